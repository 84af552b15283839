"""What a list of terms finds, as a Qt table that can be sorted."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

_FIELDS = ("term", "passages", "articles", "passage")
_FIGURES = (1, 2)
"""The columns that hold numbers."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term as listed, the query that it was asked with, and what that finds.

    ``passage`` is the best passage on one line, empty where there is none.
    """

    term: str
    query: str
    passages: int
    articles: int
    passage: str = ""


class TermsModel(QAbstractTableModel):
    """A row for each term: the term, passages, articles, the best passage."""

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
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: f"{value:,}" if index.column() in _FIGURES else value,
            Qt.ItemDataRole.ToolTipRole: as_tip(
                count.query if index.column() < len(_FIELDS) - 1 else count.passage
            ),
        }
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(count, index.column())
        return answers.get(role)

    def _spoken(self, count: TermCount, column: int) -> str | None:
        """What is said of a cell; ``None`` for what is shown."""
        if column == 0:
            return self.tr("{term}: {passages} passages in {articles} articles").format(
                term=count.term, passages=count.passages, articles=count.articles
            )
        none = column == len(_FIELDS) - 1 and not count.passage
        return self.tr("No passage") if none else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            names = (
                self.tr("Term"),
                self.tr("Passages"),
                self.tr("Articles"),
                self.tr("Best passage"),
            )
            return names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            of_figures = section in _FIGURES
            side = Qt.AlignmentFlag.AlignRight if of_figures else Qt.AlignmentFlag.AlignLeft
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
