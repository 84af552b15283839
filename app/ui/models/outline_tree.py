"""The outline as a Qt tree model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from app.ui.models.outline import ALTERED, MATCH, OutlineNode
from app.ui.models.outline_drag import ITEM_TYPE, PASSAGE_TYPE, item_in, item_mime, passages_in
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

NODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RENAMED_KINDS = frozenset({"section", "table"})


class OutlineModel(QAbstractItemModel):
    """Shows an outline; what the person asks of it goes out as signals.

    ``renamed`` has an item's id and its new title, ``passages_dropped`` a list of
    ``DraggedPassage`` and ``item_dropped`` an item's id, each with a position in the item list.
    """

    renamed = Signal(str, str)
    passages_dropped = Signal(list, int)
    item_dropped = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = OutlineNode("", "root", "", 0, 0)
        self._nodes: list[OutlineNode] = []
        self._numbers: dict[str, int] = {}

    def show_outline(self, root: OutlineNode) -> bool:
        """Show ``root``'s tree; returns whether the lines changed, not just what stands in them."""
        nodes = list(root.walk())
        same = _shape(root) == _shape(self._root)
        if not same:
            self.beginResetModel()
        self._root = root
        self._nodes = nodes
        self._numbers = {node.id: number for number, node in enumerate(nodes)}
        if same:
            self._tell_all()
        else:
            self.endResetModel()
        return not same

    def node(self, index: Index) -> OutlineNode | None:
        """The node at ``index``; ``None`` for the root."""
        if not index.isValid() or index.model() is not self:
            return None
        number = index.internalId()
        return self._nodes[number] if number < len(self._nodes) else None

    def index_of(self, node_id: str) -> QModelIndex:
        """Where the node with that id is; an invalid index if there is none."""
        number = self._numbers.get(node_id)
        if number is None:
            return QModelIndex()
        return self.createIndex(self._nodes[number].row, 0, number)

    def node_at(self, position: int) -> OutlineNode | None:
        """The line that the item at ``position`` stands in or under."""
        found: OutlineNode | None = None
        for node in self._nodes:
            if node.first <= position < node.last:
                found = node  # a deeper node comes later
        return found

    def position_of_drop(self, row: int, parent: Index) -> int:
        """The place in the item list that a drop before ``row`` of ``parent`` means."""
        above = self.node(parent) or self._root
        if 0 <= row < len(above.children):
            return above.children[row].first
        if above is self._root and above.children and above.children[-1].kind == "sources":
            return above.children[-1].first
        return above.last

    @override
    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = self._above(parent)
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[above.children[row].id])

    @override
    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject has another
        node = self.node(child)
        if node is None or node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.index_of(node.parent.id)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._above(parent).children)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(node)
        if role == Qt.ItemDataRole.EditRole:
            return node.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self.title(node))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(node)
        return node if role == NODE_ROLE else None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if node is None or role != Qt.ItemDataRole.EditRole or node.kind not in RENAMED_KINDS:
            return False
        title = str(value).strip()
        if title != node.label:
            self.renamed.emit(node.id, title)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.kind in RENAMED_KINDS:
            flags |= Qt.ItemFlag.ItemIsEditable
        if node.kind in {"section", "judgements"}:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        if node.kind != "judgements":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    @override
    def mimeTypes(self) -> list[str]:
        return [PASSAGE_TYPE, ITEM_TYPE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        node = self.node(indexes[0]) if indexes else None
        return item_mime(node.id) if node is not None else QMimeData()

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        position = self.position_of_drop(row, parent)
        passages = passages_in(data)
        if passages:
            self.passages_dropped.emit(passages, position)
        elif item_in(data):
            self.item_dropped.emit(item_in(data), position)
        # False, or the view would remove the dragged row itself: the edit does that
        return False

    def title(self, node: OutlineNode) -> str:
        """The words of a line, its number first."""
        words = node.label.strip() or self._standing(node.kind)
        return f"{node.number}  {words}" if node.number else words

    def spoken(self, node: OutlineNode) -> str:
        """The line as it is read aloud: kind, words, count and state."""
        words = node.label.strip()
        parts = [self._standing(node.kind) if not words or node.kind != "judgements" else ""]
        if node.number:
            parts[0] = f"{parts[0]} {node.number}"
        parts.append(words)
        if node.count is not None:
            parts.append(str(node.count))
        if node.state == ALTERED:
            parts.append(self.tr("differs from the source"))
        elif node.state == MATCH:
            parts.append(self.tr("matches the source"))
        return ", ".join(part for part in parts if part)

    def _standing(self, kind: str) -> str:
        return {
            "bottom-line": self.tr("Bottom line"),
            "judgements": self.tr("Key judgements"),
            "judgement": self.tr("Judgement"),
            "section": self.tr("Section"),
            "excerpt": self.tr("Excerpt"),
            "table": self.tr("Table"),
            "sources": self.tr("Sources"),
        }.get(kind, "")

    def _above(self, parent: Index | None) -> OutlineNode:
        return self._root if parent is None else self.node(parent) or self._root

    def _tell_all(self) -> None:
        for node in (self._root, *self._nodes):
            if node.children:
                first, last = node.children[0], node.children[-1]
                self.dataChanged.emit(self.index_of(first.id), self.index_of(last.id))


def _shape(node: OutlineNode) -> tuple[Any, ...]:
    return (node.id, node.kind, tuple(_shape(child) for child in node.children))
