"""From positions in a shown document to positions in the article, and back.

Document positions are Qt's (UTF-16 units, one for each block's end); article positions are code
points into ``Article.text``. No Qt here either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from app.domain.article import Span
from app.ui.positions import Utf16Positions, utf16_length


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block of the document and the span of the article that it shows.

    ``exact`` runs go letter by letter; the others stand for their span as a whole (mended words, a
    line that says how many are folded away). ``characters`` converts within a run whose counts of
    code points and units differ.
    """

    at: int
    until: int
    start: int
    end: int
    block: int
    exact: bool
    characters: Utf16Positions | None = None

    def position_at(self, place: int) -> int:
        """The article's position at document position ``place``; an inexact run gives its start."""
        if not self.exact:
            return self.start if place < self.until else self.end
        offset = place - self.at
        return self.start + (
            offset if self.characters is None else self.characters.to_code_points(offset)
        )

    def place_of(self, position: int) -> int:
        """The document position of ``position``; an inexact run gives its start or its end."""
        if not self.exact:
            return self.at if position < self.end else self.until
        offset = position - self.start
        return self.at + (offset if self.characters is None else self.characters.to_units(offset))


class PassageMap:
    """Finds the passage that a selection shows, and the place where a passage is shown."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._ats: list[int] = []
        self._starts: list[int] = []

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run, in order."""
        return tuple(self._runs)

    def add(self, at: int, text: str, span: Span, *, block: int, exact: bool) -> int:
        """Note that ``text``, put at ``at``, shows ``span``; returns where the text ends."""
        until = at + utf16_length(text)
        characters = Utf16Positions(text) if until - at != len(text) else None
        self._runs.append(Run(at, until, span.start, span.end, block, exact, characters))
        self._ats.append(at)
        self._starts.append(span.start)
        return until

    def to_article(self, place: int) -> int:
        """The article's position of document position ``place``.

        Between two runs (a block's end, a bullet) that is the start of the next.
        """
        number = bisect_right(self._ats, place) - 1
        if number >= 0 and place < self._runs[number].until:
            return self._runs[number].position_at(place)
        if number + 1 < len(self._runs):
            return self._runs[number + 1].start
        return self._runs[-1].end if self._runs else 0

    def to_document(self, position: int) -> int:
        """The document position of the article's ``position``; if hidden, what is shown next."""
        number = bisect_right(self._starts, position) - 1
        if number >= 0 and position < self._runs[number].end:
            return self._runs[number].place_of(position)
        if number + 1 < len(self._runs):
            return self._runs[number + 1].at
        return self._runs[-1].until if self._runs else 0

    def span_between(self, begin: int, stop: int) -> Span | None:
        """The span of the article that the document shows from ``begin`` up to ``stop``.

        It runs from the first to the last character shown: hidden text between them is part of it,
        hidden text at its edges is not. ``None`` if nothing of the article is shown there.
        """
        first = bisect_right(self._ats, begin) - 1
        if first < 0 or self._runs[first].until <= begin:
            first += 1
        last = bisect_left(self._ats, stop) - 1
        if first >= len(self._runs) or last < first:
            return None
        head, tail = self._runs[first], self._runs[last]
        start = head.position_at(max(begin, head.at))
        end = tail.position_at(stop) if tail.exact and stop < tail.until else tail.end
        return Span(start, end) if start < end else None

    def places(self, span: Span) -> list[tuple[int, int]]:
        """Where ``span`` is shown: a begin and an end in the document for each block it touches.

        Empty if all of it is hidden.
        """
        found: list[tuple[int, int, int]] = []
        number = max(0, bisect_right(self._starts, span.start) - 1)
        while number < len(self._runs) and self._runs[number].start < span.end:
            run = self._runs[number]
            number += 1
            if run.end <= span.start or run.start == run.end:
                continue
            begin = run.place_of(max(run.start, span.start)) if run.exact else run.at
            stop = run.place_of(min(run.end, span.end)) if run.exact else run.until
            if found and found[-1][0] == run.block:
                found[-1] = (run.block, found[-1][1], stop)
            else:
                found.append((run.block, begin, stop))
        return [(begin, stop) for _block, begin, stop in found]
