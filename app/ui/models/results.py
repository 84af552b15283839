"""The results of a search as a Qt list: article heads, passages, and rows for the rest."""

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

from app.ui.models.result_rows import ArticleFound, PassageFound, RestOfArticle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from app.domain.article import ArticleId
    from app.ui.models.result_rows import ArticleResults, Row

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def passages_in_words(count: int) -> str:
    """``count`` passages as a reader says it: "1 passage", "1,204 passages"."""
    if count == 1:
        return QCoreApplication.translate("ResultsModel", "1 passage")
    return QCoreApplication.translate("ResultsModel", "{count} passages").format(count=f"{count:,}")


class ResultRole(IntEnum):
    """What a row answers beyond Qt's own roles; ``ROW`` is the row's value itself."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """Articles with their passages, one row each, fetched a page at a time.

    ``page_wanted(articles)`` asks for the articles after the first ``articles`` ones, and
    ``rest_wanted(article, shown)`` for the passages of one article after those shown; whoever
    searches answers with ``extend`` and ``show_rest``.
    """

    page_wanted = Signal(int)
    rest_wanted = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._articles = 0
        self._articles_in_all = 0
        self._asked_for = 0

    def replace(self, found: Sequence[ArticleResults], articles_in_all: int) -> None:
        """Show ``found``, the first of ``articles_in_all`` articles, in place of what was there."""
        self.beginResetModel()
        self._rows = [row for article in found for row in article.rows()]
        self._articles = self._asked_for = len(found)
        self._articles_in_all = articles_in_all
        self.endResetModel()

    def extend(self, found: Sequence[ArticleResults]) -> None:
        """Add the next page; an empty one says that there are no more articles after all."""
        rows = [row for article in found for row in article.rows()]
        if not rows:
            self._articles_in_all = self._articles
            return
        self.beginInsertRows(ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._articles += len(found)
        self._asked_for = self._articles
        self.endInsertRows()

    def show_rest(self, article: ArticleId, passages: Sequence[PassageFound]) -> None:
        """Add ``passages`` to those shown of ``article``; the row for the rest shrinks or goes."""
        found = self._rest_of(article)
        if found is None:
            return
        at, rest = found
        fresh = [p for p in passages if p.number > rest.shown]
        if fresh:
            self.beginInsertRows(ROOT, at, at + len(fresh) - 1)
            self._rows[at:at] = fresh
            self.endInsertRows()
            at += len(fresh)
        shown = rest.shown + len(fresh)
        if shown >= rest.passages or not fresh:
            self.beginRemoveRows(ROOT, at, at)
            del self._rows[at]
            self.endRemoveRows()
        else:
            self._rows[at] = RestOfArticle(article, rest.title, shown, rest.passages)
            self.dataChanged.emit(self.index(at), self.index(at))

    def row(self, index: Index) -> Row | None:
        """What stands at ``index``; ``None`` outside the list."""
        return self._rows[index.row()] if self._holds(index) else None

    def passage(self, index: Index) -> PassageFound | None:
        """The passage at ``index``, if one stands there."""
        row = self.row(index)
        return row if isinstance(row, PassageFound) else None

    def head(self, index: Index) -> ArticleFound | None:
        """The head of the article to which the row at ``index`` belongs."""
        if not self._holds(index):
            return None
        for row in reversed(self._rows[: index.row() + 1]):
            if isinstance(row, ArticleFound):
                return row
        return None

    def position(self, index: Index) -> int:
        """The passage's number (from 1) among all results, those not shown included; 0 if none."""
        passage = self.passage(index)
        if passage is None:
            return 0
        before = sum(r.passages for r in self._rows[: index.row()] if isinstance(r, ArticleFound))
        head = self.head(index)
        return before - (head.passages if head else 0) + passage.number

    def neighbour(self, index: Index, step: int) -> QModelIndex:
        """The next (``step`` 1) or last (-1) row that can be chosen; invalid where there is none.

        From an invalid ``index`` it is the first or the last such row of the list.
        """
        start = -1 if step > 0 else len(self._rows)
        row = (index.row() if self._holds(index) else start) + step
        while 0 <= row < len(self._rows):
            if not isinstance(self._rows[row], ArticleFound):
                return self.index(row)
            row += step
        return QModelIndex()

    def find(self, passage: PassageFound) -> QModelIndex:
        """Where the passage with this place stands now; invalid if it is not shown."""
        for at, row in enumerate(self._rows):
            if (
                isinstance(row, PassageFound)
                and row.article == passage.article
                and row.span == passage.span
            ):
                return self.index(at)
        return QModelIndex()

    def ask_for_rest(self, index: Index) -> bool:
        """Ask for the passages that the row at ``index`` stands for; ``False`` if it is no such."""
        row = self.row(index)
        if not isinstance(row, RestOfArticle):
            return False
        self.rest_wanted.emit(row.article, row.shown)
        return True

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ResultRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if not isinstance(row, ArticleFound):
            flags |= Qt.ItemFlag.ItemIsSelectable
        if isinstance(row, PassageFound):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._articles < self._articles_in_all

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent) and self._asked_for == self._articles:
            self._asked_for += 1  # asked: not again before the answer is here
            self.page_wanted.emit(self._articles)

    def _holds(self, index: Index) -> bool:
        return index.isValid() and index.model() is self and index.row() < len(self._rows)

    def _rest_of(self, article: ArticleId) -> tuple[int, RestOfArticle] | None:
        for at, row in enumerate(self._rows):
            if isinstance(row, RestOfArticle) and row.article == article:
                return at, row
        return None

    def _text(self, row: Row) -> str:
        if isinstance(row, ArticleFound):
            return row.title
        if isinstance(row, PassageFound):
            return row.snippet
        return self.tr("Show {count} more").format(count=row.next)

    def _spoken(self, row: Row) -> str:
        if isinstance(row, ArticleFound):
            grade = (
                self.tr("grade {grade}, {meaning}").format(
                    grade=row.grade, meaning=row.grade_meaning
                )
                if row.grade
                else self.tr("not graded")
            )
            count = passages_in_words(row.passages)
            return f"{row.title}, {grade}, {count}"
        if isinstance(row, PassageFound):
            said = self.tr("Paragraph {number}: {words}").format(
                number=row.paragraph, words=" ".join(row.snippet.split())
            )
            if not row.tags:
                return said
            tags = ", ".join(tag.name for tag in row.tags)
            return self.tr("{passage} Tagged {tags}").format(passage=said, tags=tags)
        return self.tr("Show {count} more passages of {title}").format(
            count=row.next, title=row.title
        )
