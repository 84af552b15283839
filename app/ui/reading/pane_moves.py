"""Panes taken to another place with the pointer: by their heads, and by their tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QTabBar
from typing_extensions import override

from app.ui import theme
from app.ui.models.article_data import articles_as_data

if TYPE_CHECKING:
    from app.ui.reading.pane import Pane

PANE_FORMAT = "application/x-collate-pane"
"""The private format in which a pane is dragged: its number."""

_OUT = 12
"""So many pixels above or below the bar a tab is no longer moved within it."""


def pane_as_data(pane: Pane) -> QMimeData:
    """The pane for a drag; elsewhere than among panes it counts as its article."""
    article = pane.article
    data = articles_as_data([(article.id, article.title)] if article is not None else [])
    data.setData(PANE_FORMAT, str(pane.number).encode())
    return data


def pane_in(data: QMimeData) -> int | None:
    """The number of the pane that is dragged; ``None`` if something else is."""
    if not data.hasFormat(PANE_FORMAT):
        return None
    return int(data.data(PANE_FORMAT).toStdString())


def drag_pane(pane: Pane) -> None:
    """Drag ``pane`` until it is dropped; its head goes with the pointer."""
    drag = QDrag(pane)
    drag.setMimeData(pane_as_data(pane))
    drag.setPixmap(pane.head.grab())
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)


class PaneTabs(QTabBar):
    """A bar of tabs that can be put into another order; ``taken`` carries one dragged out of it.

    ``chosen`` carries the tab that is to be in front. With the mouse it comes at the release: what
    is in front takes the bar along, and a bar that moves loses the pointer.
    """

    taken = Signal(int)
    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFont(theme.ui_font(13, 500))
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.hide()
        self._is_pressed = False
        self.currentChanged.connect(self._on_current)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        self._is_pressed = at >= 0 and event.button() is Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        if not self._is_pressed or -_OUT <= y <= self.height() + _OUT:
            super().mouseMoveEvent(event)
            return
        self._is_pressed = False
        number = self.currentIndex()
        release = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            event.position(),
            event.globalPosition(),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.NoButton,
            event.modifiers(),
        )
        super().mouseReleaseEvent(release)  # it goes back to its place in the bar
        self.taken.emit(number)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._is_pressed:
            self._is_pressed = False
            self.chosen.emit(self.currentIndex())

    @Slot(int)
    def _on_current(self, number: int) -> None:
        if not self._is_pressed:
            self.chosen.emit(number)
