"""A set of articles as a table with a preview: the Inbox to be looked through, long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.icons import icon
from app.ui.library.article_menu import ArticleMenu
from app.ui.library.article_preview import ArticlePreview
from app.ui.library.filing import Filing
from app.ui.library.sets import articles_of, is_there, title_of
from app.ui.library.table_view import TableView
from app.ui.models.article_list import ArticleRole
from app.ui.models.article_table import ArticleTable
from app.ui.models.library_sets import ALL, INBOX
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from app.domain.article import ArticleId
    from app.domain.changes import Changes
    from app.library.reading import ArticleSummary
    from app.ui.actions import Desk


class ArticlesPage(QWidget):
    """``wanted`` carries an article to open and whether beside, ``left`` leads back to reading.

    ``status`` carries facts and keys for the status bar, ``named`` a collection just made.
    """

    wanted = Signal(str, bool)
    left = Signal()
    status = Signal(str, str)
    named = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlesPage")
        self.setAccessibleName(self.tr("Articles as a table"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._set = ALL
        self._filing = Filing(desk)
        self.table = ArticleTable(self)
        self.view = TableView(desk, self.table)
        self.preview = ArticlePreview(desk)
        self._menu = ArticleMenu(desk, self._filing, self)
        self._title, self._count = QLabel(), QLabel()
        words = self.tr("Narrow by words of title, publisher or author")
        self.field = SearchField(self.tr("Narrow this list"), words)
        self._empty = EmptyState("", None, glyph="tray")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        splitter = Splitter("articles", (340, 0), vertical=True)
        splitter.addWidget(self._pages)
        splitter.addWidget(self.preview)
        splitter.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(splitter, 1)
        self._connect()

    @property
    def shown_set(self) -> str:
        """The name of the set in sight."""
        return self._set

    def show_set(self, name: str) -> None:
        """Show the set called ``name``, its first row chosen."""
        other = name != self._set
        self._set = name
        if other:
            self.field.set_text("")
        self.refresh()
        if other or not self.view.currentIndex().isValid():
            self.view.go_to(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show the set as the library has it now; the row at hand stays."""
        library = self._desk.library
        if not is_there(library, self._set):
            self._set = ALL
        at = self.view.currentIndex()
        held = self.table.article_at(at)
        articles = articles_of(library, self._set)
        sources = library.grouping.sources_of(row.id for row in articles)
        self.table.show(articles, sources, self._collections())
        self._keep_place(held.id if held is not None else None, at.row())
        self.tell()

    def selected(self) -> list[ArticleSummary]:
        """The articles of the selected rows; a folded group stands for all its copies."""
        found = [self.table.articles_at(index) for index in self.view.rows_selected()]
        return list({row.id: row for rows in found for row in rows}.values())

    # Building

    def _head(self) -> QHBoxLayout:
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(theme.ui_font(15, 600))
        self._count.setFont(theme.ui_font(12, tabular=True))
        self._count.setProperty("role", "secondary")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._count)
        self.field.setMaximumWidth(280)
        self.field.setMinimumWidth(120)
        self._buttons = {}
        for action_id, glyph, said in (
            ("library.keep", "check", self.tr("Keep")),
            ("library.drop", "trash", self.tr("Drop")),
            ("library.file", "folder-simple-plus", self.tr("File")),
        ):
            button = Button("", glyph)
            button.setObjectName(action_id)
            button.follow(self._desk.actions.get(action_id), words=said)
            self._buttons[action_id] = button
        leave = QAction(icon("x"), self.tr("Back to reading"), self)
        leave.setToolTip(self.tr("Back to reading (Esc)"))
        leave.triggered.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(8)
        row.addLayout(words)
        row.addStretch(1)
        row.addWidget(self.field, 3)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(IconButton(leave, self, small=True))
        return row

    def _connect(self) -> None:
        view, actions = self.view, self._desk.actions
        view.opened.connect(self._on_opened)
        view.opened_beside.connect(self._on_opened_beside)
        view.folded.connect(self._on_folded)
        view.left.connect(self.left)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().currentRowChanged.connect(self._on_current)
        view.selectionModel().selectionChanged.connect(self.tell)
        self.field.changed.connect(self._on_narrowed)
        self.field.submitted.connect(self._on_submitted)
        self.field.left.connect(self._focus_table)
        self._menu.opened.connect(self.wanted)
        self._menu.named.connect(self.named)
        self._menu.unfolded.connect(self._on_unfolded)
        actions.get("library.keep").triggered.connect(self._on_keep)
        actions.get("library.drop").triggered.connect(self._on_drop)
        actions.get("library.next").triggered.connect(self._on_next)
        actions.get("library.file").triggered.connect(self._on_file)
        self._desk.edits.changed.connect(self._on_changed)

    # Slots

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            return  # whoever shows the page refreshes it
        if (
            changes.articles
            or changes.filed
            or changes.collections
            or changes.copies
            or changes.publishers
            or changes.articles_marked
            or changes.tags
        ):
            self.refresh()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        found = self.table.article_at(current) if current.isValid() else None
        self.preview.show_article(found.id if found is not None else None)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(ArticleRole.SUMMARY).id, False)

    @Slot(QModelIndex)
    def _on_opened_beside(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(ArticleRole.SUMMARY).id, True)

    @Slot(QModelIndex, bool)
    def _on_folded(self, index: QModelIndex, unfolded: bool) -> None:  # noqa: FBT001
        stands = self.table.unfold(index, unfolded=unfolded)
        if stands.isValid():
            self.view.go_to(stands.row())

    @Slot(bool)
    def _on_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001
        self._on_folded(self.view.currentIndex(), unfolded)

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        rows = self.selected()
        if rows:
            row = self.view.currentIndex().data(ArticleRole.ROW)
            copies = row.copies if len(rows) == 1 and row is not None else 0
            self._menu.popup(rows, copies, self.view.viewport().mapToGlobal(point))

    @Slot()
    def _on_keep(self) -> None:
        self._settle(self._filing.keep)

    @Slot()
    def _on_drop(self) -> None:
        self._settle(self._filing.drop)

    @Slot()
    def _on_next(self) -> None:
        if self.isVisible():
            self.view.go_to(self.view.currentIndex().row() + 1)

    @Slot()
    def _on_file(self) -> None:
        rows = self.selected() if self.isVisible() else []
        if rows:
            corner = self.view.visualRect(self.view.currentIndex()).bottomLeft()
            point = self.view.viewport().mapToGlobal(QPoint(max(corner.x(), 0), corner.y()))
            self._menu.popup_collections(rows, point)

    @Slot(str)
    def _on_narrowed(self, words: str) -> None:
        held = self.table.article_at(self.view.currentIndex())
        self.table.narrow(words)
        self._keep_place(held.id if held is not None else None, 0)
        self.tell()

    @Slot(str)
    def _on_submitted(self, _words: str) -> None:
        self._focus_table()

    @Slot()
    def _focus_table(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def tell(self) -> None:
        """Say what is shown, and what can be done with it."""
        shown, whole = self.table.rowCount(), self.table.articles
        waiting = self._set == INBOX
        self._title.setText(title_of(self._desk.library, self._set))
        if waiting:
            one, many = self.tr("1 article waits"), self.tr("{n} articles wait")
        else:
            one, many = self.tr("1 article"), self.tr("{n} articles")
        words = counted(whole, one, many)
        if self.field.text().strip():
            words = self.tr("{shown} of {words}").format(shown=f"{shown:,}", words=words)
        self._count.setText(words)
        self._buttons["library.keep"].setVisible(waiting)
        self._show_empty(whole)
        chosen = len(self.view.selectionModel().selectedRows())
        if chosen > 1:
            words = self.tr("{words} · {n} chosen").format(words=words, n=f"{chosen:,}")
        keep = self.tr("K keep") if waiting else ""
        keys = [keep, self.tr("D drop"), self.tr("L file"), self.tr("J next"), self.tr("Esc back")]
        self.status.emit(words, "   ".join(key for key in keys if key))

    # Private

    def _settle(self, deed: object) -> None:
        """Do ``deed`` with the chosen articles, then stand at the row after them."""
        rows = self.view.rows_selected() if self.isVisible() else []
        if rows and callable(deed):
            first = rows[0].row()
            before = self.table.rowCount()
            if deed([row.id for row in self.selected()]):
                gone = self.table.rowCount() < before
                self.view.go_to(first if gone else rows[-1].row() + 1)

    def _keep_place(self, held: ArticleId | None, row: int) -> None:
        """Stand at the article ``held``, or where it was in row ``row``."""
        index = self.table.index_of(held) if held is not None else QModelIndex()
        if not index.isValid():
            self.view.go_to(row)
        elif self.view.currentIndex().row() != index.row() or not self.view.rows_selected():
            self.view.go_to(index.row())
        if not self.table.rowCount():
            self.preview.show_article(None)

    def _collections(self) -> dict[ArticleId, str]:
        collections = self._desk.library.collections
        names = {made.id: made.name for made in collections.collections()}
        return {
            article: ", ".join(names[name] for name in held if name in names)
            for article, held in collections.of_each().items()
        }

    def _show_empty(self, whole: int) -> None:
        if self.table.rowCount():
            self._pages.setCurrentWidget(self.view)
            return
        if whole:
            words = self.tr("Nothing here with these words.")
        elif self._set == INBOX:
            words = self.tr(
                "The Inbox is empty. What you add waits here until you keep or drop it."
            )
        else:
            words = self.tr("No article here yet. Drag some onto it, or press L in a list.")
        self._empty.set_text(words)
        self._pages.setCurrentWidget(self._empty)
