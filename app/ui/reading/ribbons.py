"""The shapes that join passages of two panes: bent bands, their bars and their glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.library.comparing import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.ui.theme import Theme

Extent = tuple[float, float]
"""Top and bottom, in pixels."""

_BAR = 3
_QUIET = 0.75
_BAR_QUIET = 0.6
_EDGE = 1.2
_RADIUS = 10


class Side(NamedTuple):
    """What a pane lets be seen of its article: from ``top`` to ``bottom`` in the gutter's pixels.

    ``scrolled`` is how far its document is scrolled, in pixels.
    """

    top: float
    bottom: float
    scrolled: float

    def sees(self, extent: Extent) -> bool:
        """Whether something of ``extent`` (in the document) is in view."""
        top, bottom = self._placed(extent)
        return bottom > self.top and top < self.bottom

    def way_to(self, extent: Extent) -> int:
        """Where ``extent`` is: above the view (-1), in it (0) or below it (1)."""
        if self.sees(extent):
            return 0
        return -1 if self._placed(extent)[1] <= self.top else 1

    def cut(self, extent: Extent) -> Extent:
        """``extent`` in the gutter's pixels, cut at the edges of the view."""
        top, bottom = self._placed(extent)
        return (min(max(top, self.top), self.bottom), min(max(bottom, self.top), self.bottom))

    def _placed(self, extent: Extent) -> Extent:
        by = self.top - self.scrolled
        return (extent[0] + by, extent[1] + by)


@dataclass(frozen=True, slots=True)
class Place:
    """A pair and where its passages are in their documents."""

    pair: Pair
    left: Extent
    right: Extent


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A pair as it is drawn, in the gutter's pixels; a side out of view has no height."""

    pair: Pair
    left: Extent
    right: Extent
    path: QPainterPath


@dataclass(frozen=True, slots=True)
class Away:
    """How many partners of passages in view are above and below the view of one side."""

    above: int
    below: int


def ribbons(places: Iterable[Place], left: Side, right: Side, width: float) -> Iterator[Ribbon]:
    """The ribbons of which at least one end is in view, in a gutter of ``width`` pixels."""
    for place in places:
        if left.sees(place.left) or right.sees(place.right):
            a, b = left.cut(place.left), right.cut(place.right)
            yield Ribbon(place.pair, a, b, _band(a, b, width))


def away(places: Sequence[Place], left: Side, right: Side) -> tuple[Away, Away]:
    """For either side the partners that are out of view though the other end is in view."""
    to_left = [left.way_to(place.left) for place in places if right.sees(place.right)]
    to_right = [right.way_to(place.right) for place in places if left.sees(place.left)]
    return (
        Away(to_left.count(-1), to_left.count(1)),
        Away(to_right.count(-1), to_right.count(1)),
    )


def paint_ribbon(
    painter: QPainter, ribbon: Ribbon, theme: Theme, width: float, *, lit: bool
) -> None:
    """Paint a ribbon with the bars at its ends; ``lit`` ones are full, edged, and bear a glyph."""
    kind = "same" if ribbon.pair.relation == "same" else "diff"
    fill, edge = theme.color(f"rel.{kind}.fill"), theme.color(f"rel.{kind}.edge")
    if not lit:
        fill.setAlphaF(_QUIET)
    painter.fillPath(ribbon.path, fill)
    if lit:
        painter.strokePath(ribbon.path, QPen(edge, _EDGE))
    bar = theme.color(f"rel.{kind}.edge")
    if not lit:
        bar.setAlphaF(_BAR_QUIET)
    for x, (top, bottom) in ((0.0, ribbon.left), (width - _BAR, ribbon.right)):
        if bottom > top:
            painter.fillRect(QRectF(x, top, _BAR, bottom - top), bar)
    if lit:
        middle = (*ribbon.left, *ribbon.right)
        paint_glyph(painter, QPointF(width / 2, sum(middle) / 4), theme, ribbon.pair.relation)


def paint_glyph(painter: QPainter, centre: QPointF, theme: Theme, relation: str) -> None:
    """A disc with an equals sign, struck through where the two passages differ."""
    edge = theme.color("rel.same.edge" if relation == "same" else "rel.diff.edge")
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.color("paper"))
    painter.drawEllipse(centre, _RADIUS, _RADIUS)
    paint_sign(painter, centre, theme, relation)


def paint_sign(painter: QPainter, centre: QPointF, theme: Theme, relation: str) -> None:
    """The sign alone, 8 pixels wide: two lines, and a stroke through them for "differs"."""
    edge = theme.color("rel.same.edge" if relation == "same" else "rel.diff.edge")
    painter.setPen(QPen(edge, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for y in (-2.5, 2.5):
        painter.drawLine(centre + QPointF(-4, y), centre + QPointF(4, y))
    if relation != "same":
        painter.drawLine(centre + QPointF(-3, 6), centre + QPointF(3, -6))


def _band(left: Extent, right: Extent, width: float) -> QPainterPath:
    half = width / 2
    (a0, a1), (b0, b1) = left, right
    path = QPainterPath(QPointF(0, a0))
    path.cubicTo(half, a0, half, b0, width, b0)
    path.lineTo(width, b1)
    path.cubicTo(half, b1, half, a1, 0, a1)
    path.closeSubpath()
    return path
