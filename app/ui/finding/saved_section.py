"""The saved searches below the filters: opened by Enter or a click, renamed in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.finding.saved_delegate import ROW, SavedDelegate
from app.ui.models.saved_search_list import SavedSearchList
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

Index = QModelIndex | QPersistentModelIndex

_ROWS = 6
"""Rows that are kept in sight however many filters there are."""


class SavedView(QListView):
    """``opened(id)`` and ``delete_wanted(id)`` are about a saved search; ``left()`` follows Esc."""

    opened = Signal(str)
    delete_wanted = Signal(str)
    left = Signal()

    def __init__(self, model: SavedSearchList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = model
        self._kept = ""
        self.setObjectName("saved-searches")
        self.setAccessibleName(self.tr("Saved searches"))
        self.setProperty("surface", "panel")
        self.setItemDelegate(SavedDelegate(self))
        self.setModel(model)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_wanted)
        self._menu = self._make_menu()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        theme.switch().changed.connect(self.viewport().update)

    def choose(self, search: str) -> None:
        """Show the saved search with this id as the one asked; an unknown one shows none."""
        found = self._saved.find(search)
        if found.isValid():
            self.setCurrentIndex(found)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def rename(self, search: str) -> None:
        """Let the person type another name for it."""
        found = self._saved.find(search)
        if found.isValid():
            self.setCurrentIndex(found)
            self.scrollTo(found)
            self.edit(found)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, ROW * self._saved.rowCount() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, ROW * min(_ROWS, self._saved.rowCount()) + 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._on_open()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._on_delete()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        index = self.indexAt(e.position().toPoint())
        if e.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._on_open()

    @Slot()
    def _on_open(self) -> None:
        search = self._saved.value(self.currentIndex())
        if search is not None:
            self.opened.emit(search.id)

    @Slot()
    def _on_rename(self) -> None:
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    @Slot()
    def _on_delete(self) -> None:
        search = self._saved.value(self.currentIndex())
        if search is not None:
            self.delete_wanted.emit(search.id)

    @Slot()
    def _on_about_to_reset(self) -> None:
        search = self._saved.value(self.currentIndex())
        self._kept = search.id if search is not None else ""

    @Slot()
    def _on_reset(self) -> None:
        self.updateGeometry()
        self.choose(self._kept)

    @Slot(QPoint)
    def _on_menu_wanted(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.setCurrentIndex(index)
        if self.currentIndex().isValid():
            self._menu.popup(self.viewport().mapToGlobal(point))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, key, slot in (
            (self.tr("&Open"), "Return", self._on_open),
            (self.tr("&Rename"), "F2", self._on_rename),
            (self.tr("&Delete"), "Del", self._on_delete),
        ):
            action = QAction(f"{words}\t{QKeySequence(key).toString()}", menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu


class SavedSection(QWidget):
    """The heading with a button that saves the search, and the list; or a hint without any."""

    def __init__(self, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SavedSearchList(self)
        self.view = SavedView(self.model)
        title = QLabel(self.tr("Saved searches"))
        title.setFont(theme.ui_font(12, 600))
        title.setProperty("role", "secondary")
        self._hint = QLabel(self.tr("A search that is saved stays here and counts what is new."))
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(16, 0, 16, 8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 2, 8, 2)
        head.addWidget(title, 1)
        head.addWidget(IconButton(save, self, small=True, glyph="plus"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.view)
        self.model.modelReset.connect(self._on_reset)
        self._on_reset()

    @Slot()
    def _on_reset(self) -> None:
        there_are = self.model.rowCount() > 0
        self._hint.setVisible(not there_are)
        self.view.setVisible(there_are)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(8,))
