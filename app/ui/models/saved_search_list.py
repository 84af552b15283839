"""The saved searches as a Qt list: names with what they find, and what of it is new."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from typing_extensions import override

from app.domain.saved_search import SavedSearch, SavedSearchCount, SavedSearchId
from app.ui.models.result_words import passages_in_words
from app.ui.models.value_list import EditableList, Index
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject


class SavedRole(IntEnum):
    """What a row answers beyond Qt's own roles; counts are ``None`` while they are unknown."""

    SEARCH = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2


class SavedSearchList(EditableList[SavedSearch]):
    """Saved searches by name; ``typed(id, name)`` follows a name typed in its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[SavedSearchId, SavedSearchCount] = {}

    def show_counts(self, counts: Mapping[SavedSearchId, SavedSearchCount]) -> None:
        """Show how much each finds."""
        self._counts = dict(counts)
        if self._values:
            self.dataChanged.emit(self.index(0), self.index(len(self._values) - 1))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        search = self.value(index)
        if search is None:
            return None
        count = self._counts.get(search.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return search.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip("\n".join([search.name, asked_in_words(search)]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([search.name, *_counts_in_words(count)])
        own: dict[int, Any] = {SavedRole.SEARCH: search, SavedRole.COUNT: count}
        return own.get(role)


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
