"""The tags of a library as a Qt tree that can be renamed in place and dragged about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from app.domain.tag import Tag, TagId, colour_of
from app.ui.models.outline_drag import PASSAGE_TYPE
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

TAG_FORMAT = "application/x-collate-tag"
"""The private format in which a tag is dragged: its id."""


class TagRole(IntEnum):
    """What a row answers beyond Qt's own roles."""

    TAG = Qt.ItemDataRole.UserRole + 1
    COLOUR = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


@dataclass(eq=False)
class _Node:
    tag: Tag | None
    parent: _Node | None = None
    children: list[_Node] = field(default_factory=list)
    colour: int = 1
    count: int = 0

    @property
    def row(self) -> int:
        """Its place among its siblings."""
        return self.parent.children.index(self) if self.parent is not None else 0


class TagTree(QAbstractItemModel):
    """Tags with their colours and counts.

    The model changes nothing: ``renamed(tag, name)``, ``moved(tag, parent)`` and
    ``passage_dropped(tag, data)`` ask whoever shows it to do so. A parent of "" is the top.
    """

    renamed = Signal(str, str)
    moved = Signal(str, str)
    passage_dropped = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(None)
        self._nodes: dict[TagId, _Node] = {}

    def show(self, tags: Sequence[Tag], counts: Mapping[TagId, int]) -> None:
        """Show these tags, each after its parent, with how many marks carry them."""
        same = [(t.id, t.parent) for t in tags] == [
            (n.tag.id, n.tag.parent) for n in self._nodes.values() if n.tag is not None
        ]
        if not same:
            self.beginResetModel()
            self._root, self._nodes = _Node(None), {}
            for tag in tags:
                above = self._nodes.get(tag.parent, self._root) if tag.parent else self._root
                node = _Node(tag, above)
                above.children.append(node)
                self._nodes[tag.id] = node
        by_id = {tag.id: tag for tag in tags}
        for tag in tags:
            node = self._nodes[tag.id]
            node.tag, node.colour = tag, colour_of(tag, by_id)
            node.count = counts.get(tag.id, 0)
        if not same:
            self.endResetModel()
        for node in self._nodes.values():
            index = self._index(node)
            self.dataChanged.emit(index, index)

    def index_of(self, tag: TagId) -> QModelIndex:
        """Where ``tag`` is; an invalid index if it is not shown."""
        node = self._nodes.get(tag)
        return self._index(node) if node is not None else QModelIndex()

    def tag_at(self, index: Index) -> Tag | None:
        """The tag of a row; ``None`` for no row."""
        return self._node(index).tag

    @override
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        above = self._node(parent)
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, above.children[row])

    @override
    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        above = self._node(child).parent
        return self._index(above) if above is not None else QModelIndex()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._node(parent).children)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._node(index)
        tag = node.tag
        answer: Any = None
        if tag is None:
            return answer
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                answer = tag.name
            case Qt.ItemDataRole.ToolTipRole:
                answer = as_tip(f"{tag.name}: {tag.definition}" if tag.definition else tag.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                marks = "1 mark" if node.count == 1 else f"{node.count} marks"
                answer = f"{tag.name}, {tag.code}, {marks}"
            case TagRole.TAG:
                answer = tag
            case TagRole.COLOUR:
                answer = node.colour
            case TagRole.COUNT:
                answer = node.count
        return answer

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        tag = self._node(index).tag
        name = str(value).strip()
        if tag is None or role != Qt.ItemDataRole.EditRole or not name:
            return False
        if name != tag.name:
            self.renamed.emit(tag.id, name)
        return True

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    @override
    def mimeTypes(self) -> list[str]:
        return [TAG_FORMAT, PASSAGE_TYPE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        tags = [self._node(index).tag for index in indexes]
        data.setData(TAG_FORMAT, b" ".join(tag.id.encode() for tag in tags if tag is not None))
        return data

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if data.hasFormat(TAG_FORMAT):
            dragged = TagId(data.data(TAG_FORMAT).toStdString())
            target: _Node | None = self._node(parent)
            while target is not None:
                if target.tag is not None and target.tag.id == dragged:
                    return False
                target = target.parent
            return True
        return data.hasFormat(PASSAGE_TYPE) and parent.isValid()

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self._node(parent).tag
        if data.hasFormat(TAG_FORMAT):
            dragged = TagId(data.data(TAG_FORMAT).toStdString())
            self.moved.emit(dragged, target.id if target is not None else "")
        elif target is not None:
            self.passage_dropped.emit(target.id, data)
        return False  # the library's answer redraws the tree; Qt must not remove the row itself

    def _node(self, index: Index) -> _Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Node) else self._root

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node.tag is None else self.createIndex(node.row, 0, node)
