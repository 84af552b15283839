"""Selections across a table: a rectangle of cells is no passage, whole rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor


def whole_rows(cursor: QTextCursor) -> tuple[int, int] | None:
    """Begin and end, in the document, of the rows of which ``cursor`` has several cells selected.

    Cells of one row stand beside one another in the text too, so these stay as they are chosen.
    ``None`` if no cells are selected.
    """
    if not cursor.hasComplexSelection():
        return None
    table = cursor.currentTable()
    cells = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    row, rows, column, columns = cells
    if rows > 1:
        column, columns = 0, table.columns()
    begin = table.cellAt(row, column).firstCursorPosition().position()
    stop = table.cellAt(row + rows - 1, column + columns - 1).lastCursorPosition().position()
    return begin, stop
