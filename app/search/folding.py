"""Near-duplicates folded: of each group the best article is shown, the others under it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Folding:
    """The ``articles`` that are shown, rising, and those that lie ``under`` one, best first."""

    articles: Ints
    under: dict[int, list[int]] = field(default_factory=dict)


def alike(articles: Ints, groups: Ints | None) -> Ints:
    """Those of ``articles`` that share their group with another of them."""
    if groups is None or not len(articles):
        return articles[:0]
    _, at, counts = np.unique(groups[articles], return_inverse=True, return_counts=True)
    return articles[counts[at] > 1]


def folded(articles: Ints, groups: Ints | None, best_first: Callable[[Ints], Ints]) -> Folding:
    """``articles`` by their ``groups``; ``best_first`` puts some of them into the order wanted."""
    several = alike(articles, groups)
    if groups is None or not len(several):
        return Folding(articles)
    leaders: dict[int, int] = {}
    under: dict[int, list[int]] = {}
    for article in best_first(several).tolist():
        leader = leaders.setdefault(int(groups[article]), article)
        if leader != article:
            under.setdefault(leader, []).append(article)
    hidden = np.array([other for others in under.values() for other in others], np.int64)
    return Folding(articles[~np.isin(articles, hidden)], under)
