"""The blocks of a briefing, one below the other, in step with its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from app.domain.briefing import BottomLine, Excerpt, Judgement, Prose, Section, Sources, TableItem
from app.ui.briefing.excerpt_block import ExcerptBlock
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.head_block import HeadBlock
from app.ui.briefing.judgement_block import JudgementBlock
from app.ui.briefing.problems import problems_of
from app.ui.briefing.sources_block import SourcesBlock
from app.ui.briefing.table_block import TableBlock
from app.ui.briefing.text_blocks import BottomLineBlock, ProseBlock, SectionBlock

if TYPE_CHECKING:
    from app.domain.briefing import Item
    from app.ui.briefing.item_block import ItemBlock
    from app.ui.briefing.open_briefing import OpenBriefing

PAUSE_MS = 600
"""How long nothing must be typed before the words are kept as one step."""

_BLOCKS: dict[type[Item], type[ItemBlock]] = {
    BottomLine: BottomLineBlock,
    Judgement: JudgementBlock,
    Section: SectionBlock,
    Prose: ProseBlock,
    Excerpt: ExcerptBlock,
    TableItem: TableBlock,
    Sources: SourcesBlock,
}


class BlockList(QWidget):
    """Shows the open briefing's items and keeps what is typed into them.

    ``current_changed`` has the id of the item that has the caret, ``asked`` an item's id and a
    command that concerns more than its block, ``caret_at`` a place that should be in view.
    """

    current_changed = Signal(str)
    asked = Signal(str, str)
    caret_at = Signal(QPoint)

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._blocks: dict[str, ItemBlock] = {}
        self._current = ""
        self._wanted = ""
        self.head = HeadBlock(briefing)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._tell_caret)
        self.head.typed.connect(self._pause.start)
        self.head.kept.connect(self.keep)
        self.head.next_asked.connect(self._on_head_left)
        self.head.caret_moved.connect(self._settle.start)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 60)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def current_id(self) -> str:
        """The id of the item that has or last had the caret; empty if none had."""
        return self._current if self._current in self._blocks else ""

    @property
    def blocks(self) -> list[ItemBlock]:
        """The blocks, top to bottom."""
        return [self._blocks[item.id] for item in self._briefing.items if item.id in self._blocks]

    def block(self, item_id: str) -> ItemBlock | None:
        """The block of an item; ``None`` if it has none."""
        return self._blocks.get(item_id)

    def refresh(self) -> None:
        """Show the items as they are now: blocks stay where their items do, with the caret."""
        if self._briefing.document is None:
            self._clear()
            return
        self.head.show_head()
        items = self._briefing.items
        had_focus = self._focused_id()
        place = self._place_of(had_focus)
        moved = False
        kept: dict[str, Item] = {item.id: item for item in items}
        for item_id, block in list(self._blocks.items()):
            if item_id not in kept or not isinstance(block, _BLOCKS[type(kept[item_id])]):
                self._drop(item_id)
        for number, item in enumerate(items):
            shown = self._blocks.get(item.id)
            if shown is None:
                shown = self._make(item)
            elif shown.item != item:
                shown.show_item(item)
            if self._column.indexOf(shown) != number + 1:
                self._column.insertWidget(number + 1, shown)
                shown.show()  # at once, so that it can take the focus
                moved = True
        if moved:
            self._order_tabs()
        self.show_around()
        self._restore_focus(had_focus, place)

    def show_around(self) -> None:
        """Show again in each block what is not in its item."""
        remarks: dict[str, list[tuple[int, int]]] = {}
        for problem in problems_of(self._briefing):
            if problem.start < problem.end:
                remarks.setdefault(problem.item_id, []).append((problem.start, problem.end))
        for block in self.blocks:
            block.show_around()
            block.show_remarks(tuple(remarks.get(block.item_id, ())))

    @Slot()
    def keep(self) -> None:
        """Hand everything that was typed to the library, each block as one step."""
        self._pause.stop()
        if self._briefing.document is None:
            return
        changed = self.head.changes()
        if changed:
            self._briefing.change_head(**changed)
        for block in list(self._blocks.values()):
            if isinstance(block, TableBlock):
                block.finish_cell()
            if block.pending:
                self._briefing.change(block.current())

    @property
    def pending(self) -> bool:
        """Whether something was typed that the library does not have yet."""
        return bool(self.head.changes()) or any(b.pending for b in self._blocks.values())

    def go_to(self, item_id: str, *, at_end: bool = False) -> None:
        """Put the caret into the block of an item, now or as soon as there is one.

        The keyboard stays where it is while the briefing is out of sight.
        """
        block = self._blocks.get(item_id)
        if block is None:
            self._wanted = item_id
            return
        self._wanted = ""
        if self.isVisible():
            block.take_focus(at_end=at_end)
        self._set_current(item_id)
        self._settle.start()

    def choose(self, item_id: str) -> None:
        """Make an item the current one without moving the caret there."""
        self._set_current(item_id)

    def focused_text(self) -> GrowingText | None:
        """The text field that has the caret, or had it last; ``None`` if there is none."""
        held = QApplication.focusWidget()
        if isinstance(held, GrowingText) and self.isAncestorOf(held):
            return held
        block = self._blocks.get(self._current)
        field = None if block is None else block.field()
        return field if isinstance(field, GrowingText) else None

    @Slot(str)
    def _on_typed(self, _item_id: str) -> None:
        self._pause.start()
        self._settle.start()

    @Slot(str)
    def _on_kept(self, item_id: str) -> None:
        block = self._blocks.get(item_id)
        if block is not None and block.pending:
            self._briefing.change(block.current())

    @Slot(str)
    def _on_entered(self, item_id: str) -> None:
        self._set_current(item_id)

    @Slot(str, str)
    def _on_asked(self, item_id: str, command: str) -> None:
        if command in {"previous", "next"}:
            self._step(item_id, 1 if command == "next" else -1)
        else:
            self.asked.emit(item_id, command)

    @Slot()
    def _on_head_left(self) -> None:
        if self.blocks:
            self.go_to(self.blocks[0].item_id)

    @Slot()
    def _tell_caret(self) -> None:
        held = QApplication.focusWidget()
        if held is None or not self.isAncestorOf(held):
            return
        if isinstance(held, GrowingText):
            place = held.cursorRect().center()
            self.caret_at.emit(held.viewport().mapTo(self, place))
        else:
            self.caret_at.emit(held.mapTo(self, QPoint(0, 0)))

    def _set_current(self, item_id: str) -> None:
        if item_id != self._current:
            self._current = item_id
            self.current_changed.emit(item_id)

    def _step(self, item_id: str, step: int) -> None:
        ids = [block.item_id for block in self.blocks]
        place = ids.index(item_id) + step
        if place < 0:
            self.head.take_focus()
        elif place < len(ids):
            self.go_to(ids[place], at_end=step < 0)

    def _make(self, item: Item) -> ItemBlock:
        block = _BLOCKS[type(item)](item, self._briefing)
        block.setObjectName(f"block.{item.id}")
        block.typed.connect(self._on_typed)
        block.kept.connect(self._on_kept)
        block.entered.connect(self._on_entered)
        block.asked.connect(self._on_asked)
        block.caret_moved.connect(self._settle.start)
        self._blocks[item.id] = block
        return block

    def _order_tabs(self) -> None:
        """Let Tab go through the blocks from top to bottom, wherever they were put in."""
        before: QWidget | None = None
        for block in self.blocks:
            for field in block.stops():
                if before is not None:
                    QWidget.setTabOrder(before, field)
                before = field

    def _drop(self, item_id: str) -> None:
        block = self._blocks.pop(item_id)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _clear(self) -> None:
        for item_id in list(self._blocks):
            self._drop(item_id)
        self._current = ""

    def _focused_id(self) -> str:
        held = QApplication.focusWidget()
        if held is None:
            return ""
        holding = (
            n for n, block in self._blocks.items() if held is block or block.isAncestorOf(held)
        )
        return next(holding, "")

    def _place_of(self, item_id: str) -> int:
        return self._column.indexOf(self._blocks[item_id]) if item_id else -1

    def _restore_focus(self, had_focus: str, place: int) -> None:
        if self._wanted in self._blocks:
            self.go_to(self._wanted, at_end=True)
        elif had_focus and had_focus not in self._blocks and self.blocks:
            near = self.blocks[max(0, min(place - 2, len(self.blocks) - 1))]
            near.take_focus(at_end=True)
            self._set_current(near.item_id)
