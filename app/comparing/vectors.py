"""Claims as sparse vectors of word pieces, and how near two of them are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.comparing.families import is_close
from app.comparing.statistics import Ids, Weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.comparing.statistics import Statistics
    from app.comparing.words import Word

_PRESENTATION = 0.5
_CLOSE_FAMILY = 3.6
"""Such a family counts about as much as a word of eight letters does with all its pieces."""
_LOOSE_FAMILY = 2.0


@dataclass(frozen=True, slots=True)
class Vector:
    """Pieces and their weights; the weights' squares sum to 1, or there are none."""

    pieces: Ids
    weights: Weights


def vectors(
    claims: Sequence[Iterable[Word]], statistics: Statistics, weights: Weights
) -> list[Vector]:
    """A vector for each claim, given its words and what each piece weighs."""
    return [_vector(words, statistics, weights) for words in claims]


def topical(claims: Sequence[Iterable[Word]], statistics: Statistics, articles: int) -> Weights:
    """The library's weights, lowered for what these claims keep repeating: that is their topic.

    ``articles`` is how many the claims come from: once in each is no repetition. The larger the
    library, the rarer any topic looks in it, so the more is taken off.
    """
    pieces = [
        np.unique(np.concatenate([statistics.pieces(form) for form in forms]))
        for forms in ({word.form for word in words} for words in claims)
        if forms
    ]
    weights = statistics.weights().copy()
    if pieces:
        found, times = np.unique(np.concatenate(pieces), return_counts=True)
        power = 1.0 + max(0.0, math.log(statistics.claims / len(claims)))
        weights[found] *= (1.0 - np.maximum(0, times - articles) / len(claims)) ** power
    return weights


def _vector(words: Iterable[Word], statistics: Statistics, weights: Weights) -> Vector:
    share: dict[str, float] = {}
    for word in words:
        share[word.form] = 1.0 if word.plain else _PRESENTATION
        for family in word.families:
            share[family] = _CLOSE_FAMILY if is_close(family) else _LOOSE_FAMILY
    if not share:
        return Vector(np.zeros(0, dtype=np.int64), np.zeros(0))
    pieces = [statistics.pieces(form) for form in share]
    ids = np.concatenate(pieces)
    shares = np.repeat(list(share.values()), [len(p) for p in pieces])
    order = np.lexsort((-shares, ids))
    ids, shares = ids[order], shares[order]
    first = np.ones(len(ids), dtype=bool)
    first[1:] = ids[1:] != ids[:-1]
    ids = ids[first]
    told = shares[first] * weights[ids]
    length = float(np.sqrt(told @ told))
    heavy = told > 0
    return Vector(ids[heavy], told[heavy] / length if length else told[heavy])


def nearness(some: Sequence[Vector], others: Sequence[Vector], desk: Weights) -> Weights:
    """The cosine of each of ``some`` (rows) with each of ``others`` (columns).

    ``desk`` is room to work in: zeros, one for each piece; it is left as it was.
    """
    table = np.zeros((len(some), len(others)))
    if not some or not others:
        return table
    rows = np.repeat(np.arange(len(others)), [len(v.pieces) for v in others])
    pieces = np.concatenate([v.pieces for v in others])
    weights = np.concatenate([v.weights for v in others])
    for number, one in enumerate(some):
        desk[one.pieces] = one.weights
        table[number] = np.bincount(rows, weights * desk[pieces], len(others))
        desk[one.pieces] = 0.0
    return np.minimum(table, 1.0)
