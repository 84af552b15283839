"""What is taken of a selection: whole letters, and of a table's rectangle of cells whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor


def whole_letters(cursor: QTextCursor) -> tuple[int, int]:
    """Begin and end, in the document, of the letters of which ``cursor`` has anything selected.

    The mouse can point into a letter that is written with several characters, such as a syllable
    of Hangul in its parts; it is drawn as one, and so it is taken as one.
    """
    begin, stop = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(begin)
    if not block.layout().isValidCursorPosition(begin - block.position()):
        begin = block.position() + block.layout().previousCursorPosition(begin - block.position())
    block = cursor.document().findBlock(stop)
    if not block.layout().isValidCursorPosition(stop - block.position()):
        stop = block.position() + block.layout().nextCursorPosition(stop - block.position())
    return begin, stop


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
