"""How likely claims say the same where two articles tell of one event.

Accounts by several hands share few words, so rules that tell one report from the next of its kind
miss most of what such accounts have in common. Of two that tell of one event less is asked: that
much of what the shorter of two claims says stands in the other, that no other pair of either is
nearly as good, that what stands around them meets too. How much each of these counts was found by
logistic regression over pairs judged by hand.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.comparing.disagreement import figure_key
from app.comparing.families import RANKS, is_close

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics
    from app.comparing.statistics import Weights as Table

_BASE = -4.3
_SAID_BY_SHORTER = 7.8
_SAID_BY_LONGER = 3.5
_NAMES_ALIKE = 2.6
_AHEAD = 4.0
_AROUND = 2.3
_FAINT = 0.05
_FAINTLY = 0.02
"""How likely pairs are whose score is below ``_FAINT``; nobody looks closer."""
_MUCH = 0.5
_OPEN = 0.25
"""The most likelihood of claims that say less alike than one telling word, such as "no comment"."""
_CLOSE = 0.75
_LOOSE = 0.4
_PRESENTING = 0.4
_UNTELLING = 0.5
_SOME_WORDS = 0.7
_SOME_NAMES = 0.15
"""Added to what a claim says in all, so that very short ones are not covered by one word."""


def likelihood(
    table: Table,
    some: Sequence[ReadClaim],
    others: Sequence[ReadClaim],
    statistics: Statistics,
) -> Table:
    """How likely each of ``some`` says what each of ``others`` says, from 0 to 1.

    ``table`` are their scores.
    """
    here, there = (_told(side, statistics) for side in (some, others))
    ahead = table - _best_besides(table)
    around = _best_around(table, some, others)
    likely = np.full(table.shape, _FAINTLY)
    for row, column in zip(*(at.tolist() for at in np.nonzero(table >= _FAINT)), strict=True):
        one, other = here[row], there[column]
        here_said, there_said = _said(one, other), _said(other, one)
        weighed = (
            _BASE
            + _SAID_BY_SHORTER * max(here_said.share, there_said.share)
            + _SAID_BY_LONGER * min(here_said.share, there_said.share)
            + _NAMES_ALIKE * min(here_said.names, there_said.names)
            + _AHEAD * float(ahead[row, column])
            + _AROUND * float(around[row, column])
        )
        most = 1.0 if min(here_said.alike, there_said.alike) >= _MUCH else _OPEN
        likely[row, column] = min(most, 1.0 / (1.0 + math.exp(-weighed)))
    return likely


class _Word(NamedTuple):
    """A root of a claim: how much it tells here, whether it names somebody, its families."""

    tells: float
    is_name: bool
    families: frozenset[str]


class _Told(NamedTuple):
    """A claim with what its words tell, and all their families."""

    claim: ReadClaim
    words: dict[str, _Word]
    families: frozenset[str]


def _told(claims: Sequence[ReadClaim], statistics: Statistics) -> list[_Told]:
    """What the words of each claim tell; what an article keeps repeating tells less."""
    times = Counter(root for c in claims for root in {token.word.root for token in c.tokens})
    found = []
    for claim in claims:
        words = _words(claim, times, statistics)
        families = frozenset(f for word in words.values() for f in word.families)
        found.append(_Told(claim, words, families))
    return found


def _words(claim: ReadClaim, times: Mapping[str, int], statistics: Statistics) -> dict[str, _Word]:
    spelt_out = [(amount.figure.start, amount.figure.end) for amount in claim.amounts]
    found: dict[str, _Word] = {}
    for token in claim.tokens:
        word = token.word
        if any(start <= token.start < end for start, end in spelt_out):
            continue
        tells = statistics.word_weight(word.form) / statistics.most
        tells *= (1.0 if word.plain else _PRESENTING) / math.sqrt(times[word.root])
        if word.root not in found or found[word.root].tells < tells:
            is_name = word.root in claim.name_roots or word.root in RANKS
            found[word.root] = _Word(tells, is_name, frozenset(word.families))
    return found


class _Said(NamedTuple):
    """What of one claim another says too: how much, its share of the claim, and that of names."""

    alike: float
    share: float
    names: float


def _said(one: _Told, other: _Told) -> _Said:
    """What of ``one`` the other says too."""
    alike, whole, names, every_name = 0.0, _SOME_WORDS, 0.0, _SOME_NAMES
    for root, word in one.words.items():
        meets = 1.0 if root in other.words else _kinship(word.families & other.families)
        if word.is_name:
            names += word.tells * meets
            every_name += word.tells
        else:
            alike += word.tells * meets
            whole += word.tells
    for amount in one.claim.amounts:
        tells = 1.0 if figure_key(amount.figure) else _UNTELLING
        whole += tells
        if any(one.claim.gives_amount(amount, other.claim, found) for found in other.claim.amounts):
            alike += tells
    return _Said(alike, alike / whole, names / every_name)


def _kinship(shared: Iterable[str]) -> float:
    return max((_CLOSE if is_close(family) else _LOOSE for family in shared), default=0.0)


def _best_besides(table: Table) -> Table:
    """For each cell the best of the other cells in its row and its column."""
    return np.maximum(_best_other(table), _best_other(table.T).T)


def _best_other(table: Table) -> Table:
    if table.shape[1] < 2:
        return np.zeros(table.shape)
    ranked = np.sort(table, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    return np.where(table >= best, second, best)


def _best_around(table: Table, some: Sequence[ReadClaim], others: Sequence[ReadClaim]) -> Table:
    """For each cell the best of the other cells of its two paragraphs."""
    around = np.zeros(table.shape)
    for rows in _paragraphs(some):
        for columns in _paragraphs(others):
            part = table[rows, columns]
            if part.size > 1:
                best, second = np.sort(part, axis=None)[[-1, -2]]
                around[rows, columns] = np.where(part >= best, second, best)
    return around


def _paragraphs(claims: Sequence[ReadClaim]) -> list[slice]:
    """The runs of claims that stand in one paragraph."""
    edges = [n for n, c in enumerate(claims) if not n or c.claim.block != claims[n - 1].claim.block]
    return [slice(a, b) for a, b in zip(edges, [*edges[1:], len(claims)], strict=True)]
