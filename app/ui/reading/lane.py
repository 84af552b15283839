"""The lane left of the text: a stripe for each tag of each mark, and the tags' codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.mark_list import ShownMark
from app.ui.passages.geometry import LANE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.mark import MarkId
    from app.ui.passages.article_view import ArticleView

LANES = 4
"""How many stripes stand side by side before the rest is only counted."""

_IN_BASE_WIDTH = 2
_STEP = 6
_STRIPE = 4
_STRIPE_HOVERED = 6
_LINE = 14
_FROM_TEXT = 12


@dataclass(slots=True)
class _Stripe:
    mark: ShownMark
    colour: int
    code: str
    top: float
    bottom: float
    column: int = 0


class Lane(QWidget):
    """Draws the marks of one view beside it; a click carries the mark's id.

    It is no control of its own: the list of marks in the inspector says the same in words.
    """

    picked = Signal(str)
    dragged = Signal(str)

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._marks: list[ShownMark] = []
        self._stripes: list[_Stripe] = []
        self._hovered: MarkId | None = None
        self._pressed: tuple[QPoint, MarkId] | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the view below stays as it is
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.laid_out.connect(self.measure)
        view.moved.connect(self.update)

    def show_marks(self, marks: Iterable[ShownMark]) -> None:
        """Draw these marks."""
        self._marks = list(marks)
        self.measure()

    @Slot()
    def measure(self) -> None:
        """Find out where the marks are; needed after the text was laid out anew."""
        geometry = self._view.geometry_of_text
        stripes: list[_Stripe] = []
        for shown in self._marks:
            extent = geometry.extent(shown.mark.passage.span) if geometry is not None else None
            if extent is not None:
                stripes += [_Stripe(shown, c, code, *extent) for c, code in shown.stripes]
        self._stripes = stripes
        columns = _stand_side_by_side(stripes)
        self._view.set_lane(LANE + _STEP * max(0, min(columns, LANES) - _IN_BASE_WIDTH))
        self._place()

    def mark_at(self, point: QPoint) -> ShownMark | None:
        """The mark whose stripe is at ``point``; between stripes, the nearest at that height."""
        y = point.y() + self._view.verticalScrollBar().value()
        there = [s for s in self._stripes if s.top <= y < s.bottom and s.column < LANES]
        if not there:
            return None
        return min(there, key=lambda s: abs(self._x(s.column) + 2 - point.x())).mark

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("paper"))
        painter.setFont(theme.ui_font(11, 600))
        scrolled = self._view.verticalScrollBar().value()
        end = scrolled + self.height()
        seen = [s for s in self._stripes if s.bottom > scrolled and s.top < end]
        for stripe in seen:
            if stripe.column < LANES:
                self._paint_stripe(painter, stripe, scrolled)
        painter.setPen(theme.current().color("text.2"))
        self._paint_codes(painter, seen, scrolled)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.mark_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = (event.position().toPoint(), found.mark.id)
            self.picked.emit(found.mark.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None:
            start, mark = self._pressed
            if (point - start).manhattanLength() >= _STEP * 2:
                self._pressed = None
                self.dragged.emit(mark)
            return
        found = self.mark_at(point)
        self._hovered = found.mark.id if found is not None else None
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
        )
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), found.tip if found is not None else "", self)
            return True
        return super().event(event)

    def _paint_stripe(self, painter: QPainter, stripe: _Stripe, scrolled: int) -> None:
        wide = stripe.mark.mark.id == self._hovered
        width = _STRIPE_HOVERED if wide else _STRIPE
        box = QRectF(
            self._x(stripe.column) - (1 if wide else 0),
            stripe.top - scrolled + 1,
            width,
            stripe.bottom - stripe.top - 2,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().stripe(stripe.colour))
        painter.drawRoundedRect(box, 1, 1)

    def _paint_codes(self, painter: QPainter, seen: Sequence[_Stripe], scrolled: int) -> None:
        """Each code at the top of its stripe; below one another where they would collide."""
        free = -1e9
        hidden = sum(s.column >= LANES for s in seen)
        for stripe in sorted(seen, key=_top):
            if not stripe.code or stripe.column >= LANES:
                continue
            beside = max(
                (
                    s.column
                    for s in seen
                    if s.top < stripe.top + _LINE * 2 and s.bottom > stripe.top
                ),
                default=0,
            )
            right = self._x(min(beside, LANES - 1)) - _STRIPE
            top = max(stripe.top - scrolled + 4, free)
            if top + _LINE > max(stripe.bottom - scrolled, stripe.top - scrolled + 24):
                continue
            painter.drawText(
                QRectF(0, top, right, _LINE),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                stripe.code,
            )
            free = top + _LINE + 2
        if hidden:
            first = min(s.top for s in seen if s.column >= LANES) - scrolled
            painter.drawText(
                QRectF(0, max(free, first), 20, _LINE), Qt.AlignmentFlag.AlignRight, f"+{hidden}"
            )

    def _x(self, column: int) -> int:
        return self.width() - _FROM_TEXT - _STEP * column

    def _place(self) -> None:
        viewport = self._view.viewport()
        left = self._view.column_left
        self.setGeometry(left, viewport.y(), viewport.x() - left, viewport.height())
        self.update()


def _stand_side_by_side(stripes: list[_Stripe]) -> int:
    """Give each stripe the first column free at its height; returns how many are needed."""
    ends: list[float] = []
    for stripe in sorted(stripes, key=_longest_first):
        column = next((c for c, end in enumerate(ends) if end <= stripe.top), len(ends))
        if column == len(ends):
            ends.append(stripe.bottom)
        ends[column] = stripe.bottom
        stripe.column = column
    return len(ends)


def _longest_first(stripe: _Stripe) -> tuple[float, float]:
    return (stripe.top, -stripe.bottom)


def _top(stripe: _Stripe) -> tuple[float, int]:
    return (stripe.top, -stripe.column)
