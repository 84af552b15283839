"""How likely claims say the same where two articles tell of one event.

Accounts by several hands share few words, so rules that tell one report from the next of its kind
miss most of what such accounts have in common. Two articles that give the same uncommon figures
tell of one event, and then it takes less: that much of what the shorter of two claims says stands
in the other, that no other pair of either is nearly as good, that what stands around them meets
too. How much each of these counts was found by logistic regression over pairs judged by hand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.comparing.disagreement import figure_key
from app.comparing.families import RANKS, is_close
from app.comparing.sureness import event_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics
    from app.comparing.statistics import Weights as Table

_COMMON = 0.25
"""The share of their figures that two accounts of one event have in common at least."""
_FEW = 5
_FEW_OF_ALL = 0.01
"""A figure in more articles than this share of the library, and more than ``_FEW``, is common."""
_TOLD = -0.1
_TOLD_BY_SIZE = 0.34
"""The larger a library, the less likely any two of its articles tell of one event."""
_VALUE = re.compile(r"#(?P<digits>[\d.]+)(?:e[+-]?\d+)?(?P<unit>.*)")
_BY_DIGITS = (0.25, 0.5, 1.0)
_BY_UNIT = 0.25
_DAYS = 14
"""Articles further apart in time report different things, whatever figures they repeat."""
_BASE = -4.3
_SAID_BY_SHORTER = 7.8
_SAID_BY_LONGER = 3.5
_NAMES_ALIKE = 2.6
_AHEAD = 4.0
_AROUND = 2.3
_FAINT = 0.05
_FAINTLY = 0.02
"""How likely pairs are whose score is below ``_FAINT``; nobody looks closer."""
_CLOSE = 0.75
_LOOSE = 0.4
_PRESENTING = 0.4
_UNTELLING = 0.5
_SOME_WORDS = 0.7
_SOME_NAMES = 0.15
"""Added to what a claim says in all, so that very short ones are not covered by one word."""


def tell_of_one_event(
    some: Sequence[ReadClaim],
    others: Sequence[ReadClaim],
    statistics: Statistics,
    days: Sequence[str | None] = (None, None),
) -> bool:
    """Whether two articles give figures that tell them from others of their kind.

    ``days`` are when each was published (ISO), as far as it is known.
    """
    if not some or not others or some[0].is_foreign_to(others[0]) or _far_apart(*days):
        return False
    keys = [
        {key for c in side for key in map(event_key, c.amounts) if key} for side in (some, others)
    ]
    both = keys[0] & keys[1]
    most = max(_FEW, _FEW_OF_ALL * statistics.articles)
    if len(both) < _COMMON * min(map(len, keys)):
        return False
    told = sum(_chance(key) for key in both if statistics.articles_with(key) <= most)
    return told >= _TOLD + _TOLD_BY_SIZE * math.log(max(statistics.articles, 1))


def _chance(key: str) -> float:
    """How little a figure is shared by chance: the more digits, the less, and a unit helps."""
    found = _VALUE.match(key)
    if found is None:
        return 0.0
    digits = len(found["digits"].replace(".", "").strip("0"))
    rarity = _BY_DIGITS[min(digits, len(_BY_DIGITS)) - 1]
    return rarity + (_BY_UNIT if found["unit"] not in {"", "percent"} else 0.0)


def _far_apart(one: str | None, other: str | None) -> bool:
    """Whether two days are known and far from each other."""
    try:
        apart = date.fromisoformat(one or "") - date.fromisoformat(other or "")
    except ValueError:
        return False
    return abs(apart.days) > _DAYS


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
        (words, names), (words_there, names_there) = _said(one, other), _said(other, one)
        weighed = (
            _BASE
            + _SAID_BY_SHORTER * max(words, words_there)
            + _SAID_BY_LONGER * min(words, words_there)
            + _NAMES_ALIKE * min(names, names_there)
            + _AHEAD * float(ahead[row, column])
            + _AROUND * float(around[row, column])
        )
        likely[row, column] = 1.0 / (1.0 + math.exp(-weighed))
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


def _said(one: _Told, other: _Told) -> tuple[float, float]:
    """The share of what ``one`` says that ``other`` says too, and the same of its names."""
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
    return alike / whole, names / every_name


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
