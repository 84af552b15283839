"""Writing what was read into the library: articles, and how each stands to those already there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.address import address_key
from app.domain.article import Article, ArticleId
from app.domain.edits import Collection, Edit, RecordChange
from app.library.collections import filed_under
from app.library.ledger import ArticleRecord, new_id, now
from app.storage.articles import ArticleSource
from app.storage.records import to_record

if TYPE_CHECKING:
    from app.domain.collection import CollectionId
    from app.domain.group import Copy
    from app.importing.apart import ReadFile
    from app.importing.duplicates import Signature
    from app.library.collections import Collections
    from app.library.copies import Copies
    from app.library.grouping import Grouping
    from app.library.ledger import Ledger
    from app.library.versions import Versions
    from app.storage.articles import SourceWriter


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An added article that says nearly what ``of`` says; ``similarity`` from 0 to 1."""

    id: ArticleId
    of: ArticleId
    similarity: float


@dataclass(frozen=True, slots=True)
class NewVersion:
    """An added article that took the place of ``of``: the same address, another text.

    ``marks_carried`` were found again; ``orphans`` were not, and wait to be looked at.
    """

    id: ArticleId
    of: ArticleId
    marks_carried: int
    orphans: int


class TakenBack(Exception):
    """The deed was undone while it was still being done."""


@dataclass(slots=True)
class Kept:
    """What became of the files that were read together."""

    articles: list[Article] = field(default_factory=list)
    near_duplicates: list[NearDuplicate] = field(default_factory=list)
    versions: list[NewVersion] = field(default_factory=list)


class Keeping:
    """Writes articles, with their groups, versions and collections, in one transaction."""

    def __init__(
        self,
        ledger: Ledger,
        grouping: Grouping,
        copies: Copies,
        versions: Versions,
        collections: Collections,
    ) -> None:
        self._ledger = ledger
        self._grouping = grouping
        self._versions = versions
        self._collections = collections
        self.copies = copies

    def known(self, sha256: str) -> ArticleId | None:
        """The article whose bytes, or an older version's, these are."""
        found = self._ledger.sources.of_original(sha256)
        if found is not None:
            return ArticleId(found)
        older = self._ledger.sources.older_version_of_original(sha256)
        if older is None:
            return None
        newest = self._versions.newest(ArticleId(older))
        there = self._ledger.records.get(Collection.ARTICLE, newest) is not None
        return newest if there else None

    def refuse_taken_back(self, deed: str) -> None:
        """Raise ``TakenBack`` if ``deed`` was undone."""
        if self._ledger.journal.is_undone(deed):
            raise TakenBack

    def keep(
        self, reads: list[ReadFile], deed: str, said: str, collection: CollectionId | None = None
    ) -> Kept:
        """Write what was read as part of ``deed``; copies join the group of their original.

        Raises ``TakenBack`` if ``deed`` was undone meanwhile: then nothing more belongs to it.
        """
        from app.importing.duplicates import from_bytes, signature_of, to_bytes

        kept = Kept([_article(read) for read in reads])
        signatures = [
            signature_of(article) if read.signature is None else from_bytes(read.signature)
            for article, read in zip(kept.articles, reads, strict=True)
        ]

        def before(writer: SourceWriter) -> None:
            for read, article, signature in zip(reads, kept.articles, signatures, strict=True):
                writer.keep_original(read.data, article.added_at, read.sha256)
                writer.keep(_source(article))
                writer.sign(article.id, to_bytes(signature))

        copies = self._copies_of(kept.articles, signatures)
        with self._ledger.database.writing_alone():
            self.refuse_taken_back(deed)
            changes: list[RecordChange] = []
            pending: dict[str, ArticleId] = {}
            for article, signature, copy in zip(kept.articles, signatures, copies, strict=True):
                placed = self._placed(article, signature, copy, kept, pending)
                if collection is not None:
                    placed = filed_under(self._ledger, article.id, collection, placed)
                changes += placed
            self._ledger.do(Edit("add-articles", said, tuple(changes)), deed=deed, before=before)
            self.copies.settled()
        return kept

    def _copies_of(
        self, articles: list[Article], signatures: list[Signature | None]
    ) -> list[Copy | None]:
        """What each is a copy of; found before anything is locked, so that no mark waits for it."""
        beside: set[str] = set()
        found: list[Copy | None] = []
        for article, signature in zip(articles, signatures, strict=True):
            copy = None if signature is None else self.copies.find(article, signature, beside)
            found.append(copy)
            beside.add(article.id)
        return found

    def _placed(
        self,
        article: Article,
        signature: Signature | None,
        copy: Copy | None,
        kept: Kept,
        pending: dict[str, ArticleId],
    ) -> list[RecordChange]:
        """The records of a new article; ``pending`` maps those before it to their originals."""
        previous = self._versions.predecessor(article, signature)
        pending[article.id] = article.id
        if previous is not None:
            made = self._versions.succession(article, previous)
            kept.versions.append(NewVersion(article.id, previous, made.carried, made.orphans))
            return [_added(article, made.record), *made.changes]
        changes = [_added(article, ArticleRecord(article.metadata, article.words))]
        if copy is not None and copy.original is not None:
            of = pending.get(copy.original) or self._grouping.source_of(copy.original)
            pending[article.id] = of
            kept.near_duplicates.append(NearDuplicate(article.id, of, copy.similarity))
            record = {**to_record(copy), "original": of}
            changes.append(RecordChange(Collection.COPY, article.id, None, record))
        return changes


def address_of(read: ReadFile) -> str | None:
    """What a file's address is told apart by."""
    return None if read.recovered is None else address_key(read.recovered.metadata.address)


def _added(article: Article, record: ArticleRecord) -> RecordChange:
    return RecordChange(Collection.ARTICLE, article.id, None, to_record(record))


def _article(read: ReadFile) -> Article:
    recovered = read.recovered
    assert recovered is not None  # noqa: S101 - files that failed were sorted out before
    return Article(
        id=ArticleId(new_id()),
        text=recovered.text,
        blocks=recovered.blocks,
        metadata=recovered.metadata,
        sha256=read.sha256,
        # A name that is no UTF-8 comes with lone surrogates, which no database takes.
        file_name=os.fsencode(read.path.name).decode("utf-8", "replace"),
        bytes=len(read.data),
        encoding=recovered.encoding,
        extractor=recovered.extractor,
        added_at=now(),
    )


def _source(article: Article) -> ArticleSource:
    return ArticleSource(
        id=article.id,
        sha256=article.sha256,
        text=article.text,
        blocks=article.blocks,
        file_name=article.file_name,
        bytes=article.bytes,
        encoding=article.encoding,
        extractor=article.extractor,
        added_at=article.added_at,
    )
