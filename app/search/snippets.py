"""What is shown of a passage that was found: where the words stand, and an excerpt around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.search.analysis import analyser_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.search.analysis import Unit
    from app.search.collection import Slot
    from app.search.concepts import Concept

WIDTH = 320
"""Code points of a snippet at most."""
_BEFORE = 60
_EDGE = 20

Spans = tuple[tuple[int, int], ...]


class Highlighter:
    """Finds in a passage's text what a query's ``concepts`` look for."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        runs = {run for concept in concepts for run in concept.runs}
        single = [run[0] for run in runs if len(run) == 1]
        self._words = frozenset(word for slot in single for word in slot.words)
        self._stems = frozenset(stem for slot in single for stem in slot.stems)
        self._prefixes = tuple(slot.prefix for slot in single if slot.prefix)
        self._runs = [run for run in runs if len(run) > 1]

    def spans(self, text: str, language: str | None) -> Spans:
        """Where in ``text`` the words stand, rising and apart."""
        units = analyser_for(language).units(text)
        found = [(unit.start, unit.end) for unit in units if self._is_wanted(unit)]
        for run in self._runs:
            for at in range(len(units) - len(run) + 1):
                stretch = units[at : at + len(run)]
                if all(_fills(u, slot) for u, slot in zip(stretch, run, strict=True)):
                    found.extend((unit.start, unit.end) for unit in stretch)
        return _apart(found)

    def _is_wanted(self, unit: Unit) -> bool:
        return (
            not self._stems.isdisjoint(unit.stems)
            or not self._words.isdisjoint(unit.words)
            or any(word.startswith(self._prefixes) for word in unit.words if self._prefixes)
        )


def _fills(unit: Unit, slot: Slot) -> bool:
    return (
        not slot.stems.isdisjoint(unit.stems)
        or not slot.words.isdisjoint(unit.words)
        or (bool(slot.prefix) and any(word.startswith(slot.prefix) for word in unit.words))
    )


def _apart(spans: list[tuple[int, int]]) -> Spans:
    """Rising spans; those that overlap are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def excerpt(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part of ``text`` worth showing: all of it, or the stretch with the most ``spans``."""
    if len(text) <= WIDTH:
        return 0, len(text)
    if not spans:
        return 0, _word_edge(text, WIDTH)
    inside = WIDTH - 2 * _EDGE - _BEFORE

    def held(first: int) -> int:
        return sum(1 for a, z in spans if a >= first and z <= first + inside)

    best = max(spans, key=lambda span: (held(span[0]), -span[0]))[0]
    start = max(0, min(best - _BEFORE, len(text) - WIDTH))
    while 0 < start < best and not text[start - 1].isspace():
        start += 1
    end = min(len(text), start + WIDTH)
    return start, end if end == len(text) else max(_word_edge(text, end), start + 1)


def _word_edge(text: str, at: int) -> int:
    """The end of the last whole word before ``at``."""
    for edge in range(at, max(0, at - _EDGE), -1):
        if text[edge].isspace():
            return edge
    return at
