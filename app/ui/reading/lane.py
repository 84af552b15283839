"""The lane left of the text: a stripe for each tag of each mark, and the tags' codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.passages.geometry import LANE
from app.ui.reading.stripes import LANES, LINE, Stripes
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.mark import MarkId
    from app.ui.models.mark_list import ShownMark
    from app.ui.passages.article_view import ArticleView
    from app.ui.reading.article_marks import MarkSteps
    from app.ui.reading.stripes import Code, PlacedMark, Stripe

_IN_BASE_WIDTH = 2
_STEP = 6
_STRIPE = 4
_STRIPE_HOVERED = 6
_FROM_TEXT = 12


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
        self._stripes = Stripes()
        self._hovered: MarkId | None = None
        self._pressed: tuple[QPoint, MarkId] | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the view below stays as it is
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._scrolled = view.verticalScrollBar().value()
        view.laid_out.connect(self.measure)
        view.moved.connect(self._on_moved)

    @property
    def stripes(self) -> Stripes:
        """What stands in it."""
        return self._stripes

    def show_marks(self, marks: Iterable[ShownMark]) -> None:
        """Draw these marks."""
        self._marks = list(marks)
        self.measure()

    def change_marks(self, marks: Iterable[ShownMark], steps: MarkSteps) -> None:
        """Draw ``marks``, which differ from those drawn by ``steps``."""
        self._marks = list(marks)
        self._stripes.change((row.mark.id for row in steps.gone), self._placed(steps.come))
        self._make_room()
        self.update()

    @Slot()
    def measure(self) -> None:
        """Find out where the marks are; needed after the text was laid out anew."""
        self._stripes = Stripes(self._placed(self._marks))
        self._make_room()
        self._place()

    def mark_at(self, point: QPoint) -> ShownMark | None:
        """The mark whose stripe is at ``point``; between stripes, the nearest at that height."""
        y = point.y() + self._view.verticalScrollBar().value()
        there = [s for s in self._stripes.between(y, y + 1) if s.column < LANES]
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
        for stripe in self._stripes.between(begin, end):
            if stripe.column < LANES:
                self._paint_stripe(painter, stripe)
        codes = self._stripes.codes_between(begin, end)
        if codes:
            painter.setFont(theme.ui_font(11, 600))
            painter.setPen(theme.current().color("text.2"))
        for code in codes:
            self._paint_code(painter, code)
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
        self.setToolTip(as_tip(found.tip) if found is not None else "")
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

    @Slot()
    def _on_moved(self) -> None:
        """What is painted moves with the text."""
        value = self._view.verticalScrollBar().value()
        by, self._scrolled = self._scrolled - value, value
        if abs(by) < self.height():
            self.scroll(0, by)
        else:
            self.update()

    def _placed(self, marks: Iterable[ShownMark]) -> Iterator[PlacedMark]:
        """Those of ``marks`` that are not hidden, each with its top and bottom."""
        geometry = self._view.geometry_of_text
        for shown in marks if geometry is not None else ():
            extent = geometry.extent(shown.span) if geometry is not None else None
            if extent is not None:
                yield shown, *extent

    def _make_room(self) -> None:
        columns = min(self._stripes.columns, LANES)
        self._view.set_lane(LANE + _STEP * max(0, columns - _IN_BASE_WIDTH))

    def _paint_stripe(self, painter: QPainter, stripe: Stripe) -> None:
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

    def _paint_code(self, painter: QPainter, code: Code) -> None:
        right = 20 if code.column is None else self._x(code.column) - _STRIPE
        painter.drawText(
            QRectF(0, code.top, right, LINE),
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
