"""Where the words of an article stand on pages."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.article import Span


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
            (abs((box.left + box.right) / 2 - x), position)
            for position, box in self._found
            if box.page == page and box.top <= y <= box.bottom
        ]
        return min(near)[1] if near else None


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
