"""What is painted around an article's letters: fills, hits, underlines, bullets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from app.domain.article import Span
from app.ui.passages.highlights import Highlights
from app.ui.passages.look import LIST_INDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextList

    from app.ui.passages.geometry import Geometry
    from app.ui.passages.passage_map import PassageMap
    from app.ui.theme import Theme

_UNDERLINE = 2.0
_WAVE = 4.0
_NEAR = 3000
"""How far from the view letters are coloured at least, in pixels."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A passage with a highlight (1 to 8) behind it.

    ``doubtful`` says that its words were not found at its place; ``found`` that it was searched
    for, so that its tick on the scroll bar is in the accent.
    """

    span: Span
    colour: int
    doubtful: bool = False
    found: bool = False


class _Hit(NamedTuple):
    span: Span
    current: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a search hit; ``current`` is the number of the one that stands out."""

    spans: tuple[Span, ...] = ()
    current: int | None = None


class Letters:
    """Colours the letters of fills and hits, as far as they are near what is in view.

    Qt paints the letters of a selection once more, and looks through all selections whenever it
    paints a line. So letters that have the right colour already are left alone.
    """

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._fills = Highlights()
        self._hits: Sequence[_Hit] = ()
        self._theme: Theme | None = None
        self._right: dict[int, bool] = {}
        self._known: dict[Span, bool] = {}
        self._is_any_wrong = self._are_all_known = False
        self._begin = self._end = 0

    def show(self, fills: Highlights, hits: Hits, theme: Theme) -> None:
        """Fills in their order, so that later ones lie on top, and above them the hits."""
        self._fills = fills
        self._hits = tuple(_Hit(span, n == hits.current) for n, span in enumerate(hits.spans))
        self._theme = theme
        self._right.clear()
        self._known.clear()
        self._is_any_wrong = self._are_all_known = False

    def look_at(self, fill: Fill, passages: PassageMap) -> None:
        """Find out beforehand what drawing ``fill`` would have to find out in haste."""
        if self._theme is not None:
            self._are_right(fill.span, passages, self._theme.color("text"))

    def all_looked_at(self) -> None:
        """Every fill was looked at: where none has wrong letters, nothing is drawn later on."""
        self._are_all_known = True

    def draw(self, geometry: Geometry, passages: PassageMap) -> None:
        """Draw what is near."""
        if self._theme is None:
            return
        begin, end = geometry.window()
        margin = max(end - begin, _NEAR)
        self._begin, self._end = begin - margin, end + margin
        painted = []
        ink = self._theme.color("text")
        for fill in self._fills.between(geometry, self._begin, self._end):
            if not self._are_right(fill.span, passages, ink):
                letters = _letters(self._theme.fill(fill.colour), ink)
                painted += _selections(self._view.document(), passages, fill.span, letters)
        on_accent = self._theme.color("accent"), self._theme.color("on.accent")
        for hit in geometry.in_view(self._hits, margin):
            colours = on_accent if hit.current else (self._theme.color("sel.text"), ink)
            letters = _letters(*colours)
            painted += _selections(self._view.document(), passages, hit.span, letters)
        if painted or self._view.extraSelections():
            self._view.setExtraSelections(painted)

    def _are_right(self, span: Span, passages: PassageMap, ink: QColor) -> bool:
        """Whether the letters have their colour without being selected."""
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = self._have_ink(span, passages, ink)
            self._is_any_wrong |= not known
        return known

    def _have_ink(self, span: Span, passages: PassageMap, ink: QColor) -> bool:
        for number, begin, _stop in passages.stretches(span):
            if number not in self._right:
                block = self._view.document().findBlock(begin)
                self._right[number] = not _has_other_ink(block, ink)
            if not self._right[number]:
                return False
        return True

    def change(self, fills: Iterable[Fill], geometry: Geometry, passages: PassageMap) -> None:
        """Draw anew if ``fills``, which are gone or have come, make a difference to letters."""
        if self._theme is None:
            return
        ink = self._theme.color("text")
        if self._view.extraSelections() or not all(
            self._are_right(fill.span, passages, ink) for fill in fills
        ):
            self.draw(geometry, passages)

    def follow(self, geometry: Geometry, passages: PassageMap) -> None:
        """Draw anew if the text was scrolled away from what is drawn."""
        if self._are_all_known and not self._is_any_wrong and not self._hits:
            return
        begin, end = geometry.window()
        if begin < self._begin or end > self._end:
            self.draw(geometry, passages)


def ticks(
    geometry: Geometry, theme: Theme, fills: Highlights, hits: Hits, height: float
) -> list[tuple[float, QColor]]:
    """Where fills and hits are in a document of ``height`` pixels: 0.0 to 1.0, with a colour."""
    found = ticks_of_fills(fills.placed(geometry), theme, height)
    accent = theme.color("accent")
    extents = (geometry.extent(span) for span in hits.spans)
    found += [(extent[0] / max(1.0, height), accent) for extent in extents if extent is not None]
    return found


def ticks_of_fills(
    placed: Iterable[tuple[float, Fill]], theme: Theme, height: float
) -> list[tuple[float, QColor]]:
    """Like ``ticks``, for fills that are ``placed``: each with its top in the document."""
    accent, stripes = theme.color("accent"), [theme.stripe(number) for number in range(1, 9)]
    return [
        (top / max(1.0, height), accent if fill.found else stripes[fill.colour - 1])
        for top, fill in placed
    ]


def paint_behind(
    painter: QPainter,
    geometry: Geometry,
    theme: Theme,
    fills: Sequence[Fill],
    selected: Iterable[QRectF],
) -> None:
    """Fills over the full height of their lines, so that lines join without a gap.

    Qt fills only as much of a line as its letters take, and so it does with the lines that are
    ``selected``. All counts in pixels of the document, here and below.
    """
    for fill in fills:
        painter.setBrush(theme.fill(fill.colour))
        painter.drawRects(geometry.boxes(fill.span))
    painter.setBrush(theme.color("sel.text"))
    for box in selected:
        painter.drawRect(box)


def paint_underlines(
    painter: QPainter,
    geometry: Geometry,
    theme: Theme,
    fills: Sequence[Fill],
    underlined: Span | None,
) -> None:
    """A wave below each doubtful passage, a line below the one that is ``underlined``."""
    for fill in fills:
        for box in geometry.boxes(fill.span) if fill.doubtful else ():
            _paint_wave(painter, box, theme.color("err"))
        for box in geometry.boxes(fill.span) if theme.underlined else ():
            line = QRectF(box.left(), box.bottom() - _UNDERLINE, box.width(), _UNDERLINE)
            painter.fillRect(line, theme.stripe(fill.colour))
    for box in geometry.boxes(underlined) if underlined is not None else ():
        line = QRectF(box.left(), box.bottom() - _UNDERLINE, box.width(), _UNDERLINE)
        painter.fillRect(line, theme.color("accent"))


def paint_bullets(
    painter: QPainter, geometry: Geometry, theme: Theme, zoom: float, begin: float, end: float
) -> None:
    """A small disc, ring or square before each item of a list without numbers."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block, _box in geometry.blocks_between(begin, end):
        items = cast("QTextList | None", block.textList())
        if items is None or items.format().style() is not QTextListFormat.Style.ListStyleUndefined:
            continue
        line = geometry.first_box(block)
        back = (LIST_INDENT - 8) * zoom
        rtl = block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = line.right() + back if rtl else line.left() - back
        _paint_bullet(
            painter,
            QPointF(x, line.top() + line.height() * 0.54),
            2.6 * zoom,
            theme.color("text"),
            items.format().indent(),
        )


def _paint_bullet(
    painter: QPainter, centre: QPointF, radius: float, colour: QColor, depth: int
) -> None:
    if depth % 3 == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius, radius)
    elif depth % 3 == 2:
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
    else:
        side = 2 * radius
        painter.fillRect(QRectF(centre.x() - radius, centre.y() - radius, side, side), colour)


def _paint_wave(painter: QPainter, box: QRectF, colour: QColor) -> None:
    path = QPainterPath(QPointF(box.left(), box.bottom() - 2))
    x, up = box.left(), True
    while x < box.right():
        middle = QPointF(x + _WAVE / 2, box.bottom() - (4 if up else 0))
        path.quadTo(middle, QPointF(min(x + _WAVE, box.right()), box.bottom() - 2))
        x, up = x + _WAVE, not up
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(colour, 1.2))


def _letters(ground: QColor, ink: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(ground)
    made.setForeground(ink)
    return made


def _selections(
    document: QTextDocument, passages: PassageMap, span: Span, letters: QTextCharFormat
) -> list[QTextEdit.ExtraSelection]:
    """One for each block: a cursor across table cells would take whole cells."""
    made = []
    for begin, stop in passages.places(span):
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(begin)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = letters
        made.append(selection)
    return made


def _has_other_ink(block: QTextBlock, ink: QColor) -> bool:
    """Whether letters of ``block`` are drawn in another colour: dimmed, or secondary."""
    fragments = block.begin()
    while not fragments.atEnd():
        if fragments.fragment().charFormat().foreground().color() != ink:
            return True
        fragments += 1
    return False
