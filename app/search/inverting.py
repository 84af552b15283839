"""Turning texts into postings, all at once: a stream of token numbers and one sort.

Each distinct token of a language is analysed once and becomes a pattern: the terms that it stands
for and how far each lies from the token's first place. A text is then a run of pattern numbers;
numpy spreads the patterns out and sorts them by term.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.search.analysis import TOKEN, analyser_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.search.analysis import Analyser, Unit

Ints = NDArray[np.integer]

MAX_PLACE = 0xFFFF
"""Places in a passage are told apart up to this one."""


@dataclass(slots=True)
class Lexicon:
    """Terms in the order met, and for each pattern its terms and their places."""

    numbers: dict[str, int] = field(default_factory=dict)
    terms: array[int] = field(default_factory=lambda: array("i"))
    places: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))

    def add(self, pattern: Iterable[tuple[str, ...]]) -> None:
        """Add a pattern: the terms at each of its places."""
        numbers, terms, places = self.numbers, self.terms, self.places
        for place, forms in enumerate(pattern):
            for form in forms:
                terms.append(numbers.setdefault(form, len(numbers)))
                places.append(place)
        self.ends.append(len(terms))


@dataclass(frozen=True, slots=True)
class Postings:
    """Sorted terms with where they stand.

    Term ``t`` has the documents ``docs[first[t]:first[t + 1]]``, in each as often as ``counts``
    says, at the ``places[begin[t]:begin[t + 1]]``.
    """

    terms: list[str]
    first: Ints
    docs: NDArray[np.integer]
    counts: NDArray[np.integer]
    begin: Ints
    places: NDArray[np.integer]


class _Patterns(dict[str, int]):
    """Pattern numbers of one language's tokens, made when first asked for."""

    def __init__(self, field_stream: FieldStream, analyser: Analyser) -> None:
        super().__init__()
        self._stream = field_stream
        self._analyser = analyser

    def __missing__(self, token: str) -> int:
        units = self._analyser.token_units(token)
        capitals = [token[unit.start].isupper() for unit in units]
        if len(token) > 1 and token.isupper():
            capitals = []  # a headline in capitals doesn't tell
        number = self[token] = self._stream.add_pattern(units, capitals)
        return number


class FieldStream:
    """The texts of one field on their way into a segment."""

    def __init__(self) -> None:
        self._tokens = array("i")
        self._docs = array("i")
        self._lengths = array("i")
        self._steps = array("i")
        self._words = Lexicon()
        self._stems = Lexicon()
        self._capitals: tuple[array[int], array[int]] = (array("i"), array("i"))
        self._smalls: tuple[array[int], array[int]] = (array("i"), array("i"))
        self._patterns: dict[str | None, _Patterns] = {}

    def __len__(self) -> int:
        """How many tokens are waiting."""
        return len(self._tokens)

    def add(self, doc: int, language: str | None, text: str) -> None:
        """Add ``text`` of document ``doc``; documents come in rising order."""
        patterns = self._patterns.get(language)
        if patterns is None:
            patterns = self._patterns[language] = _Patterns(self, analyser_for(language))
        before = len(self._tokens)
        self._tokens.extend(map(patterns.__getitem__, TOKEN.findall(text)))
        self._docs.append(doc)
        self._lengths.append(len(self._tokens) - before)

    def add_pattern(self, units: tuple[Unit, ...], capitals: Iterable[bool]) -> int:
        """Keep what a token stands for, and which of its units have a capital; its number."""
        self._words.add([unit.words for unit in units])
        self._stems.add([unit.stems for unit in units])
        self._steps.append(len(units))
        number = len(self._steps) - 1
        for unit, capital in zip(units, capitals, strict=False):
            terms, patterns = self._capitals if capital else self._smalls
            for word in unit.words:
                terms.append(self._words.numbers[word])
                patterns.append(number)
        return number

    def cases(self) -> tuple[Ints, Ints]:
        """How often each of the sorted words stands with a capital, and how often without."""
        ranks = _ranks(self._words)[1]
        tokens = np.frombuffer(self._tokens, np.int32) if self._tokens else np.empty(0, np.int32)
        often = np.bincount(tokens, minlength=len(self._steps))
        counted = []
        for terms, patterns in (self._capitals, self._smalls):
            weights = often[np.array(patterns, np.int64)]
            ranked = ranks[np.array(terms, np.int64)]
            counted.append(np.bincount(ranked, weights, len(ranks)).astype(np.int64))
        return counted[0], counted[1]

    def postings(self) -> Iterator[tuple[str, Postings]]:
        """The postings of the "words" as written and of their "stems"."""
        tokens = np.frombuffer(self._tokens, np.int32) if self._tokens else np.empty(0, np.int32)
        lengths = np.array(self._lengths, np.int64)
        docs = np.repeat(np.array(self._docs, np.int32), lengths)
        steps = np.array(self._steps, np.int32)[tokens]
        places = np.cumsum(steps, dtype=np.int64) - steps
        starts = np.cumsum(lengths) - lengths
        if len(tokens):
            at_start = places[np.minimum(starts, len(places) - 1)]
            places -= np.repeat(at_start, lengths)
        places = np.minimum(places, MAX_PLACE).astype(np.int32)
        yield "words", _inverted(self._words, tokens, docs, places)
        yield "stems", _inverted(self._stems, tokens, docs, places)


def _inverted(
    lexicon: Lexicon, tokens: NDArray[np.int32], docs: NDArray[np.int32], places: NDArray[np.int32]
) -> Postings:
    """Spread the patterns out, sort by term, and gather documents."""
    ends = np.array(lexicon.ends, np.int32)
    counts = np.diff(ends, prepend=0)
    counts_here = counts[tokens]
    total = int(counts_here.sum())
    offset = np.repeat(
        (ends - counts)[tokens] - (np.cumsum(counts_here) - counts_here), counts_here
    )
    entry = offset + np.arange(total)
    terms, rank = _ranks(lexicon)
    ranked = rank[np.array(lexicon.terms, np.int32)[entry]] if total else np.empty(0, np.int32)
    doc = np.repeat(docs, counts_here)
    place = np.repeat(places, counts_here)
    if total:
        place += np.array(lexicon.places, np.int32)[entry]
    order = np.argsort(ranked, kind="stable")
    return gather(terms, ranked[order], doc[order], np.minimum(place[order], MAX_PLACE))


def _ranks(lexicon: Lexicon) -> tuple[list[str], NDArray[np.int32]]:
    """The terms sorted, and the place that each has there by its number."""
    terms = sorted(lexicon.numbers)
    rank = np.empty(len(terms), np.int32)
    rank[[lexicon.numbers[term] for term in terms]] = np.arange(len(terms), dtype=np.int32)
    return terms, rank


def gather(
    terms: list[str],
    ranked: NDArray[np.integer],
    docs: NDArray[np.integer],
    places: NDArray[np.integer],
) -> Postings:
    """Postings from one entry a place, sorted by term and document."""
    total = len(ranked)
    fresh = np.ones(total, bool)
    if total:
        fresh[1:] = (ranked[1:] != ranked[:-1]) | (docs[1:] != docs[:-1])
    at = np.flatnonzero(fresh)
    first = np.searchsorted(ranked[at], np.arange(len(terms) + 1))
    begin = np.append(at, total)[first]
    return Postings(terms, first, docs[at], np.diff(np.append(at, total)), begin, places)
