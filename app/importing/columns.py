"""Tables whose columns are kept apart by spaces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Span
from app.importing.lines import TAB
from app.importing.tables import is_rule, trimmed_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.lines import Line
    from app.importing.tables import Found

_GAP = re.compile(r"\S(?:\s{2,}|\t)\S")
_SENTENCE_GAP = re.compile(r"[.!?:;,]['\"”’]?\s{2}\S")
_WIDEST = 200
_LEAST_ROWS = 3


def spaced_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of space-parted columns that begins at line ``at``: three rows or more."""
    if not _has_gap(lines[at]):
        return 1, None
    run: list[Line] = []
    for number in range(at, len(lines)):
        line = lines[number]
        if len(line.text) > _WIDEST or (run and line.gap > 1):
            break
        if not is_rule(line.text) and not _has_gap(line):
            break
        run.append(line)
    body = [line for line in run if not is_rule(line.text)]
    cuts = _cuts(text, body) if len(body) >= _LEAST_ROWS else []
    rows = [_cells(text, line, cuts) for line in body] if cuts else []
    if not rows or any(sum(cell.end > cell.start for cell in row) < 2 for row in rows):
        return max(1, len(run)), None
    rule = next((line for line in run[1:-1] if is_rule(line.text)), None)
    return len(run), Block(
        BlockKind.TABLE,
        run[0].start,
        run[-1].end,
        "spaces",
        rule=Span(rule.start, rule.end) if rule else None,
        header=rows[0],
        rows=tuple(rows[1:]),
    )


def _has_gap(line: Line) -> bool:
    return _GAP.search(line.text) is not None and not _SENTENCE_GAP.search(line.text)


def _cuts(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The columns (first, behind the last) that are blank in every line, two or more wide."""
    width = max(line.last - line.first for line in lines)
    taken = bytearray(width)
    for line in lines:
        if "\t" in text[line.first : line.last]:
            return []
        for place, character in enumerate(text[line.first : line.end]):
            if not character.isspace():
                taken[place] = 1
    cuts: list[tuple[int, int]] = []
    start = None
    for place, used in enumerate(taken):
        if not used and start is None:
            start = place
        elif used and start is not None:
            if place - start >= 2 and start > 0:
                cuts.append((start, place))
            start = None
    return [cut for cut in cuts if cut[0] >= min(line.indent for line in lines)]


def _cells(text: str, line: Line, cuts: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    edges = [0, *(cut[1] for cut in cuts), _WIDEST + TAB * _WIDEST]
    cells: list[Cell] = []
    for left, right in pairwise(edges):
        start = min(line.first + left, line.end)
        cell = trimmed_cell(text, start, min(line.first + right, line.end))
        cells.append(Cell(max(cell.start, line.start), max(cell.end, line.start)))
    return tuple(cells)
