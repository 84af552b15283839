"""What is shown of a passage that was found: where the words stand, and an excerpt around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.search.analysis import TOKEN, analyser_for
from app.search.collection import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.search.analysis import Unit
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
        either = Slot(
            frozenset(word for slot in single for word in slot.words),
            frozenset(stem for slot in single for stem in slot.stems),
        )
        some = [] if either.is_open else [either]
        self._slots = [*some, *(slot for slot in single if slot.prefix)]
        self._runs = [run for run in runs if len(run) > 1]
        self._seen: dict[str | None, dict[str, Spans]] = {}

    def spans(self, text: str, language: str | None) -> Spans:
        """Where in ``text`` the words stand, rising and apart."""
        analyser = analyser_for(language)
        seen = self._seen.setdefault(language, {})
        found: list[tuple[int, int]] = []
        for token in TOKEN.finditer(text):
            written = token[0]
            here = seen.get(written)
            if here is None:
                here = seen[written] = self._wanted(analyser.token_units(written))
            if here:
                at = token.start()
                found += [(at + start, at + end) for start, end in here]
        if self._runs:
            units = [
                (t.start(), u) for t in TOKEN.finditer(text) for u in analyser.token_units(t[0])
            ]
            for run in self._runs:
                found.extend(_run_spans(run, units))
        return _apart(found)

    def _wanted(self, units: Iterable[Unit]) -> Spans:
        wanted: list[tuple[int, int]] = []
        for unit in units:
            for slot in self._slots:
                if _fills(unit, slot):
                    wanted.append((unit.start, unit.end))
                    break
        return tuple(wanted)


def _run_spans(run: Sequence[Slot], units: list[tuple[int, Unit]]) -> Iterator[tuple[int, int]]:
    """The units of each place where every slot of ``run`` is filled in order."""
    for first in range(len(units) - len(run) + 1):
        if not _fills(units[first][1], run[0]):
            continue
        stretch = units[first : first + len(run)]
        if all(_fills(unit, slot) for (_, unit), slot in zip(stretch, run, strict=True)):
            yield from ((at + unit.start, at + unit.end) for at, unit in stretch)


def _fills(unit: Unit, slot: Slot) -> bool:
    return (
        not slot.stems.isdisjoint(unit.stems)
        or not slot.words.isdisjoint(unit.words)
        or (bool(slot.prefix) and any(word.startswith(slot.prefix) for word in unit.words))
        or slot.is_open
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

    best, most, last = spans[0][0], 0, 0
    for first, (start, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= start + inside:
            last += 1
        if last - first > most:
            best, most = start, last - first
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
