"""The names and figures of an article as a Qt list, and the passages that mention one of them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from typing_extensions import override

from app.domain.facts import Fact
from app.ui.models.value_list import Index, ValueList
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from app.library.facts import Mention

Value = TypeVar("Value")


class FactRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class _Rows(ValueList[Value]):
    """Values, one row each."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.value(index)
        if row is None:
            return None
        if role == FactRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self._words(row))
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _words(self, row: Value) -> str:
        raise NotImplementedError

    def _spoken(self, row: Value) -> str:
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
