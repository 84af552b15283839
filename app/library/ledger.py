"""What all deeds stand on: the records, the journal, and who wants to know of changes."""

from __future__ import annotations

import threading
import uuid
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from app.domain.article import Article, ArticleId, Block, Metadata
from app.domain.changes import Changes
from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import NotFound
from app.domain.mark import Mark
from app.domain.publisher import Publisher, name_key, names_of
from app.storage.articles import ArticleSource, ArticleSources
from app.storage.journal import LIBRARY, Journal
from app.storage.looks import Looks
from app.storage.records import Records, from_json, from_record, to_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.passage import Passage
    from app.storage.articles import SourceWriter
    from app.storage.database import Database
    from app.storage.journal import Done

_KEPT_ARTICLES = 64


class Unchanged(Enum):
    """Says of an argument that it was not given, where ``None`` means "not stated"."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


def given(**values: Any) -> dict[str, Any]:
    """Those of ``values`` that were given."""
    return {name: value for name, value in values.items() if value is not UNCHANGED}


def now() -> str:
    """The time in UTC, ISO, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_id() -> str:
    """A fresh UUID."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What can change of an article; ``words`` leaves dimmed blocks out."""

    metadata: Metadata
    words: int
    reliability: str | None = None
    credibility: int | None = None


class Ledger:
    """Reads records as domain values and applies edits; one for each open library."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.records = Records(database)
        self.sources = ArticleSources(database)
        self.journal = Journal(database, now)
        self.looks = Looks(database)
        self._subscribers: list[Callable[[Changes], None]] = []
        self._articles: OrderedDict[str, Article] = OrderedDict()
        self._register: dict[str, str] | None = None
        self._guard = threading.Lock()
        self.generation = 0

    def subscribe(self, callback: Callable[[Changes], None]) -> None:
        """Have ``callback`` called after each edit, on the thread that made it."""
        self._subscribers.append(callback)

    def do(
        self,
        edit: Edit,
        *,
        stream: str = LIBRARY,
        deed: str | None = None,
        before: Callable[[SourceWriter], None] | None = None,
    ) -> Changes:
        """Apply ``edit`` as one undoable step (or as part of ``deed``) and tell of it."""
        if not edit.changes:
            return Changes()
        changes = self.journal.do(edit, deed=deed or new_id(), stream=stream, before=before)
        self.tell(changes)
        return changes

    def undo(self, stream: str) -> Done | None:
        """Take back the last deed of ``stream``."""
        return self._told(self.journal.undo(stream))

    def redo(self, stream: str) -> Done | None:
        """Do again what was undone last in ``stream``."""
        return self._told(self.journal.redo(stream))

    def tell(self, changes: Changes) -> None:
        """Forget what ``changes`` made stale and tell the subscribers."""
        with self._guard:
            self.generation += 1
            for article in changes.articles:
                self._articles.pop(article, None)
            if changes.publishers:  # the reliability of many may be another now
                self._articles.clear()
                self._register = None
        for callback in list(self._subscribers):
            callback(changes)

    def article(self, article: ArticleId) -> Article:
        """The article; raises ``NotFound`` if it is not in the library (any more)."""
        if self.records.get(Collection.ARTICLE, article) is None:
            raise NotFound("This article is no longer in the library.")
        return self.article_even_removed(article)

    def article_even_removed(self, article: ArticleId) -> Article:
        """The article, also one that was removed and is still quoted; raises ``NotFound``."""
        with self._guard:
            kept = self._articles.get(article)
            generation = self.generation
            if kept is not None:
                self._articles.move_to_end(article)
                return kept
        source = self.sources.get(article)
        blob = self.sources.record_even_removed(article)
        if source is None or blob is None:
            raise NotFound("This article is no longer in the library.")
        made = self._made(source, from_json(blob, ArticleRecord))
        with self._guard:
            if generation == self.generation:
                self._articles[article] = made
                while len(self._articles) > _KEPT_ARTICLES:
                    self._articles.popitem(last=False)
        return made

    def change(self, collection: Collection, record_id: str, value: object | None) -> RecordChange:
        """The change that makes the record ``value`` (a domain value, or ``None`` to remove it)."""
        after = None if value is None else to_record(value)
        return RecordChange(collection, record_id, self.records.get(collection, record_id), after)

    def _made(self, source: ArticleSource, record: ArticleRecord) -> Article:
        corrected = self.records.get(Collection.BLOCKS, source.id)
        blocks = (
            source.blocks
            if corrected is None
            else from_record(corrected["blocks"], tuple[Block, ...])
        )
        return Article(
            id=ArticleId(source.id),
            text=source.text,
            blocks=blocks,
            metadata=record.metadata,
            sha256=source.sha256,
            file_name=source.file_name,
            bytes=source.bytes,
            encoding=source.encoding,
            extractor=source.extractor,
            added_at=source.added_at,
            reliability=self.reliability_of(record),
            credibility=record.credibility,
        )

    def reliability_of(self, record: ArticleRecord) -> str | None:
        """The article's own grade, else that of its publisher in the source register."""
        if record.reliability is not None or record.metadata.publisher is None:
            return record.reliability
        register = self._register
        if register is None:
            generation = self.generation
            publishers = self.records.all(Collection.PUBLISHER, Publisher)
            register = {
                key: publisher.reliability
                for publisher in publishers
                if publisher.reliability is not None
                for key in names_of(publisher)
            }
            with self._guard:
                if generation == self.generation:
                    self._register = register
        return register.get(name_key(record.metadata.publisher)) if register else None

    def _told(self, done: Done | None) -> Done | None:
        if done is not None:
            self.tell(done.changes)
        return done


def credibility_of(ledger: Ledger, passage: Passage) -> int | None:
    """The grade (1 to 6) of the shortest graded mark that holds ``passage``, else its article's."""
    graded = [
        mark
        for mark in ledger.records.marks(Mark, passage.article, None)
        if mark.credibility is not None and mark.passage.span.contains(passage.span)
    ]
    best = min(graded, key=lambda mark: len(mark.passage.span), default=None)
    if best is not None:
        return best.credibility
    return ledger.article_even_removed(passage.article).credibility
