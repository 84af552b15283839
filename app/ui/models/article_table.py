"""The articles of a library as a table: sorted by a column, narrowed by words, copies folded."""

from __future__ import annotations

from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from app.domain.grading import grade, grade_in_words
from app.ui.models.article_data import articles_as_data
from app.ui.models.article_list import ArticleRole, marks_in_words
from app.ui.models.grouped import GroupedRow, copies_in_words, grouped, leading
from app.ui.models.row_steps import take_rows
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QMimeData, QObject

    from app.domain.article import ArticleId
    from app.library.reading import ArticleSummary

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_NONE: Mapping[ArticleId, str] = {}
_DOWN = Qt.SortOrder.DescendingOrder
_UP = Qt.SortOrder.AscendingOrder


class Column(IntEnum):
    """The columns, from left to right."""

    TITLE = 0
    PUBLISHER = 1
    DATE = 2
    GRADE = 3
    MARKS = 4
    COLLECTION = 5


class ArticleTable(QAbstractTableModel):
    """A row for each article that is shown.

    It starts in the order of adding; ``sort`` with a column of -1 goes back to that.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: list[ArticleSummary] = []
        self._sources: Mapping[ArticleId, ArticleId] = {}
        self._collections: Mapping[ArticleId, str] = _NONE
        self._unfolded: set[ArticleId] = set()
        self._words: tuple[str, ...] = ()
        self._column, self._way = -1, _UP
        self._rows: list[GroupedRow] = []

    def show(
        self,
        articles: Iterable[ArticleSummary],
        sources: Mapping[ArticleId, ArticleId],
        collections: Mapping[ArticleId, str],
    ) -> None:
        """Show these articles; ``collections`` names those that each is in, in one line."""
        before, self._collections = self._collections, collections
        self._articles, self._sources = list(articles), sources
        self._arrange()
        if before != collections and self._rows:
            last = self.index(len(self._rows) - 1, Column.COLLECTION)
            self.dataChanged.emit(self.index(0, Column.COLLECTION), last)

    def narrow(self, words: str) -> None:
        """Show just articles whose title, publisher or author holds every one of ``words``."""
        self._words = tuple(words.casefold().split())
        self._arrange()

    def unfold(self, index: Index, *, unfolded: bool) -> QModelIndex:
        """Show the copies below a row, or hide them; returns the row that stands for them."""
        if not index.isValid():
            return QModelIndex()
        row = leading(self._rows, index.row())
        if row.copies and row.unfolded is not unfolded:
            self._unfolded ^= {row.id}
            self._arrange()
        return self.index_of(row.id)

    @property
    def articles(self) -> int:
        """How many articles there are, whether or not words narrow them or groups hide them."""
        return len(self._articles)

    def article_at(self, index: Index) -> ArticleSummary | None:
        """The article of a row; ``None`` for no row."""
        return self._rows[index.row()].summary if 0 <= index.row() < len(self._rows) else None

    def articles_at(self, index: Index) -> list[ArticleSummary]:
        """The articles that a row stands for: all copies of a folded group, else its own."""
        if not 0 <= index.row() < len(self._rows):
            return []
        row = self._rows[index.row()]
        if not row.copies or row.unfolded:
            return [row.summary]
        source = self._sources.get(row.id)
        return [other for other in self._articles if self._sources.get(other.id) == source]

    def index_of(self, article: ArticleId) -> QModelIndex:
        """The row of ``article``; an invalid index if it is not shown."""
        at = next((n for n, row in enumerate(self._rows) if row.id == article), -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.MARKS else _LEFT
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        answer: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = self._cell(row.summary, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                answer = as_tip(self._cell(row.summary, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._spoken(row, index.column())
            case ArticleRole.SUMMARY:
                answer = row.summary
            case ArticleRole.ROW:
                answer = row
        return answer

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self._rows[at].summary for at in dict.fromkeys(index.row() for index in indexes)]
        return articles_as_data((row.id, row.title) for row in rows)

    @override
    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        if (column, order) == (self._column, self._way):
            return
        self._column, self._way = column, order
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in held]
        self._rows = self._arranged()
        places = {row.id: at for at, row in enumerate(self._rows)}
        moved = [
            self.index(places[article], index.column())
            for article, index in zip(ids, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # Private

    def _cell(self, row: ArticleSummary, column: int) -> str:
        match column:
            case Column.TITLE:
                return row.title
            case Column.PUBLISHER:
                return row.publisher or ""
            case Column.DATE:
                return row.date or ""
            case Column.GRADE:
                return grade(row.reliability, row.credibility)
            case Column.MARKS:
                return f"{row.marks:,}" if row.marks else ""
        return self._collections.get(row.id, "")

    def _spoken(self, row: GroupedRow, column: int) -> str:
        summary = row.summary
        match column:
            case Column.TITLE:
                parts = [summary.title, copies_in_words(row.copies)]
                return ", ".join(part for part in parts if part)
            case Column.PUBLISHER:
                return summary.publisher or self.tr("Publisher not stated")
            case Column.DATE:
                return summary.date or self.tr("no date")
            case Column.GRADE:
                graded = grade_in_words(summary.reliability, summary.credibility)
                return graded or self.tr("not graded")
            case Column.MARKS:
                return marks_in_words(summary.marks)
        return self._collections.get(summary.id) or self.tr("in no collection")

    def _arranged(self) -> list[GroupedRow]:
        articles = self._articles
        if self._words:
            articles = [row for row in articles if self._holds(row)]
        key = self._key()
        if key is not None:
            articles = sorted(articles, key=key, reverse=self._way is _DOWN)
        return grouped(articles, self._sources, self._unfolded)

    def _holds(self, row: ArticleSummary) -> bool:
        text = f"{row.title}\n{row.publisher or ''}\n{row.author or ''}".casefold()
        return all(word in text for word in self._words)

    def _key(self) -> Callable[[ArticleSummary], Any] | None:
        keys: dict[int, Callable[[ArticleSummary], Any]] = {
            Column.TITLE: _title,
            Column.PUBLISHER: _publisher,
            Column.DATE: _date,
            Column.GRADE: _grade,
            Column.MARKS: _marks,
            Column.COLLECTION: self._collection,
        }
        return keys.get(self._column)

    def _collection(self, row: ArticleSummary) -> str:
        return self._collections.get(row.id, "\uffff").casefold()

    def _arrange(self) -> None:
        """Put the rows in order; what stays is not told anew."""
        take_rows(self, self._rows, self._arranged(), attrgetter("id"), columns=len(Column))


_LEFT = Qt.AlignmentFlag.AlignLeft


def _heads() -> tuple[str, ...]:
    say = QCoreApplication.translate
    words = ("Title", "Publisher", "Date", "Grade", "Marks", "Collection")
    return tuple(say("ArticleTable", word) for word in words)


def _title(row: ArticleSummary) -> str:
    return row.title.casefold()


def _publisher(row: ArticleSummary) -> str:
    return (row.publisher or "\uffff").casefold()


def _date(row: ArticleSummary) -> str:
    return row.date or ""


def _grade(row: ArticleSummary) -> str:
    return grade(row.reliability, row.credibility) or "Z"


def _marks(row: ArticleSummary) -> int:
    return row.marks
