"""What a list of terms finds, as a Qt table that can be sorted."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_FIELDS = ("term", "passages", "articles")


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term as listed, the query that it was asked with, and what that finds."""

    term: str
    query: str
    passages: int
    articles: int


class TermsModel(QAbstractTableModel):
    """A row for each term: the term, passages, articles."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: list[TermCount] = []

    @property
    def counts(self) -> list[TermCount]:
        """The rows in the order shown."""
        return list(self._counts)

    @property
    def found(self) -> int:
        """How many of the terms are found anywhere."""
        return sum(1 for count in self._counts if count.passages)

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._counts = []
        self.endResetModel()

    def extend(self, counts: Sequence[TermCount]) -> None:
        """Add rows at the end."""
        if counts:
            first = len(self._counts)
            self.beginInsertRows(ROOT, first, first + len(counts) - 1)
            self._counts += counts
            self.endInsertRows()

    def count(self, index: Index) -> TermCount | None:
        """The row at ``index``; ``None`` outside the table."""
        inside = index.isValid() and index.row() < len(self._counts)
        return self._counts[index.row()] if inside else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._counts)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(_FIELDS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        count = self.count(index)
        if count is None:
            return None
        value = getattr(count, _FIELDS[index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return value if index.column() == 0 else f"{value:,}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return count.query
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.tr("{term}: {passages} passages in {articles} articles").format(
                term=count.term, passages=count.passages, articles=count.articles
            )
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Term"), self.tr("Passages"), self.tr("Articles"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(_FIELDS):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._counts[index.row()] for index in before]
        key = attrgetter(_FIELDS[column])
        self._counts.sort(
            key=_folded if column == 0 else key, reverse=order is Qt.SortOrder.DescendingOrder
        )
        rows = {id(count): row for row, count in enumerate(self._counts)}
        after = [
            self.index(rows[id(count)], index.column())
            for count, index in zip(kept, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _folded(count: TermCount) -> str:
    return count.term.casefold()
