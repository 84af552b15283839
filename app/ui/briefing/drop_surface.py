"""Where passages are dropped into the editor: a line shows where they will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.block_list import BlockList
from app.ui.briefing.item_block import MARGIN, RIGHT, ItemBlock
from app.ui.briefing.judgement_block import JudgementBlock
from app.ui.briefing.text_blocks import ProseBlock
from app.ui.models.outline_drag import DraggedPassage, item_in, passages_in

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing


class DropSurface(BlockList):
    """The list of blocks, taking passages and outline lines that are dropped on it.

    ``passages_dropped`` has a list of ``DraggedPassage`` and a position in the item list,
    ``item_dropped`` an item's id and a position. With Ctrl over prose a passage becomes an inline
    quotation; over the middle of a judgement it becomes evidence.
    """

    passages_dropped = Signal(list, int)
    item_dropped = Signal(str, int)

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(briefing, parent)
        self._line = _InsertionLine(self)
        self._line.hide()
        self.setAcceptDrops(not briefing.read_only)

    @property
    def line_at(self) -> int:
        """Where the insertion line is, in pixels from the top; -1 if none is shown."""
        return -1 if self._line.isHidden() else self._line.geometry().center().y()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._briefing.document and (passages_in(event.mimeData()) or item_in(event.mimeData())):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = event.position().toPoint()
        under = self._block_under(place)
        if self._takes_inline(under, event) or self._takes_evidence(under, place, event):
            assert under is not None  # noqa: S101 - what takes it is there
            self._line.show_frame(under)
        else:
            self._line.show_line(self._line_before(self._position_at(place)))
        self.caret_at.emit(place)
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._line.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._line.hide()
        self.keep()
        place = event.position().toPoint()
        under = self._block_under(place)
        moved = item_in(event.mimeData())
        passages = passages_in(event.mimeData())
        event.acceptProposedAction()
        if moved:
            self.item_dropped.emit(moved, self._position_at(place))
        elif isinstance(under, ProseBlock) and self._takes_inline(under, event):
            self._quote_inline(under, passages, place)
        elif isinstance(under, JudgementBlock) and self._takes_evidence(under, place, event):
            self._add_evidence(under, passages)
        else:
            self.passages_dropped.emit(passages, self._position_at(place))

    def _quote_inline(
        self, block: ProseBlock, passages: list[DraggedPassage], place: QPoint
    ) -> None:
        for dragged in passages:
            passage = self._briefing.find_passage(dragged)
            if passage is not None:
                at = block.field().position_under(block.field().mapFrom(self, place))
                block.quote_inline(passage, at)

    def _add_evidence(self, block: JudgementBlock, passages: list[DraggedPassage]) -> None:
        for dragged in passages:
            passage = self._briefing.find_passage(dragged)
            if passage is not None:
                block.add_evidence(passage)

    def _takes_inline(self, under: ItemBlock | None, event: QDropEvent) -> bool:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return ctrl and isinstance(under, ProseBlock) and bool(passages_in(event.mimeData()))

    def _takes_evidence(self, under: ItemBlock | None, place: QPoint, event: QDropEvent) -> bool:
        if not isinstance(under, JudgementBlock) or not passages_in(event.mimeData()):
            return False
        edge = under.height() // 4
        return under.y() + edge <= place.y() <= under.geometry().bottom() - edge

    def _block_under(self, place: QPoint) -> ItemBlock | None:
        return next((b for b in self.blocks if b.geometry().contains(place)), None)

    def _position_at(self, place: QPoint) -> int:
        """The place in the item list that a drop at ``place`` means."""
        blocks = self.blocks
        for number, block in enumerate(blocks):
            if place.y() < block.geometry().center().y():
                return number
        return len(blocks)

    def _line_before(self, position: int) -> int:
        blocks = self.blocks
        if position < len(blocks):
            return blocks[position].y()
        last = blocks[-1] if blocks else self.head
        return last.geometry().bottom()


class _InsertionLine(QWidget):
    """A line of 2 px in the accent between two blocks, or a frame around one."""

    def __init__(self, surface: QWidget) -> None:
        super().__init__(surface)
        self._surface = surface
        self._frames = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_line(self, y: int) -> None:
        self._frames = False
        width = self._surface.width() - MARGIN - RIGHT
        self.setGeometry(MARGIN - 6, y - 3, width + 12, 7)
        self._appear()

    def show_frame(self, block: QWidget) -> None:
        self._frames = True
        self.setGeometry(block.geometry().adjusted(MARGIN - 8, 0, 8 - RIGHT, 0))
        self._appear()

    def _appear(self) -> None:
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = theme.current().color("accent")
        if self._frames:
            painter.setPen(accent)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
        else:
            painter.fillRect(6, 2, self.width() - 12, 2, accent)
            painter.setPen(accent)
            painter.drawEllipse(1, 0, 5, 5)
