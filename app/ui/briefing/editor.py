"""The editor: the briefing's blocks in a column, and the commands that work on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.briefing import Excerpt, ItemId, Judgement, Prose, Section, Sources, TableItem
from app.ui.briefing.drop_surface import DropSurface
from app.ui.briefing.editor_bar import EditorBar
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.kinds import converted, count_words, is_empty, new_item
from app.ui.briefing.markdown_source import Selected, make_link, toggle_emphasis, toggle_list
from app.ui.models.outline import section_end

if TYPE_CHECKING:
    from app.domain.briefing import Item
    from app.domain.passage import Passage
    from app.ui.actions import Actions
    from app.ui.briefing.open_briefing import OpenBriefing
    from app.ui.briefing.problems import Problem
    from app.ui.models.outline_drag import DraggedPassage

_COLUMN = 740
"""Greatest width of the column of blocks, its margins included."""


class BriefEditor(QWidget):
    """Edits the open briefing. ``passage_asked`` wants a passage shown in its article."""

    passage_asked = Signal(object)

    def __init__(
        self, actions: Actions, briefing: OpenBriefing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self.bar = EditorBar(actions, briefing)
        self.blocks = DropSurface(briefing)
        self.blocks.setMaximumWidth(_COLUMN)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self._scroll.verticalScrollBar()
        bar.setStyleSheet("QScrollBar::handle:vertical:disabled { background: transparent; }")
        bar.rangeChanged.connect(self._on_range_changed)
        paper = QWidget()
        paper.setProperty("surface", "paper")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.blocks)
        self._scroll.setWidget(paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._scroll, 1)
        self.blocks.asked.connect(self._on_asked)
        self.blocks.caret_at.connect(self._on_caret)
        self.blocks.current_changed.connect(self._on_current_changed)
        self.blocks.passages_dropped.connect(self.insert_dragged)
        self.blocks.item_dropped.connect(briefing.move)
        self.blocks.head.entered.connect(self._on_head_entered)
        self.bar.kind_chosen.connect(self.convert)
        self.bar.excerpt_chosen.connect(self.use_from_tray)
        self.bar.listed.connect(self.toggle_list)
        self.bar.linked.connect(self.link)

    @property
    def current(self) -> Item | None:
        """The item with the caret; ``None`` if none has it."""
        return self._briefing.item(self.blocks.current_id)

    def refresh(self) -> None:
        """Show the briefing as it is now."""
        self.blocks.refresh()
        self.bar.show_item(self.current)
        self.bar.show_words(count_words(self._briefing.items))

    def show_checked(self) -> None:
        """Show the outcome of the checks."""
        self.blocks.show_around()

    def go_to(self, item_id: str, *, at_end: bool = False) -> None:
        """Put the caret into an item's block and bring it into view."""
        self.blocks.go_to(item_id, at_end=at_end)

    def go_to_problem(self, problem: Problem) -> None:
        """Put the caret where the problem is; its words are selected if it is about some."""
        self.go_to(problem.item_id)
        block = self.blocks.block(problem.item_id)
        field = None if block is None else block.field()
        if problem.start < problem.end and isinstance(field, GrowingText):
            field.select(problem.start, problem.end)

    def bring_into_view(self, item_id: str) -> None:
        """Scroll to an item's block; the caret stays where it is."""
        block = self.blocks.block(item_id)
        if block is not None:
            self._scroll.verticalScrollBar().setValue(max(0, block.y() - 24))

    def insert_position(self) -> int:
        """Where something new goes: after the item with the caret, else before the sources."""
        current = self.current
        if current is not None and not isinstance(current, Sources):
            return self._briefing.position(current.id) + 1
        items = self._briefing.items
        return next((n for n, item in enumerate(items) if isinstance(item, Sources)), len(items))

    def add(self, kind: str) -> None:
        """Put a new item of ``kind`` where it belongs, with the caret in it."""
        self.blocks.keep()
        items = self._briefing.items
        at = self.insert_position()
        if kind == "bottom-line":
            at = 0
        elif kind == "judgement":
            judged = [n for n, item in enumerate(items) if isinstance(item, Judgement)]
            at = judged[-1] + 1 if judged else min(at, 1)
        elif kind.startswith("section") and isinstance(self.current, Section):
            at = section_end(items, self._briefing.position(self.current.id))
        self._insert(new_item(kind), at)

    def insert_passage(self, passage: Passage) -> bool:
        """Quote ``passage`` after the item with the caret; says whether that was done."""
        self.blocks.keep()
        self._make_room()
        made = self._briefing.add_excerpt(passage, self.insert_position())
        if made is not None:
            self.go_to(made.id)
        return made is not None

    @Slot(list, int)
    def insert_dragged(self, passages: list[DraggedPassage], at: int) -> None:
        """Quote the passages from position ``at`` on."""
        self.blocks.keep()
        for number, dragged in enumerate(passages):
            passage = self._briefing.find_passage(dragged)
            made = (
                None
                if passage is None
                else self._briefing.add_excerpt(passage.trimmed(), at + number)
            )
            if made is not None:
                self.go_to(made.id)

    @Slot()
    def insert_table(self) -> None:
        """Put an empty table after the item with the caret."""
        self.blocks.keep()
        self._make_room()
        self.add("table")

    @Slot()
    def choose_excerpt(self) -> None:
        """Let a passage be picked from those put aside."""
        self.bar.choose_excerpt()

    @Slot(str)
    def use_from_tray(self, tray_id: str) -> None:
        """Quote a passage put aside after the item with the caret."""
        self.blocks.keep()
        self._make_room()
        made = self._briefing.use(tray_id, self.insert_position())
        if made is not None:
            self.go_to(made.id)

    @Slot(str)
    def convert(self, kind: str) -> None:
        """Make the item with the caret another kind of item."""
        self.blocks.keep()
        item = self.current
        if item is not None:
            self._briefing.change(converted(item, kind))
            self.go_to(item.id, at_end=True)

    @Slot()
    def toggle_bold(self) -> None:
        """Set the selected words in bold, or plain again."""
        self._edit_text("**")

    @Slot()
    def toggle_italic(self) -> None:
        """Set the selected words in italics, or plain again."""
        self._edit_text("*")

    @Slot()
    def toggle_list(self) -> None:
        """Make the selected lines of prose a list, or plain again."""
        if isinstance(self.current, Prose):
            self._edit_text("-")

    @Slot(str)
    def link(self, address: str) -> None:
        """Make the selected words a link to ``address``."""
        self._edit_text(address)

    def deepen(self, item_id: str, step: int) -> None:
        """Make a section ``step`` levels deeper, or shallower if negative; 1 to 3 are possible."""
        self.blocks.keep()
        item = self._briefing.item(item_id)
        if isinstance(item, Section) and 1 <= item.level + step <= 3:
            self._briefing.change(replace(item, level=item.level + step))

    def shift(self, item_id: str, step: int) -> None:
        """Move an item (a section with all that is under it) up or down by one place."""
        self.blocks.keep()
        target = shifted(self._briefing.items, self._briefing.position(item_id), step)
        if target is not None:
            self._briefing.move(item_id, target)

    @Slot(str, str)
    def _on_asked(self, item_id: str, command: str) -> None:
        item = self._briefing.item(item_id)
        if item is None:
            return
        if command in {"up", "down"}:
            self.shift(item_id, -1 if command == "up" else 1)
        elif command in {"deeper", "shallower"}:
            self.deepen(item_id, 1 if command == "deeper" else -1)
        elif command == "remove":
            self.remove(item_id)
        elif command == "remove-empty":
            self._remove_empty(item_id)
        elif command == "after":
            self._go_on(item)
        elif command == "open-source" and isinstance(item, Excerpt):
            self.passage_asked.emit(item.passage)

    def remove(self, item_id: str) -> None:
        """Take an item out; the undo that takes it back is offered by the window."""
        self.blocks.keep()
        self._briefing.remove(item_id)

    @Slot(int, int)
    def _on_range_changed(self, least: int, most: int) -> None:
        # The bar keeps its room, so that lines do not break anew; its handle shows when needed
        self._scroll.verticalScrollBar().setEnabled(most > least)

    @Slot(QPoint)
    def _on_caret(self, place: QPoint) -> None:
        self._scroll.ensureVisible(place.x(), place.y(), 0, 36)

    @Slot(str)
    def _on_current_changed(self, _item_id: str) -> None:
        self.bar.show_item(self.current)

    @Slot()
    def _on_head_entered(self) -> None:
        self.blocks.choose("")
        self.bar.show_item(None)

    def _remove_empty(self, item_id: str) -> None:
        self.blocks.keep()
        item = self._briefing.item(item_id)
        if item is not None and is_empty(item) and len(self._briefing.items) > 1:
            self._briefing.remove(item_id)

    def _go_on(self, item: Item) -> None:
        """Enter at the end of one line: on to the next block, made if there is none to write in."""
        self.blocks.keep()
        position = self._briefing.position(item.id)
        items = self._briefing.items
        after = items[position + 1] if position + 1 < len(items) else None
        if isinstance(item, Judgement) and not is_empty(item):
            self._insert(new_item("judgement"), position + 1)
        elif isinstance(item, Prose):
            self._split(item)
        elif isinstance(item, Section | Excerpt | TableItem) and not isinstance(after, Prose):
            self._insert(new_item("prose"), position + 1)
        elif after is not None:
            self.go_to(after.id)

    def _split(self, item: Prose) -> None:
        """What stands behind the caret becomes prose of its own; nothing there: new prose."""
        made = self._part(item, self._caret_in(item))
        if made is None:
            self._insert(Prose(ItemId("")), self._briefing.position(item.id) + 1)
        else:
            self.go_to(made.id)

    def _make_room(self) -> None:
        """Part prose behind the paragraph with the caret, so that something can stand there."""
        item = self.current
        if isinstance(item, Prose):
            ends = item.text.find("\n\n", self._caret_in(item))
            self._part(item, len(item.text) if ends < 0 else ends)

    def _part(self, item: Prose, at: int) -> Item | None:
        """Let what stands behind ``at`` be prose of its own; ``None``: nothing stands there."""
        before, behind = item.text[:at].rstrip(), item.text[at:].strip()
        if not before or not behind:
            return None
        self._briefing.change(replace(item, text=before))
        return self._briefing.add(Prose(ItemId(""), behind), self._briefing.position(item.id) + 1)

    def _caret_in(self, item: Prose) -> int:
        """Where the caret is, or last was, in the prose; in code points."""
        block = self.blocks.block(item.id)
        field = None if block is None else block.field()
        return field.selected().start if isinstance(field, GrowingText) else len(item.text)

    def _insert(self, item: Item, at: int) -> None:
        made = self._briefing.add(item, at)
        if made is not None:
            self.go_to(made.id)

    def _edit_text(self, command: str) -> None:
        text = self.blocks.focused_text()
        markdown = not isinstance(self.current, Section | Excerpt)
        if text is None or text.isReadOnly() or not markdown:
            return
        text.take(_edited(text.selected(), command))
        text.setFocus(Qt.FocusReason.OtherFocusReason)


def _edited(selected: Selected, command: str) -> Selected:
    if command in {"*", "**"}:
        return toggle_emphasis(selected, command)
    return toggle_list(selected) if command == "-" else make_link(selected, command)


def shifted(items: tuple[Item, ...], position: int, step: int) -> int | None:
    """Where the item at ``position`` goes when moved by one; ``None`` if it cannot.

    A section passes a whole neighbouring section of its level, other items pass one item.
    """
    item = items[position]
    if not isinstance(item, Section):
        target = position - 1 if step < 0 else position + 2
        return target if 0 <= target <= len(items) else None
    if step > 0:
        end = section_end(items, position)
        after = items[end] if end < len(items) else None
        same = isinstance(after, Section) and after.level == item.level
        return section_end(items, end) if same else None
    for earlier in range(position - 1, -1, -1):
        before = items[earlier]
        if isinstance(before, Section) and before.level <= item.level:
            return earlier if before.level == item.level else None
    return None
