"""Code points and UTF-16 units: Python counts the one, Qt the other.

This is the only place where the two meet. "😀a" has two code points and three units.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


class Utf16Positions:
    """Converts positions within one text; costs next to nothing where the two counts agree."""

    __slots__ = ("_pairs", "_pairs_in_units")

    def __init__(self, text: str) -> None:
        self._pairs = (
            [] if text.isascii() else [match.start() for match in _BEYOND_BMP.finditer(text)]
        )
        self._pairs_in_units = [place + count for count, place in enumerate(self._pairs)]

    @property
    def differ(self) -> bool:
        """Whether the text has characters that take two units."""
        return bool(self._pairs)

    def to_units(self, position: int) -> int:
        """The UTF-16 unit at which the code point ``position`` starts."""
        return position + bisect_left(self._pairs, position)

    def to_code_points(self, unit: int) -> int:
        """The code point that starts at ``unit``, or that ``unit`` lies in the middle of."""
        return unit - bisect_left(self._pairs_in_units, unit)


def utf16_length(text: str) -> int:
    """How many UTF-16 units ``text`` takes."""
    return len(text) if text.isascii() else len(text) + len(_BEYOND_BMP.findall(text))
