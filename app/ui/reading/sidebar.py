"""The sidebar of Read: the library, its articles, tags and briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.domain.tag import TagId
from app.ui.icons import icon
from app.ui.models.article_list import ArticleList, ArticleOrder, ArticleRole
from app.ui.reading.row_views import COUNT_ROLE, GLYPH_ROLE, ArticleRow, FittedList, PlainRow
from app.ui.reading.tag_section import TagSection
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.article import ArticleId
    from app.domain.changes import Changes
    from app.library.reading import ArticleSummary
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds

WIDTH = 256

RECOUNT_MS = 120
"""How long after a mark was made the counts follow."""

_ALL = "all"
_UNGRADED = "ungraded"
_ID = Qt.ItemDataRole.UserRole + 1


class Sidebar(QWidget):
    """Shows what there is; ``article_wanted`` carries an article's id and whether beside."""

    article_wanted = Signal(str, bool)
    briefing_wanted = Signal(str)

    def __init__(self, desk: Desk, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Sidebar"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self.setMaximumWidth(420)
        self._desk = desk
        self._deeds = deeds
        self._shown = _ALL
        self._tag = ""
        self.articles = ArticleList(self)
        self.article_list = FittedList(self.tr("Articles"), fitted=False)
        self.library_rows = FittedList(self.tr("Library"))
        self.briefing_rows = FittedList(self.tr("Briefings"))
        self.tags = TagSection(desk, deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._library_section())
        column.addWidget(self._article_section(), 1)
        column.addWidget(self.tags)
        column.addWidget(self._briefing_section())
        column.addStretch(0)
        self._recount = QTimer(self)  # counting can wait until a mark is drawn
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._on_recount)
        self.tags.filtered.connect(self._on_filtered)
        desk.edits.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as the library has it now."""
        self._refresh_articles()
        self.tags.refresh()
        self._refresh_briefings()

    def show_open(self, sides: Mapping[ArticleId, str], current: ArticleId | None) -> None:
        """Say which articles are open on which side, and select the one that has the focus."""
        self.articles.show_sides(sides)
        index = self.articles.index_of(current) if current is not None else QModelIndex()
        self.article_list.setCurrentIndex(index)

    # Building

    def _library_section(self) -> Section:
        section = Section(self.tr("Library"), "read.library", line=False)
        self._sets = QStandardItemModel(self)
        self.library_rows.setModel(self._sets)
        self.library_rows.setItemDelegate(PlainRow(self.library_rows))
        self.library_rows.opened.connect(self._on_set)
        section.set_body(self.library_rows)
        return section

    def _article_section(self) -> Section:
        section = Section(self.tr("Articles"), "read.articles")
        self.article_list.setModel(self.articles)
        self.article_list.setItemDelegate(ArticleRow(self.article_list))
        self.article_list.opened.connect(self._on_article)
        self.article_list.opened_beside.connect(self._on_article_beside)
        self.article_list.removed.connect(self._on_remove)
        self.article_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.article_list.customContextMenuRequested.connect(self._on_article_menu)
        self._no_articles = EmptyState(self.tr("Articles you add are listed here."), inline=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.article_list, 1)
        column.addWidget(self._no_articles)
        section.set_body(body, stretches=True)
        self._sort = QAction(icon("sort-ascending"), self.tr("Sort articles"), self)
        self._sort_menu = QMenu(self)
        group = QActionGroup(self)
        for order, words in (
            (ArticleOrder.ADDED, self.tr("As they were &added")),
            (ArticleOrder.TITLE, self.tr("By &title")),
            (ArticleOrder.DATE, self.tr("By &date, newest first")),
            (ArticleOrder.GRADE, self.tr("By &grade")),
            (ArticleOrder.MARKS, self.tr("By &marks, most first")),
        ):
            row = self._sort_menu.addAction(words)
            row.setData(order)
            row.setCheckable(True)
            row.setChecked(order is ArticleOrder.ADDED)
            group.addAction(row)
        self._sort_button = section.add_button(self._sort)
        self._sort.triggered.connect(self._on_sort)
        self._sort_menu.triggered.connect(self._on_order)
        self._articles_section = section
        return section

    def _briefing_section(self) -> Section:
        section = Section(self.tr("Briefings"), "read.briefings")
        self._briefings = QStandardItemModel(self)
        self.briefing_rows.setModel(self._briefings)
        self.briefing_rows.setItemDelegate(PlainRow(self.briefing_rows))
        self.briefing_rows.opened.connect(self._on_briefing)
        self._no_briefings = EmptyState(
            self.tr("Start one when you have marked a few passages."), inline=True
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(self.briefing_rows)
        column.addWidget(self._no_briefings)
        section.set_body(body)
        section.add_button(self._desk.actions.get("file.new_briefing"), "plus")
        return section

    # Slots

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.articles:
            self._refresh_articles()
        if changes.tags:
            self.tags.refresh()
        if changes.briefings:
            self._refresh_briefings()
        if changes.articles_marked:
            self._recount.start()

    @Slot()
    def _on_recount(self) -> None:
        self._refresh_articles()
        self.tags.refresh()

    @Slot(QModelIndex)
    def _on_set(self, index: QModelIndex) -> None:
        self._shown = str(index.data(_ID))
        self._tag = ""
        self.tags.clear_filter()
        self._refresh_articles()

    @Slot(str)
    def _on_filtered(self, tag: str) -> None:
        self._tag = tag
        self._shown = _ALL
        self._refresh_articles()

    @Slot(QModelIndex)
    def _on_article(self, index: QModelIndex) -> None:
        self.article_wanted.emit(index.data(ArticleRole.SUMMARY).id, False)

    @Slot(QModelIndex)
    def _on_article_beside(self, index: QModelIndex) -> None:
        self.article_wanted.emit(index.data(ArticleRole.SUMMARY).id, True)

    @Slot(QPoint)
    def _on_article_menu(self, point: QPoint) -> None:
        """The menu of the row under the pointer, or of the current one for the menu key."""
        under = self.article_list.indexAt(point)
        index = under if under.isValid() else self.article_list.currentIndex()
        if not index.isValid():
            return
        self.article_list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("book-open"), self.tr("&Open")).triggered.connect(self._on_open)
        beside = menu.addAction(icon("columns"), self.tr("Open &beside"))
        beside.triggered.connect(self._on_open_beside)
        menu.addSeparator()
        remove = menu.addAction(icon("trash"), self.tr("&Remove from the library"))
        remove.triggered.connect(self._on_remove)
        menu.popup(self.article_list.viewport().mapToGlobal(point))

    @Slot()
    def _on_open(self) -> None:
        self._on_article(self.article_list.currentIndex())

    @Slot()
    def _on_remove(self) -> None:
        index = self.article_list.currentIndex()
        if index.isValid():
            self._deeds.remove_article(index.data(ArticleRole.SUMMARY).id)

    @Slot()
    def _on_open_beside(self) -> None:
        self._on_article_beside(self.article_list.currentIndex())

    @Slot(QModelIndex)
    def _on_briefing(self, index: QModelIndex) -> None:
        self.briefing_wanted.emit(index.data(_ID))

    @Slot()
    def _on_sort(self) -> None:
        corner = self._sort_button.rect().bottomLeft()
        self._sort_menu.popup(self._sort_button.mapToGlobal(corner))

    @Slot(QAction)
    def _on_order(self, row: QAction) -> None:
        self.articles.sort_by(ArticleOrder(row.data()))

    # Private

    def _refresh_articles(self) -> None:
        everything = self._desk.library.articles()
        ungraded = [row for row in everything if row.reliability is None]
        if self._shown == _UNGRADED and not ungraded:
            self._shown = _ALL
        current = self.article_list.currentIndex().data(ArticleRole.SUMMARY)
        self.articles.show(self._chosen(everything, ungraded))
        if current is not None:
            self.article_list.setCurrentIndex(self.articles.index_of(current.id))
        self.article_list.setVisible(bool(everything))
        self._no_articles.setVisible(not everything)
        sets = [(_ALL, self.tr("All articles"), "books", len(everything))]
        if ungraded:
            sets.append((_UNGRADED, self.tr("Not graded yet"), "scales", len(ungraded)))
        _fill(self._sets, sets)
        self.library_rows.updateGeometry()
        for number, (name, _words, _glyph, _count) in enumerate(sets):
            if name == self._shown and not self._tag:
                self.library_rows.setCurrentIndex(self._sets.index(number, 0))
        self._say_what_is_listed()

    def _chosen(
        self, everything: list[ArticleSummary], ungraded: list[ArticleSummary]
    ) -> list[ArticleSummary]:
        if self._tag:
            marks = self._desk.library.marks(tag=TagId(self._tag))
            tagged = {mark.passage.article for mark in marks}
            return [row for row in everything if row.id in tagged]
        return ungraded if self._shown == _UNGRADED else everything

    def _say_what_is_listed(self) -> None:
        tag = self.tags.model.tag_at(self.tags.model.index_of(TagId(self._tag)))
        title = self.tr("Articles")
        if tag is not None:
            title = self.tr("Articles tagged {tag}").format(tag=tag.name)
            self.library_rows.clearSelection()
        self._articles_section.set_title(title)

    def _refresh_briefings(self) -> None:
        briefings = self._desk.library.briefings()
        _fill(self._briefings, [(b.id, b.title, "file-text", 0) for b in briefings])
        self.briefing_rows.setVisible(bool(briefings))
        self._no_briefings.setVisible(not briefings)
        self.briefing_rows.updateGeometry()


def _fill(model: QStandardItemModel, rows: list[tuple[str, str, str, int]]) -> None:
    """Put rows of id, words, icon and count into ``model``; a count of 0 is not shown."""
    model.clear()
    for name, words, glyph, count in rows:
        row = QStandardItem(words)
        row.setEditable(False)
        row.setData(name, _ID)
        row.setData(glyph, GLYPH_ROLE)
        row.setData(f"{count:,}" if count or name == _ALL else "", COUNT_ROLE)
        spoken = f"{words}, {count:,}" if count or name == _ALL else words
        row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        row.setToolTip(words)
        model.appendRow(row)
