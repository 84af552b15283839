"""Tables as rows: columns as wide as they need, rows that part where they must."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.exporting import pdf_style as style
from app.exporting.pdf_rows import Placed, Row, Rule, hold_together
from app.exporting.pdf_setting import chunks_of, name
from app.exporting.pdf_style import MM
from app.exporting.pdf_words import Chunk

if TYPE_CHECKING:
    from app.exporting.pages import Inline, Table
    from app.exporting.pdf_lines import Line
    from app.exporting.pdf_rows import Element
    from app.exporting.pdf_setting import Column

_GUTTER = 3 * MM
_NARROWEST = 4 * MM
_WHOLE = 10
"""Lines up to which a table's row is not divided between pages."""


def set_table(column: Column, table: Table) -> None:
    """Append the table with its caption; its head is repeated on each page."""
    element = column.root.child("Table")
    caption = column.text_rows(
        [
            Chunk(
                f"{table.label}\u00a0 ",
                style.CAPTION.manner.in_face("sans-strong", style.INK),
            ),
            *chunks_of(table.caption, style.CAPTION),
        ],
        style.CAPTION,
        element.child("Caption"),
    )
    hold_together(caption, len(caption))
    name(caption, table.item)
    column.add(caption, before=2 * MM, after=1 * MM)
    cells = [row for row in (table.header, *table.rows) if row]
    if not cells:
        return
    column.keep_with_next()
    left, widths = _widths(column, table)
    head: list[Row] = []
    if table.header:
        head = _rows(column, table.header, element.child("TR"), left, widths, head=True)
        hold_together(head, len(head))
        column.add(head)
        column.keep_with_next()
    repeated = tuple(_without_element(row) for row in head)
    for cells_of_row in table.rows:
        rows = _rows(column, cells_of_row, element.child("TR"), left, widths, head=False)
        hold_together(rows, _WHOLE)
        for row in rows:
            row.repeat = repeated
        column.add(rows)
    column.add([Row(0.0, together=True)], after=4 * MM)


def _without_element(row: Row) -> Row:
    """A copy of a head's row for later pages, which a screen reader has read already."""
    placed = [replace(each, element=None, line=_unlinked(each.line)) for each in row.placed]
    return Row(row.height, placed, rules=row.rules, group=row.group)


def _unlinked(line: Line) -> Line:
    return replace(line, pieces=tuple(replace(piece, target=None) for piece in line.pieces))


def _rows(
    column: Column,
    cells: tuple[Inline, ...],
    element: Element,
    left: float,
    widths: list[float],
    *,
    head: bool,
) -> list[Row]:
    """One row a line of the highest cell, with the rule below the last."""
    kind = style.CELL_HEAD if head else style.CELL
    lines = [
        column.lines.lines(chunks_of(cell, kind), width)
        for cell, width in zip(cells, widths, strict=False)
    ]
    count = max([1, *map(len, lines)])
    rows = [Row(kind.leading) for _ in range(count)]
    x, baseline = left, column.baseline(kind)
    for number, (cell_lines, width) in enumerate(zip(lines, widths, strict=False)):
        cell = element.child("TH", Scope="Column") if head else element.child("TD")
        first = count - len(cell_lines) if head else 0
        for row, line in zip(rows[first:], cell_lines, strict=False):
            at = x + width - line.width if line.rtl else x
            row.placed.append(Placed(at, baseline, line, cell, number))
        x += width + _GUTTER
    padding, thickness = (1.2 * MM, 0.4 * MM) if head else (1.5 * MM, 0.2 * MM)
    rows[0].placed = [replace(each, baseline=each.baseline + padding) for each in rows[0].placed]
    rows[0].height += padding
    last = rows[-1]
    colour = style.TEXT if head else style.TABLE_RULE
    last.rules.append(Rule(left, last.height + padding, x - left - _GUTTER, thickness, colour))
    last.height += padding + thickness
    for row in rows:
        row.group = element
    return rows


def _widths(column: Column, table: Table) -> tuple[float, list[float]]:
    """The left edge and the width of each column's text, gutters aside."""
    natural, least = _needs(column, table)
    count = len(natural)
    left, room = style.INDENT, style.MEASURE - _GUTTER * (count - 1)
    if sum(least) > room:  # too many columns for the measure: use the margin of labels too
        left, room = 0.0, style.WIDTH - _GUTTER * (count - 1)
    room = max(room, count * 1.0)
    if sum(natural) <= room:
        spare = (room - sum(natural)) / max(1.0, sum(natural))
        return left, [width * (1 + spare) for width in natural]
    if sum(least) > room:
        return left, [width * room / sum(least) for width in least]
    wanting = [wide - narrow for wide, narrow in zip(natural, least, strict=True)]
    share = (room - sum(least)) / max(1.0, sum(wanting))
    return left, [n + want * share for n, want in zip(least, wanting, strict=True)]


def _needs(column: Column, table: Table) -> tuple[list[float], list[float]]:
    """For each column, the width of its longest cell and of its longest word."""
    count = max(len(row) for row in (table.header, *table.rows))
    natural, least = [_NARROWEST] * count, [_NARROWEST] * count
    for row, kind in [(table.header, style.CELL_HEAD), *((r, style.CELL) for r in table.rows)]:
        for index, cell in enumerate(row):
            chunks = chunks_of(cell, kind)
            natural[index] = max(natural[index], column.lines.width(chunks) + 0.5)
            least[index] = max(least[index], column.lines.longest_word(chunks) + 0.5)
    return natural, [min(width, style.MEASURE / 3) for width in least]
