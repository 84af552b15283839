"""Versions of an article: what changed between them, and what became of the marks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from app.domain.address import address_key
from app.domain.article import Article, ArticleId, Metadata
from app.domain.collection import Filing
from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import NotFound
from app.domain.mark import Mark, MarkId
from app.domain.passage import passage_of
from app.domain.reanchoring import Place, reanchor
from app.domain.version import Version, WordChange, word_changes, words_changed
from app.library.kept import Kept
from app.library.ledger import ArticleRecord
from app.storage.records import from_record, to_record

if TYPE_CHECKING:
    from app.importing.duplicates import Signature
    from app.library.copies import Copies
    from app.library.ledger import Ledger

__all__ = ["Orphan", "Place", "VersionInfo", "VersionSummary", "Versions", "WordChange"]

_COMPARED = 64  # pairs of versions whose changes are kept at hand
_RELATED = 0.20  # share of the shorter text: below it, an address names another article by now


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One version in the list of them; ``added_at`` is an ISO time in UTC."""

    id: ArticleId
    title: str
    added_at: str
    words: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Orphan:
    """A mark of an older version that could not be told in the newest.

    ``candidates`` are places in the newest version where it may belong, the likeliest first.
    """

    mark: Mark
    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """What a newer version says of itself.

    ``previous`` is the version before it, dated ``previous_date`` (as stated, else the ISO time in
    UTC when it was added); ``words`` counts those that changed, ``orphans`` marks without a place.
    """

    previous: ArticleId
    previous_date: str
    words: int
    orphans: int


@dataclass(frozen=True, slots=True)
class Succession:
    """What makes an article a newer version; ``carried`` and ``orphans`` count marks."""

    record: ArticleRecord
    changes: tuple[RecordChange, ...]
    carried: int
    orphans: int


def _score(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) / 100


class Versions:
    """Knows the versions of articles. Lists and searches show the newest alone."""

    def __init__(self, ledger: Ledger, copies: Copies) -> None:
        self._ledger = ledger
        self._copies = copies
        self._kept = Kept(ledger, self._read, attrgetter("versions"))
        self._compared: dict[tuple[ArticleId, ArticleId], list[WordChange]] = {}

    # Reading

    def of(self, article: ArticleId) -> list[VersionInfo]:
        """Every version of ``article``, oldest first; just itself if there is no other."""
        newest = self.newest(article)
        chain = [newest, *self._older(newest)][::-1]
        found = [self._ledger.article_even_removed(version) for version in chain]
        return [VersionInfo(a.id, a.title, a.added_at, a.words, a.id == newest) for a in found]

    def newest(self, article: ArticleId) -> ArticleId:
        """The newest version of ``article``: itself if there is no newer one."""
        newer = {version.previous: version.article for version in self._versions().values()}
        seen = {article}
        while article in newer and newer[article] not in seen:
            article = newer[article]
            seen.add(article)
        return article

    def previous(self, article: ArticleId) -> ArticleId | None:
        """The version just before ``article``; ``None`` if there is none."""
        version = self._versions().get(article)
        return None if version is None else version.previous

    def older(self, named: str) -> ArticleId | None:
        """The version with this id that a newer one has replaced, or ``None``."""
        replaced = (version.previous for version in self._versions().values())
        return next((version for version in replaced if version == named), None)

    def article(self, version: ArticleId) -> Article:
        """A version's text and blocks, older ones too; raises ``NotFound``."""
        return self._ledger.article_even_removed(version)

    def word_changes(self, older: ArticleId, newer: ArticleId) -> list[WordChange]:
        """How the words of one version became those of the other, in order, with their places."""
        found = self._compared.get((older, newer))
        if found is None:  # texts never change, so neither does this
            found = word_changes(self.article(older).text, self.article(newer).text)
            if len(self._compared) >= _COMPARED:
                self._compared.clear()
            self._compared[older, newer] = found
        return found

    def summary(self, article: ArticleId) -> VersionSummary | None:
        """What is said of ``article`` as a newer version; ``None`` if there is none before it."""
        version = self._versions().get(article)
        if version is None:
            return None
        old, new = self.article(version.previous), self.article(article)
        stated = old.metadata.date
        at = stated if stated and stated != new.metadata.date else old.added_at
        changes = self.word_changes(old.id, new.id)
        words = words_changed(changes, old.text, new.text)
        newest = self.newest(article) == article
        orphans = len(self._left_behind(article)) if newest else 0
        return VersionSummary(old.id, at, words, orphans)

    def orphans(self, article: ArticleId) -> list[Orphan]:
        """Marks of older versions that are not in the newest, in the order of their places."""
        newest = self._ledger.article(self.newest(article))
        return [
            Orphan(mark, reanchor(mark.passage, text, newest.text, _score).candidates)
            for mark, text in self._left_behind(newest.id)
        ]

    # Deeds

    def attach(self, mark: MarkId, start: int, end: int) -> Mark:
        """Put an orphan onto a span of the newest version; returns it as it is now.

        ``marking.delete_mark`` gives an orphan up. Raises ``NotFound`` or ``BadRequest``.
        """
        record = self._ledger.records.get(Collection.MARK, mark)
        if record is None:
            raise NotFound("This mark is no longer in the library.")
        old = from_record(record, Mark)
        newest = self._ledger.article(self.newest(old.passage.article))
        new = replace(old, passage=passage_of(newest, start, end))
        change = self._ledger.change(Collection.MARK, mark, new)
        self._ledger.do(Edit("attach-mark", "put mark into the new version", (change,)))
        return new

    # Importing

    def predecessor(self, article: Article, signature: Signature | None) -> ArticleId | None:
        """The article in the library that ``article``, not added yet, is a newer version of.

        That is the one with the same address, another text, and something in common with it: the
        title or a fifth of the words. One that states an earlier date is no newer version.
        """
        key = address_key(article.metadata.address)
        if key is None:
            return None
        for name in self._ledger.records.with_address(key):
            known = self._ledger.article_even_removed(ArticleId(name))
            if known.text != article.text and self._follows(article, signature, known):
                return known.id
        return None

    def succession(self, article: Article, previous: ArticleId) -> Succession:
        """The changes by which ``article`` takes the place of ``previous``.

        Marks are carried over where their place is certain, the others stay with the version they
        were made in. What the analyst corrected in the details, the grade of the source and the
        collections are taken over; the credibility is not: it was given to another text.
        """
        ledger = self._ledger
        record = from_record(ledger.records.get(Collection.ARTICLE, previous), ArticleRecord)
        changes = [
            RecordChange(Collection.ARTICLE, previous, to_record(record), None),
            ledger.change(Collection.VERSION, article.id, Version(article.id, previous)),
        ]
        filing = ledger.records.get(Collection.FILING, previous)
        if filing is not None and filing["collections"]:
            taken_over = Filing(article.id, from_record(filing, Filing).collections)
            changes.append(ledger.change(Collection.FILING, article.id, taken_over))
        carried, orphans = 0, 0
        for mark, text in self._marks_of([previous, *self._older(previous)]):
            place = reanchor(mark.passage, text, article.text, _score).place
            if place is None:
                orphans += 1
                continue
            carried += 1
            moved = replace(mark, passage=passage_of(article, place.start, place.end))
            changes.append(ledger.change(Collection.MARK, mark.id, moved))
        kept = ArticleRecord(
            _with_corrections(article.metadata, record.metadata),
            article.words,
            reliability=record.reliability,
        )
        return Succession(kept, tuple(changes), carried, orphans)

    def _follows(self, article: Article, signature: Signature | None, known: Article) -> bool:
        from app.importing.duplicates import likeness

        ours, theirs = article.metadata.date, known.metadata.date
        if ours and theirs and ours < theirs[: len(ours)]:
            return False
        if article.title.casefold() == known.title.casefold():
            return True
        other = self._copies.signature(known.id)
        if signature is None or other is None:
            return False
        return likeness(signature, other).containment >= _RELATED

    def _left_behind(self, newest: ArticleId) -> list[tuple[Mark, str]]:
        return self._marks_of(self._older(newest))

    def _marks_of(self, versions: list[ArticleId]) -> list[tuple[Mark, str]]:
        """Marks that stand in ``versions``, with the text they were made in."""
        return [
            (mark, self._ledger.article_even_removed(version).text)
            for version in versions
            for mark in self._ledger.records.marks_even_hidden(Mark, version)
        ]

    def _older(self, article: ArticleId) -> list[ArticleId]:
        """Versions before ``article``, the nearest first."""
        versions, found = self._versions(), []
        while article in versions and versions[article].previous not in found:
            article = versions[article].previous
            found.append(article)
        return found

    def _versions(self) -> dict[ArticleId, Version]:
        return self._kept.now()

    def _read(self) -> dict[ArticleId, Version]:
        made = self._ledger.records.all(Collection.VERSION, Version)
        return {version.article: version for version in made}


def _with_corrections(new: Metadata, old: Metadata) -> Metadata:
    """``new`` with the fields that an analyst corrected in ``old``."""
    corrected: dict[str, Any] = {
        name: getattr(old, name) for name, where in old.stated_in.items() if where == "analyst"
    }
    if "date" in corrected:
        corrected["date_stated"] = old.date_stated
    if "title" in corrected:
        corrected["title_proposed"] = False
        corrected.setdefault("short_title", old.short_title)
    stated = new.stated_in | dict.fromkeys(corrected.keys() & old.stated_in.keys(), "analyst")
    return replace(new, **corrected, stated_in=stated)
