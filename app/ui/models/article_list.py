"""The articles of a library as a Qt list: chosen by a filter, in a chosen order."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.grading import grade, grade_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QObject

    from app.domain.article import ArticleId
    from app.library.reading import ArticleSummary

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ArticleOrder(StrEnum):
    """In which order articles are listed."""

    ADDED = "added"
    TITLE = "title"
    DATE = "date"
    GRADE = "grade"
    MARKS = "marks"


class ArticleRole(IntEnum):
    """What a row answers beyond Qt's own roles: the summary, and the side it is open on."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    SIDE = Qt.ItemDataRole.UserRole + 2


class ArticleList(QAbstractListModel):
    """Article summaries, one row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ArticleSummary] = []
        self._sides: dict[ArticleId, str] = {}
        self._order = ArticleOrder.ADDED

    @property
    def order(self) -> ArticleOrder:
        """The order in which the rows stand."""
        return self._order

    def show(self, articles: Iterable[ArticleSummary]) -> None:
        """Show these articles, in the order chosen before."""
        rows = self._sorted(articles)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self._tell_changed()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def sort_by(self, order: ArticleOrder) -> None:
        """List in another order."""
        self._order = order
        self.show(self._rows)

    def show_sides(self, sides: Mapping[ArticleId, str]) -> None:
        """Say beside each open article where it is open ("Left")."""
        if dict(sides) != self._sides:
            self._sides = dict(sides)
            self._tell_changed()

    def index_of(self, article: ArticleId) -> QModelIndex:
        """The row of ``article``; an invalid index if it is not listed."""
        for number, row in enumerate(self._rows):
            if row.id == article:
                return self.index(number)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case ArticleRole.SUMMARY:
                return row
            case ArticleRole.SIDE:
                return self._sides.get(row.id, "")
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def _spoken(self, row: ArticleSummary) -> str:
        graded = grade_in_words(row.reliability, row.credibility)
        facts = [row.title, graded or self.tr("not graded"), marks_in_words(row.marks)]
        side = self._sides.get(row.id)
        if side:
            facts.append(self.tr("open: {side}").format(side=side))
        return ", ".join(facts)

    def _sorted(self, articles: Iterable[ArticleSummary]) -> list[ArticleSummary]:
        rows = list(articles)
        match self._order:
            case ArticleOrder.TITLE:
                rows.sort(key=_title)
            case ArticleOrder.DATE:
                rows.sort(key=_date, reverse=True)
            case ArticleOrder.GRADE:
                rows.sort(key=_grade)
            case ArticleOrder.MARKS:
                rows.sort(key=_marks, reverse=True)
            case ArticleOrder.ADDED:
                rows.sort(key=_added)
        return rows

    def _tell_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def marks_in_words(count: int) -> str:
    """How many marks, as a person says it: "1 mark", "12 marks", "no marks"."""
    if count == 0:
        return "no marks"
    return "1 mark" if count == 1 else f"{count:,} marks"


def _title(row: ArticleSummary) -> str:
    return row.title.casefold()


def _date(row: ArticleSummary) -> str:
    return row.date or ""


def _grade(row: ArticleSummary) -> str:
    return grade(row.reliability, row.credibility) or "Z"


def _marks(row: ArticleSummary) -> int:
    return row.marks


def _added(row: ArticleSummary) -> str:
    return row.added_at
