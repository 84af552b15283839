"""The passages put aside and not used yet, as a Qt list model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt
from typing_extensions import override

from app.domain.briefing import TrayPassage
from app.ui.models.outline_drag import DraggedPassage, passage_mime
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

TRAY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SOURCE_ROLE = TRAY_ROLE + 1


@dataclass(frozen=True, slots=True)
class TrayLine:
    """A passage of the tray and where it is from ("Olive Branch, ¶ 19")."""

    put_aside: TrayPassage
    source: str

    @property
    def words(self) -> str:
        """The quoted words on one line."""
        return " ".join(self.put_aside.passage.quote.split())


class TrayModel(QAbstractListModel):
    """One row a passage, in the order it was put aside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[TrayLine] = []

    def show_lines(self, lines: list[TrayLine]) -> None:
        """Show these passages instead of those shown."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> TrayLine | None:
        """The line at ``index``; ``None`` if there is none."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        return self._lines[index.row()]

    @property
    def lines(self) -> list[TrayLine]:
        """All lines, top to bottom."""
        return list(self._lines)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(f"{line.words}\n{line.source}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.words}, {line.source}"
        if role == SOURCE_ROLE:
            return line.source
        return line if role == TRAY_ROLE else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [line for index in indexes if (line := self.line(index)) is not None]
        passages = [
            DraggedPassage(p.article, p.start, p.end)
            for p in (line.put_aside.passage for line in lines)
        ]
        text = "\n\n".join(f"“{line.words}” ({line.source})" for line in lines)
        return passage_mime(passages, text)
