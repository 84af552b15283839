"""Tables in the signs of a wiki, whose cells stand in lines of their own or beside each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Inline
from app.importing.tables.separated import block_of, trimmed_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Cell
    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_ROW = re.compile(r"\|-+[^|]*$")
_SIGN = re.compile(r"\{\||\|\}|\|-")
_CAPTION = "|+"
_STYLE = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[\w%#]+)\s*)+\|(?!\|)")
_PARTING = re.compile(r"\|\||!!")
_LEAST_CELLS = 4
_MOST_LINES = 20_000


def may_be_wiki(line: str) -> bool:
    """Whether ``line`` may be the first of such a table."""
    return line.startswith(("{|", "!", "|")) and not (line[0] == "|" and line.endswith("|"))


def wiki_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table that begins at line ``at``: each line begins with a sign, some only part rows."""
    run: list[Line] = []
    for number in range(at, min(len(lines), at + _MOST_LINES)):
        line = lines[number]
        row = line.text
        if not row.startswith(("{|", "!", "|")) or (run and line.gap > 1):
            break
        if row[0] == "|" and len(row) > 2 and row.endswith("|") and not _SIGN.match(row):
            break
        if run and row.startswith("{|"):
            break
        run.append(line)
        if row.startswith("|}"):
            break
    if not any(_ROW.match(line.text) for line in run):
        return max(1, len(run)), None
    rows, inline, named = _rows(text, run)
    if sum(map(len, rows)) < _LEAST_CELLS or max(map(len, rows)) < 2:
        return len(run), None
    block = block_of(text, run, rows, "wiki", header=named or None, inline=inline)
    return len(run), block


def _rows(text: str, run: Sequence[Line]) -> tuple[list[list[Cell]], list[Inline], bool]:
    """The rows, the spans of signs alone, and whether the first row has the sign of names."""
    rows: list[list[Cell]] = [[]]
    inline: list[Inline] = []
    named = True
    for line in run:
        row = line.text
        if _SIGN.match(row) or row.startswith(_CAPTION):
            kind = BlockKind.CAPTION if row.startswith(_CAPTION) else BlockKind.DEBRIS
            inline.append(Inline(line.start, line.end, kind, "wiki"))
            if rows[-1] and not row.startswith(_CAPTION):
                rows.append([])
            continue
        named = named and (len(rows) > 1 or row[0] == "!")
        rows[-1].extend(_cells(text, line))
    return [row for row in rows if row], inline, named


def _cells(text: str, line: Line) -> list[Cell]:
    cells: list[Cell] = []
    at = line.start + 1
    if text.startswith("|", at):
        at += 1
    ends = [*_PARTING.finditer(text, at, line.end)]
    edges = [at, *(match.end() for match in ends)]
    for start, end in zip(edges, [*(match.start() for match in ends), line.end], strict=True):
        style = _STYLE.match(text, start, end)
        cells.append(trimmed_cell(text, style.end() if style else start, end))
    return cells
