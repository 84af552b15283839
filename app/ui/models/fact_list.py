"""The names and figures of an article as a Qt list, and the passages that mention one of them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from app.library.facts import Mention

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
T = TypeVar("T")


class FactRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class _Rows(QAbstractListModel, Generic[T]):
    """Values, one row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[T] = []

    @property
    def rows(self) -> Sequence[T]:
        """What is listed."""
        return tuple(self._rows)

    def show(self, rows: Iterable[T]) -> None:
        """List these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == FactRole.ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(row)
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _words(self, row: T) -> str:
        raise NotImplementedError

    def _spoken(self, row: T) -> str:
        raise NotImplementedError


class FactList(_Rows[Fact]):
    """Names and figures."""

    @override
    def _words(self, row: Fact) -> str:
        return f"{row.words} {row.context}".strip()

    @override
    def _spoken(self, row: Fact) -> str:
        count = len(row.places)
        times = "once" if count == 1 else f"{count} times"
        kind = "Name" if row.kind == "name" else "Figure"
        return f"{kind} {self._words(row)}, {times} in this article"


class MentionList(_Rows["Mention"]):
    """Passages of other articles."""

    @override
    def _words(self, row: Mention) -> str:
        return row.words

    @override
    def _spoken(self, row: Mention) -> str:
        return f"{row.title}, paragraph {row.paragraph}: {row.words}"
