"""What many short lists have in common: values in an order, named by their ids, typed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Value = TypeVar("Value")


class ValueList(QAbstractListModel, Generic[Value]):
    """A row for each value, in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value] = []

    @property
    def values(self) -> Sequence[Value]:
        """What is shown."""
        return tuple(self._values)

    def show(self, values: Sequence[Value]) -> None:
        """Show ``values`` in their order; nothing happens if they are shown already."""
        if list(values) == self._values:
            return
        self.beginResetModel()
        self._values = list(values)
        self.endResetModel()

    def value(self, index: Index) -> Value | None:
        """The value at ``index``; ``None`` outside the list."""
        inside = index.isValid() and index.row() < len(self._values)
        return self._values[index.row()] if inside else None

    def find(self, value_id: str) -> QModelIndex:
        """Where the value with this ``id`` stands; invalid if nowhere."""
        for row, value in enumerate(self._values):
            if getattr(value, "id", None) == value_id:
                return self.index(row)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._values)


class EditableList(ValueList[Value]):
    """Changes nothing itself: ``typed(id, text)`` follows words typed in the place of a row's."""

    typed = Signal(str, str)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        edited, text = self.value(index), str(value).strip()
        if edited is None or role != Qt.ItemDataRole.EditRole or text in {"", index.data()}:
            return False
        self.typed.emit(getattr(edited, "id", ""), text)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kind = Qt.ItemFlag
        return (
            kind.ItemIsEnabled
            | kind.ItemIsSelectable
            | kind.ItemIsEditable
            | kind.ItemNeverHasChildren
        )
