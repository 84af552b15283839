"""A drawer: a side that has no room of its own and slides over the place's edge."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.focus import first_focus_in

Edge = Literal["left", "right"]


class Drawer(QWidget):
    """Lies over the ``edge`` of ``host``, full height; Esc closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, host: QWidget, edge: Edge, width: int) -> None:
        super().__init__(host)
        self._host = host
        self._edge = edge
        self._came_from: QWidget | None = None
        self.setObjectName(f"drawer.{edge}")
        self.setFixedWidth(width)
        self.setAutoFillBackground(True)
        self._row = QHBoxLayout(self)
        margin = (0, 0, 1, 0) if edge == "left" else (1, 0, 0, 0)
        self._row.setContentsMargins(*margin)
        self._row.setSpacing(0)
        host.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the drawer is shown."""
        return not self.isHidden()

    def set_content(self, content: QWidget) -> None:
        """Put ``content`` into the drawer; it leaves the layout it was in."""
        self._row.addWidget(content)
        content.show()

    def open(self) -> None:
        """Slide over the edge and take the focus."""
        self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first = first_focus_in(self)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Slide away; the focus returns to where it was."""
        if self.isHidden():
            return
        held = QApplication.focusWidget()
        self.hide()
        lost = held is None or self.isAncestorOf(held)
        if lost and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.current()
        painter.fillRect(self.rect(), shown.color("panel"))
        x = self.width() - 1 if self._edge == "left" else 0
        painter.fillRect(x, 0, 1, self.height(), shown.color("line.strong"))
        painter.end()

    def _place(self) -> None:
        x = 0 if self._edge == "left" else self._host.width() - self.width()
        self.setGeometry(x, 0, self.width(), self._host.height())
