"""Tables whose cells a sign with spaces around it keeps apart: strokes, dots, dashes, commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.tables.column_names import has_digit, is_yearish, names_columns
from app.importing.tables.separated import block_of, said_in, trimmed_cell
from app.importing.text.chrome import is_chrome
from app.importing.text.lines import ends_sentence, weight
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Cell
    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_SIGNS = (" / ", " // ", " · ", " • ", " ; ", " – ", " — ", " - ", " > ", " » ", " : ", ", ")
_ANY = re.compile(r" (?:/{1,2}|[·•;–—>»:-]) |, ")
_CORNERED = frozenset({" / ", " // ", " · "})
_LONGEST = 200  # characters of the longest row
_CELL = 60  # weight of the longest cell
_LEAST_ROWS = 3  # of a table
_FIGURED = 0.6  # share of figures in a column that is one of figures
_WORDED_ROWS = 4  # of a table of words alone
_PAIR = 2  # cells of a row that is a name and a value; words that may end like a sentence
_MANY_ROWS = 60
"""Rows alike from which on, if they are no table, none is looked for in the half of them."""


def may_be_parted(line: str) -> bool:
    """Whether ``line`` may be the first row of such a table."""
    return len(line) <= _LONGEST and _ANY.search(line) is not None


def parted_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table that begins at line ``at``: three rows or more with as many cells each.

    Figures stand in one column below the first row; between strokes words may stand alone in rows
    of three cells or more.
    """
    longest = 0
    row = lines[at].text
    for sign in _SIGNS:
        if sign.lstrip() not in row:
            continue
        count = _padded(lines[at], sign).count(sign)
        if not count:
            continue
        run = _run(lines, at, sign, count)
        if len(run) < _LEAST_ROWS:
            continue
        rows = [_cells(text, line, sign) for line in run]
        said = [[said_in(text, cell) for cell in row] for row in rows]
        if _is_table(said, sign):
            return len(run), block_of(text, run, rows, "parted")
        longest = max(longest, len(run))
    return (longest // 2 if longest > _MANY_ROWS else 1), None  # each line is looked at a few times


def _run(lines: Sequence[Line], at: int, sign: str, count: int) -> list[Line]:
    run: list[Line] = []
    loose = at + 1 < len(lines) and lines[at + 1].gap == 1
    for number in range(at, len(lines)):
        line = lines[number]
        if _padded(line, sign).count(sign) != count or len(line.text) > _LONGEST:
            break
        if run and line.gap > (1 if loose else 0):
            break
        run.append(line)
    return run


def _padded(line: Line, sign: str) -> str:
    """The line, which may open with the sign itself below an empty corner."""
    opens = sign in _CORNERED and line.text.startswith(sign.lstrip())
    return f" {line.text}" if opens else line.text


def _cells(text: str, line: Line, sign: str) -> list[Cell]:
    cells: list[Cell] = []
    at = line.start
    padded = _padded(line, sign)
    at -= len(padded) > len(line.text)
    for piece in padded.split(sign):
        cells.append(trimmed_cell(text, max(at, line.start), max(at + len(piece), line.start)))
        at += len(piece) + len(sign)
    return cells


def _is_table(rows: Sequence[Sequence[str]], sign: str) -> bool:
    cells = [cell for row in rows for cell in row]
    if any(weight(cell) > _CELL for cell in cells) or any(map(is_chrome, cells[: len(rows[0])])):
        return False
    if any(_is_sentence(row[-1]) for row in rows):
        return False
    if marker_of(rows[0][0]) is not None or marker_of(rows[1][0]) is not None:
        return False
    body = rows[1:]
    figured = [
        sum(has_digit(row[column]) for row in body) / len(body) for column in range(len(rows[0]))
    ]
    figures = max(figured[1:]) >= _FIGURED and figured[0] < 1
    named = names_columns(rows) and all(
        is_yearish(name) or not has_digit(name) for name in rows[0][1:]
    )
    if len(rows[0]) == _PAIR:
        facts = len(rows) >= _WORDED_ROWS and sign in _CORNERED and not figured[0]
        return figures and (facts or (named and sign == " / "))
    if sign in {", ", " : ", " - ", " – ", " — "}:
        return figures and named and len(rows) > _LEAST_ROWS
    return figures or (sign in _CORNERED and len(rows) >= _WORDED_ROWS)


def _is_sentence(cell: str) -> bool:
    return ends_sentence(cell) and len(cell.split()) > _PAIR and not cell[0].isdecimal()
