"""Names with their spellings, and spellings that may be one name, as Qt lists."""

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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from app.library.names import AlikeNames, SameName

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class NameRole(IntEnum):
    """What a row answers beyond Qt's own roles: a second line in smaller letters."""

    BELOW = Qt.ItemDataRole.UserRole + 1


class NameList(QAbstractListModel):
    """Names and spellings kept apart; ``change_wanted(id, text)`` follows a line typed in place."""

    change_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[SameName] = []

    def show(self, names: Sequence[SameName]) -> None:
        """Show ``names`` in their order."""
        if list(names) == self._names:
            return
        self.beginResetModel()
        self._names = list(names)
        self.endResetModel()

    def name(self, index: Index) -> SameName | None:
        """The name at ``index``; ``None`` outside the list."""
        inside = index.isValid() and index.row() < len(self._names)
        return self._names[index.row()] if inside else None

    def find(self, name: str) -> QModelIndex:
        """Where the name with this id stands; invalid if nowhere."""
        for row, known in enumerate(self._names):
            if known.id == name:
                return self.index(row)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self.name(index)
        if name is None:
            return None
        words = ", ".join(name.spellings)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words
        if role == NameRole.BELOW:
            return "" if name.one else self.tr("Different names")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words if name.one else self.tr("{names}: different names").format(names=words)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = self.name(index)
        text = str(value).strip()
        if name is None or role != Qt.ItemDataRole.EditRole or text == index.data():
            return False
        self.change_wanted.emit(name.id, text)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kind = Qt.ItemFlag
        return (
            kind.ItemIsEnabled
            | kind.ItemIsSelectable
            | kind.ItemIsEditable
            | kind.ItemNeverHasChildren
        )


class ProposalList(QAbstractListModel):
    """Spellings that may be one name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[AlikeNames] = []

    def show(self, found: Sequence[AlikeNames]) -> None:
        """Show ``found`` in their order."""
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def take(self, index: Index) -> None:
        """Take the row at ``index`` away: it was decided on."""
        if self.proposal(index) is not None:
            self.beginRemoveRows(ROOT, index.row(), index.row())
            del self._found[index.row()]
            self.endRemoveRows()

    def proposal(self, index: Index) -> AlikeNames | None:
        """The spellings at ``index``; ``None`` outside the list."""
        inside = index.isValid() and index.row() < len(self._found)
        return self._found[index.row()] if inside else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.proposal(index)
        if found is None:
            return None
        words, below = ", ".join(found.spellings), articles_in_words(found)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: words,
            NameRole.BELOW: below,
            Qt.ItemDataRole.AccessibleTextRole: self.tr("{names}: one name? {articles}").format(
                names=words, articles=below
            ),
        }
        return answers.get(role)


def articles_in_words(found: AlikeNames) -> str:
    """In how many articles each spelling stands: "in 12, 3 and 1 articles"."""
    counts = [f"{count:,}" for count in found.articles]
    listed = f"{', '.join(counts[:-1])} and {counts[-1]}" if len(counts) > 1 else counts[0]
    return QCoreApplication.translate("ProposalList", "in {counts} articles").format(counts=listed)
