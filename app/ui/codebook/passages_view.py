"""The list of a tag's passages: several can be chosen, opened, added to a briefing, dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from app.ui.codebook.passage_delegate import TaggedDelegate
from app.ui.models.outline_drag import DraggedPassage, passage_mime
from app.ui.widgets.passage_rows import PassageRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.settings.settings import Settings
    from app.ui.models.tagged_passages import TaggedPassage, TaggedPassages

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class TaggedView(PassageRows):
    """Passages below their articles' heads.

    ``open_wanted(beside)`` is about the current passage; ``add_wanted()``, ``untag_wanted()`` and
    ``chosen_changed()`` are about those chosen; ``left()`` follows Esc.
    """

    add_wanted = Signal()
    untag_wanted = Signal()
    chosen_changed = Signal()
    left = Signal()

    def __init__(
        self, model: TaggedPassages, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tagged = model
        self._settings = settings
        self._every = False
        self.setObjectName("taggedPassages")
        self.setAccessibleName(self.tr("Passages of the tag"))
        self.setModel(model)
        self.setItemDelegate(TaggedDelegate(self))
        self.verticalScrollBar().setSingleStep(24)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        model.rowsInserted.connect(self._on_more_rows)
        model.modelReset.connect(self._on_reset)

    @property
    def passage(self) -> TaggedPassage | None:
        """The current passage."""
        return self._tagged.passage(self.currentIndex())

    @property
    def has_every(self) -> bool:
        """Whether every passage is chosen, laid out so far or not."""
        return self._every

    @property
    def chosen(self) -> list[TaggedPassage]:
        """The chosen passages, in the order of the list, laid out so far or not."""
        if self._every:
            return self._tagged.passages()
        found = [self._tagged.passage(index) for index in sorted(self.selectedIndexes())]
        return [passage for passage in found if passage is not None]

    @Slot()
    def _on_more_rows(self) -> None:
        if self._every:
            self.selectAll()

    @Slot()
    def _on_reset(self) -> None:
        self._every = False

    @override
    def selectAll(self) -> None:
        """Choose every passage, also those that no row has been laid out for yet."""
        self._every = False
        super().selectAll()
        self._every = True
        self.chosen_changed.emit()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._every = False
        self.chosen_changed.emit()

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(cursorAction, modifiers)
        back = cursorAction in {_Move.MoveUp, _Move.MovePrevious, _Move.MovePageUp}
        return self._beyond_heads(found, -1 if back else 1)

    def _beyond_heads(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next passage from ``index`` on in one direction; else the current one."""
        row = index.row()
        while 0 <= row < self._tagged.rowCount():
            found = self._tagged.index(row)
            if self._tagged.passage(found) is not None:
                return found
            row += by
        if by < 0:
            self.scrollToTop()
        return self.currentIndex()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_wanted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.untag_wanted.emit()
        elif self._settings.single_letter_keys and event.text().lower() == "b":
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def is_passage(self, index: Index) -> bool:
        return self._tagged.passage(index) is not None

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        places = [row.mark.passage for row in self.chosen]
        if places:
            drag = QDrag(self)
            drag.setMimeData(
                passage_mime(
                    [DraggedPassage(p.article, p.start, p.end) for p in places],
                    "\n\n".join(f"“{' '.join(p.quote.split())}”" for p in places),
                )
            )
            drag.exec(Qt.DropAction.CopyAction)
