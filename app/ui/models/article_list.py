"""The articles of a library as a Qt list: chosen by a filter, in a chosen order."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.grading import grade, grade_in_words
from app.ui.models.article_data import articles_as_data
from app.ui.models.grouped import GroupedRow, copies_in_words, grouped, leading
from app.ui.models.row_steps import take_rows
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QMimeData, QObject

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
    """What a row answers beyond Qt's own roles: the summary, and the side it is open on.

    ROW is the ``GroupedRow``, with what is known of its copies.
    """

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    SIDE = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3


class ArticleList(QAbstractListModel):
    """Article summaries, one row each; copies of one article fold into the row of the first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: list[ArticleSummary] = []
        self._sources: Mapping[ArticleId, ArticleId] = {}
        self._unfolded: set[ArticleId] = set()
        self._rows: list[GroupedRow] = []
        self._sides: dict[ArticleId, str] = {}
        self._order = ArticleOrder.ADDED

    @property
    def order(self) -> ArticleOrder:
        """The order in which the rows stand."""
        return self._order

    def show(
        self,
        articles: Iterable[ArticleSummary],
        sources: Mapping[ArticleId, ArticleId] | None = None,
    ) -> None:
        """Show these articles, given in the order of adding, in the order chosen before.

        ``sources`` names the article that stands for each of a group of copies.
        """
        self._articles, self._sources = list(articles), sources or {}
        self._arrange()

    def sort_by(self, order: ArticleOrder) -> None:
        """List in another order."""
        self._order = order
        self._arrange()

    def show_sides(self, sides: Mapping[ArticleId, str]) -> None:
        """Say beside each open article where it is open ("Left")."""
        if dict(sides) != self._sides:
            self._sides = dict(sides)
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def unfold(self, index: Index, *, unfolded: bool) -> QModelIndex:
        """Show the copies below a row, or hide them; returns the row that stands for them."""
        if not index.isValid():
            return QModelIndex()
        row = leading(self._rows, index.row())
        if row.copies and row.unfolded is not unfolded:
            self._unfolded ^= {row.id}
            self._arrange()
        return self.index_of(row.id)

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
        grouped_row = self._rows[index.row()]
        row = grouped_row.summary
        answer: Any = None
        match role:
            case ArticleRole.SUMMARY:
                answer = row
            case ArticleRole.ROW:
                answer = grouped_row
            case ArticleRole.SIDE:
                answer = self._sides.get(row.id, "")
            case Qt.ItemDataRole.DisplayRole:
                answer = row.title
            case Qt.ItemDataRole.ToolTipRole:
                answer = as_tip(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._spoken(grouped_row)
        return answer

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self._rows[index.row()].summary for index in indexes]
        return articles_as_data((row.id, row.title) for row in rows)

    def _spoken(self, grouped_row: GroupedRow) -> str:
        row = grouped_row.summary
        graded = grade_in_words(row.reliability, row.credibility)
        facts = [row.title, graded or self.tr("not graded"), marks_in_words(row.marks)]
        if grouped_row.copies:
            facts.append(copies_in_words(grouped_row.copies))
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
                pass  # as they are given: clocks go back
        return rows

    def _arrange(self) -> None:
        """Put the rows in order; what stays is not told anew."""
        rows = grouped(self._sorted(self._articles), self._sources, self._unfolded)
        take_rows(self, self._rows, rows, attrgetter("id"))


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
