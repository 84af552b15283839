"""The highlights of a text: which of them lie on top, and where they stand."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import count
from typing import TYPE_CHECKING

from app.ui.passages.extents import Extents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.ui.passages.geometry import Geometry
    from app.ui.passages.painting import Fill

Key = tuple[int, int, int]
"""In which order highlights are painted: long ones first, then as they stand, then as they came."""


class Highlights:
    """Highlights in the order in which they are painted: shorter ones lie on top.

    Where they stand is measured once, until ``forget``; one more, or one less, is measured alone.
    """

    def __init__(self, fills: Iterable[Fill] = ()) -> None:
        self._numbers = count()
        self._fills = {self._key(fill): fill for fill in fills}
        self._keys = sorted(self._fills)
        self._extents: Extents[Key] | None = None

    def __len__(self) -> int:
        """How many there are."""
        return len(self._keys)

    def __iter__(self) -> Iterator[Fill]:
        """Each as it is painted: the longest first."""
        return (self._fills[key] for key in self._keys)

    def forget(self) -> None:
        """Measure anew from now on: lines were broken otherwise."""
        self._extents = None

    def change(self, gone: Iterable[Fill], come: Iterable[Fill], geometry: Geometry | None) -> None:
        """Take away those that are ``gone``, and add those that have ``come``, later ones on top.

        ``geometry`` is what measured the others.
        """
        extents = self._extents
        for fill in gone:
            key = self._found(fill)
            del self._keys[bisect_left(self._keys, key)], self._fills[key]
            place = geometry.extent(fill.span) if geometry is not None else None
            if extents is not None and place is not None:
                extents.remove(*place, key)
        for fill in come:
            key = self._key(fill)
            insort(self._keys, key)
            self._fills[key] = fill
            place = geometry.extent(fill.span) if geometry is not None else None
            if extents is not None and place is not None:
                extents.add(*place, key)

    def between(self, geometry: Geometry, begin: float, end: float) -> list[Fill]:
        """Those of which something stands between two heights of the document."""
        return [self._fills[key] for key in self._measured(geometry).between(begin, end)]

    def placed(self, geometry: Geometry) -> Iterator[tuple[float, Fill]]:
        """Each with its top in the document, in pixels; what is hidden is left out."""
        for top, _bottom, key in self._measured(geometry).placed:
            yield top, self._fills[key]

    def _measured(self, geometry: Geometry) -> Extents[Key]:
        if self._extents is None:
            places = ((geometry.extent(self._fills[key].span), key) for key in self._keys)
            self._extents = Extents((*place, key) for place, key in places if place is not None)
        return self._extents

    def _key(self, fill: Fill) -> Key:
        return fill.span.start - fill.span.end, fill.span.start, next(self._numbers)

    def _found(self, fill: Fill) -> Key:
        """The key of a highlight equal to ``fill``; two equal ones are as good as one another."""
        at = bisect_left(self._keys, (fill.span.start - fill.span.end, fill.span.start, -1))
        return next(key for key in self._keys[at:] if self._fills[key] == fill)
