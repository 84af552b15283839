"""How near claims in different languages are: by the names and figures that both have."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Weights as Table

_LEAST = 2
"""One shared name is only a topic."""


def bridged(one: ReadClaim, other: ReadClaim, weight: Callable[[str], float]) -> float:
    """From 0 to 1; ``weight`` is how much a name or a figure tells."""
    shared = one.marks & other.marks
    if len(shared) < _LEAST:
        return 0.0
    both = sum(weight(mark) ** 2 for mark in shared)
    lengths = [sum(weight(mark) ** 2 for mark in claim.marks) for claim in (one, other)]
    return both / math.sqrt(lengths[0] * lengths[1]) if both else 0.0


def bridge_table(some: Sequence[ReadClaim], others: Sequence[ReadClaim]) -> Table:
    """The same for each of ``some`` (rows) with each of ``others`` (columns).

    What most claims of the two articles name is their topic and weighs little.
    """
    table = np.zeros((len(some), len(others)))
    if not some or not others or not some[0].is_foreign_to(others[0]):
        return table
    here, there = (Counter(m for claim in side for m in claim.marks) for side in (some, others))
    most = math.log(max(len(some), len(others)) + 1)
    weights = {
        mark: 1.0 - math.log(max(here[mark], there[mark])) / most
        for mark in here.keys() | there.keys()
    }
    for row, one in enumerate(some):
        for column, other in enumerate(others):
            table[row, column] = bridged(one, other, weights.__getitem__)
    return table
