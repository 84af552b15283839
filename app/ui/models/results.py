"""The results of a search as a Qt list: article heads, passages, and rows for the rest."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from app.ui.models.result_rows import ArticleFound, CopiesRow, PassageFound, RestOfArticle
from app.ui.models.result_words import may_be_tagged, shown_in_words, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from app.ui.models.result_rows import ArticleResults, Row

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ResultRole(IntEnum):
    """What a row answers beyond Qt's own roles.

    ``ROW`` is the row's value itself; ``CHOSEN`` whether a passage is among those chosen, ``None``
    while nothing is being chosen.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    CHOSEN = Qt.ItemDataRole.UserRole + 2


class ResultsModel(QAbstractListModel):
    """Articles with their passages, one row each, fetched a page at a time.

    ``page_wanted(articles)`` asks for the articles after the first ``articles`` ones,
    ``rest_wanted(source, shown)`` for the passages of one article or briefing after those shown,
    and ``copies_wanted(anchor, copies)`` for folded copies; whoever searches answers with
    ``extend``, ``show_rest`` and ``show_copies``. While passages are being chosen, all of them are
    at first, shown or not; ``left_out`` are those that are not, and ``choice_changed`` tells.
    """

    page_wanted = Signal(int)
    rest_wanted = Signal(str, int)
    copies_wanted = Signal(str, object)
    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._heads: dict[str, ArticleFound] = {}
        self._left_out: dict[tuple[str, int, int, str, int], PassageFound] | None = None
        self._articles = 0
        self._articles_in_all = 0
        self._asked_for = 0

    def replace(self, found: Sequence[ArticleResults], articles_in_all: int) -> None:
        """Show ``found``, the first of ``articles_in_all`` articles, in place of what was there."""
        self.beginResetModel()
        self._rows = [row for article in found for row in article.rows()]
        self._heads = {article.head.source: article.head for article in found}
        self._articles = self._asked_for = len(found)
        self._articles_in_all = articles_in_all
        self.endResetModel()

    def extend(self, found: Sequence[ArticleResults]) -> None:
        """Add the next page; an empty one says that there are no more articles after all."""
        rows = [row for article in found for row in article.rows()]
        self._heads.update((article.head.source, article.head) for article in found)
        if not rows:
            self._articles_in_all = self._articles
            return
        self.beginInsertRows(ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._articles += len(found)
        self._asked_for = self._articles
        self.endInsertRows()

    def show_rest(self, source: str, passages: Sequence[PassageFound]) -> None:
        """Add ``passages`` to those shown of ``source``; the row for the rest shrinks or goes."""
        found = self._rest_of(source)
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
            self._rows[at] = replace(rest, shown=shown)
            self.dataChanged.emit(self.index(at), self.index(at))

    def show_copies(self, anchor: str, found: Sequence[ArticleResults]) -> None:
        """Show the copies that were folded under the row called ``anchor``."""
        at = self._copies_of(anchor)
        row = self._rows[at] if at is not None else None
        if at is None or not isinstance(row, CopiesRow) or row.unfolded:
            return
        rows = [one for article in found for one in article.rows()]
        self._heads.update((article.head.source, article.head) for article in found)
        if rows:
            self.beginInsertRows(ROOT, at + 1, at + len(rows))
            self._rows[at + 1 : at + 1] = rows
            self.endInsertRows()
        self._rows[at] = replace(row, unfolded=True)
        self.dataChanged.emit(self.index(at), self.index(at))

    def fold_copies(self, anchor: str) -> None:
        """Hide the copies again."""
        at = self._copies_of(anchor)
        row = self._rows[at] if at is not None else None
        if at is None or not isinstance(row, CopiesRow) or not row.unfolded:
            return
        copies = {copy.article for copy in row.copies}
        end = at + 1
        while end < len(self._rows) and self._source(self._rows[end]) in copies:
            end += 1
        if end > at + 1:
            self.beginRemoveRows(ROOT, at + 1, end - 1)
            del self._rows[at + 1 : end]
            self.endRemoveRows()
        self._rows[at] = replace(row, unfolded=False)
        self.dataChanged.emit(self.index(at), self.index(at))

    # Choosing

    @property
    def choosing(self) -> bool:
        """Whether passages are being chosen."""
        return self._left_out is not None

    @property
    def left_out(self) -> tuple[PassageFound, ...]:
        """The passages that are not to be among those chosen."""
        return tuple((self._left_out or {}).values())

    def choose(self, *, on: bool) -> None:
        """Begin to choose, with every passage chosen, or end it."""
        self._left_out = {} if on else None
        self._tell_choice()

    def toggle(self, index: Index) -> None:
        """Choose the passage at ``index``, or leave it out."""
        passage = self.passage(index)
        if passage is None or self._left_out is None or not may_be_tagged(passage):
            return
        if self._left_out.pop(passage.place, None) is None:
            self._left_out[passage.place] = passage
        self._tell_choice()

    def _tell_choice(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1)
            self.dataChanged.emit(self.index(0), last, [ResultRole.CHOSEN])
        self.choice_changed.emit()

    # Rows

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
        return self._heads.get(self._source(self._rows[index.row()]))

    def position(self, index: Index) -> int:
        """The passage's number (from 1) among all results, those not shown included; 0 if none."""
        passage = self.passage(index)
        if passage is None:
            return 0
        before = self._rows[: index.row()]
        folded = sum(r.passages for r in before if isinstance(r, CopiesRow) and not r.unfolded)
        if not passage.number:
            return folded + sum(1 for row in before if isinstance(row, PassageFound)) + 1
        head = self.head(index)
        counted = sum(row.passages for row in before if isinstance(row, ArticleFound))
        return folded + counted - (head.passages if head else 0) + passage.number

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
            if isinstance(row, PassageFound) and row.place == passage.place:
                return self.index(at)
        return QModelIndex()

    def ask_for_rest(self, index: Index) -> bool:
        """Ask for what the row at ``index`` stands for, or fold it; ``False`` if it is no such."""
        row = self.row(index)
        if isinstance(row, RestOfArticle):
            self.rest_wanted.emit(row.source, row.shown)
        elif isinstance(row, CopiesRow) and row.unfolded:
            self.fold_copies(row.anchor)
        elif isinstance(row, CopiesRow):
            self.copies_wanted.emit(row.anchor, row.copies)
        else:
            return False
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
        if role == ResultRole.CHOSEN:
            return self._chosen(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_in_words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._chosen(row))
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

    def _rest_of(self, source: str) -> tuple[int, RestOfArticle] | None:
        for at, row in enumerate(self._rows):
            if isinstance(row, RestOfArticle) and row.source == source:
                return at, row
        return None

    def _copies_of(self, anchor: str) -> int | None:
        for at, row in enumerate(self._rows):
            if isinstance(row, CopiesRow) and row.anchor == anchor:
                return at
        return None

    @staticmethod
    def _source(row: Row) -> str:
        """The article or briefing that a row belongs to."""
        if isinstance(row, CopiesRow):
            return row.anchor.partition(":")[0]
        return row.source

    def _chosen(self, row: Row) -> bool | None:
        if self._left_out is None or not isinstance(row, PassageFound) or not may_be_tagged(row):
            return None
        return row.place not in self._left_out
