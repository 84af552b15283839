"""How the marks of an article stand beside its text: stripes side by side, and their codes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass
from itertools import count
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from app.ui.models.mark_list import ShownMark
from app.ui.passages.extents import Extents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.mark import MarkId

LANES = 4
"""How many stripes stand side by side before the rest is only counted."""

LINE = 14
"""The height of a code, in pixels."""

_NOWHERE = -1
_BAND = 1000
"""The height, in pixels, of what codes are worked out for at a time."""

Order = tuple[float, float, int, int]
"""From top to bottom, the longest first, then as the marks stand, then as they came."""

PlacedMark = tuple[ShownMark, float, float]
"""A mark with the top and the bottom of its passage in the document, in pixels."""


@dataclass(slots=True)
class Stripe:
    """What stands for a mark, or for one of its tags, from ``top`` to ``bottom``."""

    mark: ShownMark
    colour: int
    code: str
    top: float
    bottom: float
    column: int = _NOWHERE


class Code(NamedTuple):
    """Letters beside stripes; without a column they count stripes for which there is no room."""

    top: float
    column: int | None
    text: str


class _Band(NamedTuple):
    """The codes of the stripes that begin between two heights.

    They depend on where those above left room (``before``), and leave room below (``after``): down
    to where codes reach, and down to where stripes without room are counted.
    """

    before: tuple[float, float]
    codes: list[Code]
    after: tuple[float, float]


class Stripes:
    """Stripes of marks, each in the first column that is free beside its passage.

    One mark more, or one less, moves only stripes that stand beside it.
    """

    def __init__(self, marks: Iterable[PlacedMark] = ()) -> None:
        self._numbers = count()
        self._stripes: dict[Order, Stripe] = {}
        self._of: dict[MarkId, list[Order]] = {}
        for mark in marks:
            self._make(*mark)
        self._orders = sorted(self._stripes)
        self._extents = Extents((s.top, s.bottom, o) for o, s in self._stripes.items())
        self._columns: Counter[int] = Counter()
        self._bands: dict[int, _Band] = {}
        self._sound = 0  # so many bands, from the top, are as they should be
        self._stand_side_by_side(0, inf)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._orders)

    def __iter__(self) -> Iterator[Stripe]:
        """Each from top to bottom, the longest of those at one height first."""
        return (self._stripes[order] for order in self._orders)

    @property
    def columns(self) -> int:
        """How many columns the stripes take."""
        return 1 + max((column for column, used in self._columns.items() if used > 0), default=-1)

    def between(self, begin: float, end: float) -> list[Stripe]:
        """The stripes of which something stands between two heights of the document."""
        return [self._stripes[order] for order in self._extents.between(begin, end)]

    def codes_between(self, begin: float, end: float) -> list[Code]:
        """The codes of which something stands between two heights of the document."""
        first, last = max(0, int(begin // _BAND) - 1), int(end // _BAND)
        for number in range(self._sound, last + 1):
            before = self._bands[number - 1].after if number else (-inf, -inf)
            known = self._bands.get(number)
            if known is None or known.before != before:
                self._bands[number] = self._band(number, before)
            self._sound = number + 1
        codes = (code for number in range(first, last + 1) for code in self._bands[number].codes)
        return [code for code in codes if code.top < end and code.top + LINE > begin]

    def change(self, gone: Iterable[MarkId], come: Iterable[PlacedMark]) -> None:
        """Take the stripes of marks away that are ``gone``, and add those of marks that came."""
        until, touched = -inf, []
        for mark in gone:
            for order in self._of.pop(mark, ()):
                stripe = self._stripes.pop(order)
                del self._orders[bisect_left(self._orders, order)]
                self._extents.remove(stripe.top, stripe.bottom, order)
                self._columns[stripe.column] -= 1
                touched.append(order)
                until = max(until, stripe.bottom)
        for placed in come:
            for order in self._make(*placed):
                stripe = self._stripes[order]
                insort(self._orders, order)
                self._extents.add(stripe.top, stripe.bottom, order)
                touched.append(order)
        if not touched:
            return
        until = self._stand_side_by_side(bisect_left(self._orders, min(touched)), until)
        for order in sorted(touched):  # those further down, where nothing moved in between
            if order in self._stripes and self._stripes[order].column == _NOWHERE:
                first = bisect_left(self._orders, order)
                until = max(until, self._stand_side_by_side(first, -inf))
        self._forget_codes(min(touched)[0], until)

    def _make(self, mark: ShownMark, top: float, bottom: float) -> list[Order]:
        """Make the stripes of a mark; returns their places in the order."""
        made = []
        for colour, code in mark.stripes:
            order = (top, -bottom, mark.mark.passage.start, next(self._numbers))
            self._stripes[order] = Stripe(mark, colour, code, top, bottom)
            made.append(order)
        self._of[mark.mark.id] = made
        return made

    def _forget_codes(self, begin: float, end: float) -> None:
        """Work out anew what depends on the stripes between two heights."""
        beside = (stripe.top for stripe in self.between(begin, end))
        first = min(begin - 2 * LINE, *beside, begin)
        self._sound = min(self._sound, max(0, int(first // _BAND)))
        for number in range(self._sound, int(end // _BAND) + 1):
            self._bands.pop(number, None)

    def _band(self, number: int, before: tuple[float, float]) -> _Band:
        first, after = (
            bisect_left(self._orders, (height,))
            for height in (number * _BAND, (number + 1) * _BAND)
        )
        stripes = [self._stripes[order] for order in self._orders[first:after]]
        codes, left = _codes_of(stripes, self, *before)
        return _Band(before, codes, left)

    def _stand_side_by_side(self, first: int, until: float) -> float:
        """Give stripes from number ``first`` on the first column free at their height.

        Down to ``until``, and on as long as one stands elsewhere than before; returns how far that
        was.
        """
        ends = self._ends_before(first)
        for order in self._orders[first:]:
            stripe = self._stripes[order]
            if stripe.top >= until and stripe.column != _NOWHERE:
                break
            column = next((c for c, end in enumerate(ends) if end <= stripe.top), len(ends))
            if column == len(ends):
                ends.append(stripe.bottom)
            ends[column] = stripe.bottom
            if column != stripe.column:
                self._columns[stripe.column] -= 1
                self._columns[column] += 1
                stripe.column = column
                until = max(until, stripe.bottom)
        return until

    def _ends_before(self, first: int) -> list[float]:
        """How far down each column is taken by the stripes before number ``first``."""
        ends: list[float] = []
        if first >= len(self._orders):
            return ends
        at = self._orders[first]
        for order in self._extents.between(at[0], at[0] + 1):
            if order >= at:
                break
            stripe = self._stripes[order]
            ends += [-inf] * (stripe.column + 1 - len(ends))
            ends[stripe.column] = stripe.bottom
        return ends


def _codes_of(
    stripes: Iterable[Stripe], beside: Stripes, free: float, counted: float
) -> tuple[list[Code], tuple[float, float]]:
    """Each code at the top of its stripe; below one another where they would collide.

    From ``free`` on there is room; what is above ``counted`` is counted already. Returns the codes
    and both as they are then.
    """
    codes: list[Code] = []
    said = (stripe for stripe in stripes if stripe.code or stripe.column >= LANES)
    for stripe in sorted(said, key=_top):
        top = max(stripe.top + 4, free)
        if stripe.column >= LANES:
            if stripe.top < counted:
                continue  # counted with the ones above it
            near = beside.between(stripe.top, stripe.bottom)
            hidden = [s for s in near if s.column >= LANES]
            counted = max(s.bottom for s in hidden)
            codes.append(Code(max(free, stripe.top), None, f"+{len(hidden)}"))
        elif stripe.code and top + LINE <= max(stripe.bottom, stripe.top + 24):
            near = beside.between(stripe.top, stripe.top + LINE * 2)
            column = max((s.column for s in near), default=0)
            codes.append(Code(top, min(column, LANES - 1), stripe.code))
        else:
            continue
        free = codes[-1].top + LINE + 2
    return codes, (free, counted)


def _top(stripe: Stripe) -> tuple[float, int]:
    return (stripe.top, -stripe.column)
