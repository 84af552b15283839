"""The lines of a page in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from app.importing.pdf.tables import with_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

BELOW = 0.22
"""The share of a letter's size that hangs below its line."""
_FEW = 3  # lines: a column has at least as many
_DEEPEST = 6
_NEAR = 0.9  # of the letters' size: words farther apart are of two columns
_NEAR_MARKER = 3.0
_LONE_MARKER = re.compile(r"[•‣▪◦·∙●○■□–—*-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page; edges in points from the lower left corner, as PDF counts."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    page_width: float
    page_height: float
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells, where this is a table of several lines."""
    bold: bool = False
    turned: bool = False
    """Whether it runs another way than the page: a stamp at its edge, a mark across it."""

    @property
    def height(self) -> float:
        """From the foot to the top of its letters."""
        return self.top - self.bottom


def ordered(rectangles: Sequence[PageLine]) -> list[PageLine]:
    """The pieces of one page joined to lines, column after column, each from its top."""
    backwards = runs_backwards("".join(piece.text for piece in rectangles))
    joined = _joined(rectangles, backwards=backwards)
    lines = [replace(line, text=" ".join(line.text.split())) for line in joined]
    return _in_columns(with_tables(lines, backwards=backwards), 0, backwards=backwards)


def runs_backwards(text: str) -> bool:
    """Whether ``text`` is read from right to left: Hebrew or Arabic letters for the most part."""
    return not text.isascii() and 2 * len(_BACKWARDS.findall(text)) > sum(map(str.isalpha, text))


def _joined(rectangles: Sequence[PageLine], *, backwards: bool) -> list[PageLine]:
    """Lines made of what stands side by side without a gap that parts columns."""
    lines: list[PageLine] = []
    for piece in sorted(rectangles, key=_from_top):
        for at in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
            line = lines[at]
            if _is_same_line(line, piece):
                lines[at] = _together(line, piece, backwards=backwards)
                break
        else:
            lines.append(piece)
    return lines


def _from_top(line: PageLine) -> tuple[float, float]:
    return (-round(line.bottom + BELOW * line.height), line.left)


def _is_same_line(line: PageLine, piece: PageLine) -> bool:
    overlap = min(line.top, piece.top) - max(line.bottom, piece.bottom)
    lower = min(line.height, piece.height)
    gap = max(piece.left - line.right, line.left - piece.right)
    if overlap <= 0.5 * lower:
        return False
    first = line if line.left <= piece.left else piece
    near = _NEAR_MARKER if _LONE_MARKER.fullmatch(first.text.strip()) else _NEAR
    return gap < near * max(line.height, piece.height)


def _together(line: PageLine, piece: PageLine, *, backwards: bool) -> PageLine:
    first, second = (line, piece) if line.left <= piece.left else (piece, line)
    gap = second.left - first.right
    larger = line if len(line.text) >= len(piece.text) else piece
    said = first.text + second.text
    if runs_backwards(said) or (backwards and not any(map(str.isalpha, said))):
        first, second = second, first
    space = "" if gap < 0.12 * max(line.height, piece.height) else " "
    return replace(
        line,
        text=first.text + space + second.text,
        left=first.left,
        right=max(line.right, piece.right),
        bottom=larger.bottom,
        top=larger.top,
        bold=larger.bold,
    )


def _in_columns(lines: list[PageLine], depth: int, *, backwards: bool) -> list[PageLine]:
    gutter = _gutter(lines) if depth < _DEEPEST and len(lines) >= 2 * _FEW else None
    if gutter is None:
        return sorted(lines, key=_from_top)
    found: list[PageLine] = []
    left: list[PageLine] = []
    right: list[PageLine] = []
    for line in [*sorted(lines, key=_from_top), None]:
        if line is not None and not line.left < gutter < line.right:
            (left if line.right <= gutter else right).append(line)
            continue
        for half in (right, left) if backwards else (left, right):
            inner = with_tables(half, backwards=backwards)
            found += _in_columns(inner, depth + 1, backwards=backwards)
        left, right = [], []
        if line is not None:
            found.append(line)
    return found


def _gutter(lines: Sequence[PageLine]) -> float | None:
    """Where two columns part: few lines cross it, and as many begin after it as end before."""
    edges = sorted({round(line.left, 1) for line in lines})
    typical = median(line.height for line in lines)
    best: tuple[int, float] | None = None
    for edge in edges:
        at = edge - 0.3 * typical
        before = sum(line.right <= at for line in lines)
        after = sum(line.left >= at for line in lines)
        crossing = len(lines) - before - after
        if crossing > 0.25 * len(lines) or not min(before, after):
            continue
        if min(before, after) < _FEW and (crossing or not _begin_together(lines, at)):
            continue
        if min(before, after) >= _FEW and not _side_by_side(lines, at):
            continue
        score = min(before, after) - 2 * crossing
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best else None


def _begin_together(lines: Sequence[PageLine], at: float) -> bool:
    """Whether a column and the few last lines of a text in the next begin at one height."""
    before = [line for line in lines if line.right <= at]
    after = [line for line in lines if line.left >= at]
    tops = [max(line.bottom for line in half) for half in (before, after)]
    return len(before) >= 2 * _FEW and abs(tops[0] - tops[1]) < 2


def _side_by_side(lines: Sequence[PageLine], at: float) -> bool:
    """Whether the two halves stand beside each other, and the columns are as wide as prose is."""
    before = [line for line in lines if line.right <= at]
    after = [line for line in lines if line.left >= at]
    feet = [min(line.bottom for line in half) for half in (before, after)]
    tops = [max(line.top for line in half) for half in (before, after)]
    beside = min(tops) - max(feet)
    lower = min(top - foot for top, foot in zip(tops, feet, strict=True))
    wide = [median(line.right - line.left for line in half) for half in (before, after)]
    return beside > 0.5 * lower and min(wide) > 0.12 * lines[0].page_width
