"""Find: a query, the passages it finds by article, filters at the left, a preview at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.finding.asking import Asking
from app.ui.finding.beside import Beside
from app.ui.finding.choosing import Choosing
from app.ui.finding.deeds import PassageDeeds, carried
from app.ui.finding.indexing import Indexing
from app.ui.finding.list_search import ListSearch
from app.ui.finding.names_search import NamesSearch
from app.ui.finding.operators_opening import OperatorsOpening
from app.ui.finding.preview_loading import PreviewLoading
from app.ui.finding.question import Found, Question
from app.ui.finding.recent import RecentQueries
from app.ui.finding.saving import SavedSearching
from app.ui.finding.screen import FindScreen
from app.ui.finding.spellings import Spellings
from app.ui.finding.telling import Telling

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from app.domain.article import ArticleId
    from app.domain.changes import Changes
    from app.domain.saved_search import SavedSearch
    from app.ui.actions import Desk
    from app.ui.finding.question import Sort
    from app.ui.models.result_rows import PassageFound

_NEED_PASSAGE = (
    "edit.copy_with_source",
    "edit.find_next",
    "edit.find_previous",
    "find.narrow",
)
TYPING_MS = 5
"""How long typing rests before the library is asked: letters that come at once are one question."""

AGAIN_MS = 3000
"""How long after an answer from an index that is being made the question is asked again."""


class FindPlace(QWidget):
    """The place to search in.

    ``open_passage(article, start, end, beside)`` asks to read a passage, in code points of the
    article's text; ``open_briefing(briefing, item)`` for an item of a briefing, counted from 0, -1
    being its head; ``add_to_briefing(passages)`` carries a list of ``Passage``; ``status(left,
    right)`` is for the status bar.
    """

    open_passage = Signal(str, int, int, bool)
    open_briefing = Signal(str, int)
    add_to_briefing = Signal(list)
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._desk = desk
        self._sort: Sort = "best"
        self._article: ArticleId | None = None
        self._found = Found(Question())
        self._new: tuple[str, ...] = ()
        self._recent = RecentQueries(desk.library.folder)
        self._kept: PassageFound | None = None
        self._screen = FindScreen(self._carry, desk)
        self._deeds = PassageDeeds(desk, self._screen)
        self._asking = Asking(desk.library, desk.background, self)
        self._indexing = Indexing(desk, self)
        self._telling = Telling(desk, self._screen, self._indexing)
        self._choosing = Choosing(desk, self._screen)
        self._spellings = Spellings(desk, self._screen.bar)
        self._saved = SavedSearching(desk, self._screen.filters.saved, self._question)
        self._beside = Beside(self._screen.facets, self._saved, self)
        self._loading = PreviewLoading(desk, self._asking, self._screen.preview, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pages = QStackedWidget()
        pages.addWidget(self._screen)
        column.addWidget(pages)
        self._list = ListSearch(desk, pages)
        self._names = NamesSearch(desk, pages)
        self._operators = OperatorsOpening(desk, self)
        self._connect_asking()
        self._connect_screen()
        self._show_start()

    # What other places and the window ask for

    def ask(self, text: str) -> None:
        """Search for ``text`` at once, and let the person go on typing."""
        self._list.leave()
        self._spellings.forget()
        self._screen.bar.set_query(text)
        self._ask_now()
        self._screen.bar.focus()

    def begin(self, text: str) -> None:
        """Go on from ``text``, the first letters of a query: the caret behind them."""
        self._list.leave()
        self._screen.bar.focus()
        self._screen.bar.set_query(text)
        self._on_typed(text)

    def focus_query(self) -> None:
        """Put the caret into the field, its text selected."""
        self._list.leave()
        self._screen.bar.focus()

    # Asking

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._asking.forget()
        self._new = ()
        if text.strip():
            self._typing.start()
        else:
            self._article = None
            self._spellings.forget()
            self._ask_now()

    def _question(self) -> Question:
        """What is asked for as the screen stands."""
        return Question(
            self._screen.bar.field.text(),
            self._sort,
            tuple(sorted(self._screen.facets.checked.items())),
            self._article,
            self._new,
            self._desk.actions.get("find.flat").isChecked(),
            self._spellings.on,
        )

    @Slot()
    def _on_typing_rested(self) -> None:
        self._ask_now(patient=self._screen.shows_results)

    @Slot()
    def _ask_now(self, *, patient: bool = False) -> None:
        self._typing.stop()
        self._again.stop()
        question = self._question()
        if question.empty:
            self._asking.forget()
            self._show_start()
        else:
            self._asking.ask(question, patient=patient)

    @Slot(str)
    def _on_sorted(self, order: Sort) -> None:
        self._sort = order
        self._ask_now()

    @Slot()
    def _on_clear(self) -> None:
        """Drop whatever keeps passages out."""
        self._article, self._new = None, ()
        if self._screen.facets.checked:
            self._screen.facets.clear()
        else:
            self._ask_now()

    @Slot()
    def _on_everywhere(self) -> None:
        self._kept = self._screen.view.passage
        self._article = None
        self._ask_now()

    @Slot(object)
    def _on_saved_opened(self, search: SavedSearch) -> None:
        self._article, self._new = None, ()
        self._screen.bar.set_query(search.query)
        self._screen.facets.choose(dict(search.filters))
        self._ask_now()

    @Slot(str)
    def _on_listed(self, query: str) -> None:
        """A term of the list: its passages, with the way back."""
        self._article, self._new = None, ()
        self._screen.facets.clear()
        self.ask(query)
        self._screen.bar.show_way_back(query)

    @Slot(object)
    def _on_only_new(self, articles: tuple[str, ...]) -> None:
        """Only passages of ``articles``; of none, those of all again."""
        self._new = articles
        self._ask_now()

    @Slot()
    def _on_narrow(self) -> None:
        """Only this article; asked once more, all of them again."""
        passage = self._screen.view.passage
        if not self.isVisible() or passage is None or passage.briefing:
            return
        self._kept = passage
        self._article = passage.article if self._article is None else None
        self._ask_now()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        kept, self._kept = self._kept, None
        screen = self._screen
        self._found = found
        if self._desk.library.searching.state == "building":
            self._indexing.catch_up()  # it shows only in a search that the index is damaged
        self._loading.forget_places()
        screen.bar.show_found(found)
        self._spellings.follow(found)
        screen.results.replace(found.results, found.rows)
        screen.show_results(on=bool(found.passages))
        if found.passages:
            again = screen.results.find(kept) if kept is not None else QModelIndex()
            if not again.isValid():
                again = screen.results.neighbour(QModelIndex(), 1)
            screen.view.choose(again)
        else:
            screen.nothing.show_none(found)
            self._on_chosen(None)  # a reset of the model does not tell
        self._choosing.follow(found)
        self._telling.follow(found)
        self._beside.follow(found)
        if found.partial is not None:
            self._again.start()

    def _show_start(self) -> None:
        screen = self._screen
        self._found = Found(Question())
        self._beside.show_nothing()
        screen.bar.show_found(self._found)
        self._spellings.follow(self._found)
        screen.results.replace((), 0)
        screen.nothing.show_start(len(self._desk.library.articles()), self._recent.texts)
        screen.show_results(on=False)
        self._choosing.follow(self._found)
        self._telling.follow(self._found)
        self._on_chosen(None)

    # Moving

    @Slot(object)
    def _on_chosen(self, passage: PassageFound | None) -> None:
        screen = self._screen
        in_article = passage is not None and not passage.briefing
        screen.does.set_enabled(on=passage is not None, in_article=in_article)
        why = self.tr("Find a passage first")
        for action_id in _NEED_PASSAGE:
            can = in_article or (passage is not None and action_id.startswith("edit.find"))
            self._desk.actions.allow(action_id, can, why, "find")
        self._loading.want(screen.results.head(screen.view.currentIndex()), passage)
        self._telling.tell()

    @Slot(bool)
    def _on_entered(self, beside: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        """Enter in the field: open what is found, but never the answer to an older query."""
        if self._typing.isActive():
            self._ask_now()
        elif self._screen.shows_results and not self._asking.is_busy:
            self._screen.view.act(beside=beside)

    @Slot()
    def _on_next(self) -> None:
        if self.isVisible():
            self._screen.view.walk(1)

    @Slot()
    def _on_previous(self) -> None:
        if self.isVisible():
            self._screen.view.walk(-1)

    @Slot()
    def _on_left(self) -> None:
        self._screen.bar.focus()

    @Slot()
    def _on_used(self) -> None:
        """The query led to something: keep it among the recent ones."""
        self._recent.add(self._found.question.text)

    # The library and the index

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        if changes.names and not self._found.question.empty:
            self._on_asked_again()
        elif self._desk.library.searching.state == "building":
            self._indexing.follow()

    @Slot()
    def _on_indexed(self) -> None:
        """The library has changed: look again, and stay at the passage."""
        self._on_asked_again()
        self._saved.count()

    @Slot()
    def _on_asked_again(self) -> None:
        self._kept = self._screen.view.passage
        self._ask_now()

    @Slot()
    def _on_operators_wanted(self) -> None:
        self._operators.open(self._found)

    @Slot(str)
    def _on_inserted(self, piece: str) -> None:
        self.ask(f"{self._screen.bar.field.text().strip()} {piece}".strip())

    # Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
            return
        super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._indexing.catch_up()
        self._saved.count()
        self._telling.tell()

    # Private

    def _carry(self, passage: PassageFound) -> QMimeData:
        return carried(self._desk, passage)

    def _connect_asking(self) -> None:
        results, facets = self._screen.results, self._screen.facets
        self._typing.timeout.connect(self._on_typing_rested)
        self._asking.found.connect(self._on_found)
        self._asking.page_found.connect(self._screen.view.extend)
        self._asking.rest_found.connect(self._screen.view.show_rest)
        results.page_wanted.connect(self._asking.ask_page)
        results.rest_wanted.connect(self._asking.ask_rest)
        facets.filters_changed.connect(self._ask_now)
        results.copies_wanted.connect(self._asking.ask_copies)
        results.choice_changed.connect(self._telling.tell)
        self._asking.copies_found.connect(self._screen.view.show_copies)
        self._again.timeout.connect(self._on_asked_again)
        self._telling.status.connect(self.status)
        self._indexing.finished.connect(self._on_indexed)
        self._saved.opened.connect(self._on_saved_opened)
        self._saved.fresh.connect(self._screen.bar.new.show_new)
        self._screen.bar.new.wanted.connect(self._on_only_new)
        self._list.opened.connect(self._on_listed)
        self._list.left.connect(self._on_left)
        self._names.opened.connect(self.ask)
        self._names.left.connect(self._on_left)
        self._operators.asked.connect(self.ask)
        self._operators.inserted.connect(self._on_inserted)
        self._screen.bar.back.clicked.connect(self._list.show)
        self._desk.edits.changed.connect(self._on_edited)

    def _connect_screen(self) -> None:
        bar, screen, actions = self._screen.bar, self._screen, self._desk.actions
        bar.typed.connect(self._on_typed)
        bar.sorted.connect(self._on_sorted)
        bar.stepped.connect(screen.view.step)
        bar.entered.connect(self._on_entered)
        bar.corrected.connect(self.ask)
        bar.everywhere_wanted.connect(self._on_everywhere)
        bar.operators_wanted.connect(self._on_operators_wanted)
        screen.nothing.chosen.connect(self.ask)
        screen.nothing.clear_wanted.connect(self._on_clear)
        screen.filters.left.connect(self._on_left)
        screen.view.chosen.connect(self._on_chosen)
        screen.view.narrow_wanted.connect(self._on_narrow)
        screen.view.left.connect(self._on_left)
        screen.does.narrow.triggered.connect(self._on_narrow)
        screen.does.up.triggered.connect(self._on_previous)
        screen.does.down.triggered.connect(self._on_next)
        actions.get("find.narrow").triggered.connect(self._on_narrow)
        actions.get("edit.find_next").triggered.connect(self._on_next)
        actions.get("edit.find_previous").triggered.connect(self._on_previous)
        actions.get("find.flat").toggled.connect(self._ask_now)
        self._spellings.changed.connect(self._on_asked_again)
        self._deeds.open_passage.connect(self.open_passage)
        self._deeds.open_briefing.connect(self.open_briefing)
        self._deeds.add_to_briefing.connect(self.add_to_briefing)
        self._deeds.used.connect(self._on_used)
