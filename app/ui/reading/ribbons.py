"""The shapes that join passages of two panes: bent bands, their bars and their glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.library.comparing import Pair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ui.theme import Theme

Extent = tuple[float, float]
"""Top and bottom, in pixels."""

_BAR = 3
_QUIET = 0.75
_BAR_QUIET = 0.6
_EDGE = 1.2
_RADIUS = 10
_SEAL = 8


class Side(NamedTuple):
    """What a pane lets be seen of its article: from ``top`` to ``bottom`` in the gutter's pixels.

    ``scrolled`` is how far its document is scrolled, in pixels.
    """

    top: float
    bottom: float
    scrolled: float

    def way_to(self, extent: Extent) -> int:
        """Where ``extent`` (in the document) is: above the view (-1), in it (0) or below it (1)."""
        if extent[1] <= self.scrolled:
            return -1
        return 1 if extent[0] >= self.scrolled + self.bottom - self.top else 0

    def cut(self, extent: Extent) -> Extent:
        """``extent`` in the gutter's pixels, cut at the edges of the view."""
        by = self.top - self.scrolled
        return (
            min(max(extent[0] + by, self.top), self.bottom),
            min(max(extent[1] + by, self.top), self.bottom),
        )


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


@dataclass(frozen=True, slots=True)
class Scene:
    """What a gutter shows: ribbons, and the partners out of view at its left and right."""

    ribbons: list[Ribbon]
    left: Away
    right: Away


NOTHING = Scene([], Away(0, 0), Away(0, 0))
"""What a gutter shows that joins no panes."""


def scene(places: Iterable[Place], left: Side, right: Side, width: float) -> Scene:
    """The ribbons of which at least one end is in view, in a gutter of ``width`` pixels."""
    drawn, ways_left, ways_right = [], [], []
    for place in places:
        way_left, way_right = left.way_to(place.left), right.way_to(place.right)
        if way_left and way_right:
            continue
        a, b = left.cut(place.left), right.cut(place.right)
        drawn.append(Ribbon(place.pair, a, b, _band(a, b, width)))
        ways_left.append(way_left)
        ways_right.append(way_right)
    return Scene(
        drawn,
        Away(ways_left.count(-1), ways_left.count(1)),
        Away(ways_right.count(-1), ways_right.count(1)),
    )


class Inks:
    """The colours of ribbons in one theme, on the ground of a gutter ``width`` pixels wide."""

    def __init__(self, theme: Theme, width: int) -> None:
        self.theme, self.width = theme, width
        ground = theme.color("win")
        self._inks = {}
        for kind in ("same", "diff"):
            fill, edge = theme.color(f"rel.{kind}.fill"), theme.color(f"rel.{kind}.edge")
            self._inks[kind, True] = Ink(fill, fill, edge, edge)
            quiet, on_ground = QColor(fill), _on(ground, fill, _QUIET)
            quiet.setAlphaF(_QUIET)
            bar = _on(on_ground, edge, _BAR_QUIET)
            self._inks[kind, False] = Ink(quiet, on_ground, bar, edge)

    def of(self, pair: Pair, *, lit: bool) -> Ink:
        """What the ribbon of ``pair`` is painted with."""
        return self._inks["same" if pair.relation == "same" else "diff", lit]


class Ink(NamedTuple):
    """``on_ground`` looks like ``fill`` where no other ribbon lies below; it is painted sooner."""

    fill: QColor
    on_ground: QColor
    bar: QColor
    edge: QColor


def paint_ribbons(painter: QPainter, drawn: Iterable[tuple[Ribbon, bool]], inks: Inks) -> None:
    """Paint ribbons, later ones on top, each with whether it is lit."""
    below: list[Ribbon] = []
    for ribbon, lit in drawn:
        on_ground = not any(meet(ribbon, other) for other in below)
        paint_ribbon(painter, ribbon, inks, lit=lit, on_ground=on_ground)
        below.append(ribbon)


def meet(one: Ribbon, other: Ribbon) -> bool:
    """Whether two ribbons lie over each other anywhere.

    All are bent alike: one that is below another at both sides is below it all the way.
    """
    return not (
        (one.left[1] <= other.left[0] and one.right[1] <= other.right[0])
        or (other.left[1] <= one.left[0] and other.right[1] <= one.right[0])
    )


def paint_ribbon(
    painter: QPainter, ribbon: Ribbon, inks: Inks, *, lit: bool, on_ground: bool = False
) -> None:
    """Paint a ribbon with the bars at its ends; ``lit`` ones are full, edged, and bear a glyph.

    One that an analyst called a right match always has its edge and a seal with a tick.
    ``on_ground`` says that it lies over no other one.
    """
    ink, width = inks.of(ribbon.pair, lit=lit), inks.width
    painter.fillPath(ribbon.path, ink.on_ground if on_ground else ink.fill)
    sealed, theme = ribbon.pair.ruling is not None, inks.theme
    if lit or sealed:
        painter.strokePath(ribbon.path, QPen(ink.edge, _EDGE))
    for x, (top, bottom) in ((0, ribbon.left), (width - _BAR, ribbon.right)):
        if bottom > top:  # whole pixels: sharp, and painted in a tenth of the time
            painter.fillRect(QRect(x, round(top), _BAR, round(bottom) - round(top)), ink.bar)
    centre = QPointF(width / 2, sum((*ribbon.left, *ribbon.right)) / 4)
    if sealed:
        seal = centre + QPointF(_RADIUS - 1, 0) if lit else centre
        paint_seal(painter, seal, theme, ribbon.pair.relation)
    if lit:
        centre -= QPointF(_RADIUS - 1, 0) if sealed else QPointF(0, 0)
        paint_glyph(painter, centre, theme, ribbon.pair.relation)


def paint_glyph(painter: QPainter, centre: QPointF, theme: Theme, relation: str) -> None:
    """A disc with an equals sign, struck through where the two passages differ."""
    edge = theme.color("rel.same.edge" if relation == "same" else "rel.diff.edge")
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.color("paper"))
    painter.drawEllipse(centre, _RADIUS, _RADIUS)
    paint_sign(painter, centre, theme, relation)


def paint_seal(painter: QPainter, centre: QPointF, theme: Theme, relation: str) -> None:
    """A full disc with a tick: a person said that the two match."""
    edge = theme.color("rel.diff.edge" if relation == "differs" else "rel.same.edge")
    painter.setPen(QPen(theme.color("paper"), 1))
    painter.setBrush(edge)
    painter.drawEllipse(centre, _SEAL, _SEAL)
    tick = QPainterPath(centre + QPointF(-3.2, 0.2))
    tick.lineTo(centre + QPointF(-1, 2.6))
    tick.lineTo(centre + QPointF(3.4, -2.6))
    pen = QPen(theme.color("paper"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.strokePath(tick, pen)


def paint_sign(painter: QPainter, centre: QPointF, theme: Theme, relation: str) -> None:
    """The sign alone, 8 pixels wide: two lines, waves for "similar", struck out for "differs"."""
    edge = theme.color("rel.diff.edge" if relation == "differs" else "rel.same.edge")
    pen = QPen(edge, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for y in (-2.5, 2.5):
        if relation == "similar":
            wave = QPainterPath(centre + QPointF(-4, y + 0.5))
            wave.cubicTo(
                centre + QPointF(-1, y - 3),
                centre + QPointF(1, y + 3),
                centre + QPointF(4, y - 0.5),
            )
            painter.strokePath(wave, pen)
        else:
            painter.drawLine(centre + QPointF(-4, y), centre + QPointF(4, y))
    if relation == "differs":
        painter.drawLine(centre + QPointF(-3, 6), centre + QPointF(3, -6))


def _on(ground: QColor, ink: QColor, share: float) -> QColor:
    """``ink`` that covers a ``share`` of the ground."""
    return QColor.fromRgbF(
        share * ink.redF() + (1 - share) * ground.redF(),
        share * ink.greenF() + (1 - share) * ground.greenF(),
        share * ink.blueF() + (1 - share) * ground.blueF(),
    )


def _band(left: Extent, right: Extent, width: float) -> QPainterPath:
    half = width / 2
    (a0, a1), (b0, b1) = left, right
    path = QPainterPath(QPointF(0, a0))
    path.cubicTo(half, a0, half, b0, width, b0)
    path.lineTo(width, b1)
    path.cubicTo(half, b1, half, a1, 0, a1)
    path.closeSubpath()
    return path
