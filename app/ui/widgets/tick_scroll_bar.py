"""A scroll bar that shows where marks and hits are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QShowEvent
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
        self._end = self._beyond = 0
        self._known: tuple[int, ...] = ()
        self._ends = (0, 0, 0)
        self._is_reaching = False
        self.rangeChanged.connect(self._on_range)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def end(self) -> int:
        """How far can be scrolled until the end of the text is in view, in pixels."""
        return self._end

    def set_beyond(self, pixels: int) -> None:
        """Let the text be scrolled by so many pixels more, past its end."""
        if pixels != self._beyond:
            self._beyond = pixels
            self._picture = None
            self._reach_beyond()
            self.update()

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        """Whoever sets how far can be scrolled knows of the text alone."""
        if not self._is_reaching:
            self._end = most
            self._reach_beyond()

    def _reach_beyond(self) -> None:
        self._is_reaching = True
        self.setMaximum(self._end + self._beyond)
        self._is_reaching = False

    @property
    def ticks(self) -> list[tuple[float, QColor]]:
        """The ticks as they were set."""
        return list(self._ticks)

    def set_ticks(self, ticks: Iterable[tuple[float, QColor]]) -> None:
        """Show a tick of a colour at each place, 0.0 (top of the text) to 1.0 (its end)."""
        self._ticks = list(ticks)
        self._picture = None
        self.update()

    def change_ticks(
        self, gone: Iterable[tuple[float, QColor]], come: Iterable[tuple[float, QColor]]
    ) -> None:
        """Take away ticks that are ``gone``, and add those that have ``come``, on top of others."""
        picture, touched = self._picture, []
        for tick in gone:
            self._ticks.remove(tick)
            touched.append(tick[0])
        for tick in come:
            self._ticks.append(tick)
            touched.append(tick[0])
        if picture is not None and picture.size() == self._picture_size():
            self._draw_again(picture, touched)
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover_ground()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._known = ()
            self._cover_ground()

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

    def _cover_ground(self) -> None:
        """The style takes this from every scroll bar, and all that lies below would be painted."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(self._ground))

    def _drawn(self) -> QPixmap:
        """All ticks as one picture: while one scrolls, hundreds of them stay as they are."""
        size = self._picture_size()
        if self._picture is None or self._picture.size() != size:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._paint_ticks(painter, self._ticks)
            painter.end()
        return self._picture

    def _draw_again(self, picture: QPixmap, places: Iterable[float]) -> None:
        """Draw the ticks near ``places`` anew in the picture, and nothing else."""
        painter = QPainter(picture)
        reach = (2 * _TICK + 2) / max(1, self._room())
        for place in places:
            around = QRectF(0, _MARGIN + place * self._room() - 2, self.width(), _TICK + 4)
            painter.setClipRect(around)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(around, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            self._paint_ticks(painter, [t for t in self._ticks if abs(t[0] - place) <= reach])
        painter.end()

    def _paint_ticks(self, painter: QPainter, ticks: Iterable[tuple[float, QColor]]) -> None:
        """Paint ticks at whole pixels of the screen."""
        ratio, room = self.devicePixelRatioF(), self._room()
        tops = {
            round((_MARGIN + min(max(place, 0.0), 1.0) * room) * ratio) / ratio: colour
            for place, colour in ticks
        }  # of those at one height only the last would be seen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for top, colour in tops.items():
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(0, top, self.width(), _TICK), 1, 1)

    def _room(self) -> float:
        """The height of the text on the bar, in pixels: what is beyond its end has no ticks."""
        whole = max(1, self._end + self.pageStep())
        return (self.height() - 2 * _MARGIN - _TICK) * whole / (whole + self._beyond)

    def _picture_size(self) -> QSize:
        return (self.size() * self.devicePixelRatioF()).expandedTo(QSize(1, 1))

    def _paint_handle(self, painter: QPainter) -> None:
        top, height = self.handle()
        colour = theme.current().color("text.2" if self.underMouse() else "line.strong")
        if not self.underMouse():
            colour.setAlphaF(0.55)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(2, top + 2, 6, height - 4), 3, 3)

    def handle(self) -> tuple[int, int]:
        """The top and the height of the handle, in pixels, where the style has them.

        The style is asked when the range or the size is another: while one scrolls, only the
        place changes.
        """
        known = (self.minimum(), self.maximum(), self.pageStep(), self.width(), self.height())
        if known != self._known:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            option.sliderPosition = known[0]
            box = self._styled(option)
            option.sliderPosition = known[1]
            self._known = known
            self._ends = box.top(), self._styled(option).top(), box.height()
        first, last, height = self._ends
        at = QStyle.sliderPositionFromValue(*known[:2], self.sliderPosition(), last - first)
        return first + at, height

    def _styled(self, option: QStyleOptionSlider) -> QRect:
        """Where the style has the handle."""
        kind, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        return self.style().subControlRect(kind, option, part, self)
