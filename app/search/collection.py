"""All segments as one: documents numbered through, deleted ones left out, figures over all.

A document is a passage; in the field ``title`` it is an article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from app.search.inverting import MAX_PLACE
from app.search.languages import DEFAULT_LANGUAGE
from app.search.name_keys import is_name, name_keys
from app.search.segment import SegmentFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.search.term_list import TermList

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_Name = TypeVar("_Name", bound=str | None)
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
        self.articles = 0
        self.size = 0
        for segment in segments:
            self._leaves.append(_Leaf(segment, self.size, self.articles))
            self.articles += len(segment.articles)
            self.size += segment.passages
        self.live: Mask = np.ones(self.size, bool)
        for leaf, ranges in zip(self._leaves, gone, strict=True):
            for first, last in ranges:
                self.live[leaf.passage + first : leaf.passage + last] = False
        self._whole = bool(self.live.all())
        self._values: dict[str, tuple[list[str | None], Ints]] = {}

    @cached_property
    def article_of(self) -> Ints:
        """The article of each passage."""
        return self._joined("article", [leaf.article for leaf in self._leaves])

    @cached_property
    def live_articles(self) -> Mask:
        """The articles that are not deleted."""
        return self.live[self.first_passages]

    @cached_property
    def passages(self) -> int:
        """How many passages are not deleted."""
        return int(np.count_nonzero(self.live))

    @cached_property
    def language_names(self) -> tuple[str, ...]:
        """Codes of the languages that articles are in, most frequent first."""
        names, codes = self.values("language")
        lengths = [
            leaf.segment.articles.last - leaf.segment.articles.first for leaf in self._leaves
        ]
        passages = np.where(self.live_articles, _joined(lengths), 0)
        counts: dict[str, int] = {}
        summed = np.bincount(codes, weights=passages, minlength=len(names))
        for name, count in zip(names, summed.tolist(), strict=True):
            if count:
                code = name or DEFAULT_LANGUAGE
                counts[code] = counts.get(code, 0) + int(count)
        return tuple(sorted(counts, key=lambda code: (-counts[code], code))) or (DEFAULT_LANGUAGE,)

    @cached_property
    def language_of_article(self) -> Ints:
        """For each article the number of its language in ``language_names``, 0 if deleted."""
        numbers = {code: number for number, code in enumerate(self.language_names)}
        names, codes = self.values("language")
        again = np.array([numbers.get(name or DEFAULT_LANGUAGE, 0) for name in names], np.int64)
        return again[codes]

    def values(self, name: str) -> tuple[list[str | None], Ints]:
        """What stands for the value ``name`` of articles, and the number of each one's."""
        found = self._values.get(name)
        if found is None:
            read = [leaf.segment.articles.values(name) for leaf in self._leaves]
            found = self._values[name] = _one_list(read)
        return found

    def language(self, article: int) -> str | None:
        """The language of an article."""
        names, codes = self.values("language")
        return names[int(codes[article])]

    def named(self, article: int) -> tuple[str, str]:
        """The id and the title of an article."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.article <= article)
        table = leaf.segment.articles
        return table.id(article - leaf.article), table.title(article - leaf.article)

    def ids(self) -> list[str]:
        """The ids of all articles, deleted ones among them."""
        return [name for leaf in self._leaves for name in leaf.segment.articles.ids()]

    def live_ids(self) -> list[str]:
        """The ids of the articles that are not deleted."""
        flags = self.live_articles.tolist()
        return [name for name, live in zip(self.ids(), flags, strict=True) if live]

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

    def value(self, name: str, passage: int) -> int:
        """The value of a column for one passage."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.passage <= passage)
        return leaf.segment.value(name, passage - leaf.passage)

    def text(self, passage: int) -> str:
        """The text of a passage."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.passage <= passage)
        return leaf.segment.text(passage - leaf.passage)

    def note(self, passage: int) -> str:
        """The notes on a passage, a line each."""
        leaf = next(leaf for leaf in reversed(self._leaves) if leaf.passage <= passage)
        return leaf.segment.note(passage - leaf.passage)

    @cached_property
    def first_passages(self) -> Ints:
        """The first passage of each article."""
        return _joined([leaf.segment.articles.first + leaf.passage for leaf in self._leaves])

    # ---- postings

    def has(self, field: str) -> bool:
        """Whether anything stands in ``field``."""
        found = self._fields.get(field)
        if found is None:
            lists = (leaf.segment.term_list(f"{field}.words") for leaf in self._leaves)
            found = self._fields[field] = any(map(len, lists))
        return found

    @cached_property
    def _fields(self) -> dict[str, bool]:
        return {}

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
        found = []
        for leaf, terms in groupby(self._ranges(field, slot), _leaf_of):
            found.append(self._in_leaf(field, leaf, [(t, a, z) for _, t, a, z in terms]))
        return _joined([docs for docs, _ in found]), _joined([counts for _, counts in found])

    def _in_leaf(
        self, field: str, leaf: _Leaf, terms: list[tuple[TermList, int, int]]
    ) -> tuple[Ints, NDArray[Any]]:
        """The documents of one segment, each once, whatever number of ``terms`` it has."""
        read = [listed.documents(a, z) for listed, a, z in terms]
        docs, counts = _joined([docs for docs, _ in read]), _joined([counts for _, counts in read])
        if len(terms) > 1 or terms[0][2] - terms[0][1] > 1:
            # By segment, since that is few enough for the processor's cache.
            summed = np.bincount(docs, weights=counts)
            docs = np.flatnonzero(summed > 0)
            counts = summed[docs].astype(np.int64)
        numbered = np.add(docs, self._base(field, leaf), dtype=np.int64)
        if self._whole:
            return numbered, counts
        live = (self.live_articles if field == "title" else self.live)[numbered]
        return numbered[live], counts[live]

    def lookups(self, slot: Slot) -> int:
        """How many places in the segments must be looked at for ``slot``."""
        return len(self._leaves) * (len(slot.words) + len(slot.stems) + bool(slot.prefix))

    def places(self, field: str, slot: Slot, within: Mask) -> Ints:
        """Every place of ``slot`` in the documents ``within``, rising (see ``PLACE_BITS``)."""
        keys: list[Ints] = []
        ranges = self._ranges(field, slot)
        for leaf, terms, a, z in ranges:
            docs, counts = terms.documents(a, z)
            numbered = np.add(docs, self._base(field, leaf), dtype=np.int64)
            repeats = counts.astype(np.int64)
            wanted = within[numbered]
            if not wanted.any():
                continue
            places = terms.places(a, z)
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
            a, z = terms.at_least(low), terms.at_least(high)
            counts = terms.frequencies(a, z).tolist()
            for word, count in zip(terms.between(a, z), counts, strict=True):
                found[word] = found.get(word, 0) + count
        return found

    def other_spellings(self, word: str) -> dict[str, int]:
        """Names of passages that share a key with the folded ``word``, and how often they stand.

        None where ``word`` itself stands there as an ordinary word.
        """
        found: dict[str, None] = {}
        for key in name_keys(word):
            for leaf in self._leaves:
                names = leaf.segment.names
                a, z = names.at_least(f"{key}\t"), names.at_least(f"{key}\n")
                found.update(dict.fromkeys(n.partition("\t")[2] for n in names.between(a, z)))
        found.pop(word, None)
        if not found or not self._may_be_name(word):
            return {}
        often = {name: self._cases(name) for name in found}
        named = {name: cases[0] for name, cases in often.items() if is_name(*cases)}
        if self._whole:
            return named
        slots = {name: Slot(words=frozenset([name])) for name in named}
        return {name: n for name, n in named.items() if len(self.documents("text", slots[name])[0])}

    def names_by_key(self) -> dict[str, frozenset[str]]:
        """Every key that names of passages have, and these names as words; reads all of them."""
        found: dict[str, set[str]] = {}
        for leaf in self._leaves:
            for keyed in leaf.segment.names.terms:
                key, _, name = keyed.partition("\t")
                found.setdefault(key, set()).add(name)
        return {
            key: frozenset(n for n in names if self._may_be_name(n))
            if len(names) > 1
            else frozenset(names)
            for key, names in found.items()
        }

    def _may_be_name(self, word: str) -> bool:
        cases = self._cases(word)
        return cases == (0, 0) or bool(is_name(*cases))

    def _cases(self, word: str) -> tuple[int, int]:
        counted = [leaf.segment.cases(word) for leaf in self._leaves]
        return sum(big for big, _ in counted), sum(small for _, small in counted)

    def _base(self, field: str, leaf: _Leaf) -> int:
        return leaf.article if field == "title" else leaf.passage

    def _ranges(self, field: str, slot: Slot) -> list[tuple[_Leaf, TermList, int, int]]:
        found = []
        for leaf in self._leaves:
            for form, wanted in (("words", slot.words), ("stems", slot.stems)):
                terms = leaf.segment.term_list(f"{field}.{form}")
                numbers = [terms.number(term) for term in wanted]
                found += [(leaf, terms, at, at + 1) for at in numbers if at is not None]
            if slot.prefix:
                terms = leaf.segment.term_list(f"{field}.words")
                a = terms.at_least(slot.prefix)
                z = terms.at_least(slot.prefix + "\U0010ffff")
                if a < z:
                    found.append((leaf, terms, a, z))
        return found

    # ---- columns

    def _joined(self, name: str, bases: list[int]) -> Ints:
        columns = [leaf.segment.column(name) for leaf in self._leaves]
        return _joined([column + base for column, base in zip(columns, bases, strict=True)])

    def _coded(self, name: str, listed: list[list[str]]) -> tuple[list[str], Ints]:
        columns = [leaf.segment.column(name) for leaf in self._leaves]
        return _one_list(list(zip(listed, columns, strict=True)))


def _ranges_up_to(ends: Ints, lengths: Ints) -> Ints:
    """Every number of the ranges that stop before ``ends`` and are as long as ``lengths``."""
    total = int(lengths.sum())
    return np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(total)


def _leaf_of(found: tuple[_Leaf, TermList, int, int]) -> _Leaf:
    return found[0]


def _one_term_each(ranges: list[tuple[_Leaf, TermList, int, int]]) -> bool:
    """Whether documents come in rising order: one term in each segment."""
    leaves = {leaf.passage for leaf, *_ in ranges}
    return len(leaves) == len(ranges) and all(z - a == 1 for _, _, a, z in ranges)


def _one_list(coded: list[tuple[list[_Name], Ints]]) -> tuple[list[_Name], Ints]:
    """Columns of numbers, each with its own list of what they stand for, with one for all."""
    numbers: dict[_Name, int] = {}
    again = []
    for names, codes in coded:
        table = [numbers.setdefault(name, len(numbers)) for name in names]
        again.append(np.array(table, np.int64)[codes])
    return list(numbers), _joined(again)


def _joined(arrays: list[NDArray[Any]]) -> Ints:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)
