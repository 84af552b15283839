"""A section that folds: the sidebar's Library, Articles, Tags and Briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets import memory
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.focus import paint_ring, shows_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Section(QWidget):
    """A heading of 30 px with a caret, small buttons at its right, and a body below.

    ``name`` is where the window remembers whether it is folded. ``line`` draws a separator above.
    """

    toggled = Signal(bool)

    def __init__(
        self, title: str, name: str, parent: QWidget | None = None, *, line: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"section.{name}")
        self._name = name
        self._body: QWidget | None = None
        self._line = line
        self.head = _Head(title, self)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.head, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 11 if line else 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.head.setChecked(name not in memory.current().folded)
        self.head.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.head.isChecked()

    def set_open(self, opened: bool) -> None:  # noqa: FBT001
        """Fold or unfold."""
        self.head.setChecked(opened)

    def set_title(self, title: str) -> None:
        """Give the heading other words."""
        self.head.setText(title)
        self.head.setAccessibleName(title)

    def add_button(self, action: QAction, glyph: str = "") -> IconButton:
        """Put a small button for ``action`` at the right of the heading."""
        button = IconButton(action, self, small=True, glyph=glyph)
        self._row.addWidget(button)
        return button

    def set_body(self, body: QWidget, *, stretches: bool = False) -> None:
        """Show ``body`` under the heading; one that ``stretches`` takes the spare height."""
        self._body = body
        self._column.addWidget(body, 1)
        body.setVisible(self.is_open)
        self._stretches = stretches
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.fillRect(0, 6, self.width(), 1, QColor(theme.current().color("line")))
            painter.end()

    def _fit(self) -> None:
        grows = self._body is not None and self._stretches and self.is_open
        policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001
        folded = memory.current().folded
        if opened and self._name in folded:
            folded.remove(self._name)
        elif not opened and self._name not in folded:
            folded.append(self._name)
        if self._body is not None:
            self._body.setVisible(opened)
            self._fit()
        self.toggled.emit(opened)


class _Head(QAbstractButton):
    """The heading: Space, Enter or a click fold; Left folds, Right unfolds."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ringed = True
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFont(theme.ui_font(12, 600))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 40, 30)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.setChecked(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        caret = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, QRect(10, (self.height() - 14) // 2, 14, 14), caret)
        painter.setFont(self.font())
        painter.setPen(theme.current().color("text.2"))
        box = QRect(28, 0, self.width() - 28, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus() and self._ringed:
            paint_ring(painter, self.rect().adjusted(6, 2, -2, -2), 5)
        painter.end()
