"""Draws the results: article heads, passages with their hits and tags, rows for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import theme
from app.ui.finding.snippet import Snippets
from app.ui.models.result_rows import ArticleFound, PassageFound, RestOfArticle
from app.ui.models.results import ResultRole, passages_in_words
from app.ui.widgets.badge import badge_width, paint_badge
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
LEAST = 100
"""The width that a row claims; it gets all there is."""


class ResultsDelegate(QStyledItemDelegate):
    """Draws one row of the results; heights are kept, since a list asks for all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snippets = Snippets()
        self._heights: dict[tuple[Row, int], int] = {}

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
                self._draw_passage(painter, place, row)
            else:
                self._draw_rest(painter, place, str(index.data()))
        painter.restore()

    def _height(self, row: PassageFound | RestOfArticle, width: int) -> int:
        if isinstance(row, RestOfArticle):
            return REST
        tags = TAGS_ABOVE + TAGS_LINE if row.tags else 0
        return ABOVE + self._snippets.height(row, width - TEXT_LEFT - RIGHT) + tags + BELOW

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
        grade = row.grade or "–"
        wide = badge_width(grade)
        badge = QRect(left - 8 - wide, line.top(), wide, 20)
        paint_badge(painter, badge, grade)
        line.setRight(badge.left() - 9)
        _draw_left(painter, line, row.title, theme.ui_font(13, 600), colours.color("text"))

    def _draw_passage(self, painter: QPainter, place: QRect, row: PassageFound) -> None:
        colours = theme.current()
        number = QRect(place.left() + NUMBER_LEFT, place.top() + ABOVE, NUMBER_WIDTH, 22)
        _draw_right(
            painter, number, f"¶ {row.paragraph}", theme.ui_font(12), colours.color("text.3")
        )
        width = place.width() - TEXT_LEFT - RIGHT
        corner = QPointF(place.left() + TEXT_LEFT, place.top() + ABOVE)
        painter.setPen(colours.color("text"))
        self._snippets.draw(painter, row, width, corner)
        if row.tags:
            top = place.top() + ABOVE + self._snippets.height(row, width) + TAGS_ABOVE
            _draw_tags(painter, QRect(place.left() + TEXT_LEFT, top, width, TAGS_LINE), row.tags)

    def _draw_rest(self, painter: QPainter, place: QRect, text: str) -> None:
        line = QRect(place.left() + TEXT_LEFT, place.top() + 2, place.width() - TEXT_LEFT, 16)
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
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return line.left() + metrics.horizontalAdvance(shown)


def _draw_right(painter: QPainter, line: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Draw ``text`` to the right of ``line``; returns its left edge."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return line.right() + 1 - QFontMetrics(font).horizontalAdvance(text)


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
