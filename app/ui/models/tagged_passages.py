"""The marks of a tag as a Qt list: heads of articles and the passages below them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.grading import grade
from app.domain.mark import Mark
from app.library.reading import ArticleSummary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from app.domain.article import ArticleId
    from app.domain.tag import Tag, TagId

Index = QModelIndex | QPersistentModelIndex
Order = Literal["article", "date", "grade"]
ROOT = QModelIndex()
_AT_ONCE = 200
"""Rows that are laid out before there is need for more."""


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """The head of an article's passages, with how many there are."""

    article: ArticleSummary
    passages: int


@dataclass(frozen=True, slots=True)
class TaggedPassage:
    """A marked passage in the ``colour`` (1 to 8) that the reader shows.

    ``below`` names the tag by which it is here where that is another; a ``headed`` one stands below
    its article's head.
    """

    mark: Mark
    article: ArticleSummary
    colour: int
    below: str = ""
    headed: bool = False


TaggedRow = ArticleHead | TaggedPassage


class TaggedRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    PARAGRAPH = Qt.ItemDataRole.UserRole + 2


def tagged_rows(
    marks: Iterable[Mark],
    articles: Mapping[ArticleId, ArticleSummary],
    order: Order,
    family: Sequence[Tag],
    colours: Mapping[TagId, int],
) -> list[TaggedRow]:
    """The rows for ``marks`` of the first tag of ``family`` or of one of the tags below it.

    By "article" they stand below heads in the order of the articles; by "date" the latest published
    come first, by "grade" the most credible, and those without one last.
    """
    passages = [
        TaggedPassage(
            mark,
            articles[mark.passage.article],
            next((colours[tag] for tag in mark.tags if tag in colours), mark.colour),
            _by_which(mark, family),
            headed=order == "article",
        )
        for mark in marks
        if mark.passage.article in articles
    ]
    if order == "date":
        return [*sorted(passages, key=_date, reverse=True)]
    if order == "grade":
        return [*sorted(passages, key=_grade)]
    grouped: dict[ArticleId, list[TaggedPassage]] = {article: [] for article in articles}
    for passage in passages:
        grouped[passage.article.id].append(passage)
    rows: list[TaggedRow] = []
    for article, found in grouped.items():
        if found:
            rows += [ArticleHead(articles[article], len(found)), *found]
    return rows


def _by_which(mark: Mark, family: Sequence[Tag]) -> str:
    return next((tag.name for tag in family[1:] if tag.id in mark.tags), "") * (
        family[0].id not in mark.tags
    )


def _date(passage: TaggedPassage) -> str:
    return passage.article.date or ""


def _grade(passage: TaggedPassage) -> tuple[int, str]:
    """Credibility (1 is best, 6 cannot be judged), then reliability (A is best)."""
    credibility = passage.mark.credibility or passage.article.credibility or 9
    return credibility, passage.article.reliability or "Z"


class TaggedPassages(QAbstractListModel):
    """The rows in view grow as one scrolls; ``paragraph`` says where in its article a mark is."""

    def __init__(self, paragraph: Callable[[Mark], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paragraph = paragraph
        self._rows: list[TaggedRow] = []
        self._places: dict[str, int] = {}
        self._shown = 0

    def show(self, rows: Sequence[TaggedRow]) -> None:
        """Show these rows; as many as before are laid out at once."""
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {
            row.mark.id: number
            for number, row in enumerate(self._rows)
            if isinstance(row, TaggedPassage)
        }
        self._shown = min(len(rows), max(_AT_ONCE, self._shown))
        self.endResetModel()

    def row(self, index: Index) -> TaggedRow | None:
        """The row at ``index``."""
        return self._rows[index.row()] if index.isValid() else None

    def passage(self, index: Index) -> TaggedPassage | None:
        """The passage at ``index``; ``None`` for a head."""
        row = self.row(index)
        return row if isinstance(row, TaggedPassage) else None

    def first_passage(self) -> QModelIndex:
        """Where the first passage is."""
        for number, row in enumerate(self._rows[: self._shown]):
            if isinstance(row, TaggedPassage):
                return self.index(number)
        return QModelIndex()

    def find(self, mark: str) -> QModelIndex:
        """Where the passage of a mark is among the rows laid out so far."""
        number = self._places.get(mark, self._shown)
        return self.index(number) if number < self._shown else QModelIndex()

    def passages(self) -> list[TaggedPassage]:
        """Every passage, laid out or not, in order."""
        return [row for row in self._rows if isinstance(row, TaggedPassage)]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    @override
    def fetchMore(self, parent: Index) -> None:
        last = min(len(self._rows), self._shown + _AT_ONCE)
        self.beginInsertRows(QModelIndex(), self._shown, last - 1)
        self._shown = last
        self.endInsertRows()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.passage(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case TaggedRole.ROW:
                return row
            case TaggedRole.PARAGRAPH if isinstance(row, TaggedPassage):
                return self._paragraph(row.mark)
            case Qt.ItemDataRole.DisplayRole:
                return row.article.title if isinstance(row, ArticleHead) else row.mark.passage.quote
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _:
                return None

    def _spoken(self, row: TaggedRow) -> str:
        if isinstance(row, ArticleHead):
            number = "1 passage" if row.passages == 1 else f"{row.passages:,} passages"
            return f"{row.article.title}, {number}"
        graded = grade(row.article.reliability, row.mark.credibility or row.article.credibility)
        words = " ".join(row.mark.passage.quote.split())
        where = f"{row.article.short_title}, paragraph {self._paragraph(row.mark)}"
        note = f"note: {row.mark.note}" if row.mark.note else ""
        return ", ".join(part for part in (f"“{words}”", where, graded, row.below, note) if part)
