"""Where passages are drawn: line by line in the viewport, or top to bottom in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from app.domain.article import Span
    from app.ui.passages.passage_map import PassageMap


COLUMN = 680
"""The widest that a column of text gets, in pixels at 100 %."""

LANE = 44
"""The room for codes and stripes to the left of the text."""

AFTER_TEXT = 20
"""The room to the right of the text, before the scroll bar."""


_REMEMBERED = 20_000
_SEQUENCES = 8


class Anchor(NamedTuple):
    """A place to return to: a position in the article, and pixels below its line's top."""

    position: int
    offset: int


TOP = Anchor(0, 0)


def column_of(room: int, lane: int, zoom: float) -> tuple[int, int]:
    """Where lane and column begin in ``room`` pixels, and how much is left after the text.

    Both are centred where there is room for more than the column's measure.
    """
    widest = round(COLUMN * zoom)
    left = max(0, (room - lane - AFTER_TEXT - widest) // 2)
    return left, max(AFTER_TEXT, room - left - lane - widest)


class Spanned(Protocol):
    """Something that stands at a passage."""

    @property
    def span(self) -> Span:
        """The passage."""


S = TypeVar("S", bound=Spanned)


class Geometry:
    """Measures one view and the document in it."""

    def __init__(self, view: QTextEdit, passages: PassageMap) -> None:
        self._view = view
        self._passages = passages
        self._extents: dict[Span, tuple[float, float] | None] = {}
        self._boxes: dict[Span, list[QRectF]] = {}
        self._placed: dict[int, tuple[object, list[tuple[float, float, int]]]] = {}

    def forget(self) -> None:
        """Measure anew from now on: lines were broken otherwise."""
        self._extents.clear()
        self._boxes.clear()
        self._placed.clear()

    def lines(self, span: Span) -> Iterator[QRectF]:
        """The rectangles, line by line, in which ``span`` is drawn; pixels of the viewport."""
        scrolled = -self._scrolled()
        for box in self._boxes_of(span):
            yield box.translated(scrolled)

    def extent(self, span: Span) -> tuple[float, float] | None:
        """Top and bottom of ``span`` in the document, in pixels; ``None`` if it is hidden."""
        if span not in self._extents:
            self._extents[span] = self._measured(span)
        return self._extents[span]

    def window(self) -> tuple[int, int]:
        """From where to where the document is in view, in pixels."""
        scrolled = self._view.verticalScrollBar().value()
        return scrolled, scrolled + self._view.viewport().height()

    def in_view(self, things: Sequence[S], margin: int = 0) -> list[S]:
        """Those of which something is in view, or ``margin`` pixels from it, in their order.

        The same sequence, handed in again, is not measured again.
        """
        known = self._placed.get(id(things))
        if known is None or known[0] is not things:
            extents = ((self.extent(thing.span), n) for n, thing in enumerate(things))
            known = (things, [(*extent, n) for extent, n in extents if extent is not None])
            if len(self._placed) >= _SEQUENCES:
                self._placed.clear()
            self._placed[id(things)] = known
        begin, end = self.window()
        begin, end = begin - margin, end + margin
        return [things[number] for top, bottom, number in known[1] if bottom > begin and top < end]

    def position_at(self, point: QPoint) -> int | None:
        """The article's position drawn at ``point`` of the viewport; ``None`` beside the text."""
        layout = self._view.document().documentLayout()
        place = layout.hitTest(QPointF(point) + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        return None if place < 0 else self._passages.to_article(place)

    def top_position(self) -> int:
        """The article's position of the first line in view."""
        return self._passages.to_article(self._view.cursorForPosition(QPoint(1, 4)).position())

    def top_of(self, position: int) -> int:
        """How far below the document's top the line with ``position`` begins, in pixels."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._passages.to_document(position))
        return self._view.cursorRect(cursor).top() + self._view.verticalScrollBar().value()

    def anchor(self) -> Anchor:
        """Which line is at the top, and by how many pixels it is scrolled."""
        value = self._view.verticalScrollBar().value()
        if value == 0:
            return TOP
        position = self.top_position()
        return Anchor(position, value - self.top_of(position))

    def scrolled_to(self, anchor: Anchor) -> int:
        """How far to scroll back to ``anchor``, though lines may be broken otherwise by now."""
        return 0 if anchor == TOP else self.top_of(anchor.position) + anchor.offset

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Each block of which something is in view, with its rectangle in the viewport."""
        document = self._view.document()
        layout, scrolled = document.documentLayout(), self._scrolled()
        block = self._view.cursorForPosition(QPoint(1, 1)).block()
        bottom = self._view.viewport().height()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(-scrolled)
            if box.top() > bottom:
                return
            yield block, box
            block = block.next()

    def first_line(self, block: QTextBlock) -> QRectF:
        """The rectangle of the block's first line, in pixels of the viewport."""
        line = block.layout().lineAt(0)
        box = line.naturalTextRect().translated(self._offset_of(block) - self._scrolled())
        box.setHeight(block.blockFormat().lineHeight())
        return box

    def _measured(self, span: Span) -> tuple[float, float] | None:
        boxes = self._boxes_of(span)
        if not boxes:
            return None
        return (min(box.top() for box in boxes), max(box.bottom() for box in boxes))

    def _boxes_of(self, span: Span) -> list[QRectF]:
        """The rectangles of ``span`` in the document, line by line."""
        if span not in self._boxes:
            if len(self._boxes) >= _REMEMBERED:
                self._boxes.clear()
            places = self._passages.places(span)
            self._boxes[span] = [box for place in places for box in self._lines_between(*place)]
        return self._boxes[span]

    def _lines_between(self, begin: int, stop: int) -> Iterator[QRectF]:
        block = self._view.document().findBlock(begin)
        offset = self._offset_of(block)
        layout, at = block.layout(), block.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, after = line.textStart(), line.textStart() + line.textLength()
            if after <= begin - at or first >= stop - at:
                continue
            letters = line.naturalTextRect()  # without the space at which the line was broken
            left, right = letters.left(), letters.right()
            edges = [
                min(max(_x(line.cursorToX(place)), left), right)
                for place in (max(first, begin - at), min(after, stop - at))
            ]
            top, height = offset.y() + line.y(), block.blockFormat().lineHeight()
            yield QRectF(offset.x() + min(edges), top, abs(edges[1] - edges[0]), height)

    def _offset_of(self, block: QTextBlock) -> QPointF:
        """What brings a rectangle of the block's layout into the document."""
        return self._view.document().documentLayout().blockBoundingRect(block).topLeft()

    def _scrolled(self) -> QPointF:
        return QPointF(
            self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        )


def _x(edge: object) -> float:
    """The edge of ``QTextLine.cursorToX``, which comes with the position that it snapped to."""
    return cast("tuple[float, int]", edge)[0]
