"""Articles dragged from a list onto the panes, and panes dragged onto one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.article_data import articles_in
from app.ui.reading.pane_moves import pane_in

if TYPE_CHECKING:
    from app.ui.reading.pane_area import PaneArea


class ArticleDrops(QObject):
    """Takes articles that are dropped on an area; ``dropped`` carries a pane's number and ids.

    Without a pane the number is 0; at the outer edge of the last pane it is that of a new one
    beside it, where there is room. ``exchanged`` carries two panes, the first dropped on the
    other. What else is dragged is left to whoever wants it.
    """

    dropped = Signal(int, list)
    exchanged = Signal(object, object)

    def __init__(self, area: PaneArea) -> None:
        super().__init__(area)
        self._area = area
        self._target = _Target(area)
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are dropping that may come
            if pane_in(event.mimeData()) is not None:
                return self._take_pane(event)
            articles = articles_in(event.mimeData())
            if not articles:
                return False
            point = event.position().toPoint()
            if isinstance(event, QDragEnterEvent | QDragMoveEvent):
                self._target.show_at(self._box_at(point))
            else:
                self._target.hide()
                beside = self._opens_beside(point)
                number = len(self._area.panes) if beside else self._number_at(point)
                self.dropped.emit(number, articles)
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._target.hide()
        return super().eventFilter(watched, event)

    def _take_pane(self, event: QDropEvent) -> bool:
        """A pane that is dragged, over another pane: the two change places."""
        panes, number = self._area.panes, pane_in(event.mimeData())
        pane = next((pane for pane in panes if pane.number == number), None)
        other = panes[self._number_at(event.position().toPoint())] if panes else None
        is_coming = isinstance(event, QDragEnterEvent | QDragMoveEvent)
        if pane is None or other is None or pane is other:
            self._target.hide()
            event.setAccepted(is_coming and pane is not None)  # it may go on to another one
        elif is_coming:
            self._target.show_at(self._box(other))
            event.acceptProposedAction()
        else:
            self._target.hide()
            self.exchanged.emit(pane, other)
            event.acceptProposedAction()
        return True

    def _opens_beside(self, point: QPoint) -> bool:
        """Whether ``point`` is in the quarter of the last pane where another one would stand."""
        if not self._area.panes or not self._area.fits_another:
            return False
        box = self._box(self._area.in_sight[-1])
        return box.contains(point) and point.x() > box.right() - box.width() // 4

    def _number_at(self, point: QPoint) -> int:
        for number, pane in enumerate(self._area.panes):
            if pane in self._area.in_sight and self._box(pane).contains(point):
                return number
        return 0

    def _box_at(self, point: QPoint) -> QRect:
        panes = self._area.panes
        if not panes:
            return self._area.rect()
        box = self._box(panes[self._number_at(point)])
        return box.adjusted(box.width() // 2, 0, 0, 0) if self._opens_beside(point) else box

    def _box(self, pane: QWidget) -> QRect:
        return QRect(pane.mapTo(self._area, QPoint(0, 0)), pane.size())


class _Target(QWidget):
    """A dashed line around where articles would be opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, box: QRect) -> None:
        """Stand around ``box``."""
        self.setGeometry(box)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = shown.color("sel")
        tint.setAlphaF(0.5)
        painter.setBrush(tint)
        painter.setPen(QPen(shown.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), 10, 10)
        painter.end()
