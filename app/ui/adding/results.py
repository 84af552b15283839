"""What became of each file: rows for the list on the page that adds articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.domain.article import ArticleId
from app.library.imports import Added, Duplicate, Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.library.imports import NearDuplicate

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A file and what became of it; ``state`` is "ok", "warn" or "err".

    ``article`` is the article it became or already is; ``path`` what a retry reads again.
    """

    state: str
    title: str
    words: str
    path: str
    article: ArticleId | None = None

    @property
    def can_retry(self) -> bool:
        """Whether the file failed."""
        return self.state == "err"


class Results(QAbstractListModel):
    """The rows, in the order in which the files were read; troubles can be asked for alone."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return list(self._rows)

    def clear(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add(self, row: Row) -> None:
        """Put a row at the end; a row for the same file gives way."""
        for at, old in enumerate(self._rows):
            if old.path == row.path:
                self._rows[at] = row
                index = self.index(at)
                self.dataChanged.emit(index, index)
                return
        at = len(self._rows)
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.append(row)
        self.endInsertRows()

    def mark_near_duplicates(
        self, near: Iterable[NearDuplicate], title_of: Callable[[ArticleId], str]
    ) -> None:
        """Say of articles just added that they say nearly what another does."""
        for found in near:
            for at, row in enumerate(self._rows):
                if row.article == found.id:
                    words = self.tr("Added. Near-duplicate of {title} ({n} %)").format(
                        title=title_of(found.of), n=round(found.similarity * 100)
                    )
                    self._rows[at] = Row("warn", row.title, words, row.path, row.article)
                    self.dataChanged.emit(self.index(at), self.index(at))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}: {row.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.words}"
        return None

    def row_for(
        self, result: Added | Duplicate | Failed, title_of: Callable[[ArticleId], str]
    ) -> Row:
        """The row that tells what became of a file."""
        name = Path(result.path).name
        if isinstance(result, Failed):
            return Row("err", name, result.message, result.path)
        if isinstance(result, Duplicate):
            words = self.tr("In the library already: {title}").format(title=title_of(result.of))
            return Row("warn", name, words, result.path, result.of)
        if result.title_proposed:
            words = self.tr("No title in the file. Check the proposed one")
            return Row("warn", result.title, words, result.path, result.id)
        words = "; ".join(result.notices) or self.tr("{n} passages").format(n=result.passages)
        return Row("ok", result.title, words, result.path, result.id)
