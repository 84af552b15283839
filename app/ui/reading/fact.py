"""A fact with its icon: "Matches the original"."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.badge import paint_key


class Fact(QLabel):
    """Words in the colour of ``role`` ("ok", "err", "secondary") after an icon."""

    def __init__(self, px: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._role = "", "secondary"
        self._side = 14 if px < 13 else 16
        self._icon_role = "text.2"
        self.setFont(theme.ui_font(px))

    def state(self, words: str, glyph: str, role: str = "") -> None:
        """Say ``words`` with the icon called ``glyph``."""
        self._glyph = glyph
        self._icon_role = role or "text.2"
        self.setProperty("role", role)
        self.setText(words)
        self.setContentsMargins(self._side + (4 if self._side < 16 else 8), 0, 0, 0)
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRect(0, (self.height() - self._side) // 2, self._side, self._side)
        if self._glyph:
            paint_icon(painter, box, self._glyph, self._icon_role)
        painter.end()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, max(self._side, super().minimumSizeHint().height()))


class _Key(QWidget):
    """A key in its box."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(20, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, self.width(), self.height() // 2, self._key)
        painter.end()


def captioned(text: str, key: str = "") -> QWidget:
    """A field's label, with the key that leads there at its right."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setFont(theme.ui_font(12, 500))
    label.setProperty("role", "secondary")
    row.addWidget(label, 1)
    if key:
        row.addWidget(_Key(key))
    return head
