"""Figures that are told rather than counted: "a third of", "half a million", "10 to 15 million"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.domain.figure import Figure

_REST = "…"
"""Stands in a phrase for "of" and the like, which must follow and are no part of the figure."""
_DASH = re.compile(r"\s?[-–—]\s?")
_LEAD = 12
"""Code points before a range in which "between" stands."""


class Phrases:
    """Finds phrases, each of which stands for a number; the longest that fits goes before."""

    def __init__(
        self, phrases: Mapping[str, float], follows: Iterable[str] = (), before: Iterable[str] = ()
    ) -> None:
        """``follows`` must come after a phrase that ends with "…", one of ``before`` after any."""
        self._values = {phrase.removesuffix(_REST): float(n) for phrase, n in phrases.items()}
        rest = rf"(?=\s(?:{_any(follows)})\b)"
        listed = [
            r"[\s-]".join(map(re.escape, phrase.removesuffix(_REST).split()))
            + (rest if phrase.endswith(_REST) else "")
            for phrase in sorted(phrases, key=len, reverse=True)
        ]
        scale = rf"(?=[\s-](?:{_any(before)})(?!\w))" if before else ""
        self._pattern = re.compile(
            rf"(?<![\w-])(?P<phrase>{'|'.join(listed)})(?![\w-]\w){scale}", re.IGNORECASE
        )
        self._telling = frozenset(before or (phrase.split()[-1] for phrase in self._values))

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int, float]]:
        """Where each phrase begins and ends between two positions, and what it stands for."""
        low = text[start:stop].casefold()
        if self._values and any(word in low for word in self._telling):
            for match in self._pattern.finditer(text, start, stop):
                said = " ".join(match["phrase"].casefold().replace("-", " ").split())
                yield match.start(), match.end(), self._values[said]


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def ranges_read(
    text: str, figures: Sequence[Figure], scales: Mapping[int, float], between: Mapping[str, str]
) -> list[Figure]:
    """``figures`` where both ends of a range have one scale and one unit, though said once.

    ``scales`` has what the number at each start was multiplied by, ``between`` the words that lead
    to the end of a range, each with the word that must stand before it or nothing.
    """
    read = list(figures)
    for number, (one, other) in enumerate(pairwise(figures)):
        gap = text[one.end : other.start]
        if not (_DASH.fullmatch(gap) or _leads(text, one.start, gap.strip().casefold(), between)):
            continue
        units = {one.unit, other.unit} - {""}
        value = round(one.value * scales.get(other.start, 1.0), 6)
        plain = scales.get(one.start, 1.0) == 1.0 and "year" not in units and len(units) < 2
        if plain and one.value <= value <= other.value:
            unit = next(iter(units), "")
            read[number] = replace(one, value=value, unit=unit)
            read[number + 1] = replace(other, unit=unit)
    return read


def _leads(text: str, start: int, word: str, between: Mapping[str, str]) -> bool:
    if word not in between:
        return False
    before = text[max(0, start - _LEAD) : start].casefold().split()
    return not between[word] or (bool(before) and before[-1] == between[word])
