"""All segments as one: documents numbered through, deleted ones left out, figures over all.

A document is a passage; in the field ``title`` it is an article.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from app.search.inverting import MAX_PLACE
from app.search.languages import DEFAULT_LANGUAGE
from app.search.segment import SegmentFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.search.segment import ArticleRow, TermList

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]

PLACE_BITS = 17
"""A place is kept as ``document << PLACE_BITS | place``: no two documents are ever neighbours."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What may stand at one place: any of the ``words`` or ``stems``, or a word with ``prefix``.

    With none of them anything may.
    """

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    prefix: str = ""

    @property
    def is_open(self) -> bool:
        """Whether anything may stand there."""
        return not (self.words or self.stems or self.prefix)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A segment, where its documents and articles begin in the whole, and what is deleted."""

    segment: SegmentFile
    passage: int
    article: int


class Collection:
    """Segments read together; ``gone`` has the ranges of deleted passages of each."""

    def __init__(
        self, segments: Sequence[SegmentFile], gone: Sequence[Sequence[tuple[int, int]]]
    ) -> None:
        self._leaves: list[_Leaf] = []
        self.rows: list[ArticleRow] = []
        self.size = 0
        for segment in segments:
            self._leaves.append(_Leaf(segment, self.size, len(self.rows)))
            self.rows.extend(segment.articles)
            self.size += segment.passages
        self.live: Mask = np.ones(self.size, bool)
        for leaf, ranges in zip(self._leaves, gone, strict=True):
            for first, last in ranges:
                self.live[leaf.passage + first : leaf.passage + last] = False
        first_passages = [
            leaf.passage + row.first for leaf in self._leaves for row in leaf.segment.articles
        ]
        self.live_articles: Mask = self.live[np.array(first_passages, np.int64)]
        self._whole = bool(self.live.all())

    @cached_property
    def article_of(self) -> Ints:
        """The article of each passage."""
        return self._joined("article", [leaf.article for leaf in self._leaves])

    @cached_property
    def passages(self) -> int:
        """How many passages are not deleted."""
        return int(np.count_nonzero(self.live))

    @cached_property
    def language_names(self) -> tuple[str, ...]:
        """Codes of the languages that articles are in, most frequent first."""
        counts: dict[str, int] = {}
        for row, live in zip(self.rows, self.live_articles.tolist(), strict=True):
            if live:
                code = row.language or DEFAULT_LANGUAGE
                counts[code] = counts.get(code, 0) + row.last - row.first
        return tuple(sorted(counts, key=lambda code: (-counts[code], code))) or (DEFAULT_LANGUAGE,)

    @cached_property
    def language_of_article(self) -> Ints:
        """For each article the number of its language in ``language_names``, 0 if deleted."""
        numbers = {code: number for number, code in enumerate(self.language_names)}
        codes = [numbers.get(row.language or DEFAULT_LANGUAGE, 0) for row in self.rows]
        return np.array(codes, np.int64)

    def column(self, name: str) -> Ints:
        """A column of all passages."""
        return self._joined(name, [0] * len(self._leaves))

    def kinds(self) -> tuple[list[str], Ints]:
        """Kinds of passage, and the number of its kind for each."""
        return self._coded("kind", [leaf.segment.kinds for leaf in self._leaves])

    def tags(self) -> tuple[list[str], Ints, Ints]:
        """Tags, and for each tagging the passage and the number of its tag."""
        names, numbers = self._coded("tags", [leaf.segment.tags for leaf in self._leaves])
        passages = [
            np.repeat(
                np.arange(leaf.segment.passages) + leaf.passage,
                np.diff(leaf.segment.column("tag_ends"), prepend=0),
            )
            for leaf in self._leaves
        ]
        return names, _joined(passages), numbers

    def text(self, passage: int) -> str:
        """The text of a passage."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.passage <= passage)
        return leaf.segment.text(passage - leaf.passage)

    # ---- postings

    def norms(self, field: str) -> NDArray[np.float32]:
        """The length of each document of ``field`` as a share of the mean."""
        found = self._norms.get(field)
        if found is None:
            lengths = _joined([leaf.segment.lengths(field) for leaf in self._leaves])
            live = self.live_articles if field == "title" else self.live
            mean = float(lengths[live].mean()) if live.any() else 1.0
            found = self._norms[field] = (lengths / max(mean, 1e-9)).astype(np.float32)
        return found

    @cached_property
    def _norms(self) -> dict[str, NDArray[np.float32]]:
        return {}

    def documents(self, field: str, slot: Slot) -> tuple[Ints, Ints]:
        """The documents in which ``slot`` stands, rising, and how often in each."""
        ranges = self._ranges(field, slot)
        found = [self._read(field, leaf, terms, a, z) for leaf, terms, a, z in ranges]
        docs = _joined([docs for docs, _ in found])
        counts = _joined([counts for _, counts in found])
        if _one_term_each(ranges):
            return docs, counts
        summed = np.bincount(docs, weights=counts, minlength=0)
        rising = np.flatnonzero(summed)
        return rising, summed[rising].astype(np.int64)

    def lookups(self, slot: Slot) -> int:
        """How many places in the segments must be looked at for ``slot``."""
        return len(self._leaves) * (len(slot.words) + len(slot.stems) + bool(slot.prefix))

    def places(self, field: str, slot: Slot, within: Mask) -> Ints:
        """Every place of ``slot`` in the documents ``within``, rising (see ``PLACE_BITS``)."""
        keys: list[Ints] = []
        ranges = self._ranges(field, slot)
        for leaf, terms, a, z in ranges:
            docs, counts = terms.documents(a, z)
            numbered = docs.astype(np.int64) + self._base(field, leaf)
            repeats = counts.astype(np.int64)
            places = terms.places(a, z)
            wanted = within[numbered]
            if not wanted.all():
                ends = np.cumsum(repeats)[wanted]
                numbered, repeats = numbered[wanted], repeats[wanted]
                places = places[_ranges_up_to(ends, repeats)]
            told_apart = places < MAX_PLACE
            numbers = np.repeat(numbered << PLACE_BITS, repeats)
            keys.append((numbers | places)[told_apart])
        joined = _joined(keys)
        if _one_term_each(ranges):
            return joined
        joined.sort(kind="stable")
        return joined[np.concatenate(([True], joined[1:] != joined[:-1]))[: len(joined)]]

    def words_between(self, low: str, high: str) -> dict[str, int]:
        """Words as written in passages from ``low`` up to ``high``, and how often they occur."""
        found: dict[str, int] = {}
        for leaf in self._leaves:
            terms = leaf.segment.term_list("text.words")
            a, z = bisect_left(terms.terms, low), bisect_left(terms.terms, high)
            counts = terms.frequencies(a, z).tolist()
            for word, count in zip(terms.terms[a:z], counts, strict=True):
                found[word] = found.get(word, 0) + count
        return found

    def _base(self, field: str, leaf: _Leaf) -> int:
        return leaf.article if field == "title" else leaf.passage

    def _read(
        self, field: str, leaf: _Leaf, terms: TermList, start: int, stop: int
    ) -> tuple[Ints, Ints]:
        docs, counts = terms.documents(start, stop)
        numbered = docs.astype(np.int64) + self._base(field, leaf)
        if self._whole:
            return numbered, counts.astype(np.int64)
        live = (self.live_articles if field == "title" else self.live)[numbered]
        return numbered[live], counts[live].astype(np.int64)

    def _ranges(self, field: str, slot: Slot) -> list[tuple[_Leaf, TermList, int, int]]:
        found = []
        for leaf in self._leaves:
            for form, wanted in (("words", slot.words), ("stems", slot.stems)):
                terms = leaf.segment.term_list(f"{field}.{form}")
                numbers = [terms.number(term) for term in wanted]
                found += [(leaf, terms, at, at + 1) for at in numbers if at is not None]
            if slot.prefix:
                terms = leaf.segment.term_list(f"{field}.words")
                a = bisect_left(terms.terms, slot.prefix)
                z = bisect_left(terms.terms, slot.prefix + "\U0010ffff")
                if a < z:
                    found.append((leaf, terms, a, z))
        return found

    # ---- columns

    def _joined(self, name: str, bases: list[int]) -> Ints:
        columns = [leaf.segment.column(name) for leaf in self._leaves]
        return _joined([column + base for column, base in zip(columns, bases, strict=True)])

    def _coded(self, name: str, listed: list[list[str]]) -> tuple[list[str], Ints]:
        numbers: dict[str, int] = {}
        for names in listed:
            for value in names:
                numbers.setdefault(value, len(numbers))
        coded = [
            np.array([numbers[value] for value in names], np.int64)[leaf.segment.column(name)]
            for leaf, names in zip(self._leaves, listed, strict=True)
        ]
        return list(numbers), _joined(coded)


def _ranges_up_to(ends: Ints, lengths: Ints) -> Ints:
    """Every number of the ranges that stop before ``ends`` and are as long as ``lengths``."""
    total = int(lengths.sum())
    return np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(total)


def _one_term_each(ranges: list[tuple[_Leaf, TermList, int, int]]) -> bool:
    """Whether documents come in rising order: one term in each segment."""
    leaves = {leaf.passage for leaf, *_ in ranges}
    return len(leaves) == len(ranges) and all(z - a == 1 for _, _, a, z in ranges)


def _joined(arrays: list[NDArray[Any]]) -> Ints:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)
