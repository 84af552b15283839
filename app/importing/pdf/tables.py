"""Tables of a PDF page: rows of short pieces that stand below each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.pdf.lines import PageLine

_SHORT = (
    24  # characters: the pieces of a table's row are shorter on the average, those of prose not
)
_LONGEST = 60
_LOOSE, _CLOSE = 1.3, 1.15  # times the least way from line to line: between rows, within them
_LOOSEST = 1.6  # times the letters' size: the lines of a cell stand no farther apart
_PROSE = 12  # characters: lines of prose are longer
_FEWEST_ROWS = 2
_WIDEST = 40
_SAME_EDGE = 2.0  # points
_FEWEST_LINES = 5  # of prose beside what looks like a table
_FILLED = 0.7  # of a column's width: lines of prose take as much


def with_tables(lines: list[PageLine], *, backwards: bool = False) -> list[PageLine]:
    """The pieces of a page or a column, those that make a table put together in one."""
    found: list[PageLine] = [line for line in lines if line.rows]
    rows = _rows([line for line in lines if not line.rows])
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        if end > at and not _is_of_columns(rows[at:end], lines):
            found.append(_table(rows[at:end], backwards=backwards))
            at = end
        else:
            found.extend(rows[at])
            at += 1
    return found


def _rows(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """The pieces that stand on one line of print, from the top, each row from the left."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=_middle, reverse=True):
        if rows and _is_beside(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=_left)
    return rows


def _middle(line: PageLine) -> float:
    return line.bottom + line.height / 2


def _left(line: PageLine) -> float:
    return line.left


def _is_beside(line: PageLine, other: PageLine) -> bool:
    overlap = min(line.top, other.top) - max(line.bottom, other.bottom)
    return overlap > 0.5 * min(line.height, other.height)


def _table_end(rows: Sequence[Sequence[PageLine]], at: int) -> int:
    """Where the table ends that begins with row ``at``; ``at`` if none does."""
    if not _may_be_row(rows[at]):
        return at
    end = at + 1
    while end < len(rows) and _goes_on(rows[at], rows[end - 1], rows[end]):
        end += 1
    while end > at + 1 and len(rows[end - 1]) == 1:  # a last cell may go on below, not a whole line
        last = rows[end - 1][0]
        above = _cell_above(rows[at], last)
        other = last.bold and not any(piece.bold for piece in rows[end - 2])
        if other or (above == 0 and last.right > rows[at][1].left):
            above = None  # what stands below a table in other letters, or beyond a column of it
        if above is not None and (above > 0 or len(rows[end - 2]) > 1):
            break
        end -= 1
    whole = [row for row in rows[at:end] if len(row) > 1]
    if len(whole) < _FEWEST_ROWS or not _is_terse(whole):
        return at
    return end


def _may_be_row(row: Sequence[PageLine]) -> bool:
    return 2 <= len(row) <= _WIDEST and all(len(piece.text) <= _LONGEST for piece in row)


def _is_terse(rows: Sequence[Sequence[PageLine]]) -> bool:
    """Whether the pieces are words and figures, not the lines of columns of prose."""
    columns: dict[int, list[int]] = {}
    for row in rows:
        for number, piece in enumerate(row):
            columns.setdefault(number, []).append(len(piece.text))
    if _runs_on(rows):
        return False
    typical = [median(sizes) for sizes in columns.values()]
    longest = max(typical)
    return sum(typical) / len(typical) <= _SHORT and (longest <= 2 * _SHORT or min(typical) <= 8)


def _is_of_columns(rows: Sequence[Sequence[PageLine]], lines: Sequence[PageLine]) -> bool:
    """Whether rows are lines of columns of prose that stand at one height by chance.

    Then each column goes on above or below with lines that begin where it does and fill it.
    """
    inside = {id(piece) for row in rows if len(row) > 1 for piece in row}
    heads = rows[0]
    widths = [after.left - head.left for head, after in pairwise(heads)]
    for head, room in zip(heads, [*widths, min(widths)], strict=True):
        same = [
            line.right - line.left
            for line in lines
            if abs(line.left - head.left) < _SAME_EDGE and id(line) not in inside
        ]
        if len(same) < _FEWEST_LINES or median(same) < _FILLED * room:
            return False
    return True


def _runs_on(rows: Sequence[Sequence[PageLine]]) -> bool:
    """Whether two columns or more go on from row to row in the middle of a sentence: prose."""
    columns: dict[int, list[str]] = {}
    for row in rows[1:]:
        for number, piece in enumerate(row):
            columns.setdefault(number, []).append(piece.text)
    prose = [
        texts
        for texts in columns.values()
        if sum(text[0].islower() for text in texts) > 0.5 * len(texts)
        and median(map(len, texts)) > _PROSE
    ]
    return len(prose) > 1


def _goes_on(
    first: Sequence[PageLine], before: Sequence[PageLine], row: Sequence[PageLine]
) -> bool:
    """Whether ``row`` belongs to the table whose first row and last row so far are given."""
    step = before[0].bottom - row[0].top
    if step > 1.6 * max(before[0].height, row[0].height):
        return False
    if len(row) == 1:
        return (
            len(row[0].text) <= _LONGEST
            and _cell_above(first, row[0]) is not None
            and step < (0.8 * row[0].height)
        )
    return _may_be_row(row) and all(_cell_above(first, piece) is not None for piece in row)


def _cell_above(first: Sequence[PageLine], piece: PageLine) -> int | None:
    """The column that ``piece`` stands in: where an edge or the middle is one of its head's."""
    for number, head in enumerate(first):
        near = 0.8 * max(head.height, piece.height)
        if (
            abs(head.left - piece.left) < near
            or abs(head.right - piece.right) < near
            or abs(head.left + head.right - piece.left - piece.right) < 2 * near
        ):
            return number
    for number, head in enumerate(first):
        if piece.left < head.right and piece.right > head.left:
            return number
    return None


def _wrapped(rows: Sequence[Sequence[PageLine]]) -> list[bool]:
    """Which rows are further lines of the row above: they stand closer to it than rows do.

    Only where most of these leave cells empty, so that rows of one line each stay rows.
    """
    feet = [row[0].bottom for row in rows]
    steps = [one - other for one, other in pairwise(feet)]
    least = min(steps)
    if max(steps) < _LOOSE * least or least > _LOOSEST * rows[0][0].height:
        return [False] * len(rows)
    close = [False, *(step < _CLOSE * least for step in steps)]
    width = max(map(len, rows))
    partly = sum(len(row) < width for row, near in zip(rows, close, strict=True) if near)
    return close if 2 * partly >= sum(close) else [False] * len(rows)


def _table(rows: Sequence[Sequence[PageLine]], *, backwards: bool) -> PageLine:
    """The rows as one piece; a row of one cell goes on with that cell of the row above."""
    width = len(rows[0])
    cells: list[list[str]] = []
    goes_on = _wrapped(rows)
    for row, wrapped in zip(rows, goes_on, strict=True):
        placed = [""] * width
        for piece in row:
            column = _cell_above(rows[0], piece)
            if column is not None:
                placed[column] = f"{placed[column]} {piece.text}".strip()
        if cells and (wrapped or (len(row) == 1 and placed[0] == "")):
            cells[-1] = [
                f"{said} {more}".strip() for said, more in zip(cells[-1], placed, strict=True)
            ]
        else:
            cells.append(placed)
    pieces = [piece for row in rows for piece in row]
    ordered = tuple(tuple(reversed(row)) if backwards else tuple(row) for row in cells)
    return replace(
        rows[0][0],
        text="\n".join("\t".join(row) for row in ordered),
        left=min(piece.left for piece in pieces),
        right=max(piece.right for piece in pieces),
        bottom=min(piece.bottom for piece in pieces),
        rows=ordered,
    )
