"""Scores for the claims of two articles, and which of them make sure pairs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from app.comparing.bridging import bridge_table
from app.comparing.meaning import WEIGHT
from app.comparing.sureness import Evidence, Sureness, evidence
from app.comparing.vectors import nearness, topical, vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.comparing.meaning import Meaning
    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics
    from app.comparing.statistics import Weights as Table

_NO_SHARED_WORD = 0.6
_MORE_SHARED = 0.45
_RELATED_ONLY = 1.5
_FIGURE = 0.2
_MOST_FIGURES = 2
_FAINT = 0.05
_SURE = 0.5
_UNMATCHED = 0.3
"""Takes the place of ``_SURE`` where two claims share what no other claim of the two says."""
_SURE_ALL_THE_SAME = 0.85
"""Takes the place of ``_SURE`` where each claim counts something that the other does not."""
_VERY_SURE = 0.6
_CLOSE_TO_BEST = 0.85
_MOST_PARTNERS = 3
_OWN_PARTNERS = 3
_TOPIC = 10
_LEFT = 0.02
"""What is left of a score that is no more than topic, so that nothing shared is no score at all."""
_LIKELY = 0.3
_LIKELY_SCORE = 0.35
"""What score a likely pair has at least, its likelihood included."""


def strengthened(nearness: float, shared: Evidence) -> float:
    """``nearness`` raised for each thing that is shared beyond the first, at most to 1."""
    if not shared.pieces:
        return nearness * _NO_SHARED_WORD
    return min(1.0, nearness * (1 + _MORE_SHARED * math.log(shared.pieces)))


def likeness(nearness: float, shared: Evidence) -> float:
    """A score from 0 to 1 for a passage found in the whole library.

    There are so many passages there that one rare word is shared by chance; so what counts most is
    how many separate things are shared.
    """
    return 1.0 - math.exp(-nearness * (_RELATED_ONLY + shared.pieces))


def score_table(
    some: Sequence[ReadClaim],
    others: Sequence[ReadClaim],
    statistics: Statistics,
    meaning: Meaning | None = None,
) -> Table:
    """A score from 0 to 1 for each of ``some`` (rows) with each of ``others`` (columns).

    What a claim has in common with the other article at large is its topic, so it is taken off. A
    figure that few others give is much in common. With ``meaning``, what means alike beside its
    words adds a little.
    """
    words = [[token.word for token in claim.tokens] for claim in (*some, *others)]
    found = vectors(words, statistics, topical(words, statistics, articles=2))
    table = nearness(found[: len(some)], found[len(some) :], statistics.desk)
    table = np.maximum(table, bridge_table(some, others))
    for row, column in zip(*np.nonzero(table > _FAINT), strict=True):
        shared = evidence(some[row], others[column])
        table[row, column] = strengthened(float(table[row, column]), shared)
    figures = np.minimum(_lone_figures(some, others), _MOST_FIGURES)
    table = np.minimum(1.0, table + _FIGURE * figures)
    if meaning is not None:
        meant = meaning.nearness(*([c.claim.words for c in side] for side in (some, others)))
        table = np.where(table > _FAINT, np.minimum(1.0, table + WEIGHT * meant), table)
    topic = (_topic(table)[:, None] + _topic(table.T)[None, :]) / 2
    return np.maximum(_LEFT * table, table - topic)


def _lone_figures(some: Sequence[ReadClaim], others: Sequence[ReadClaim]) -> Table:
    """How many telling figures two claims share; one that more claims give counts for less."""
    table = np.zeros((len(some), len(others)))
    here, there = _claims_by_figure(some), _claims_by_figure(others)
    for key in here.keys() & there.keys():
        table[np.ix_(here[key], there[key])] += 1.0 / (len(here[key]) * len(there[key]))
    return table


def _claims_by_figure(claims: Sequence[ReadClaim]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for key in claim.figure_keys:
            found.setdefault(key, []).append(number)
    return found


def _topic(table: Table) -> Table:
    """For each row its usual score: the mean of the best that are not likely partners."""
    if table.shape[1] <= _OWN_PARTNERS:
        return np.zeros(table.shape[0])
    ranked = -np.sort(-table, axis=1)
    usual: Table = ranked[:, _OWN_PARTNERS : _OWN_PARTNERS + _TOPIC].mean(axis=1)
    return usual


def sure_pairs(
    table: Table,
    some: Sequence[ReadClaim],
    others: Sequence[ReadClaim],
    statistics: Statistics,
) -> set[tuple[int, int]]:
    """The pairs (row, column) that are sure, best first: each the best for both of its claims.

    A claim that stands several times in the other article may have up to three partners, if they
    are nearly as good.
    """
    sureness = Sureness(lambda: (some, others), statistics)
    best_in_row = table.max(axis=1, initial=0.0)
    best_in_column = table.max(axis=0, initial=0.0)
    rows, columns = np.nonzero(table >= _UNMATCHED)
    order = np.argsort(-table[rows, columns], kind="stable")
    partners: dict[tuple[str, int], int] = {}
    found: set[tuple[int, int]] = set()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        score, best = table[row, column], max(best_in_row[row], best_in_column[column])
        nearly = score >= _VERY_SURE and score >= _CLOSE_TO_BEST * best
        sides = ("row", row), ("column", column)
        if (
            not (score >= best or nearly)
            or max(partners.get(s, 0) for s in sides) >= _MOST_PARTNERS
        ):
            continue
        if _is_sure(float(score), sureness, some[row], others[column]):
            found.add((row, column))
            for side in sides:
                partners[side] = partners.get(side, 0) + 1
    return found


def likely_pairs(
    scores: Table,
    likely: Table,
    some: Sequence[ReadClaim],
    others: Sequence[ReadClaim],
    statistics: Statistics,
) -> set[tuple[int, int]]:
    """The pairs (row, column) of two accounts of one event that likely say the same.

    Each is the likeliest of both its claims, and nothing in it speaks against. ``scores`` are those
    that count what is ``likely``.
    """
    sureness = Sureness(lambda: (some, others), statistics)
    best = np.maximum(likely.max(axis=1, initial=0.0)[:, None], likely.max(axis=0, initial=0.0))
    chosen = (likely >= _LIKELY) & (likely >= best) & (scores >= _LIKELY_SCORE)
    return {
        (row, column)
        for row, column in zip(*(at.tolist() for at in np.nonzero(chosen)), strict=True)
        if sureness.nothing_against(some[row], others[column])
    }


def _is_sure(score: float, sureness: Sureness, one: ReadClaim, other: ReadClaim) -> bool:
    if sureness.is_unmatched(one, other):
        return True
    least = _SURE_ALL_THE_SAME if sureness.count_apart(one, other) else _SURE
    return score >= least and sureness.is_enough(one, other)
