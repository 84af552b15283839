"""Tables whose columns are kept apart by spaces."""

from __future__ import annotations

import re
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


def spaced_table(text: str, lines: Sequence[Line], at: int) -> Found | None:
    """The table of space-parted columns that begins at line ``at``: three rows or more."""
    run: list[Line] = []
    for line in lines[at:]:
        ruled = is_rule(line.text)
        if len(line.text) > _WIDEST or (run and line.gap > 1) or not (ruled or _has_gap(line)):
            break
        run.append(line)
    body = [line for line in run if not is_rule(line.text)]
    if len(body) < _LEAST_ROWS or not run or is_rule(run[0].text):
        return None
    cuts = _cuts(text, body)
    if not cuts:
        return None
    rows = [_cells(text, line, cuts) for line in body]
    filled = sum(sum(cell.end > cell.start for cell in row) > 1 for row in rows)
    if filled < len(rows):
        return None
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
    for left, right in zip(edges, edges[1:], strict=False):
        start = min(line.first + left, line.end)
        cell = trimmed_cell(text, start, min(line.first + right, line.end))
        cells.append(Cell(max(cell.start, line.start), max(cell.end, line.start)))
    return tuple(cells)
