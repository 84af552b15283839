"""How telling each part of a word is, by the library's own count.

A word that every article repeats weighs nothing; a word of one story weighs much. Words are counted
exactly and one article at a time. Their pieces (runs of three to five letters, so that spellings
and endings matter little) take their counts from the words they occur in. A small library cannot
tell everyday words from telling ones, so each begins with what is known of the language at large.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.comparing.cache_file import Arrays, lines_of, text_array
from app.comparing.families import family_count
from app.comparing.words import families_of
from app.resources import toml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.comparing.words import Word

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]

_BITS = 20
_LENGTHS = (3, 4, 5)
_KNOWN = 1000
"""Claims of news at large that stand beside those of the library."""
_FEW_ARTICLES = 8
"""How many articles it takes before "stands in all of them" means much."""


class Statistics:
    """Counts over a library's claims; articles can be added and taken out one by one."""

    def __init__(self) -> None:
        self.claims = 0
        self.articles = 0
        self._numbers: dict[str, int] = {}
        self._in_claims = array("q")
        self._in_articles = array("q")
        self._at_large = array("d")
        self._pieces: list[Ids] = []
        self._weights: Weights | None = None
        self._desk: Weights | None = None

    @property
    def desk(self) -> Weights:
        """Room to work in: zeros, one for each piece; whoever uses it leaves zeros behind."""
        if self._desk is None:
            self._desk = np.zeros(self.size)
        return self._desk

    @property
    def most(self) -> float:
        """How much a word tells that stands in two claims and is no everyday word."""
        return math.log((self.claims + _KNOWN + 1) / 2.5)

    @property
    def size(self) -> int:
        """How many pieces can be told apart, families included."""
        return (1 << _BITS) + family_count()

    def count(self, claims: Iterable[Iterable[Word]], sign: int) -> None:
        """Add (``sign`` 1) or take out (-1) an article, given the words of each of its claims."""
        seen: Counter[str] = Counter()
        for words in claims:
            self.claims += sign
            seen.update(_forms(words))
        for form, times in seen.items():
            number = self.number(form)
            self._in_claims[number] += sign * times
            self._in_articles[number] += sign
        self.articles += sign
        self._weights = None

    def arrays(self) -> Arrays:
        """All counts, to be written to a file."""
        used = [n for n, times in enumerate(self._in_claims) if times]
        forms = list(self._numbers)
        pieces = [self._pieces[n] for n in used]
        return {
            "counted": np.array([self.claims, self.articles, len(used)], np.int64),
            "forms": text_array([forms[n] for n in used]),
            "in_claims": np.array(self._in_claims, np.int64)[used],
            "in_articles": np.array(self._in_articles, np.int64)[used],
            "pieces": np.concatenate([*pieces, np.zeros(0, np.int64)]).astype(np.int32),
            "lengths": np.array([len(some) for some in pieces], np.int32),
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> Statistics:
        """What ``arrays`` gave."""
        made = cls()
        made.claims, made.articles, count = arrays["counted"].tolist()
        made._numbers = {form: n for n, form in enumerate(lines_of(arrays["forms"], count))}
        made._at_large = array("d", map(_known_of, made._numbers))
        made._in_claims = array("q", arrays["in_claims"].astype(np.int64).tobytes())
        made._in_articles = array("q", arrays["in_articles"].astype(np.int64).tobytes())
        pieces = arrays["pieces"].astype(np.int64)
        ends = np.cumsum(arrays["lengths"].astype(np.int64)).tolist()
        made._pieces = [pieces[a:b] for a, b in zip([0, *ends], ends, strict=False)]
        return made

    def number(self, form: str) -> int:
        """The number of a word's form, from now on."""
        known = self._numbers.get(form)
        if known is None:
            known = self._numbers[form] = len(self._numbers)
            self._in_claims.append(0)
            self._in_articles.append(0)
            self._at_large.append(_known_of(form))
            self._pieces.append(_pieces(form))
        return known

    def articles_with(self, form: str) -> int:
        """In how many of the articles that were counted a form or a figure stands."""
        number = self._numbers.get(form)
        return 0 if number is None else self._in_articles[number]

    def pieces(self, form: str) -> Ids:
        """The numbers of the letter runs in ``form``, or of the family that it stands for."""
        return self._pieces[self.number(form)]

    def weights(self) -> Weights:
        """How much each piece tells, by number; zero for what every article repeats."""
        if self._weights is None:
            if not self._pieces:
                return np.zeros(self.size)
            lengths = [len(pieces) for pieces in self._pieces]
            flat = np.concatenate(self._pieces)
            in_claims = self._spread(flat, lengths, self._in_claims, self.claims)
            at_large = np.array(self._at_large) * (np.array(self._in_claims) > 0)
            in_claims += self._spread(flat, lengths, at_large, _KNOWN)
            in_articles = self._spread(flat, lengths, self._in_articles, self.articles)
            rare = np.maximum(0.0, np.log((self.claims + _KNOWN + 1) / (in_claims + 0.5)))
            common = np.maximum(0.0, in_articles - 1) / (max(self.articles, 1) - 1 + _FEW_ARTICLES)
            self._weights = rare * (1.0 - common)
        return self._weights

    def word_weight(self, form: str) -> float:
        """How much the word as a whole tells."""
        number = self.number(form)
        found = self._in_claims[number] + self._at_large[number]
        rare = math.log((self.claims + _KNOWN + 1) / (found + 0.5))
        common = max(0, self._in_articles[number] - 1) / (max(self.articles, 1) - 1 + _FEW_ARTICLES)
        return max(0.0, rare) * (1.0 - common)

    def _spread(
        self, flat: Ids, lengths: list[int], counts: array[int] | Weights, most: int
    ) -> Weights:
        repeated = np.repeat(np.asarray(counts, dtype=np.float64), lengths)
        return np.minimum(np.bincount(flat, repeated, self.size), max(most, 1))


def _known_of(form: str) -> float:
    """In how many of the claims of news at large a word stands."""
    return _everyday().get(form, 0.0)


@cache
def _everyday() -> dict[str, float]:
    bands: dict[str, str] = toml("comparing/everyday")["en"]
    found = {form: _KNOWN / int(n) for n, words in bands.items() for form in words.split()}
    for form, times in list(found.items()):
        for family in families_of(form):
            found[family] = found.get(family, 0.0) + times
    return found


def _forms(words: Iterable[Word]) -> set[str]:
    forms: set[str] = set()
    for word in words:
        forms.add(word.form)
        forms.update(word.families)
    return forms


def _pieces(form: str) -> Ids:
    if form.startswith("#"):
        return np.zeros(0, dtype=np.int64)
    if form.startswith("~"):
        return np.array([(1 << _BITS) + int(form[1:])], dtype=np.int64)
    padded = f" {form} "
    runs = {
        padded[i : i + length] for length in _LENGTHS for i in range(len(padded) - length + 1)
    } or {padded}
    mask = (1 << _BITS) - 1
    return np.array(sorted({zlib.crc32(run.encode()) & mask for run in runs}), dtype=np.int64)
