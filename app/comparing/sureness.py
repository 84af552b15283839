"""What two claims have in common, and whether that is more than a topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.comparing.disagreement import (
    disagreement,
    figure_key,
    same_amount,
    spelling_variants,
)
from app.comparing.families import RANKS, is_close

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from app.comparing.disagreement import Amount
    from app.comparing.reading import ReadClaim
    from app.comparing.statistics import Statistics
    from app.domain.figure import Figure

    Sides = tuple[Sequence[ReadClaim], Sequence[ReadClaim]]

_THINGS = 3
_THINGS_COUNTED = 4
_MOST_OF_IT = 0.5
_THIRD = 1 / 3
_SAID = 2
_NAMED = 4
_OTHER_FIGURES = 2
_NAMES = 0.5
_PLAIN_NAME = 0.25
_COMMON = 0.25
"""The share of their figures that two reports of one event have in common at least."""
_ALIKE = 0.25
"""The same for their names."""
_BARE_SHARE = 0.35
"""Takes the place of ``_SHARE`` where nothing else says that two articles tell of one event."""
_MUCH = 0.4
"""A share of what each says that makes two claims one, unless they say many things alike."""
_LONE = 0.5
"""A figure singles a pair out that stands in two pairs of claims at the most."""
_ALONE = 1.25
"""As much as such words and figures tell that stand in one claim of each article alone."""
_ALONE_ELSEWHERE = 2.0
"""Takes its place where two articles name other people and places."""


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

    ``sides`` gives the claims of the two, and is asked only for pairs that share enough: what the
    articles keep repeating is their topic.
    """

    def __init__(self, sides: Callable[[], Sides], statistics: Statistics) -> None:
        self._sides_of = sides
        self._statistics = statistics
        self._most = statistics.most

    def is_enough(self, one: ReadClaim, other: ReadClaim) -> bool:
        """Whether what two claims share is more than a topic.

        At least three separate things, or two where they are half of what each says; a name is one
        thing however many words it has, and a rank is none. That the same person speaks is not
        enough. Together they must be much of what is said. Where both name somebody, these must be
        mostly the same. Claims with different figures must share more, or they count different
        things. Where they share no name and no figure, or the two articles name other people and
        places, they must stand out.
        """
        shared = evidence(one, other)
        runs = _shared_runs(one, other, shared)
        said = self._said(one, other, shared)
        if one.is_foreign_to(other):
            return runs + said >= _THINGS
        if _count_otherwise(one, other):
            return False
        share = self._share(one, other, shared.roots)
        differ = disagreement(one.said, other.said, shared.roots) == "figure"
        if differ:
            least = _THINGS_COUNTED if one.name_roots and other.name_roots else _THINGS_COUNTED + 1
        else:
            least = _THINGS - 1 if share >= _MOST_OF_IT else _THINGS
        alike = self._named_alike(one, other)
        if (
            runs + said < least
            or (said < _SAID and runs < _NAMED and self._words_alike(one, other) < _THIRD)
            or (alike is not None and alike < _NAMES)
            or not self._much(one, other, shared)
        ):
            return False
        named = bool(runs or shared.figures)
        if not (named and self._name_alike) and not self._stand_out(one, other, shared):
            return False
        if named:
            return True
        report_one = self._count_alike or not differ
        return report_one and (self._name_alike or share >= _BARE_SHARE)

    def count_apart(self, one: ReadClaim, other: ReadClaim) -> bool:
        """Whether each gives a figure of a kind that the other has not, of other things.

        Figures of one thing that differ are a contradiction, which is worth telling.
        """
        if not _count_otherwise(one, other, 1):
            return False
        return disagreement(one.said, other.said, one.roots & other.roots) != "figure"

    def is_unmatched(self, one: ReadClaim, other: ReadClaim) -> bool:
        """Whether two claims share what no other claim of the two articles says.

        They have a name or a figure in common, and with it words or figures that tell much and
        hardly stand elsewhere in the two. They name nobody else, and count nothing otherwise.
        """
        if one.is_foreign_to(other) or _count_otherwise(one, other, 1):
            return False
        shared = evidence(one, other)
        runs = _shared_runs(one, other, shared)
        alike = self._named_alike(one, other)
        return (
            bool(runs or shared.figures)
            and runs + self._said(one, other, shared) >= _SAID
            and (alike is None or alike >= _NAMES)
            and self._much(one, other, shared)
            and self._stand_out(one, other, shared)
        )

    def nothing_against(self, one: ReadClaim, other: ReadClaim) -> bool:
        """Whether two claims name mostly the same and do not count several things apart."""
        alike = self._named_alike(one, other)
        return (alike is None or alike >= _NAMES) and not _count_otherwise(one, other)

    @cached_property
    def _sides(self) -> Sides:
        return self._sides_of()

    @cached_property
    def _name_alike(self) -> bool:
        """Whether the two articles are about the same people and places.

        In scripts without capitals no name is told from a word; there figures speak for them.
        """
        if not any(t.shown[:1].isupper() for s in self._sides for c in s for t in c.tokens):
            return self._count_alike
        weight = self._statistics.word_weight
        names = [
            {
                token.word.root: weight(token.word.form)
                for claim in side
                if claim.names
                for token in claim.tokens
                if token.word.plain and token.word.root in claim.name_roots
            }
            for side in self._sides
        ]
        both = sum(min(names[0][root], names[1][root]) for root in {*names[0]} & {*names[1]})
        return both > _ALIKE * min(sum(some.values()) for some in names)

    @cached_property
    def _count_alike(self) -> bool:
        """Whether the two articles give some figures both: they may report one event.

        What is reported time and again, of each month or each firm, has other figures each time.
        """
        keys = [
            {key for claim in side for key in map(event_key, claim.amounts) if key}
            for side in self._sides
        ]
        return len(keys[0] & keys[1]) >= max(1, _COMMON * min(map(len, keys)))

    @cached_property
    def _claims_with(self) -> list[Counter[str]]:
        """In how many claims of either article each root stands."""
        return [Counter(root for claim in side for root in claim.roots) for side in self._sides]

    @cached_property
    def _claims_giving(self) -> list[Counter[str]]:
        """In how many claims of either article each telling figure stands."""
        return [Counter(key for claim in side for key in claim.figure_keys) for side in self._sides]

    def _lone_figures(self, one: ReadClaim, other: ReadClaim) -> list[float]:
        """For each telling figure two claims share: 1 by the pairs of claims that share it."""
        keys = one.figure_keys & other.figure_keys
        if not keys:
            return []
        here, there = self._claims_giving
        return [1.0 / max(1, here[key] * there[key]) for key in keys]

    def _stand_out(self, one: ReadClaim, other: ReadClaim, shared: Evidence) -> bool:
        """Whether what two claims say alike of whoever is named is said in few other claims.

        A word counts 1 that stands nowhere else, here and in the library; a figure does too.
        """
        either = one.name_roots | other.name_roots | RANKS
        weights = [self._weights(one), self._weights(other)]
        told = {
            root: max(some.get(root, 0.0) for some in weights) / self._most
            for root in shared.roots
            if root not in either
        }
        here, there = self._claims_with
        alone = sum(tells / max(1, here[root] * there[root]) for root, tells in told.items())
        alone += sum(self._lone_figures(one, other))
        return alone >= (_ALONE if self._name_alike else _ALONE_ELSEWHERE)

    def _much(self, one: ReadClaim, other: ReadClaim, shared: Evidence) -> bool:
        """Whether two claims say much alike: a good part, many things, or a figure of their own."""
        return (
            self._share(one, other, shared.roots) >= _MUCH
            or self._said(one, other, shared) >= _THINGS_COUNTED
            or max(self._lone_figures(one, other), default=0.0) >= _LONE
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
        both += sum(weights[0].get(root, 0.0) for root in _otherwise_named(one, other))
        return both / min(sum(some.values()) or 1.0 for some in weights)

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


def _otherwise_named(one: ReadClaim, other: ReadClaim) -> set[str]:
    """The roots of names in ``one`` that ``other`` spells otherwise ("Italian" for "Italy")."""
    spelt = evidence(one, other).names
    families = {f for t in other.tokens if t.word.form in other.names for f in t.word.families}
    return {
        token.word.root
        for token in one.tokens
        if token.word.form in spelt
        or any(map(is_close, families.intersection(token.word.families)))
    } - other.name_roots


def _shared_runs(one: ReadClaim, other: ReadClaim, shared: Evidence) -> int:
    """How many names both have, however many words each has."""
    names = one.name_roots & other.name_roots
    runs = min(one.runs_of(names), other.runs_of(names)) if names else 0
    return runs + len(shared.names)


def _count_otherwise(one: ReadClaim, other: ReadClaim, least: int = _OTHER_FIGURES) -> bool:
    """Whether both give ``least`` figures of one kind that the other has not: another day's."""
    lone = [
        [a for a in some.amounts if not any(same_amount(a, b) for b in others.amounts)]
        for some, others in ((one, other), (other, one))
    ]
    kinds = [Counter(_kind(amount.figure) for amount in some) for some in lone]
    return (kinds[0] & kinds[1]).total() >= least


def event_key(amount: Amount) -> str:
    """A name for a figure that two reports of one event have; empty for years and small numbers."""
    return "" if amount.figure.unit == "year" else figure_key(amount.figure)


def _kind(figure: Figure) -> str:
    """What figures can stand for each other in reports of two days: sums, shares, spans."""
    return "" if figure.unit.isupper() else figure.unit
