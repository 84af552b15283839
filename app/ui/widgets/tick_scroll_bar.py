"""A scroll bar that shows where marks and hits are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

_TICK = 3
_MARGIN = 4


class TickScrollBar(QScrollBar):
    """A vertical scroll bar, 10 px wide, with a tick for each place given.

    It paints its own ground in the colour of role ``ground``, if given: what lies below it then
    need not be painted for each step.
    """

    def __init__(self, parent: QWidget | None = None, *, ground: str = "") -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ticks: list[tuple[float, QColor]] = []
        self._picture: QPixmap | None = None
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))

    @property
    def ticks(self) -> list[tuple[float, QColor]]:
        """The ticks as they were set."""
        return list(self._ticks)

    def set_ticks(self, ticks: Iterable[tuple[float, QColor]]) -> None:
        """Show a tick of a colour at each place, 0.0 (top of the text) to 1.0 (its end)."""
        self._ticks = list(ticks)
        self._picture = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._ground:
            painter.fillRect(self.rect(), theme.current().color(self._ground))
        if self.maximum() > self.minimum():
            self._paint_handle(painter)
        if self._ticks:
            painter.drawPixmap(0, 0, self._drawn())
        painter.end()

    def _drawn(self) -> QPixmap:
        """All ticks as one picture: while one scrolls, hundreds of them stay as they are."""
        ratio = self.devicePixelRatioF()
        size = (self.size() * ratio).expandedTo(QSize(1, 1))
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            room = self.height() - 2 * _MARGIN - _TICK
            tops = {
                round((_MARGIN + min(max(place, 0.0), 1.0) * room) * ratio) / ratio: colour
                for place, colour in self._ticks
            }  # of those at one height only the last would be seen
            for top, colour in tops.items():
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(0, top, self.width(), _TICK), 1, 1)
            painter.end()
        return self._picture

    def _paint_handle(self, painter: QPainter) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        colour = theme.current().color("text.2" if self.underMouse() else "line.strong")
        if not self.underMouse():
            colour.setAlphaF(0.55)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(2, handle.top() + 2, 6, handle.height() - 4), 3, 3)
