"""The list of all articles, kept at hand: after an edit, only what it touched is read again."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from app.domain.article import ArticleId
from app.library.ledger import ArticleRecord
from app.storage.records import from_json

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.library.ledger import Ledger
    from app.storage.articles import ArticleRow

_READ_SINGLY = 300
"""Above so many touched articles, all of them are read: one question instead of many."""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What a list of articles shows; ``added_at`` is an ISO time in UTC."""

    id: ArticleId
    title: str
    short_title: str
    title_proposed: bool
    publisher: str | None
    author: str | None
    date: str | None
    language: str | None
    words: int
    marks: int
    reliability: str | None
    credibility: int | None
    added_at: str
    file_name: str


@dataclass(frozen=True, slots=True)
class _Listed:
    row: int
    summary: ArticleSummary


class Listing:
    """Knows every article's summary. Calls may come from any thread."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._guard = threading.Lock()
        self._reading = threading.Lock()
        self._known: dict[str, _Listed] = {}
        self._stale: set[str] | None = None  # all of them
        self._in_order: list[ArticleSummary] = []
        ledger.subscribe(self._on_changes)

    def articles(self) -> list[ArticleSummary]:
        """Every article, in the order of adding."""
        with self._reading:
            with self._guard:
                stale, self._stale = self._stale, set()
            try:
                if stale is None or stale:
                    self._read(stale)
            except BaseException:
                self._on_all_stale()
                raise
            return list(self._in_order)

    def _read(self, stale: set[str] | None) -> None:
        """Read the articles called ``stale``, or all."""
        ledger = self._ledger
        if stale is None or len(stale) > _READ_SINGLY:
            marks = ledger.records.counts("article")
            rows = ledger.sources.rows(None)
            self._known = {}
        else:
            marks = ledger.records.counts_of(sorted(stale))
            rows = ledger.sources.rows(sorted(stale))
            for name in stale:
                self._known.pop(name, None)
        for row in rows:
            self._known[row.id] = _Listed(row.number, self._summary(row, marks.get(row.id, 0)))
        listed = sorted(self._known.values(), key=attrgetter("row"))
        self._in_order = [one.summary for one in listed]

    def _summary(self, row: ArticleRow, marks: int) -> ArticleSummary:
        record = from_json(row.record, ArticleRecord)
        return ArticleSummary(
            id=ArticleId(row.id),
            title=record.metadata.title,
            short_title=record.metadata.short_title or record.metadata.title,
            title_proposed=record.metadata.title_proposed,
            publisher=record.metadata.publisher,
            author=record.metadata.author,
            date=record.metadata.date,
            language=record.metadata.language,
            words=record.words,
            marks=marks,
            reliability=self._ledger.reliability_of(record),
            credibility=record.credibility,
            added_at=row.added_at,
            file_name=row.file_name,
        )

    def _on_changes(self, changes: Changes) -> None:
        if changes.publishers:
            self._on_all_stale()  # the grade of any article may be another now
            return
        with self._guard:
            if self._stale is not None:
                self._stale |= changes.articles | changes.articles_marked

    def _on_all_stale(self) -> None:
        with self._guard:
            self._stale = None
