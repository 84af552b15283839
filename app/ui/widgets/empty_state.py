"""What stands where there is nothing yet: one sentence, one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.buttons import Button, LinkButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


_WIDEST, _NARROWEST = 480, 240


class EmptyState(QWidget):
    """A sentence, and a button for ``action`` if there is one.

    Centred with an optional icon, for a whole screen; ``inline`` is a hint in a sidebar's section,
    ``margin`` px from its left: below the words of the section's head, or 16 in a panel without.
    """

    def __init__(
        self,
        text: str,
        action: QAction | None = None,
        parent: QWidget | None = None,
        *,
        glyph: str = "",
        inline: bool = False,
        margin: int = 30,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._words = QLabel(text)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button: Button | None = None
        column = QVBoxLayout(self)
        if inline:
            self._words.setFont(theme.ui_font(12))
            self._words.setProperty("role", "hint")
            column.setContentsMargins(margin, 2, 16, 8)
            column.setSpacing(2)
            column.addWidget(self._words)
        else:
            self._words.setFont(theme.ui_font(15))
            self._words.setProperty("role", "secondary")
            self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._words.setMaximumWidth(_WIDEST)
            self._words.setMinimumWidth(_NARROWEST)
            column.setContentsMargins(36, 36, 36, 36)
            column.setSpacing(12)
            column.addStretch(2)
            if glyph:
                column.addWidget(_Picture(glyph), 0, Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            self._button = (
                LinkButton(action.text(), small=True) if inline else Button(action.text())
            )
            self._button.follow(action)
            side = Qt.AlignmentFlag.AlignLeft if inline else Qt.AlignmentFlag.AlignHCenter
            column.addWidget(self._button, 0, side)
        if not inline:
            column.addStretch(3)
            self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        if self._words.maximumWidth() == _WIDEST:  # centred: as wide as its words, then wrapped
            metrics = self._words.fontMetrics()
            width = min(_WIDEST, max(_NARROWEST, metrics.horizontalAdvance(text) + 4))
            self._words.setMinimumWidth(width)
            self._words.setMinimumHeight(max(0, self._words.heightForWidth(width)))

    @property
    def button(self) -> Button | None:
        """The action's button."""
        return self._button


class _Picture(QWidget):
    def __init__(self, glyph: str) -> None:
        super().__init__()
        self._glyph = glyph
        self.setFixedSize(QSize(34, 34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 0, 34, 34), self._glyph, "accent")
        painter.end()
