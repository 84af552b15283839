"""Where the words of an article stand on pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


_BESIDE = 4
"""So many signs, at most, stand between a letter and a caret that is drawn at it."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page (from 1).

    The edges are shares of the page's width and height, counted from its top left corner.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PagePlaces:
    """Answers where spans of one article stand on its pages."""

    def __init__(self, found: list[tuple[int, PageBox]]) -> None:
        """Take the positions of letters in the article, each with its box."""
        self._found = sorted(found, key=_position)
        self._positions = [position for position, _box in self._found]
        self._on_page: dict[int, list[int]] = {}
        for number, (_at, box) in enumerate(self._found):
            self._on_page.setdefault(box.page, []).append(number)
        self._lines = [  # the first letter of each line, in the order in which it is read
            number
            for number, (_at, box) in enumerate(self._found)
            if not number or not _same_line(self._found[number - 1][1], box)
        ]

    def boxes(self, span: Span) -> list[PageBox]:
        """The rectangles of ``span``, line by line; none for what was not found on a page."""
        first = bisect_left(self._positions, span.start)
        last = bisect_left(self._positions, span.end)
        joined: list[PageBox] = []
        for _at, box in self._found[first:last]:
            if joined and _same_line(joined[-1], box):
                joined[-1] = _around(joined[-1], box)
            else:
                joined.append(box)
        return joined

    def position_at(self, page: int, x: float, y: float) -> int | None:
        """The article's position of the letter nearest to a place of a page, in the line there.

        ``None`` beside the text.
        """
        near = [
            (abs(_middle(box) - x), position)
            for position, box in (self._found[number] for number in self._on_page.get(page, ()))
            if box.top <= y <= box.bottom
        ]
        return min(near)[1] if near else None

    def edge_at(self, page: int, x: float, y: float) -> int | None:
        """Before which position of the article one points: a caret goes there.

        Of the line nearest in height, the letter nearest in width; ``None`` on a page without any.
        """
        there = self._on_page.get(page, ())
        away = [max(self._found[n][1].top - y, y - self._found[n][1].bottom, 0.0) for n in there]
        least = min(away, default=0.0)
        return self._edge_among([n for n, far in zip(there, away, strict=True) if far <= least], x)

    def edge_in_line(self, position: int, by: int, x: float) -> int | None:
        """Before which position a caret stands that goes from ``position`` by so many lines.

        Lines follow one another as they are read, from column to column and page to page; ``x``
        says how far to the right. ``None`` where there is no such line.
        """
        line = self._line_of(position)
        if line is None or not 0 <= line + by < len(self._lines):
            return None
        letters = self._letters_of(line + by)
        edge = self._edge_among(letters, x)
        return edge if edge is None else self._kept_in(line + by, edge)

    def line_ends(self, position: int) -> Span | None:
        """From the first to the last letter of the line in which a caret before ``position`` is."""
        line = self._line_of(position)
        if line is None:
            return None
        letters = self._letters_of(line)
        end = self._kept_in(line, self._positions[letters[-1]] + 1)
        return Span(self._positions[letters[0]], end)

    def caret(self, position: int) -> PageBox | None:
        """Where a caret before ``position`` stands: a box without width; ``None`` on no page."""
        near = self._letter_at(position)
        if near is None:
            return None
        at, box = self._found[near]
        x = box.left if self._runs_back(near) is (at < position) else box.right
        return PageBox(box.page, x, box.top, x, box.bottom)

    def first_below(self, page: int, y: float) -> int | None:
        """The article's position of the first letter of a page that begins below ``y``."""
        there = (self._found[number] for number in self._on_page.get(page, ()))
        return next((position for position, box in there if box.top >= y), None)

    def _letter_at(self, position: int) -> int | None:
        """The number of the letter that a caret before ``position`` stands before, or else after.

        Stops and spaces beside a letter count as where it stands. ``None`` where there is none.
        """
        number = bisect_left(self._positions, position)
        if self._positions[number : number + 1] == [position]:
            return number
        if number and position - self._positions[number - 1] <= _BESIDE:
            return number - 1
        if number < len(self._positions) and self._positions[number] - position <= _BESIDE:
            return number
        return None

    def _line_of(self, position: int) -> int | None:
        number = self._letter_at(position)
        return None if number is None else bisect_right(self._lines, number) - 1

    def _kept_in(self, line: int, edge: int) -> int:
        """``edge``, or where a word goes on in the next line, the place before its last letter."""
        return edge if self._line_of(edge) == line else edge - 1

    def _letters_of(self, line: int) -> range:
        ends = (*self._lines[line + 1 : line + 2], len(self._found))
        return range(self._lines[line], ends[0])

    def _edge_among(self, letters: Iterable[int], x: float) -> int | None:
        """Before which position of the nearest of ``letters`` a place is, or after it."""
        near = [(abs(_middle(self._found[n][1]) - x), n) for n in letters]
        if not near:
            return None
        number = min(near)[1]
        position, box = self._found[number]
        behind = x < _middle(box) if self._runs_back(number) else x > _middle(box)
        return position + 1 if behind else position

    def _runs_back(self, number: int) -> bool:
        """Whether a letter stands among ones that run from right to left."""
        box = self._found[number][1]
        for other, sign in ((number + 1, 1), (number - 1, -1)):
            if 0 <= other < len(self._found) and _same_line(self._found[other][1], box):
                return sign * (_middle(self._found[other][1]) - _middle(box)) < 0
        return False


def _middle(box: PageBox) -> float:
    return (box.left + box.right) / 2


def _same_line(one: PageBox, other: PageBox) -> bool:
    middle = (other.top + other.bottom) / 2
    return one.page == other.page and one.top <= middle <= one.bottom


def _around(one: PageBox, other: PageBox) -> PageBox:
    return PageBox(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _position(found: tuple[int, PageBox]) -> int:
    return found[0]
