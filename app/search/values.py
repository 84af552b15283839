"""Tags, publishers, months and other values: asked for by name, counted, filtered."""

from __future__ import annotations

from copy import copy
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from app.domain import query as q
from app.search.analysis import folded, strip_marks
from app.search.answer import (
    FACETS,
    KIND_NAMES,
    NO_BELONGING,
    NO_TAG,
    NOT_GRADED,
    NOT_STATED,
)
from app.search.indexed import BRIEFING
from app.search.languages import languages
from app.search.shelves import Shelves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.search.answer import Belonging, Filters
    from app.search.collection import Collection

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_ARTICLE_VALUES = ("publisher", "author", "language", "date", "marking")
_PER_VALUE = 4000
_PER_NAME = 25
_PASSAGES_A_UNIT = 3
"""What asking for a value costs, in units of ``occurrences.BUDGET``."""
MAX_VALUES = 500
"""Values listed of a facet, the most frequent first."""


class Found:
    """Passages found, their articles, and how many each of these has."""

    def __init__(self, collection: Collection, mask: Mask) -> None:
        self.mask = mask
        self.passages = np.flatnonzero(mask)
        counts = np.bincount(collection.article_of[self.passages])
        self.articles = np.flatnonzero(counts)
        self.each = counts[self.articles].astype(np.float64)


class ValueIndex:
    """Values of the passages and articles of one collection."""

    def __init__(self, collection: Collection, belonging: Belonging = NO_BELONGING) -> None:
        self._collection = collection
        self._belonging = belonging
        self._beside: ValueIndex | None = None
        self.shelves = Shelves(collection, belonging)

    def beside(self, belonging: Belonging) -> ValueIndex:
        """These values and what ``belonging`` says of the articles."""
        found = self._beside
        if belonging is self._belonging:
            return self
        if found is None or found._belonging is not belonging:  # noqa: SLF001 - of this class
            found = copy(self)
            found._belonging = belonging  # noqa: SLF001
            found.shelves = Shelves(self._collection, belonging)
            self._beside = found
        return found

    # ---- asked for in a query

    def mask(self, node: q.Field | q.Dates | q.Has) -> Mask:
        """The passages that ``node`` asks for."""
        if isinstance(node, q.Dates):
            return self._by_article(self._dated(node))
        if isinstance(node, q.Has):
            return self._having(node.what)
        special = {
            "tag": self._tagged_as,
            "kind": self._of_kind,
            "grade": self._graded,
            "in": self._filed_in,
        }.get(node.name)
        if special is not None:
            return special(node.value)
        return self._by_article(self._stated(node.name, node.value))

    def cost(self, node: q.Field | q.Dates | q.Has) -> int:
        """What ``mask`` costs, as ``Allowance`` counts: each name is compared, each passage set."""
        name = "date" if isinstance(node, q.Dates) else getattr(node, "name", "has")
        if name in _ARTICLE_VALUES:
            names = len(self._collection.values(name)[0])
        else:
            names = len(self.shelves.filed[0] if name == "in" else self._tags[0])
        return _PER_VALUE + _PER_NAME * names + self._collection.size // _PASSAGES_A_UNIT

    def _tagged_as(self, value: str) -> Mask:
        return self._tagged(_named(value, self._tags[0]))

    def _of_kind(self, value: str) -> Mask:
        names = [KIND_NAMES.get(kind, kind) for kind in self._kinds[0]]
        wanted = _named(value, names) | _named(value, self._kinds[0])
        return np.isin(self._kinds[1], list(wanted))

    def _filed_in(self, value: str) -> Mask:
        wanted = _named(value, self.shelves.filed[0])
        return self._by_article(self.shelves.in_collections(wanted))

    def _stated(self, name: str, value: str) -> Mask:
        names, codes = self._article_codes[name]
        wanted = _named(value, names)
        if name == "language":
            wanted |= {i for i, code in enumerate(names) if _is_language(value, code)}
        return np.isin(codes, list(wanted))

    def _dated(self, node: q.Dates) -> Mask:
        first, last = node.first, node.last + "\uffff" if node.last else ""
        dates, codes = self._collection.values("date")
        within = [
            date is not None
            and (not first or date >= first[: len(date)])
            and (not last or date <= last)
            for date in dates
        ]
        return np.array(within, bool)[codes]

    def _having(self, what: str) -> Mask:
        if what == "note":
            return self._collection.column("noted") > 0
        if what == "tag":
            mask = np.zeros(self._collection.size, bool)
            mask[self._tags[1]] = True
            return mask
        if what == "collection":
            return self._by_article(self.shelves.in_any)
        fields = {"grade": "reliability"}
        names, codes = self._collection.values(fields.get(what, what))
        graded = self._by_article(np.array([bool(name) for name in names], bool)[codes])
        return graded | (self._credibility > 0) if what == "grade" else graded

    def _graded(self, value: str) -> Mask:
        wanted = value.strip().upper()
        letters = "".join(char for char in wanted if char.isalpha())
        digits = "".join(char for char in wanted if char.isdecimal())
        mask = np.ones(self._collection.size, bool)
        if letters:
            names, codes = self._article_codes["grade"]
            grade = NOT_GRADED if letters in ("NONE", "NOTGRADED") else letters
            mask &= self._by_article(np.isin(codes, [i for i, n in enumerate(names) if n == grade]))
        if digits:
            mask &= self._credibility == int(digits[:3])
        return mask

    # ---- facets and filters

    def filtered(self, mask: Mask, filters: Filters, *, but: str = "") -> Mask:
        """``mask`` narrowed by ``filters``, those of the facet ``but`` left out."""
        narrowed = mask
        if filters.articles:
            wanted = set(filters.articles)
            listed = np.array([name in wanted for name in self._collection.ids()], bool)
            narrowed = narrowed & self._by_article(listed)
        for facet in FACETS:
            values = filters.chosen(facet)
            if values and facet != but:
                narrowed = narrowed & self._chosen(facet, values)
        return narrowed

    def facets(
        self, mask: Mask, filters: Filters, narrowed: Found
    ) -> dict[str, list[tuple[str, int]]]:
        """For each facet its values among ``mask``, which is ``narrowed`` by ``filters``.

        Most frequent first; a facet's own filter does not count.
        """
        counted = {}
        for facet in FACETS:
            found = narrowed
            if filters.chosen(facet):
                found = self.found(self.filtered(mask, filters, but=facet))
            names, counts = self._counts(facet, found)
            listed = [(n, c) for n, c in zip(names, counts.tolist(), strict=True) if c]
            listed.sort(key=lambda pair: (-pair[1], pair[0]))
            counted[facet] = listed[:MAX_VALUES]
        return counted

    def found(self, mask: Mask) -> Found:
        """What ``mask`` holds, ready to be counted."""
        return Found(self._collection, mask)

    def _counts(self, facet: str, found: Found) -> tuple[list[str], Ints]:
        if facet == "tag":
            return self._tag_counts(found)
        if facet == "collection":
            each = np.zeros(self._collection.articles, np.int64)
            each[found.articles] = found.each
            return self.shelves.counted(each)
        if facet == "kind":
            names, codes = self._named_kinds
            return names, np.bincount(codes[found.passages], minlength=len(names))
        names, codes = self._by_articles(facet)
        if not names:
            return [], codes[:0]
        if len(names) == 1:
            return names, np.array([len(found.passages)])
        counts = np.bincount(codes[found.articles], found.each, len(names))
        return names, counts.astype(np.int64)

    def _tag_counts(self, found: Found) -> tuple[list[str], Ints]:
        names, passages, codes = self._tags
        counts = np.bincount(codes[found.mask[passages]], minlength=len(names))
        if not names:
            return names, counts
        without = np.count_nonzero(found.mask & self._untagged)
        return [*names, NO_TAG], np.append(counts, without)

    def _chosen(self, facet: str, values: tuple[str, ...]) -> Mask:
        if facet == "tag":
            mask = self._tagged({i for i, name in enumerate(self._tags[0]) if name in values})
            return mask | self._untagged if NO_TAG in values else mask
        if facet == "collection":
            return self._by_article(self.shelves.named(values))
        names, codes = self._named_kinds if facet == "kind" else self._by_articles(facet)
        wanted = np.isin(codes, [i for i, name in enumerate(names) if name in values])
        return wanted if facet == "kind" else self._by_article(wanted)

    # ---- of single passages

    def kind(self, passage: int) -> str:
        """The kind of a passage, as it was given."""
        names, codes = self._kinds
        return names[int(codes[passage])]

    def tags_of(self, passage: int) -> tuple[str, ...]:
        """The tags of a passage."""
        names, passages, codes = self._tags
        first, last = np.searchsorted(passages, [passage, passage + 1])
        return tuple(names[code] for code in codes[first:last].tolist())

    @cached_property
    def briefings(self) -> Mask:
        """Which articles are briefings."""
        names, codes = self._kinds
        if BRIEFING not in names:
            return np.zeros(self._collection.articles, bool)
        number = names.index(BRIEFING)
        briefings: Mask = codes[self._collection.first_passages] == number
        return briefings

    # ---- tables

    @cached_property
    def dates(self) -> Ints:
        """The date of each article as a number (20250731), 0 where none is known."""
        names, codes = self._collection.values("date")
        return np.array([_day(date or "") for date in names], np.int64)[codes]

    def _tagged(self, wanted: set[int]) -> Mask:
        _, passages, codes = self._tags
        mask = np.zeros(self._collection.size, bool)
        mask[passages[np.isin(codes, list(wanted))]] = True
        return mask

    @cached_property
    def _untagged(self) -> Mask:
        mask = np.ones(self._collection.size, bool)
        mask[self._tags[1]] = False
        return mask

    def _by_articles(self, facet: str) -> tuple[list[str], Ints]:
        return self.shelves.sources if facet == "source" else self._article_codes[facet]

    def _by_article(self, articles: Mask) -> Mask:
        return articles[self._collection.article_of]

    @cached_property
    def _tags(self) -> tuple[list[str], Ints, Ints]:
        return self._collection.tags()

    @cached_property
    def _kinds(self) -> tuple[list[str], Ints]:
        return self._collection.kinds()

    @cached_property
    def _named_kinds(self) -> tuple[list[str], Ints]:
        kinds, codes = self._kinds
        names, named = _coded([KIND_NAMES.get(kind, kind) for kind in kinds])
        return names, named[codes] if kinds else codes

    @cached_property
    def _credibility(self) -> Ints:
        return self._collection.column("credibility")

    @cached_property
    def _article_codes(self) -> dict[str, tuple[list[str], Ints]]:
        return {
            name: self._stated_values("reliability" if name == "grade" else name, missing)
            for name, missing in {
                "publisher": NOT_STATED,
                "author": NOT_STATED,
                "language": NOT_STATED,
                "month": NOT_STATED,
                "grade": NOT_GRADED,
                "marking": NOT_STATED,
            }.items()
        }

    def _stated_values(self, name: str, missing: str) -> tuple[list[str], Ints]:
        names, codes = self._collection.values(name)
        stated, again = _coded([value or missing for value in names])
        return stated, again[codes] if names else codes


def _day(date: str) -> int:
    parts = [part for part in date.split("-") if part.isdecimal()]
    year, month, day = (int(part) for part in (*parts, "0", "0", "0")[:3])
    return year * 10_000 + month * 100 + day


def _coded(values: list[str]) -> tuple[list[str], Ints]:
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), np.array(codes, np.int64)


_APART = str.maketrans("-_:", "   ")


@lru_cache(maxsize=1 << 16)
def _plain(value: str) -> str:
    return " ".join(strip_marks(folded(value)).translate(_APART).split())


def _named(value: str, names: list[str]) -> set[int]:
    """Numbers of the ``names`` that ``value`` means: the same name, else names with its words.

    Capitals, marks and hyphens do not matter; a ``*`` at the end leaves it open.
    """
    wanted = _plain(value.rstrip("*"))
    plain = [_plain(name) for name in names]
    if value.endswith("*"):
        return {i for i, name in enumerate(plain) if name.startswith(wanted)}
    same = {i for i, name in enumerate(plain) if name == wanted}
    return same or {i for i, name in enumerate(plain) if wanted and f" {wanted} " in f" {name} "}


def _is_language(value: str, code: str) -> bool:
    wanted = value.strip().casefold()
    short = code.split("-", maxsplit=1)[0].lower()
    known = languages().get(short)
    return wanted == short or (known is not None and known.name.casefold() == wanted)
