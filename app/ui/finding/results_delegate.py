"""Draws the results: article heads, passages with their hits and tags, rows for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem
from typing_extensions import override

from app.ui import theme
from app.ui.finding.facets_delegate import draw_box
from app.ui.finding.snippet import Snippets
from app.ui.icons import paint_icon
from app.ui.models.result_rows import ArticleFound, CopiesRow, PassageFound, RestOfArticle
from app.ui.models.result_words import passages_in_words, where_in_words
from app.ui.models.results import ResultRole
from app.ui.widgets.badge import badge_width, paint_badge
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.passage_rows import LaidOutRows
from app.ui.widgets.swatch import SIZE as SWATCH
from app.ui.widgets.swatch import paint_swatch

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

    from app.ui.models.result_rows import Row, TagShown

Index = QModelIndex | QPersistentModelIndex

BAR = 3
NUMBER_LEFT, NUMBER_WIDTH = 15, 40
TEXT_LEFT = 65
RIGHT = 20
ABOVE, BELOW = 9, 10
TAGS_ABOVE, TAGS_LINE = 4, 16
HEAD = 36
BETWEEN_ARTICLES = 5
REST = 26
TITLE = 20
"""The line with an article's title where results are not by article."""
BOX_LEFT, BOX = 9, 15
GLYPH = 14
LEAST = 100
"""The width that a row claims; it gets all there is."""

_GLYPHS = {"title": "text-t", "note": "note", "tag": "tag", "briefing": "note-pencil"}
"""The icons of what was found elsewhere than in an article's own text."""


class ResultsDelegate(LaidOutRows):
    """Draws one row of the results; heights are kept, since a list asks for all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snippets = Snippets()
        self._heights: dict[tuple[Row, int], int] = {}

    @override
    def forget(self) -> None:
        """Measure everything anew, since fonts or colours have changed."""
        self._snippets.forget()
        self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row | None = index.data(ResultRole.ROW)
        if row is None:
            return QSize(LEAST, 0)
        if isinstance(row, ArticleFound):
            return QSize(LEAST, HEAD + (BETWEEN_ARTICLES if index.row() else 0))
        key = (row, _width(option))
        if key not in self._heights:
            self._heights[key] = self._height(*key)
        return QSize(LEAST, self._heights[key])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ResultRole.ROW)
        place = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is not None and not isinstance(row, ArticleFound):
            self._draw_ground(painter, option, place)
        place.setWidth(_width(option))
        if isinstance(row, ArticleFound):
            self._draw_head(painter, place, row, first=index.row() == 0)
        elif row is not None:
            if isinstance(row, PassageFound):
                self._draw_passage(painter, place, row, index.data(ResultRole.CHOSEN))
            else:
                self._draw_rest(painter, place, str(index.data()))
        painter.restore()

    def _height(self, row: PassageFound | RestOfArticle | CopiesRow, width: int) -> int:
        if not isinstance(row, PassageFound):
            return REST
        below = TAGS_ABOVE + TAGS_LINE if row.tags or row.where != "text" else 0
        words = self._snippets.height(row, width - TEXT_LEFT - RIGHT)
        return ABOVE + (TITLE if row.title else 0) + words + below + BELOW

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colours.color("sel"))
            painter.fillRect(
                QRect(place.left(), place.top(), BAR, place.height()), colours.color("accent")
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colours.color("hover"))

    def _draw_head(
        self, painter: QPainter, place: QRect, row: ArticleFound, *, first: bool
    ) -> None:
        colours = theme.current()
        top = place.top()
        if not first:
            top += BETWEEN_ARTICLES - 1
            painter.fillRect(QRect(place.left(), top, place.width(), 1), colours.color("line"))
            top += 1
        line = QRect(place.left() + RIGHT, top + 12, place.width() - 2 * RIGHT, 20)
        count = passages_in_words(row.passages)
        left = _draw_right(painter, line, count, theme.ui_font(12), colours.color("text.3"))
        if row.briefing:
            line.setRight(left - 9)
            icon = QRect(line.left(), line.top() + 2, 16, 16)
            paint_icon(painter, icon, _GLYPHS["briefing"], "text.2")
            line.setLeft(icon.right() + 7)
        else:
            grade = row.grade or "–"
            wide = badge_width(grade)
            badge = QRect(left - 8 - wide, line.top(), wide, 20)
            paint_badge(painter, badge, grade)
            line.setRight(badge.left() - 9)
        if row.is_copy:
            icon = QRect(line.left(), line.top() + 2, 16, 16)
            paint_icon(painter, icon, "copy", "text.2")
            line.setLeft(icon.right() + 7)
        _draw_left(painter, line, row.title, theme.ui_font(13, 600), colours.color("text"))

    def _draw_passage(
        self,
        painter: QPainter,
        place: QRect,
        row: PassageFound,
        chosen: bool | None,  # noqa: FBT001  # it is one of three answers
    ) -> None:
        colours = theme.current()
        top = place.top() + ABOVE
        width = place.width() - TEXT_LEFT - RIGHT
        if row.title:
            line = QRect(place.left() + TEXT_LEFT, top, width, TITLE - 2)
            _draw_left(painter, line, row.title, theme.ui_font(12, 600), colours.color("text.2"))
            top += TITLE
        if chosen is not None:
            box = QRect(place.left() + BOX_LEFT, top + 4, BOX, BOX)
            draw_box(painter, box, on=chosen)
        if row.where in {"text", "note", "tag"}:
            number = QRect(place.left() + NUMBER_LEFT, top, NUMBER_WIDTH, 22)
            if chosen is not None:
                number.setLeft(place.left() + BOX_LEFT + BOX)
            words = f"¶ {row.paragraph}" if chosen is None else f"{row.paragraph}"
            _draw_right(painter, number, words, theme.ui_font(12), colours.color("text.3"))
        painter.setPen(colours.color("text"))
        self._snippets.draw(painter, row, width, QPointF(place.left() + TEXT_LEFT, top))
        line = QRect(place.left() + TEXT_LEFT, 0, width, TAGS_LINE)
        line.moveTop(top + self._snippets.height(row, width) + TAGS_ABOVE)
        if row.where != "text":
            line.setLeft(_draw_where(painter, line, row) + 12)
        if row.tags:
            _draw_tags(painter, line, row.tags)

    def _draw_rest(self, painter: QPainter, place: QRect, text: str) -> None:
        width = place.width() - TEXT_LEFT - RIGHT
        line = QRect(place.left() + TEXT_LEFT, place.top() + 2, width, 16)
        _draw_left(painter, line, text, theme.ui_font(12, 500), theme.current().color("accent"))


def _width(option: QStyleOptionViewItem) -> int:
    """The width of the whole list: lines break alike whether or not there is a scroll bar.

    Else the bar that comes with many results would break them anew, and rows lie over each other.
    The margin at the right is wider than the bar.
    """
    view: QWidget | None = option.widget
    if isinstance(view, QAbstractScrollArea):
        return view.width()
    place: QRect = option.rect
    return place.width()


def _draw_left(painter: QPainter, line: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draw ``text`` from the left of ``line``, cut where it ends; returns its right edge."""
    painter.setFont(font)
    painter.setPen(colour)
    return paint_elided(painter, line, text)


def _draw_right(painter: QPainter, line: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draw ``text`` to the right of ``line``; returns its left edge."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return line.right() + 1 - QFontMetrics(font).horizontalAdvance(text)


def _draw_where(painter: QPainter, line: QRect, row: PassageFound) -> int:
    """Draw in what ``row`` was found; returns the right edge."""
    paint_icon(painter, QRect(line.left(), line.top() + 1, GLYPH, GLYPH), _GLYPHS[row.where])
    words = QRect(line)
    words.setLeft(line.left() + GLYPH + 5)
    colour = theme.current().color("text.2")
    return _draw_left(painter, words, where_in_words(row), theme.ui_font(12, 500), colour)


def _draw_tags(painter: QPainter, line: QRect, tags: tuple[TagShown, ...]) -> None:
    font = theme.ui_font(12)
    colour = theme.current().color("text.2")
    left = line.left()
    for tag in tags:
        room = line.right() - left - SWATCH - 6
        if room < 2 * SWATCH:
            break
        paint_swatch(painter, QRect(left, line.top() + 2, SWATCH, SWATCH), tag.colour)
        name = QRect(left + SWATCH + 6, line.top(), room, line.height())
        left = _draw_left(painter, name, tag.name, font, colour) + 12
