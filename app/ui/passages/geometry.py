"""Where passages are drawn: line by line in the viewport, or top to bottom in the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from math import inf
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextCursor

from app.ui.passages.extents import Extents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QTextBlock, QTextLine
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
_INTO_LINE = 4
_TOUCHING = 0.75
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Anchor(NamedTuple):
    """A place to return to: a position in the article, and pixels below its line's top."""

    position: int
    offset: int


TOP = Anchor(0, 0)


def column_of(room: int, lane: int, zoom: float, measure: int = COLUMN) -> tuple[int, int]:
    """Where lane and column begin in ``room`` pixels, and how much is left after the text.

    Both are centred where there is room for more than the column's ``measure``, which is in pixels
    at 100 %.
    """
    widest = round(measure * zoom)
    left = max(0, (room - lane - AFTER_TEXT - widest) // 2)
    return left, max(AFTER_TEXT, room - left - lane - widest)


class Spanned(Protocol):
    """Something that stands at a passage."""

    @property
    def span(self) -> Span:
        """The passage."""


S = TypeVar("S", bound=Spanned)


class _Lines(NamedTuple):
    """A block as its lines were broken: where each begins in it, and its top in the document.

    ``turns`` says that some of its letters run from right to left.
    """

    at: int
    starts: list[int]
    tops: list[float]
    height: float
    turns: bool


class Geometry:
    """Measures one view and the document in it."""

    def __init__(self, view: QTextEdit, passages: PassageMap) -> None:
        self._view = view
        self._passages = passages
        self._extents: dict[tuple[int, int], tuple[float, float] | None] = {}
        self._boxes: dict[Span, list[QRectF]] = {}
        self._placed: dict[int, tuple[object, Extents[int]]] = {}
        self._lines: dict[int, _Lines] = {}
        self._near = 0

    def forget(self) -> None:
        """Measure anew from now on: lines were broken otherwise."""
        self._extents.clear()
        self._boxes.clear()
        self._placed.clear()
        self._lines.clear()

    def lines(self, span: Span) -> Iterator[QRectF]:
        """The rectangles, line by line, in which ``span`` is drawn; pixels of the viewport."""
        scrolled = -self._scrolled()
        for box in self.boxes(span):
            yield box.translated(scrolled)

    def boxes(self, span: Span) -> list[QRectF]:
        """The rectangles of ``span``, line by line, in pixels of the document."""
        if span not in self._boxes:
            if len(self._boxes) >= _REMEMBERED:
                self._boxes.clear()
            stretches = self._passages.stretches(span)
            self._boxes[span] = [box for one in stretches for box in self._boxes_of(*one)]
        return self._boxes[span]

    def boxes_between(self, span: Span, begin: float, end: float) -> list[QRectF]:
        """Like ``boxes``, as far as two heights of the document; nothing is kept of these."""
        shown = [block for block, _box in self.blocks_between(begin, end)]
        if not shown:
            return []
        first, after = shown[0].position(), shown[-1].position() + shown[-1].length()
        stretches = self._passages.stretches(span)
        near = (one for one in stretches if one[2] > first and one[1] < after)
        return [box for one in near for box in self._boxes_of(*one)]

    def extent(self, span: Span) -> tuple[float, float] | None:
        """Top and bottom of ``span`` in the document, in pixels; ``None`` if it is hidden."""
        place = (span.start, span.end)
        if place not in self._extents:
            self._extents[place] = self._measured(span)
        return self._extents[place]

    def window(self) -> tuple[int, int]:
        """From where to where the document is in view, in pixels."""
        scrolled = self._view.verticalScrollBar().value()
        return scrolled, scrolled + self._view.viewport().height()

    def in_view(self, things: Sequence[S], margin: int = 0) -> list[S]:
        """Those of which something is in view, or ``margin`` pixels from it, in their order.

        The same sequence, handed in again, is not measured again.
        """
        begin, end = self.window()
        return self.between(things, begin - margin, end + margin)

    def between(self, things: Sequence[S], begin: float, end: float) -> list[S]:
        """Like ``in_view``, for what stands between two heights of the document."""
        return [things[number] for number in self.extents(things).between(begin, end)]

    def extents(self, things: Sequence[S]) -> Extents[int]:
        """Where each of ``things`` stands, under its number; what is hidden is left out."""
        known = self._placed.get(id(things))
        if known is None or known[0] is not things:
            extents = ((self.extent(thing.span), n) for n, thing in enumerate(things))
            placed = Extents((*extent, n) for extent, n in extents if extent is not None)
            known = (things, placed)
            if len(self._placed) >= _SEQUENCES:
                self._placed.clear()
            self._placed[id(things)] = known
        return known[1]

    def height(self) -> float:
        """How high the document is, in pixels, all of it laid out; it can be scrolled as far then.

        Qt lays a long text out bit by bit, and guesses meanwhile how far it can be scrolled.
        """
        height = self._view.document().size().height()
        room = self._view.viewport().height()
        self._view.verticalScrollBar().setMaximum(max(0, int(height) - room))
        return height

    def position_at(self, point: QPoint) -> int | None:
        """The article's position drawn at ``point`` of the viewport; ``None`` beside the text."""
        layout = self._view.document().documentLayout()
        place = layout.hitTest(QPointF(point) + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        return None if place < 0 else self._passages.to_article(place)

    def top_position(self) -> int:
        """The article's position of the first line in view."""
        y = self._view.verticalScrollBar().value() + _INTO_LINE
        block = self._block_at(y)
        offset = y - self._offset_of(block).y()
        layout, count = block.layout(), block.layout().lineCount()
        lines = (layout.lineAt(number) for number in range(count))
        height = block.blockFormat().lineHeight()
        start = next((ln.textStart() for ln in lines if ln.y() + height > offset), None)
        if start is None and block.next().isValid():  # between two blocks: what follows is first
            return self._passages.to_article(block.next().position())
        return self._passages.to_article(block.position() + (start or 0))

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
        scrolled = -self._scrolled()
        for block, box in self.blocks_between(*self.window()):
            yield block, box.translated(scrolled)

    def blocks_between(self, begin: float, end: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Each block between two heights of the document, with its rectangle there."""
        layout = self._view.document().documentLayout()
        block = self._block_at(begin)
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > end:
                return
            yield block, box
            block = block.next()

    def first_box(self, block: QTextBlock) -> QRectF:
        """The rectangle of the block's first line, in pixels of the document."""
        line = block.layout().lineAt(0)
        box = line.naturalTextRect().translated(self._offset_of(block))
        box.setHeight(block.blockFormat().lineHeight())
        return box

    def _block_at(self, y: float) -> QTextBlock:
        """The last block that begins at ``y`` or above it; in a table the first of its row.

        Looks from where it found one last, in steps that double: Qt lays a document out down to
        what is asked for, and asking it what is drawn at a point between two blocks lays out all.
        """
        document = self._view.document()
        layout, count = document.documentLayout(), document.blockCount()

        def top(number: int) -> float:
            return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

        low, step = min(self._near, count - 1), 1
        while low > 0 and top(low) > y:
            low, step = max(0, low - step), step * 2
        high, step = low + 1, 1
        while high < count and top(high) <= y:
            low, high, step = high, high + step, step * 2
        high = min(high, count)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if top(middle) <= y else (low, middle)
        while low > 0 and top(low - 1) == top(low):
            low -= 1
        self._near = low
        return document.findBlockByNumber(low)

    def _measured(self, span: Span) -> tuple[float, float] | None:
        top, bottom = inf, -inf
        for number, begin, stop in self._passages.stretches(span):
            lines = self._lines.get(number) or self._broken(number, begin)
            if lines.starts:
                first = max(0, bisect_right(lines.starts, begin - lines.at) - 1)
                last = max(first, bisect_left(lines.starts, stop - lines.at) - 1)
                top = min(top, lines.tops[first])
                bottom = max(bottom, lines.tops[last] + lines.height)
        return None if bottom < top else (top, bottom)

    def _broken(self, number: int, place: int) -> _Lines:
        """The lines of the block with this number in the map, which holds ``place``."""
        block = self._view.document().findBlock(place)
        above, layout = self._offset_of(block).y(), block.layout()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        made = _Lines(
            block.position(),
            [line.textStart() for line in lines],
            [above + line.y() for line in lines],
            block.blockFormat().lineHeight(),
            _RIGHT_TO_LEFT.search(block.text()) is not None,
        )
        self._lines[number] = made
        return made

    def _boxes_of(self, number: int, begin: int, stop: int) -> Iterator[QRectF]:
        """The rectangles of a stretch of the block with this number in the map."""
        lines = self._lines.get(number) or self._broken(number, begin)
        block = self._view.document().findBlock(begin)
        left, layout = self._offset_of(block).x(), block.layout()
        begin, stop = begin - lines.at, stop - lines.at
        first = max(0, bisect_right(lines.starts, begin) - 1)
        for row in range(first, bisect_left(lines.starts, stop, first)):
            line = layout.lineAt(row)
            after = line.textStart() + line.textLength()
            for x0, x1 in _sides(line, max(begin, lines.starts[row]), min(stop, after), lines):
                yield QRectF(left + x0, lines.tops[row], x1 - x0, lines.height)

    def _offset_of(self, block: QTextBlock) -> QPointF:
        """What brings a rectangle of the block's layout into the document."""
        return self._view.document().documentLayout().blockBoundingRect(block).topLeft()

    def _scrolled(self) -> QPointF:
        return QPointF(
            self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        )


def _sides(line: QTextLine, begin: int, stop: int, lines: _Lines) -> list[tuple[float, float]]:
    """Left and right of what stands from ``begin`` to ``stop`` in ``line``, piece by piece.

    The space at which the line was broken takes no room. What reads from right to left among what
    does not stands in several pieces.
    """
    letters = line.naturalTextRect()
    left, right = letters.left(), letters.right()
    if begin <= line.textStart() and stop >= line.textStart() + line.textLength():
        return [(left, right)]
    if lines.turns:
        pieces = _pieces(run.boundingRect() for run in line.glyphRuns(begin, stop - begin))
        if pieces:  # a soft hyphen within a line has no glyph
            return pieces
    edges = [min(max(_x(line.cursorToX(place)), left), right) for place in (begin, stop)]
    return [(min(edges), max(edges))]


def _pieces(boxes: Iterable[QRectF]) -> list[tuple[float, float]]:
    """Left and right of ``boxes``, those joined that touch."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if joined and left <= joined[-1][1] + _TOUCHING:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _x(edge: object) -> float:
    """The edge of ``QTextLine.cursorToX``, which comes with the position that it snapped to."""
    return cast("tuple[float, int]", edge)[0]
