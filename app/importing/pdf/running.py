"""What stands at the edges of a PDF's pages and is no part of what they say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.importing.pdf.lines import PageLine

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:page|seite|p\.|стр\.|página|pagina)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?"
    r"(?:\s*(?:/|of|von|sur|de|из)\s*\d{1,4})?",
    re.IGNORECASE,
)
_EDGE = 0.12  # of a page's height, at its top and bottom
_MANY = 0.6  # of the pages: so many have a line at the very same height that stands apart
_SAME_HEIGHT = 6.0  # points
_LARGE = 1.25  # times the letters of the body: no head that runs along
_APART = 1.7  # times the usual step from line to line


def running(lines: Sequence[PageLine], pages: int, body: float, step: float) -> dict[int, str]:
    """What the lines are that only number pages or stand at the edge of many, by their ``id``.

    ``body`` is the size of most letters and ``step`` the way from line to line, in points. A head
    whose words change from page to page is told by its place.
    """
    found: dict[int, str] = {id(line): "turned text" for line in lines if line.turned}
    edge = [line for line in lines if not line.turned and _is_at_edge(line)]
    seen: dict[tuple[str, int], set[int]] = {}
    for line in edge:
        seen.setdefault((_shape(line), _height(line)), set()).add(line.page)
    times = Counter(line.text for line in edge)
    least = max(2, min(5, round(0.3 * pages)))
    for line in edge:
        if _NUMBER.fullmatch(line.text):
            found[id(line)] = "page number"
        elif _pages_with(line, seen) >= least and not _is_heading(line, times, body):
            found[id(line)] = "running head"
    for line in _at_one_height(lines, pages, body, step):
        if not _is_heading(line, times, body):
            found.setdefault(id(line), "running head")
    return found


def _is_heading(line: PageLine, times: Mapping[str, int], body: float) -> bool:
    """Whether a line is in large letters and says something else on each page, as on slides."""
    return line.height >= _LARGE * body and times.get(line.text, 0) < 2


def _is_at_edge(line: PageLine) -> bool:
    above = line.bottom > (1 - _EDGE) * line.page_height
    return above or line.top < _EDGE * line.page_height


def _pages_with(line: PageLine, seen: Mapping[tuple[str, int], set[int]]) -> int:
    """How many pages have a line like ``line`` at about its height."""
    shape, height = _shape(line), _height(line)
    near = (seen.get((shape, height + step), set()) for step in (-1, 0, 1))
    return max(map(len, near))


def _height(line: PageLine) -> int:
    return round(line.bottom / _SAME_HEIGHT)


def _shape(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text)


def _at_one_height(
    lines: Sequence[PageLine], pages: int, body: float, step: float
) -> list[PageLine]:
    """The first or last lines of most pages where they stand apart, each at the same height."""
    if pages < 3:
        return []
    on_page: dict[int, list[PageLine]] = {}
    for line in lines:
        if not line.turned:
            on_page.setdefault(line.page, []).append(line)
    found: list[PageLine] = []
    for upper in (True, False):
        heights: dict[int, list[PageLine]] = {}
        for page in on_page.values():
            outer = _outermost(page, upper=upper, body=body, step=step)
            for line in outer:
                heights.setdefault(round(line.bottom), []).append(line)
        seen = _pages_by_height(heights)
        for height, same in heights.items():
            if seen[height] >= max(3, _MANY * pages) and not _are_prose(same):
                found += same
    return found


def _are_prose(lines: Sequence[PageLine]) -> bool:
    """Whether lines begin or end as the last ones of paragraphs do, which heads do not."""
    prose = sum(line.text[0].islower() or line.text[-1] in ".,;!?" for line in lines)
    return prose > 0.3 * len(lines)


def _pages_by_height(heights: Mapping[int, Sequence[PageLine]]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for height, same in heights.items():
        counts[height] = len({line.page for line in same})
    return counts


def _outermost(
    page: Sequence[PageLine], *, upper: bool, body: float, step: float
) -> list[PageLine]:
    """What stands on the first or last line of print of a page, if it is set apart from the rest.

    Apart is what is followed by more room than a line is, or is a head in smaller letters; at the
    foot of a page these are notes.
    """
    sign = 1 if upper else -1
    first = max(page, key=lambda line: sign * line.bottom)
    if not _is_at_edge(first) or first.rows:
        return []
    row = [line for line in page if abs(line.bottom - first.bottom) < 0.5 * first.height]
    rest = [line for line in page if abs(line.bottom - first.bottom) >= 0.5 * first.height]
    if not rest or sum(len(line.text) for line in row) > 120:
        return []
    nearest = min(abs(line.bottom - first.bottom) for line in rest)
    smaller = upper and max(line.height for line in row) < 0.93 * body
    return row if nearest > _APART * step or smaller else []
