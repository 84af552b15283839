"""Asks the library in the background, and hears only the answers that still matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.article import ArticleId
from app.ui.finding import question as questions
from app.ui.finding.question import Found, Question
from app.ui.models.result_rows import ArticleResults, CopyFound, PassageFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.library.library import Library
    from app.ui.background import BackgroundRunner, Job


PATIENCE_MS = 350
"""How long an answer without passages waits for the next letter of a word that is being typed."""


@dataclass(frozen=True, slots=True)
class _Rest:
    number: int
    source: str
    passages: tuple[PassageFound, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    results: tuple[ArticleResults, ...]


@dataclass(frozen=True, slots=True)
class _Copies:
    number: int
    anchor: str
    results: tuple[ArticleResults, ...]


@dataclass(frozen=True, slots=True)
class _Hits:
    number: int
    article: ArticleId
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    found: Found | None


class Asking(QObject):
    """Every question has a number; an answer to any but the latest is dropped.

    ``found(Found)`` answers ``ask``, ``page_found(results)`` answers ``ask_page``,
    ``rest_found(source, passages)`` answers ``ask_rest``, ``copies_found(anchor, results)``
    ``ask_copies`` and ``hits_found(article, places)`` ``ask_hits``. Changes of ``is_busy`` are told
    by ``busy(bool)``.
    """

    found = Signal(object)
    page_found = Signal(object)
    rest_found = Signal(str, object)
    copies_found = Signal(str, object)
    hits_found = Signal(str, object)
    busy = Signal(bool)

    def __init__(
        self, library: Library, background: BackgroundRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._number = 0
        self._question = Question()
        self._patient = False
        self._waiting: Job | None = None
        self._empty: Found | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)

    @property
    def question(self) -> Question:
        """The latest question."""
        return self._question

    @property
    def is_busy(self) -> bool:
        """Whether the latest question waits for its answer."""
        return self._waiting is not None or self._empty is not None

    def ask(self, question: Question, *, patient: bool = False) -> None:
        """Ask; whatever was asked before is no longer answered.

        If ``patient``, that nothing is found is told only when nothing else is asked meanwhile:
        half a word finds nothing, and results would come and go at every letter.
        """
        self.forget()
        self._patient = patient
        self._question = question
        number = self._number

        def work() -> _Answer:
            if number != self._number:  # overtaken while it waited: not worth the time
                return _Answer(number, None)
            return _Answer(number, questions.answer(self._library, question))

        self.busy.emit(True)
        self._waiting = self._background.run(
            work, owner=self, on_done=self._on_found, on_failed=self._on_failed, lane="pool"
        )

    def forget(self) -> None:
        """Drop whatever was asked and is not answered yet."""
        self._number += 1
        was_busy, self._empty = self.is_busy, None
        self._patience.stop()
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        if was_busy:
            self.busy.emit(False)

    def ask_page(self, offset: int) -> None:
        """Ask for the articles after the first ``offset`` ones."""
        number, question = self._number, self._question

        def work() -> _Page:
            return _Page(number, questions.page(self._library, question, offset))

        self._background.run(work, owner=self, on_done=self._on_page, lane="pool")

    def ask_rest(self, source: str, shown: int) -> None:
        """Ask for the passages of an article or briefing after the first ``shown`` ones."""
        number, question = self._number, self._question

        def work() -> _Rest:
            passages = questions.rest(self._library, question, source, shown)
            return _Rest(number, source, passages)

        self._background.run(work, owner=self, on_done=self._on_rest, lane="pool")

    def ask_copies(self, anchor: str, copies: Sequence[CopyFound]) -> None:
        """Ask for the passages of folded ``copies``."""
        number, question = self._number, self._question

        def work() -> _Copies:
            return _Copies(number, anchor, questions.copies(self._library, question, copies))

        self._background.run(work, owner=self, on_done=self._on_copies, lane="pool")

    def ask_hits(self, article: ArticleId) -> None:
        """Ask for every place of ``article`` that the latest question hits."""
        number, question = self._number, self._question

        def work() -> _Hits:
            return _Hits(number, article, questions.hits_in(self._library, question, article))

        self._background.run(work, owner=self, on_done=self._on_hits, lane="pool")

    def _on_found(self, answer: _Answer) -> None:
        if answer.number != self._number or answer.found is None:
            return
        self._waiting = None
        if self._patient and not answer.found.passages:
            self._empty = answer.found
            self._patience.start()
        else:
            self.busy.emit(False)
            self.found.emit(answer.found)

    @Slot()
    def _on_patience_ended(self) -> None:
        found, self._empty = self._empty, None
        if found is not None:
            self.busy.emit(False)
            self.found.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._waiting = None
        self.busy.emit(False)
        self._background.failed.emit(error)

    def _on_page(self, page: _Page) -> None:
        if page.number == self._number:
            self.page_found.emit(page.results)

    def _on_rest(self, rest: _Rest) -> None:
        if rest.number == self._number:
            self.rest_found.emit(rest.source, rest.passages)

    def _on_copies(self, copies: _Copies) -> None:
        if copies.number == self._number:
            self.copies_found.emit(copies.anchor, copies.results)

    def _on_hits(self, hits: _Hits) -> None:
        if hits.number == self._number:
            self.hits_found.emit(hits.article, hits.places)
