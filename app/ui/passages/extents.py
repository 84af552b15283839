"""What stands from where to where in a document, to be asked for what is in view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Extents:
    """Numbered stretches of a document, in pixels from its top.

    Asking costs as much as there is in the answer, however many stretches there are, unless some
    of them are very long.
    """

    def __init__(self, placed: Iterable[tuple[float, float, int]]) -> None:
        """Take each stretch's top, bottom and number."""
        self._placed = sorted(placed)
        self._tops = [top for top, _bottom, _number in self._placed]
        self._reached = list(accumulate((bottom for _top, bottom, _n in self._placed), max))

    @property
    def placed(self) -> list[tuple[float, float, int]]:
        """Each stretch from top to bottom: its top, bottom and number."""
        return self._placed

    def between(self, begin: float, end: float) -> list[int]:
        """The numbers, in order, of those of which something lies between ``begin`` and ``end``."""
        first = bisect_right(self._reached, begin)
        last = bisect_left(self._tops, end, first)
        return sorted(n for _top, bottom, n in self._placed[first:last] if bottom > begin)
