"""The saved searches as a Qt list: names with what they find, and what of it is new."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from app.ui.models.result_words import passages_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from app.domain.saved_search import SavedSearch, SavedSearchCount, SavedSearchId

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class SavedRole(IntEnum):
    """What a row answers beyond Qt's own roles; counts are ``None`` while they are unknown."""

    SEARCH = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2


class SavedSearchList(QAbstractListModel):
    """Saved searches by name; ``rename_wanted(id, name)`` follows a name typed in its place."""

    rename_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searches: list[SavedSearch] = []
        self._counts: dict[SavedSearchId, SavedSearchCount] = {}

    def show(self, searches: Sequence[SavedSearch]) -> None:
        """Show ``searches`` in their order; what is known of their counts stays."""
        if list(searches) == self._searches:
            return
        self.beginResetModel()
        self._searches = list(searches)
        self.endResetModel()

    def show_counts(self, counts: Mapping[SavedSearchId, SavedSearchCount]) -> None:
        """Show how much each finds."""
        self._counts = dict(counts)
        if self._searches:
            self.dataChanged.emit(self.index(0), self.index(len(self._searches) - 1))

    def search(self, index: Index) -> SavedSearch | None:
        """The saved search at ``index``; ``None`` outside the list."""
        inside = index.isValid() and index.row() < len(self._searches)
        return self._searches[index.row()] if inside else None

    def find(self, search: str) -> QModelIndex:
        """Where the saved search with this id stands; invalid if nowhere."""
        for row, kept in enumerate(self._searches):
            if kept.id == search:
                return self.index(row)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._searches)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        search = self.search(index)
        if search is None:
            return None
        count = self._counts.get(search.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return search.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([search.name, asked_in_words(search)])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([search.name, *_counts_in_words(count)])
        own: dict[int, Any] = {SavedRole.SEARCH: search, SavedRole.COUNT: count}
        return own.get(role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        search = self.search(index)
        name = str(value).strip()
        if search is None or role != Qt.ItemDataRole.EditRole or not name or name == search.name:
            return False
        self.rename_wanted.emit(search.id, name)
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


def asked_in_words(search: SavedSearch) -> str:
    """What a saved search asks for: its query, and the values it is filtered by."""
    values = [value for _, chosen in search.filters for value in chosen]
    return " · ".join([search.query, *values])


def new_in_words(count: int) -> str:
    """How much is new, in short: "3 new"."""
    return QCoreApplication.translate("SavedSearchList", "{count} new").format(count=f"{count:,}")


def _counts_in_words(count: SavedSearchCount | None) -> list[str]:
    if count is None:
        return []
    said = [passages_in_words(count.passages)]
    return [*said, new_in_words(count.new)] if count.new else said
