"""The sidebar of Read: the library, its articles, tags and briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QKeySequence,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.icons import icon
from app.ui.library.article_menu import ArticleMenu
from app.ui.library.sets import TAG, articles_of, is_there, title_of
from app.ui.models.article_list import ArticleList, ArticleOrder, ArticleRole
from app.ui.models.library_sets import ALL, INBOX
from app.ui.reading.library_section import LibrarySection
from app.ui.reading.row_views import COUNT_ROLE, GLYPH_ROLE, ArticleRow, FittedList, PlainRow
from app.ui.reading.tag_section import TagSection
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.section import Section
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from app.domain.article import ArticleId
    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds

WIDTH = 256

RECOUNT_MS = 120
"""How long after a mark was made the counts follow."""

TABLE_FROM = 200
"""A set of more articles is shown as a table; the sidebar lists just those that are open."""

_ID = Qt.ItemDataRole.UserRole + 1


class Sidebar(QWidget):
    """Shows what there is; ``article_wanted`` carries an article's id and whether beside.

    ``table_wanted`` carries the name of a set that is to be shown as a table.
    """

    article_wanted = Signal(str, bool)
    table_wanted = Signal(str)
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
        self._shown = ALL
        self._listed = 0
        self._missed: Changes | None = None
        self._open: set[ArticleId] = set()
        self.articles = ArticleList(self)
        self.article_list = FittedList(self.tr("Articles"), fitted=False)
        self.library = LibrarySection(desk)
        self._menu = ArticleMenu(desk, self.library.filing, self)
        self.briefing_rows = FittedList(self.tr("Briefings"))
        self.tags = TagSection(desk, deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.library)
        column.addWidget(self._article_section(), 1)
        column.addWidget(self.tags)
        column.addWidget(self._briefing_section())
        column.addStretch(0)
        self.setFocusProxy(self.article_list)
        self._recount = QTimer(self)  # counting can wait until a mark is drawn
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._on_recount)
        self.library.chosen.connect(self._on_set)
        self.tags.filtered.connect(self._on_filtered)
        self._menu.opened.connect(self.article_wanted)
        self._menu.named.connect(self.library.edit_name)
        self._menu.unfolded.connect(self._on_unfolded)
        desk.edits.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as the library has it now."""
        self._refresh_articles()
        self.tags.refresh()
        self._refresh_briefings()

    def choose(self, name: str) -> None:
        """List the set called ``name``."""
        self._shown = name
        self.tags.clear_filter()
        self._shown = name  # leaving a tag listed them all
        self._refresh_articles()

    def show_open(self, sides: Mapping[ArticleId, str], current: ArticleId | None) -> None:
        """Say which articles are open on which side, and select the one that has the focus."""
        self.articles.show_sides(sides)
        if self._open != set(sides):
            self._open = set(sides)
            if self._is_long:
                self._refresh_articles()
        index = self.articles.index_of(current) if current is not None else QModelIndex()
        self.article_list.setCurrentIndex(index)

    # Building

    def _article_section(self) -> Section:
        section = Section(self.tr("Articles"), "read.articles")
        self.article_list.setModel(self.articles)
        self.article_list.setItemDelegate(ArticleRow(self.article_list))
        self.article_list.opened.connect(self._on_article)
        self.article_list.opened_beside.connect(self._on_article_beside)
        self.article_list.removed.connect(self._on_remove)
        self.article_list.folded.connect(self._on_folded)
        self.article_list.setDragEnabled(True)
        file_key = QShortcut(QKeySequence("L"), self.article_list)
        file_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        file_key.activated.connect(self._on_file)
        self.article_list.setLayoutMode(QListView.LayoutMode.Batched)
        self.article_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.article_list.customContextMenuRequested.connect(self._on_article_menu)
        self._no_articles = EmptyState(self.tr("Articles you add are listed here."), inline=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        table = self._desk.actions.get("library.table")
        self._as_table = EmptyState("", table, inline=True)
        column.addWidget(self._as_table)
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
        section.add_button(self._desk.actions.get("library.table"))
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
        if not self.isVisible():  # while articles are added, changes come several times a second
            self._missed = changes if self._missed is None else self._missed | changes
            return
        if changes.articles or changes.copies or changes.publishers:
            self._refresh_articles()
        elif changes.filed or changes.collections:
            self._refresh_filing()
        if changes.tags:
            self.tags.refresh()
        if changes.briefings:
            self._refresh_briefings()
        if changes.articles_marked:
            self._recount.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        missed, self._missed = self._missed, None
        if missed is not None:
            self._on_changed(missed)
        super().showEvent(event)

    @Slot()
    def _on_recount(self) -> None:
        self._refresh_articles()
        self.tags.refresh()

    @Slot(str)
    def _on_set(self, name: str) -> None:
        self.choose(name)
        if name == INBOX or self._is_long:
            self.table_wanted.emit(name)

    @Slot(str)
    def _on_filtered(self, tag: str) -> None:
        if tag or self._shown.startswith(TAG):
            self._shown = f"{TAG}{tag}" if tag else ALL
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
        if index.isValid():
            self.article_list.setCurrentIndex(index)
            row, group = index.data(ArticleRole.SUMMARY), index.data(ArticleRole.ROW)
            place = self.article_list.viewport().mapToGlobal(point)
            self._menu.popup([row], group.copies, place)

    @Slot()
    def _on_file(self) -> None:
        """Offer the collections for the current article, by the key that the table has too."""
        index = self.article_list.currentIndex()
        if index.isValid() and self._desk.settings.single_letter_keys:
            corner = self.article_list.visualRect(index).bottomLeft()
            place = self.article_list.viewport().mapToGlobal(corner)
            self._menu.popup_collections([index.data(ArticleRole.SUMMARY)], place)

    @Slot(QModelIndex, bool)
    def _on_folded(self, index: QModelIndex, unfolded: bool) -> None:  # noqa: FBT001
        stands = self.articles.unfold(index, unfolded=unfolded)
        self.article_list.setCurrentIndex(stands)

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001
        self._on_folded(self.article_list.currentIndex(), unfolded)

    @Slot()
    def _on_remove(self) -> None:
        index = self.article_list.currentIndex()
        if index.isValid():
            self._deeds.remove_article(index.data(ArticleRole.SUMMARY).id)

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

    @property
    def shown_set(self) -> str:
        """The name of the set that is listed."""
        return self._shown

    @property
    def _is_long(self) -> bool:
        return self._listed > TABLE_FROM

    def _refresh_filing(self) -> None:
        """What was filed elsewhere changes the counts, and the list of a collection alone."""
        if self._shown == ALL or self._shown.startswith(TAG):
            self.library.refresh()
            self.library.select(self._shown)
        else:
            self._refresh_articles()

    def _refresh_articles(self) -> None:
        library = self._desk.library
        everything = library.articles()
        chosen = articles_of(library, self._shown)
        gone = not is_there(library, self._shown) or (not chosen and self._shown == "ungraded")
        if gone:
            self._shown, chosen = ALL, everything
        self._listed = len(chosen)
        current = self.article_list.currentIndex().data(ArticleRole.SUMMARY)
        shown = [row for row in chosen if row.id in self._open] if self._is_long else chosen
        self.articles.show(shown, library.grouping.sources_of(row.id for row in shown))
        if current is not None:
            self.article_list.setCurrentIndex(self.articles.index_of(current.id))
        words = self.tr("{n} articles stand in the table; here are those that are open.")
        self._as_table.set_text(words.format(n=f"{self._listed:,}"))
        self._as_table.setVisible(self._is_long)
        self.article_list.setVisible(bool(chosen))
        self._say_nothing(everything=bool(everything), chosen=bool(chosen))
        self.library.refresh()
        self.library.select(self._shown)
        self._say_what_is_listed()

    def _say_nothing(self, *, everything: bool, chosen: bool) -> None:
        self._no_articles.setVisible(not chosen)
        if not everything:
            self._no_articles.set_text(self.tr("Articles you add are listed here."))
        elif self._shown == INBOX:
            self._no_articles.set_text(self.tr("Nothing waits to be looked through."))
        else:
            words = self.tr("Drag articles onto a collection to put them into it.")
            self._no_articles.set_text(words)

    def _say_what_is_listed(self) -> None:
        title = self.tr("Articles")
        if self._shown.startswith(TAG):
            name = title_of(self._desk.library, self._shown)
            title = self.tr("Articles: {set}").format(set=name)
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
        row.setData(f"{count:,}" if count else "", COUNT_ROLE)
        spoken = f"{words}, {count:,}" if count else words
        row.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        row.setToolTip(as_tip(words))
        model.appendRow(row)
