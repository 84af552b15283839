"""What stands from where to where in a document, to be asked for what is in view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ordered(Protocol):
    """What can stand before or after another of its kind."""

    def __lt__(self, other: Any, /) -> bool:
        """Whether it stands before ``other``."""


K = TypeVar("K", bound=Ordered)


class Extents(Generic[K]):
    """Stretches of a document, in pixels from its top, each under a key of its own.

    Asking costs as much as there is in the answer, however many stretches there are, unless some
    of them are very long; and so do adding one and taking one away.
    """

    def __init__(self, placed: Iterable[tuple[float, float, K]] = ()) -> None:
        """Take each stretch's top, bottom and key."""
        self._placed = sorted(placed)
        self._tops = [top for top, _bottom, _key in self._placed]
        self._reached = list(accumulate((bottom for _top, bottom, _key in self._placed), max))

    @property
    def placed(self) -> list[tuple[float, float, K]]:
        """Each stretch from top to bottom: its top, bottom and key."""
        return self._placed

    def between(self, begin: float, end: float) -> list[K]:
        """The keys, in order, of those of which something lies between ``begin`` and ``end``."""
        first = bisect_right(self._reached, begin)
        last = bisect_left(self._tops, end, first)
        return sorted(key for _top, bottom, key in self._placed[first:last] if bottom > begin)

    def add(self, top: float, bottom: float, key: K) -> None:
        """Put another stretch among them."""
        at = bisect_left(self._placed, (top, bottom, key))
        self._placed.insert(at, (top, bottom, key))
        self._tops.insert(at, top)
        self._reached.insert(at, bottom)
        self._reach_again(at)

    def remove(self, top: float, bottom: float, key: K) -> None:
        """Take away a stretch that is there."""
        at = bisect_left(self._placed, (top, bottom, key))
        if at == len(self._placed) or self._placed[at] != (top, bottom, key):
            raise KeyError(key)
        del self._placed[at], self._tops[at], self._reached[at]
        self._reach_again(at, settled=False)

    def _reach_again(self, at: int, *, settled: bool = True) -> None:
        """Note how far down all up to each reach, from number ``at`` until it is as before."""
        reached = self._reached[at - 1] if at else None
        for number in range(at, len(self._placed)):
            bottom = self._placed[number][1]
            reached = bottom if reached is None else max(reached, bottom)
            if self._reached[number] == reached and (number > at or not settled):
                return
            self._reached[number] = reached
