"""Names with their spellings, and spellings that may be one name, as Qt lists."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from typing_extensions import override

from app.library.names import AlikeNames, SameName
from app.ui.models.value_list import ROOT, EditableList, Index, ValueList
from app.ui.wording import as_tip


class NameRole(IntEnum):
    """What a row answers beyond Qt's own roles: a second line in smaller letters."""

    BELOW = Qt.ItemDataRole.UserRole + 1


class NameList(EditableList[SameName]):
    """Names and spellings kept apart; ``typed(id, text)`` follows a line typed in place."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self.value(index)
        if name is None:
            return None
        words = ", ".join(name.spellings)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(words)
        if role == NameRole.BELOW:
            return "" if name.one else self.tr("Different names")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words if name.one else self.tr("{names}: different names").format(names=words)
        return None


class ProposalList(ValueList[AlikeNames]):
    """Spellings that may be one name."""

    def take(self, index: Index) -> None:
        """Take the row at ``index`` away: it was decided on."""
        if self.value(index) is not None:
            self.beginRemoveRows(ROOT, index.row(), index.row())
            del self._values[index.row()]
            self.endRemoveRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.value(index)
        if found is None:
            return None
        words, below = ", ".join(found.spellings), articles_in_words(found)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: as_tip(words),
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
