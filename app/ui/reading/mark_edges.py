"""The edges of the selected mark: dragged with the mouse, or moved with the keys that select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from app.ui import theme
from app.ui.passages.selecting import whole_letters

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QPainter

    from app.domain.article import Span
    from app.ui.reading.reading_view import ReadingView

_REACH = 6
"""How near to an edge the pointer takes hold of it, in pixels."""

_KNOB = 3.5

_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class MarkEdges(QObject):
    """Moves where the selected mark of a view begins and ends.

    ``moved`` carries the span that the mark should have from now on, ``tried`` one that is tried
    out while an edge is held (``None`` when it was let go of), ``left`` comes when the keys were
    given back without a change.
    """

    moved = Signal(object)
    tried = Signal(object)
    left = Signal()

    def __init__(self, view: ReadingView) -> None:
        super().__init__(view)
        self._view = view
        self._span: Span | None = None
        self._held: int | None = None
        self._wanted: Span | None = None
        self._by_keys = False

    @property
    def by_keys(self) -> bool:
        """Whether what is selected with the keys will be the mark's new span."""
        return self._by_keys

    @property
    def are_shown(self) -> bool:
        """Whether there are edges to be moved."""
        return self._span is not None

    def show(self, span: Span | None) -> None:
        """Let the edges of ``span`` be moved; of nothing if ``None``."""
        self._span, self._held, self._wanted, self._by_keys = span, None, None, False

    # With the keys

    def take_keys(self) -> None:
        """Select the mark's text, the caret at its end; the second time at its other edge."""
        if self._span is None:
            return
        if not self._by_keys:
            self._by_keys = True
            self._view.select(self._span, reveal=True)
            return
        cursor = self._view.textCursor()
        anchor, place = cursor.anchor(), cursor.position()
        cursor.setPosition(place)
        cursor.setPosition(anchor, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)

    def key(self, event: QKeyEvent) -> bool:
        """Keep what is selected (Enter) or leave the mark as it is (Esc); whether it was either."""
        if not self._by_keys:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            span = self._view.selected_span()
            self._by_keys = False
            self._tell(span)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._by_keys = False
            self.left.emit()
            return True
        return False

    def extending(self, event: QKeyEvent) -> QKeyEvent:
        """``event``, with Shift where an edge is moved by keys: arrows alone would drop it."""
        shift = Qt.KeyboardModifier.ShiftModifier
        if not self._by_keys or event.key() not in _MOVING or event.modifiers() & shift:
            return event
        return QKeyEvent(event.type(), event.key(), event.modifiers() | shift)

    # With the mouse

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the edge under the pointer; whether there is one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        edge = self._edge_at(event.position().toPoint())
        if edge is None or self._span is None or self._view.shown is None:
            return False
        places = self._view.shown.map.places(self._span)
        self._held = places[-1][1] if edge == 0 else places[0][0]  # the other one stays
        self._wanted = self._span
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Move the edge that is held to the pointer; whether one is held."""
        point = event.position().toPoint()
        if self._held is None:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                at_edge = self._edge_at(point) is not None
                shape = Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.IBeamCursor
                if self._view.viewport().cursor().shape() is not shape:
                    self._view.viewport().setCursor(shape)
            return False
        place = self._view.cursorForPosition(point).position()
        shown = self._view.shown
        span = None
        if shown is not None:
            reach = QTextCursor(self._view.document())
            reach.setPosition(self._held)
            reach.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            if reach.hasSelection():
                span = shown.map.span_between(*whole_letters(reach))
        if span is not None and span != self._wanted:
            self._wanted = span
            self.tried.emit(span)
        return True

    def release(self) -> bool:
        """Let go of the edge: the mark goes as far as it was dragged. Whether one was held."""
        if self._held is None:
            return False
        wanted, self._held, self._wanted = self._wanted, None, None
        self.tried.emit(None)
        self._tell(wanted)
        return True

    def cancel(self) -> bool:
        """Let go of the edge and leave the mark as it is; whether one was held."""
        held, self._held, self._wanted = self._held is not None, None, None
        if held:
            self.tried.emit(None)
        return held

    # Where they are

    def knobs(self) -> tuple[QRectF, QRectF] | None:
        """The lines at the beginning and at the end, in pixels of the document."""
        geometry, shown = self._view.geometry_of_text, self._view.shown
        span = self._wanted or self._span
        boxes = geometry.boxes(span) if geometry is not None and span is not None else []
        if not boxes or shown is None or span is None:
            return None
        begin, stop = shown.map.places(span)[0][0], shown.map.places(span)[-1][1]
        first = [box for box in boxes if box.top() == boxes[0].top()]
        last = [box for box in boxes if box.top() == boxes[-1].top()]
        starts, ends = self._is_mirrored(begin), self._is_mirrored(stop)
        x0 = max(b.right() for b in first) if starts else min(b.left() for b in first)
        x1 = min(b.left() for b in last) if ends else max(b.right() for b in last)
        return (
            QRectF(x0 - 1, first[0].top(), 2, first[0].height()),
            QRectF(x1 - 1, last[0].top(), 2, last[0].height()),
        )

    def paint(self, painter: QPainter) -> None:
        """Paint both edges; the painter counts in pixels of the document."""
        knobs = self.knobs()
        if knobs is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accent"))
        begin, end = knobs
        painter.drawRect(begin)
        painter.drawRect(end)
        painter.drawEllipse(QPointF(begin.center().x(), begin.top()), _KNOB, _KNOB)
        painter.drawEllipse(QPointF(end.center().x(), end.bottom()), _KNOB, _KNOB)

    # Private

    def _edge_at(self, point: QPoint) -> int | None:
        """The edge near ``point`` of the viewport: 0 the beginning, 1 the end."""
        knobs = self.knobs()
        if knobs is None:
            return None
        at = QPointF(point) + QPointF(0, self._view.verticalScrollBar().value())
        near = [
            (abs(knob.center().x() - at.x()), number)
            for number, knob in enumerate(knobs)
            if knob.adjusted(-_REACH, -_KNOB, _REACH, _KNOB).contains(at)
        ]
        return min(near)[1] if near else None

    def _is_mirrored(self, place: int) -> bool:
        layout = self._view.document().findBlock(place).blockFormat().layoutDirection()
        return layout is Qt.LayoutDirection.RightToLeft

    def _tell(self, span: Span | None) -> None:
        if span is None or span == self._span:
            self.left.emit()
        else:
            self.moved.emit(span)
