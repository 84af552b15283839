"""What a library's articles can be narrowed to: all, the Inbox, not graded yet, a collection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from app.ui.models.article_data import ARTICLE_FORMAT, articles_in
from app.ui.models.row_steps import take_rows
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

ALL, INBOX, UNGRADED = "all", "inbox", "ungraded"
"""The sets that are always there; every other one is named by its collection's id."""


class SetRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    NAME = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 11
    GLYPH = Qt.ItemDataRole.UserRole + 12


@dataclass(frozen=True, slots=True)
class LibrarySet:
    """A row: ``name`` is ALL, INBOX, UNGRADED or a collection's id."""

    name: str
    words: str
    glyph: str
    count: int

    @property
    def is_collection(self) -> bool:
        """Whether it can be renamed and deleted."""
        return self.name not in {ALL, INBOX, UNGRADED}


class LibrarySets(QAbstractListModel):
    """The rows of the sidebar's Library.

    The model changes nothing: ``renamed(set, name)`` and ``articles_dropped(set, ids)`` ask whoever
    shows it to do so.
    """

    renamed = Signal(str, str)
    articles_dropped = Signal(str, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LibrarySet] = []

    def show(self, sets: Iterable[LibrarySet]) -> None:
        """Show these sets; only what differs is told."""
        take_rows(self, self._rows, list(sets), attrgetter("name"))

    def set_at(self, index: Index) -> LibrarySet | None:
        """The set of a row; ``None`` for no row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def index_of(self, name: str) -> QModelIndex:
        """The row of the set called ``name``; an invalid index if there is none."""
        at = next((n for n, row in enumerate(self._rows) if row.name == name), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.set_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.is_collection:
            flags |= Qt.ItemFlag.ItemIsEditable
        if row.is_collection or row.name == INBOX:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.set_at(index)
        if row is None:
            return None
        shown = f"{row.count:,}" if row.count or row.name == ALL else ""
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: row.words,
            Qt.ItemDataRole.EditRole: row.words,
            Qt.ItemDataRole.ToolTipRole: as_tip(row.words),
            Qt.ItemDataRole.AccessibleTextRole: f"{row.words}, {row.count:,}",
            SetRole.NAME: row.name,
            SetRole.COUNT: shown,
            SetRole.GLYPH: row.glyph,
        }
        return answers.get(role)

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.set_at(index)
        name = " ".join(str(value).split())
        if row is None or role != Qt.ItemDataRole.EditRole or not name:
            return False
        if name != row.words:
            self.renamed.emit(row.name, name)
        return True

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [ARTICLE_FORMAT]

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        there = self.set_at(parent) if parent.isValid() else None
        return there is not None and bool(
            data.hasFormat(ARTICLE_FORMAT) and (there.is_collection or there.name == INBOX)
        )

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        there = self.set_at(parent) if parent.isValid() else None
        if there is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.articles_dropped.emit(there.name, articles_in(data))
        return False  # the library's answer redraws the lists; Qt must not remove rows itself
