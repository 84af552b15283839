"""A table of whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, Qt

_Move = QAbstractItemView.CursorAction


class RowTable(QTableView):
    """Home and End lead to the first and the last row; Qt's own stay in the row."""

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        model = self.model()
        if cursorAction not in {_Move.MoveHome, _Move.MoveEnd} or not model.rowCount():
            return super().moveCursor(cursorAction, modifiers)
        row = 0 if cursorAction is _Move.MoveHome else model.rowCount() - 1
        return model.index(row, max(0, self.currentIndex().column()))
