"""How far a pane follows another: level at linked passages, in proportion between them.

No Qt here: all numbers are pixels of the two documents.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CLOSE = 8
_SHARE = 0.4
"""How much of the way to the next linked passage a passage stays level at the most."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A passage of the leading document, top to bottom, and the top of its partner.

    ``weight`` says which of two that would tear the following pane to and fro counts.
    """

    top: float
    bottom: float
    partner: float
    weight: float

    @property
    def centre(self) -> float:
        """The middle of the leading passage."""
        return (self.top + self.bottom) / 2

    @property
    def shift(self) -> float:
        """By how much the follower is scrolled more than the leader when the two are level."""
        return self.partner - self.top


class Course:
    """Answers how far the follower is scrolled when the leader is scrolled so far.

    ``height`` is that of the leader's view, ``ends`` how far the two can be scrolled at most.
    While a passage is in the middle third of the leader's view its partner is level with it, as
    far as neighbouring passages leave room for that; see ``level_at`` for those near its ends.
    """

    def __init__(
        self, meetings: Iterable[Meeting], height: float, ends: tuple[float, float]
    ) -> None:
        self._last = ends[1]
        kept = _worth_following(meetings, height)
        self.meetings = tuple(kept)
        self._knots = _with_ends(_knots(kept, height, ends[0]), ends) if kept else []
        self._starts = [at for at, _to in self._knots]

    def scrolled(self, leader: float) -> float | None:
        """How far to scroll the follower; ``None`` if the two meet nowhere."""
        if not self._knots:
            return None
        after = bisect_right(self._starts, leader)
        if after == 0:
            value = self._knots[0][1]
        elif after == len(self._knots):
            value = self._knots[-1][1]
        else:
            (x0, y0), (x1, y1) = self._knots[after - 1], self._knots[after]
            value = y0 + (y1 - y0) * (leader - x0) / (x1 - x0)
        return min(max(value, 0.0), self._last)


def _worth_following(meetings: Iterable[Meeting], height: float) -> list[Meeting]:
    """The surest first: what lies close to a surer one and leads far away from it is left out."""
    kept: list[Meeting] = []
    for one in sorted(meetings, key=_surest_first):
        for other in kept:
            apart = abs(one.centre - other.centre)
            if apart < _CLOSE or (apart < height / 3 and abs(one.shift - other.shift) > height):
                break
        else:
            kept.append(one)
    return sorted(kept, key=_in_order)


def level_at(centre: float, height: float, last: float) -> float:
    """How far the leader is scrolled when a passage around ``centre`` is level with its partner.

    The passage is in the middle of the view then. Near the ends of the text it cannot be, so there
    this place moves evenly from the middle to the end of the view: each passage has its own.
    """
    whole = last + height
    if last < height:
        return last * centre / whole
    if centre < height:
        return centre / 2
    if centre > whole - height:
        return last - (whole - centre) / 2
    return centre - height / 2


def _knots(kept: Sequence[Meeting], height: float, last: float) -> list[tuple[float, float]]:
    """Two for each passage: where it begins to be level with its partner, and where it ends."""
    knots = []
    middles = [level_at(one.centre, height, last) for one in kept]
    for number, (one, middle) in enumerate(zip(kept, middles, strict=True)):
        room = [
            abs(middles[near] - middle) * _SHARE
            for near in (number - 1, number + 1)
            if 0 <= near < len(kept)
        ]
        half = min((one.bottom - one.top) / 2 + height / 6, *room, float("inf"))
        knots += [
            (middle - half, middle - half + one.shift),
            (middle + half, middle + half + one.shift),
        ]
    return knots


def _with_ends(
    knots: list[tuple[float, float]], ends: tuple[float, float]
) -> list[tuple[float, float]]:
    """Both at their top before the first passage, both at their end after the last."""
    before = [(0.0, 0.0)] if knots[0][0] > 0 else []
    after = [ends] if knots[-1][0] < ends[0] else []
    return [*before, *knots, *after]


def _surest_first(one: Meeting) -> tuple[float, float]:
    return (-one.weight, one.top)


def _in_order(one: Meeting) -> float:
    return one.centre
