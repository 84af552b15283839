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
        self._placed: list[Run] = []
        self._ats: list[int] = []
        self._runs: list[Run] = []  # in the article's order: a table may be mirrored
        self._starts: list[int] = []

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run, in the order of the article."""
        return tuple(self._runs)

    def add(self, at: int, text: str, span: Span, *, block: int, exact: bool) -> int:
        """Note that ``text``, put at ``at``, shows ``span``; returns where the text ends.

        Runs come in the order of the document.
        """
        until = at + utf16_length(text)
        characters = Utf16Positions(text) if until - at != len(text) else None
        run = Run(at, until, span.start, span.end, block, exact, characters)
        self._placed.append(run)
        self._ats.append(at)
        ahead = self._starts and span.start < self._starts[-1]
        number = bisect_left(self._starts, span.start) if ahead else len(self._starts)
        self._runs.insert(number, run)
        self._starts.insert(number, span.start)
        return until

    def to_article(self, place: int) -> int:
        """The article's position of document position ``place``.

        Between two runs (a block's end, a bullet) that is the start of the next.
        """
        number = bisect_right(self._ats, place) - 1
        if number >= 0 and place < self._placed[number].until:
            return self._placed[number].position_at(place)
        if number + 1 < len(self._placed):
            return self._placed[number + 1].start
        return self._placed[-1].end if self._placed else 0

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

        It runs from the first to the last character shown there: hidden text between them is part
        of it, hidden text at its edges is not. ``None`` if nothing of the article is shown there.
        """
        first = bisect_right(self._ats, begin) - 1
        if first < 0 or self._placed[first].until <= begin:
            first += 1
        last = bisect_left(self._ats, stop) - 1
        starts, ends = [], []
        for run in self._placed[first : last + 1]:
            starts.append(run.position_at(max(begin, run.at)))
            inside = run.exact and stop < run.until
            ends.append(run.position_at(stop) if inside else run.end)
        if not starts or min(starts) >= max(ends):
            return None
        return Span(min(starts), max(ends))

    def places(self, span: Span) -> list[tuple[int, int]]:
        """Where ``span`` is shown: a begin and an end in the document for each block it touches.

        Empty if all of it is hidden.
        """
        return [(begin, stop) for _block, begin, stop in self.stretches(span)]

    def stretches(self, span: Span) -> list[tuple[int, int, int]]:
        """Like ``places``, the number of the block before each."""
        number = max(0, bisect_right(self._starts, span.start) - 1)
        if number < len(self._runs):  # nearly always all of it stands in one run
            run = self._runs[number]
            if run.exact and run.start <= span.start < span.end <= run.end:
                return [(run.block, run.place_of(span.start), run.place_of(span.end))]
        found: list[tuple[int, int, int]] = []
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
        return found
