"""What two claims have in common, and whether that is more than a topic."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.comparing.disagreement import disagreement, same_amount, spelling_variants
from app.comparing.families import RANKS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics

_THINGS = 3
_THINGS_COUNTED = 4
_MOST_OF_IT = 0.5
_THIRD = 1 / 3
_SAID = 2
_NAMED = 4
_OTHER_FIGURES = 2
_TOLD = 1.6
"""As much as one and a half words tell that stand nowhere else in the library."""
_SHARE = 0.25
_NAMES = 0.5
_PLAIN_NAME = 0.25
_TOPIC = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two claims have in common: roots, names that are spelt differently, and figures."""

    roots: frozenset[str]
    names: frozenset[str]
    figures: int

    @property
    def pieces(self) -> int:
        """How many separate things are shared."""
        return len(self.roots) + len(self.names) + self.figures


def evidence(one: ReadClaim, other: ReadClaim) -> Evidence:
    """What ``one`` and ``other`` have in common."""
    roots = frozenset(one.roots & other.roots)
    names = frozenset(
        name
        for name in one.names - other.names
        if any(_one_name(one, name, other, found) for found in other.names - one.names)
    )
    figures = sum(
        any(one.gives_amount(amount, other, found) for found in other.amounts)
        for amount in one.amounts
    )
    return Evidence(roots, names, figures)


def _one_name(one: ReadClaim, name: str, other: ReadClaim, found: str) -> bool:
    keys, others = one.spellings.get(name), other.spellings.get(found)
    if keys and others and not keys.isdisjoint(others):
        return True
    return spelling_variants(name, found)


class Sureness:
    """Whether claims of two articles say the same, or only speak of the same things.

    ``every`` are the claims of both: what they keep repeating is the topic.
    """

    def __init__(self, every: Sequence[ReadClaim], statistics: Statistics) -> None:
        self._every = every
        self._statistics = statistics
        self._times: Counter[str] | None = None
        self._most = math.log((statistics.claims + 1) / 2.5) if statistics.claims > 1 else 1.0

    def is_enough(self, one: ReadClaim, other: ReadClaim) -> bool:
        """Whether what two claims share is more than a topic.

        At least three separate things, or two where they are half of what each says; a name is one
        thing however many words it has, and a rank is none. That the same person speaks is not
        enough. Together they must tell something, and be a fair part of what each says. Where both
        name somebody, these must be mostly the same. Claims with different figures must share
        more, or they count different things.
        """
        shared = evidence(one, other)
        names = one.name_roots & other.name_roots
        runs = min(one.runs_of(names), other.runs_of(names)) if names else 0
        runs += len(shared.names)
        said = self._said(one, other, shared)
        if one.is_foreign_to(other):
            return runs + said >= _THINGS
        if _count_otherwise(one, other):
            return False
        if disagreement(one.said, other.said, shared.roots) == "figure":
            least = _THINGS_COUNTED if one.name_roots and other.name_roots else _THINGS_COUNTED + 1
        else:
            least = _THINGS - 1 if self._share(one, other, shared.roots) >= _MOST_OF_IT else _THINGS
        alike = self._named_alike(one, other)
        return (
            runs + said >= least
            and (said >= _SAID or runs >= _NAMED or self._words_alike(one, other) >= _THIRD)
            and (alike is None or alike >= _NAMES)
            and self._share(one, other, shared.roots) >= _SHARE
            and self._told(one, other, shared.roots) >= _TOLD * self._most
        )

    def _said(self, one: ReadClaim, other: ReadClaim, shared: Evidence) -> int:
        """How many words and figures are shared that say something of whoever is named."""
        either = one.name_roots | other.name_roots
        return shared.figures + len([r for r in shared.roots if r not in either | RANKS])

    def _words_alike(self, one: ReadClaim, other: ReadClaim) -> float:
        """How much of what either says of whoever is named the other says too."""
        either = one.name_roots | other.name_roots | RANKS
        words = [
            {r: w for r, w in self._weights(c).items() if r not in either} for c in (one, other)
        ]
        common = words[0].keys() & words[1].keys()
        wholes = [sum(some.values()) for some in words]
        return min(
            sum(some[root] for root in common) / whole if whole else 0.0
            for some, whole in zip(words, wholes, strict=True)
        )

    def _named_alike(self, one: ReadClaim, other: ReadClaim) -> float | None:
        """How much of the names of either the other has too; ``None`` if one has no names."""
        if not one.name_roots or not other.name_roots:
            return None
        floor = _PLAIN_NAME * self._most
        weights = [
            {root: weight + floor for root, weight in self._weights(claim).items() if root in names}
            for claim, names in ((one, one.name_roots), (other, other.name_roots))
        ]
        both = sum(
            max(weights[0][root], weights[1][root]) for root in {*weights[0]} & {*weights[1]}
        )
        spelt = _PLAIN_NAME * self._most * len(evidence(one, other).names)
        return (both + spelt) / min(sum(some.values()) or 1.0 for some in weights)

    def _told(self, one: ReadClaim, other: ReadClaim, roots: Collection[str]) -> float:
        """How much the shared roots tell beyond the topic of the two articles."""
        if self._times is None:
            self._times = Counter(root for claim in self._every for root in claim.roots)
        weights = [self._weights(one), self._weights(other)]
        return sum(
            max(some.get(root, 0.0) for some in weights)
            * (1.0 - max(0, self._times[root] - 2) / len(self._every)) ** _TOPIC
            for root in roots
        )

    def _share(self, one: ReadClaim, other: ReadClaim, roots: Collection[str]) -> float:
        """How much the shared roots are of what is said by the one that says more besides."""
        shares = []
        for claim in (one, other):
            weights = self._weights(claim)
            whole = sum(weights.values())
            told = sum(weights.get(root, 0.0) for root in roots)
            shares.append(told / whole if whole else 0.0)
        return min(shares)

    def _weights(self, claim: ReadClaim) -> dict[str, float]:
        return {
            token.word.root: self._statistics.word_weight(token.word.form)
            for token in claim.tokens
            if token.word.plain
        }


def _count_otherwise(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether both give several figures that the other has not: they count different things."""
    lone = [
        [a for a in some.amounts if not any(same_amount(a, b) for b in others.amounts)]
        for some, others in ((one, other), (other, one))
    ]
    return min(map(len, lone)) >= _OTHER_FIGURES
