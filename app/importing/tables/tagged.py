"""Tables whose rows, or the whole of them, stand in one line with their tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline
from app.importing.tables.column_names import names_columns
from app.importing.tables.separated import said_in
from app.importing.text import debris
from app.importing.text.mending import mended_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_CELL = re.compile(r"<\s*t[dh]\b[^<>]{0,300}>", re.IGNORECASE)
_HEAD = re.compile(r"<\s*th\b", re.IGNORECASE)
_TAG = re.compile(
    r"<\s*(?:(?P<cell>t[dh])\b[^<>]{0,300}|(?P<row>/?\s*tr)\b[^<>]{0,300}"
    r"|/\s*(?:t[dh]|tbody|thead|table)\b[^<>]{0,20}|(?:tbody|thead|table)\b[^<>]{0,300})>",
    re.IGNORECASE,
)
_MOST_CELLS = 20_000
_LEAST = 2


def may_be_tagged(line: str) -> bool:
    """Whether ``line`` may hold a row with its tags."""
    return "<" in line and _CELL.search(line) is not None


def holds_row(line: str) -> bool:
    """Whether ``line`` has the tags of two cells or more."""
    return len(_CELL.findall(line)) >= _LEAST


def tagged_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table that begins at line ``at`` and has the tags of two cells or more in each line."""
    run: list[Line] = []
    wrecks: list[Line] = []
    rows: list[list[Cell]] = []
    for number in range(at, len(lines)):
        line = lines[number]
        found = [] if run and line.gap > 1 else _rows_in(text, line)
        if not found and run and _is_wreck_between(lines, number):
            run.append(line)
            wrecks.append(line)
            continue
        if not found or max(map(len, found)) < _LEAST:
            break
        run.append(line)
        rows.extend(found)
    width = max(map(len, rows), default=0)
    if len(rows) < _LEAST or len(rows) * width > _MOST_CELLS:
        return max(1, len(run)), None
    full = [tuple(row) + (Cell(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows]
    inline = tuple(
        Inline(line.start + low, line.start + high, BlockKind.DEBRIS, "html")
        for line in run
        for low, high in ([(0, len(line.text))] if line in wrecks else debris.inside(line.text))
    )
    header = _HEAD.search(run[0].text) is not None or names_columns(
        [[said_in(text, cell) for cell in row] for row in full]
    )
    return len(run), Block(
        BlockKind.TABLE,
        run[0].start,
        run[-1].end,
        "tags",
        inline=inline,
        header=full[0] if header else (),
        rows=tuple(full[1:] if header else full),
    )


def _is_wreck_between(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the rest of a table's tag, and a row stands below it."""
    line = lines[number].text
    below = lines[number + 1].text if number + 1 < len(lines) else ""
    return debris.is_debris(line) and debris.closes_table(line) and holds_row(below)


def _rows_in(text: str, line: Line) -> list[list[Cell]]:
    """The rows of cells in a line, as the tags of rows part them."""
    rows: list[list[Cell]] = [[]]
    opened = -1
    for tag in _TAG.finditer(text, line.start, line.end):
        if opened >= 0:
            rows[-1].append(_cell(text, opened, tag.start()))
            opened = -1
        if tag["cell"]:
            opened = tag.end()
        elif tag["row"] and rows[-1]:
            rows.append([])
    if opened >= 0:
        rows[-1].append(_cell(text, opened, line.end))
    return [row for row in rows if row]


def _cell(text: str, start: int, end: int) -> Cell:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    inside = debris.inside(piece)
    shown = mended_text(debris.without(piece, inside)) if inside else None
    return Cell(start, start + len(piece), shown)
