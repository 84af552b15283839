"""The outline as a tree that is worked by keyboard, mouse and drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTreeView, QWidget
from typing_extensions import override

from app.ui.briefing.outline_delegate import ROW, OutlineDelegate, depth
from app.ui.models.outline import JUDGEMENTS, OutlineNode
from app.ui.models.outline_tree import OutlineModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from app.ui.briefing.open_briefing import OpenBriefing

    Index = QModelIndex | QPersistentModelIndex

_CARET_END = 36


class OutlineView(QTreeView):
    """Shows the outline.

    ``chosen`` has the id of the line that became current, ``opened`` one to write in; ``asked`` an
    id and "up", "down", "deeper", "shallower" or "remove".
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str, str)

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._folded = {JUDGEMENTS}
        self._showing = False
        self._waiting: OutlineNode | None = None
        self.outline = OutlineModel(self)
        self._delegate = OutlineDelegate(self)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Outline"))
        self.setObjectName("outline")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        if not briefing.read_only:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.doubleClicked.connect(self._on_opened)

    @property
    def current_node(self) -> OutlineNode | None:
        """The line that is current."""
        return self.outline.node(self.currentIndex())

    def show_outline(self, root: OutlineNode) -> None:
        """Show ``root``'s lines; what was folded stays folded, the current line current.

        While a name is being typed this waits, so that nothing is typed over.
        """
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = root
            return
        self._waiting = None
        self._showing = True
        node = self.current_node
        current = "" if node is None else node.id
        if self.outline.show_outline(root):
            self.expandAll()
            for node_id in self._folded:
                self.collapse(self.outline.index_of(node_id))
            self._choose(current)
        self._showing = False
        self._settle()

    def choose(self, item_id: str) -> None:
        """Make the line current that the item stands in or under."""
        node = self.outline.node_at(self._briefing.position(item_id))
        self._showing = True
        self._choose("" if node is None else node.id)
        self._showing = False

    def content_height(self) -> int:
        """The height of all lines that are not folded away, in pixels."""
        count = 0
        index = self.outline.index(0, 0)
        while index.isValid():
            count += 1
            index = self.indexBelow(index)
        return count * ROW

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        if node is not None and not self._showing:
            self._folded.add(node.id)
        self._settle()

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        if node is not None and not self._showing:
            self._folded.discard(node.id)
        self._settle()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        if node is not None:
            self.opened.emit(self._item_of(node))

    def _choose(self, node_id: str) -> None:
        index = self.outline.index_of(node_id)
        while index.parent().isValid() and not self.isExpanded(index.parent()):
            index = index.parent()  # a line folded away is shown by the one above it
        self.setCurrentIndex(index)

    def _settle(self) -> None:
        nodes = [self.outline.index_of(JUDGEMENTS), *self._sections()]
        self._delegate.opened = frozenset(
            node.id
            for index in nodes
            if (node := self.outline.node(index)) is not None and self.isExpanded(index)
        )
        self.setMaximumHeight(max(ROW, self.content_height()) + 4)
        self.viewport().update()

    def _sections(self) -> list[QModelIndex]:
        index = self.outline.index(0, 0)
        found = []
        while index.isValid():
            found.append(index)
            index = self.indexBelow(index)
        return found

    def _item_of(self, node: OutlineNode) -> str:
        """The item that a line means: the judgements' line means the first of them."""
        if node.id == JUDGEMENTS and node.children:
            return node.children[0].id
        return node.id

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        node = self.outline.node(current)
        if node is not None and not self._showing:
            self.chosen.emit(self._item_of(node))

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            self.show_outline(self._waiting)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would make the first line current, and with it the place where things are put in
        self._showing = True
        super().focusInEvent(event)
        self._showing = False

    @override
    def event(self, event: QEvent) -> bool:
        # Tab would move the focus before keyPressEvent sees it
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            node = self.current_node
            command = {Qt.Key.Key_Tab: "deeper", Qt.Key.Key_Backtab: "shallower"}.get(
                Qt.Key(event.key())
            )
            if command and node is not None and _can_shift(node, command):
                self.asked.emit(node.id, command)
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self.current_node
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if node is None or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            if node.id != JUDGEMENTS:
                self.asked.emit(node.id, "up" if key == Qt.Key.Key_Up else "down")
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if node.id != JUDGEMENTS:
                self.asked.emit(node.id, "remove")
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._item_of(node))
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        node = self.outline.node(index)
        if node is not None and node.children:
            caret = _CARET_END + depth(node) * 16
            if node.kind == "judgements" or event.position().x() < caret:
                self.setExpanded(index, not self.isExpanded(index))
        super().mousePressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.content_height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * ROW)


def _can_shift(node: OutlineNode, command: str) -> bool:
    if node.kind != "section":
        return False
    return node.level < 3 if command == "deeper" else node.level > 1
