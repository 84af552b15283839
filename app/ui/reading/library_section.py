"""The sidebar's Library: all articles, the Inbox, those not graded yet, and collections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from shiboken6 import isValid

from app.domain.article import ArticleId
from app.ui.icons import icon
from app.ui.library.filing import Filing
from app.ui.library.sets import library_sets
from app.ui.models.library_sets import ALL, LibrarySets, SetRole
from app.ui.reading.row_views import FittedList, SetRow
from app.ui.widgets.section import Section

if TYPE_CHECKING:
    from app.ui.actions import Desk


class LibrarySection(Section):
    """``chosen`` carries the name of a set. Collections are renamed in place, and take drops."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Library"), "read.library", parent, line=False)
        self._desk = desk
        self._listed = ALL
        self._came_from: QWidget | None = None
        self.filing = Filing(desk)
        self.sets = LibrarySets(self)
        self.rows = FittedList(self.tr("Library"))
        self.rows.setModel(self.sets)
        delegate = SetRow(self.rows)
        self.rows.setItemDelegate(delegate)
        delegate.closeEditor.connect(self._on_named)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.rows.setDropIndicatorShown(True)
        self.rows.opened.connect(self._on_opened)
        self.rows.removed.connect(self._on_removed)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._on_menu)
        self.set_body(self.rows)
        new = desk.actions.get("library.new_collection")
        self.add_button(new, "plus")
        new.triggered.connect(self._on_new)
        self.sets.renamed.connect(self._on_renamed)
        self.sets.articles_dropped.connect(self._on_dropped)
        self._rename = QAction(icon("pencil-simple"), self.tr("&Rename"), self)
        self._rename.triggered.connect(self._on_rename)
        self._delete = QAction(icon("trash"), self.tr("&Delete"), self)
        self._delete.triggered.connect(self._on_delete)

    def refresh(self) -> None:
        """Show the sets and their counts as the library has them now."""
        self.sets.show(library_sets(self._desk.library))
        self.rows.updateGeometry()

    def select(self, name: str) -> None:
        """Mark the set called ``name`` as the one that is listed; none if there is no such row.

        A name that is being typed is left alone: another current row would end that.
        """
        self._listed = name
        if self.rows.is_editing:
            return
        index = self.sets.index_of(name)
        if index.isValid():
            self.rows.setCurrentIndex(index)
        else:
            self.rows.clearSelection()

    def edit_name(self, name: str) -> None:
        """Let the name of a collection just made be typed; then the focus goes back."""
        index = self.sets.index_of(name)
        if index.isValid():
            self._came_from = QApplication.focusWidget()
            self.set_open(True)
            self.rows.setCurrentIndex(index)
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.edit(index)

    @Slot()
    def _on_named(self) -> None:
        QTimer.singleShot(0, self._select_again)  # when the field is gone

    @Slot()
    def _select_again(self) -> None:
        self.select(self._listed)
        before, self._came_from = self._came_from, None
        if before is not None and self.rows.hasFocus() and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_new(self) -> None:
        if not self.window().isVisible():
            return
        made = self.filing.put_into_new([])
        if made is not None:
            self.edit_name(made)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(SetRole.NAME)))

    @Slot(QModelIndex)
    def _on_removed(self, index: QModelIndex) -> None:
        there = self.sets.set_at(index)
        if there is not None and there.is_collection:
            self.filing.delete(there.name)

    @Slot(str, str)
    def _on_renamed(self, name: str, words: str) -> None:
        self.filing.rename(name, words)

    @Slot(str, list)
    def _on_dropped(self, name: str, articles: list[str]) -> None:
        self.filing.put([ArticleId(article) for article in articles], name)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        under = self.rows.indexAt(point)
        index = under if under.isValid() else self.rows.currentIndex()
        there = self.sets.set_at(index)
        if there is None:
            return
        self.rows.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._desk.actions.get("library.table"))
        menu.addAction(self._desk.actions.get("library.new_collection"))
        if there.is_collection:
            menu.addSeparator()
            menu.addAction(self._rename)
            menu.addAction(self._delete)
        menu.popup(self.rows.viewport().mapToGlobal(point))

    @Slot()
    def _on_rename(self) -> None:
        self.rows.edit(self.rows.currentIndex())

    @Slot()
    def _on_delete(self) -> None:
        self._on_removed(self.rows.currentIndex())
