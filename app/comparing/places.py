"""Where words stand in the library: the claims worth comparing with a passage, found fast."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.statistics import Statistics, Weights
    from app.comparing.words import Word
    from app.domain.article import ArticleId

_FAMILY = 0.8
_SHORT = 4
"""Added to a claim's number of words, so that very short ones do not win by their shortness."""


class Places:
    """For each word's root the claims it stands in, over all articles."""

    def __init__(self) -> None:
        self._claims: dict[str, array[int]] = {}
        self._home: list[tuple[ArticleId, int] | None] = []
        self._lengths = array("d")
        self._numbers: dict[ArticleId, range] = {}
        self._gone = 0

    def add(self, article: ArticleId, claims: Sequence[Iterable[Word]]) -> None:
        """Note the words of each claim of an article that is not there yet."""
        first = len(self._home)
        for place, words in enumerate(claims):
            keys = _keys(words)
            for key in keys:
                self._claims.setdefault(key, array("q")).append(first + place)
            self._home.append((article, place))
            self._lengths.append(len(keys) + _SHORT)
        self._numbers[article] = range(first, len(self._home))

    def remove(self, article: ArticleId) -> None:
        """Forget an article; nothing happens if it is not there."""
        numbers = self._numbers.pop(article, range(0))
        for number in numbers:
            self._home[number] = None
        self._gone += len(numbers)
        if self._gone > len(self._home) // 2:
            self._close_gaps()

    def likely(
        self, words: Iterable[Word], besides: ArticleId, statistics: Statistics, most: int
    ) -> list[tuple[ArticleId, int]]:
        """Up to ``most`` claims of other articles that share telling words, likeliest first.

        A claim is its article and its place among the article's claims.
        """
        told = np.zeros(len(self._home))
        for key, weight in _weighted(words, statistics).items():
            numbers = self._claims.get(key)
            if numbers is not None and weight > 0:
                told[np.array(numbers)] += weight
        own = self._numbers.get(besides, range(0))
        told[own.start : own.stop] = 0.0
        told /= np.sqrt(np.array(self._lengths)) if self._home else 1.0
        few = np.nonzero(told >= _least(told, 2 * most))[0]
        picked = few[np.argsort(-told[few], kind="stable")].tolist()
        homes = [self._home[number] for number in picked if told[number] > 0]
        return [home for home in homes if home is not None][:most]

    def _close_gaps(self) -> None:
        kept = [number for number, home in enumerate(self._home) if home is not None]
        renumbered = {old: new for new, old in enumerate(kept)}
        self._claims = {
            key: array("q", [renumbered[n] for n in numbers if n in renumbered])
            for key, numbers in self._claims.items()
        }
        self._home = [self._home[number] for number in kept]
        self._lengths = array("d", [self._lengths[number] for number in kept])
        self._numbers = {
            article: range(renumbered[numbers[0]], renumbered[numbers[0]] + len(numbers))
            for article, numbers in self._numbers.items()
            if numbers
        }
        self._gone = 0


def _least(told: Weights, most: int) -> float:
    """The value that about ``most`` of ``told`` reach."""
    if len(told) <= most:
        return 0.0
    return float(np.partition(told, -most)[-most])


def _keys(words: Iterable[Word]) -> set[str]:
    keys: set[str] = set()
    for word in words:
        keys.add(word.root)
        keys.update(word.families)
    return keys


def _weighted(words: Iterable[Word], statistics: Statistics) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word in words:
        weight = statistics.word_weight(word.form) * (1.0 if word.plain else 0.5)
        weights[word.root] = max(weights.get(word.root, 0.0), weight)
        for family in word.families:
            weights[family] = _FAMILY * statistics.word_weight(family)
    return weights
