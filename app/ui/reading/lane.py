"""The lane left of the text: a stripe for each tag of each mark, and the tags' codes."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.mark_list import ShownMark
from app.ui.passages.extents import Extents
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


class _Code(NamedTuple):
    """Letters beside stripes; without a column they count stripes for which there is no room."""

    top: float
    column: int | None
    text: str


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
        self._scrolled = view.verticalScrollBar().value()
        self._placed = Extents(())
        self._codes: list[_Code] = []
        self._placed_codes = Extents(())
        view.laid_out.connect(self.measure)
        view.moved.connect(self._on_moved)

    def show_marks(self, marks: Iterable[ShownMark]) -> None:
        """Draw these marks."""
        self._marks = list(marks)
        self.measure()

    @Slot()
    def measure(self) -> None:
        """Find out where the marks are; needed after the text was laid out anew."""
        geometry = self._view.geometry_of_text
        stripes: list[_Stripe] = []
        for top, bottom, number in geometry.extents(self._marks).placed if geometry else ():
            shown = self._marks[number]
            stripes += [_Stripe(shown, c, code, top, bottom) for c, code in shown.stripes]
        self._stripes = stripes
        columns = _stand_side_by_side(stripes)
        self._placed = Extents((s.top, s.bottom, n) for n, s in enumerate(stripes))
        self._codes = _codes_of(stripes, self._placed)
        self._placed_codes = Extents((c.top, c.top + _LINE, n) for n, c in enumerate(self._codes))
        self._view.set_lane(LANE + _STEP * max(0, min(columns, LANES) - _IN_BASE_WIDTH))
        self._place()

    def mark_at(self, point: QPoint) -> ShownMark | None:
        """The mark whose stripe is at ``point``; between stripes, the nearest at that height."""
        y = point.y() + self._view.verticalScrollBar().value()
        there = [s for s in self._between(y, y + 1) if s.column < LANES]
        if not there:
            return None
        return min(there, key=lambda s: abs(self._x(s.column) + 2 - point.x())).mark

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().color("paper"))
        scrolled = self._view.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        begin, end = event.rect().top() + scrolled, event.rect().bottom() + 1 + scrolled
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for stripe in self._between(begin, end):
            if stripe.column < LANES:
                self._paint_stripe(painter, stripe)
        codes = self._placed_codes.between(begin, end)
        if codes:
            painter.setFont(theme.ui_font(11, 600))
            painter.setPen(theme.current().color("text.2"))
        for number in codes:
            self._paint_code(painter, self._codes[number])
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

    @Slot()
    def _on_moved(self) -> None:
        """What is painted moves with the text."""
        value = self._view.verticalScrollBar().value()
        by, self._scrolled = self._scrolled - value, value
        if abs(by) < self.height():
            self.scroll(0, by)
        else:
            self.update()

    def _between(self, begin: float, end: float) -> list[_Stripe]:
        return [self._stripes[number] for number in self._placed.between(begin, end)]

    def _paint_stripe(self, painter: QPainter, stripe: _Stripe) -> None:
        wide = stripe.mark.mark.id == self._hovered
        width = _STRIPE_HOVERED if wide else _STRIPE
        box = QRectF(
            self._x(stripe.column) - (1 if wide else 0),
            stripe.top + 1,
            width,
            stripe.bottom - stripe.top - 2,
        )
        painter.setBrush(theme.current().stripe(stripe.colour))
        painter.drawRoundedRect(box, 1, 1)

    def _paint_code(self, painter: QPainter, code: _Code) -> None:
        right = 20 if code.column is None else self._x(code.column) - _STRIPE
        painter.drawText(
            QRectF(0, code.top, right, _LINE),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            code.text,
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


def _codes_of(stripes: Sequence[_Stripe], beside: Extents) -> list[_Code]:
    """Each code at the top of its stripe; below one another where they would collide."""
    codes: list[_Code] = []
    free, counted = -inf, -inf
    said = (stripe for stripe in stripes if stripe.code or stripe.column >= LANES)
    for stripe in sorted(said, key=_top):
        top = max(stripe.top + 4, free)
        if stripe.column >= LANES:
            if stripe.top < counted:
                continue  # counted with the ones above it
            near = [stripes[n] for n in beside.between(stripe.top, stripe.bottom)]
            hidden = [s for s in near if s.column >= LANES]
            counted = max(s.bottom for s in hidden)
            codes.append(_Code(max(free, stripe.top), None, f"+{len(hidden)}"))
        elif stripe.code and top + _LINE <= max(stripe.bottom, stripe.top + 24):
            near = [stripes[n] for n in beside.between(stripe.top, stripe.top + _LINE * 2)]
            column = max((s.column for s in near), default=0)
            codes.append(_Code(top, min(column, LANES - 1), stripe.code))
        else:
            continue
        free = codes[-1].top + _LINE + 2
    return codes


def _longest_first(stripe: _Stripe) -> tuple[float, float]:
    return (stripe.top, -stripe.bottom)


def _top(stripe: _Stripe) -> tuple[float, int]:
    return (stripe.top, -stripe.column)
