"""The sidebar's tags: renamed in place, coloured from a menu, dragged into one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.article import ArticleId, Span
from app.domain.mark import COLOURS
from app.domain.tag import Tag, TagId
from app.ui.icons import icon
from app.ui.models.outline_drag import passages_in
from app.ui.models.tag_tree import TagTree
from app.ui.reading.row_views import FittedTree, TagRow
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.section import Section
from app.ui.widgets.swatch import swatch_icon

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds

_INHERIT = 0


class TagSection(Section):
    """Tags with swatch, code and count; ``filtered`` carries a tag's id, or "" for none."""

    filtered = Signal(str)

    def __init__(self, desk: Desk, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tags"), "read.tags", parent)
        self._desk = desk
        self._deeds = deeds
        self._filter = ""
        self.model = TagTree(self)
        self.tree = FittedTree(self.tr("Tags"))
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(TagRow(self.tree))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = EmptyState(self.tr("Tags name what a passage is about."), inline=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree)
        column.addWidget(self._empty)
        self.set_body(body)
        self.add_button(desk.actions.get("mark.new_tag"), "plus")
        self._menu = QMenu(self)
        self._colours = QMenu(self.tr("&Colour"), self)
        self._make_menu()
        self.tree.opened.connect(self._on_opened)
        self.tree.deletion_wanted.connect(self._on_deletion)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.model.renamed.connect(self._on_renamed)
        self.model.moved.connect(self._on_moved)
        self.model.passage_dropped.connect(self._on_passage_dropped)
        self.refresh()

    def refresh(self) -> None:
        """Show the tags as the library has them now."""
        tags = self._desk.library.tags()
        self.model.show(tags, self._desk.library.tag_counts())
        self.tree.expandAll()
        self.tree.setVisible(bool(tags))
        self._empty.setVisible(not tags)
        self.tree.updateGeometry()
        if self._filter and not self.model.index_of(TagId(self._filter)).isValid():
            self.clear_filter()

    def clear_filter(self) -> None:
        """Filter by no tag."""
        self.tree.clearSelection()
        if self._filter:
            self._filter = ""
            self.filtered.emit("")

    def new_tag(self, parent: TagId | None = None) -> None:
        """Make a tag with a name to be replaced, and edit that name."""
        names = {tag.name for tag in self._desk.library.tags() if tag.parent == parent}
        name, number = self.tr("New tag"), 2
        while name in names:
            name, number = self.tr("New tag {number}").format(number=number), number + 1
        made = self._deeds.new_tag(name, parent=parent)
        if made is not None:
            self.set_open(True)
            index = self.model.index_of(made.id)
            self.tree.setCurrentIndex(index)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            self.tree.edit(index)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        tag = self.model.tag_at(index)
        if tag is None or tag.id == self._filter:
            self.clear_filter()
            return
        self._filter = tag.id
        self.filtered.emit(tag.id)

    @Slot(QModelIndex)
    def _on_deletion(self, index: QModelIndex) -> None:
        tag = self.model.tag_at(index)
        if tag is not None:
            self._deeds.delete_tag(tag.id)

    @Slot(str, str)
    def _on_renamed(self, tag: str, name: str) -> None:
        self._deeds.change_tag(TagId(tag), name=name)

    @Slot(str, str)
    def _on_moved(self, tag: str, parent: str) -> None:
        self._deeds.change_tag(TagId(tag), parent=TagId(parent) if parent else None)

    @Slot(str, object)
    def _on_passage_dropped(self, tag: str, data: QMimeData) -> None:
        for place in passages_in(data):
            self.tag_passage(TagId(tag), ArticleId(place.article), Span(place.start, place.end))

    def tag_passage(self, tag: TagId, article: ArticleId, span: Span) -> None:
        """Tag the mark that covers just ``span``, or mark it with the tag."""
        for mark in self._desk.library.marks(article):
            if mark.passage.span == span:
                self._deeds.change_mark(mark.id, tags=(*mark.tags, tag))
                return
        self._deeds.mark(article, span, tags=(tag,))

    # The context menu

    def _make_menu(self) -> None:
        self._rename = QAction(icon("pencil-simple"), self.tr("&Rename"), self)
        self._rename.setShortcut("F2")
        self._rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._below = QAction(icon("plus"), self.tr("&New tag below"), self)
        self._passages = QAction(icon("notebook"), self.tr("Show its &passages"), self)
        self._delete = QAction(icon("trash"), self.tr("&Delete"), self)
        self._menu.addAction(self._rename)
        self._menu.addAction(self._below)
        self._menu.addMenu(self._colours)
        self._menu.addAction(self._passages)
        self._menu.addSeparator()
        self._menu.addAction(self._delete)
        for number, name in enumerate(COLOURS, 1):
            row = self._colours.addAction(f"&{number} {name}")
            row.setData(number)
            row.setCheckable(True)
        self._colours.addSeparator()
        inherit = self._colours.addAction(self.tr("As the tag &above"))
        inherit.setData(_INHERIT)
        inherit.setCheckable(True)
        self._rename.triggered.connect(self._on_rename)
        self._below.triggered.connect(self._on_new_below)
        self._passages.triggered.connect(self._on_passages)
        self._delete.triggered.connect(self._on_delete)
        self._colours.triggered.connect(self._on_colour)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        tag = self.model.tag_at(index)
        if tag is None:
            return
        self.tree.setCurrentIndex(index)
        for row in self._colours.actions():
            if row.data() is not None:
                row.setChecked(row.data() == (tag.colour or _INHERIT))
                row.setIcon(swatch_icon(row.data()) if row.data() else QIcon())
        self._menu.popup(self.tree.viewport().mapToGlobal(point))

    @Slot()
    def _on_rename(self) -> None:
        self.tree.edit(self.tree.currentIndex())

    @Slot()
    def _on_new_below(self) -> None:
        tag = self._current()
        self.new_tag(tag.id if tag is not None else None)

    @Slot()
    def _on_passages(self) -> None:
        tag, action = self._current(), self._desk.actions.get("go.codebook")
        if tag is not None:
            action.setData(tag.id)
            action.trigger()

    @Slot()
    def _on_delete(self) -> None:
        self._on_deletion(self.tree.currentIndex())

    @Slot(QAction)
    def _on_colour(self, row: QAction) -> None:
        tag = self._current()
        if tag is not None:
            self._deeds.change_tag(tag.id, colour=row.data() or None)

    def _current(self) -> Tag | None:
        return self.model.tag_at(self.tree.currentIndex())
