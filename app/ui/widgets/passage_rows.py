"""A list of passages as it is read: rows as high as their words, dragged from, worked by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QStyledItemDelegate
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex


class LaidOutRows(QStyledItemDelegate):
    """A delegate that keeps how it has laid rows out, until it is told to ``forget``."""

    def forget(self) -> None:
        """Lay out anew: another width, other fonts or colours."""
        raise NotImplementedError


class PassageRows(QListView):
    """``open_wanted(beside)`` follows a double click on a passage, and whatever else asks for it.

    What draws the rows lays them out anew where the width or the theme becomes another.
    """

    open_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "paper")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._laid_out_at = 0  # the width: what draws the rows goes by that of the whole list
        theme.switch().changed.connect(self._lay_out_anew)

    def is_passage(self, index: Index) -> bool:
        """Whether a passage stands at ``index``, not a head."""
        raise NotImplementedError

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; they do not jump to a row that begins with them."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.is_passage(index):
            self.setCurrentIndex(index)
            self.open_wanted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if self.width() != self._laid_out_at:  # a scroll bar that comes leaves the rows as they are
            self._laid_out_at = self.width()
            # By itself a list that goes downwards only looks whether it has become higher.
            self._lay_out_anew()

    @Slot()
    def _lay_out_anew(self) -> None:
        drawing = self.itemDelegate()
        if isinstance(drawing, LaidOutRows):
            drawing.forget()
        self.scheduleDelayedItemsLayout()
