"""Draws the passages of a tag to be read whole: words, where they stand, grade and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyleOptionViewItem
from typing_extensions import override

from app.domain.grading import grade
from app.ui import theme
from app.ui.models.tagged_passages import ArticleHead, TaggedPassage, TaggedRole, TaggedRow
from app.ui.widgets.badge import badge_width, paint_badge
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.passage_rows import LaidOutRows

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

Index = QModelIndex | QPersistentModelIndex

STRIPE = 6
TEXT_LEFT, RIGHT = 44, 28
ABOVE, BELOW, BETWEEN = 12, 12, 4
HEAD, LINE, SOURCE = 44, 24, 18
WIDEST = 720
"""The measure of a line: beyond it eyes lose the next one."""
_KEPT = 400
_ONE_LINE = str.maketrans("\n\r\t\u2028\u2029", "     ")


class TaggedDelegate(LaidOutRows):
    """Draws one row; what is laid out is kept while fonts and width are the same."""

    def __init__(self, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._view = parent
        self._laid_out: dict[tuple[str, int, bool], tuple[QTextLayout, int]] = {}
        self._heights: dict[tuple[TaggedRow, int], int] = {}

    @override
    def forget(self) -> None:
        """Measure everything anew, since fonts, colours or the width have changed."""
        self._laid_out.clear()
        self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TaggedRow | None = index.data(TaggedRole.ROW)
        if row is None or isinstance(row, ArticleHead):
            return QSize(100, HEAD)
        key = (row, self._width())
        if key not in self._heights:
            self._heights[key] = self._height(*key)
        return QSize(100, self._heights[key])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TaggedRow | None = index.data(TaggedRole.ROW)
        place = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, ArticleHead):
            self._draw_head(painter, place, row, first=index.row() == 0)
        elif row is not None:
            self._draw_ground(painter, option, place, row)
            self._draw_passage(painter, place, row, index.data(TaggedRole.PARAGRAPH))
        painter.restore()

    def _width(self) -> int:
        return min(WIDEST, self._view.width() - TEXT_LEFT - RIGHT)

    def _height(self, row: TaggedPassage, width: int) -> int:
        height = ABOVE + self._words(row.mark.passage.quote, width)[1] + BETWEEN + SOURCE + BELOW
        return height + (self._note(row, width)[1] + BETWEEN if row.mark.note else 0)

    def _words(self, text: str, width: int) -> tuple[QTextLayout, int]:
        return self._lines(text, width, theme.reading_font(15.5), LINE, note=False)

    def _note(self, row: TaggedPassage, width: int) -> tuple[QTextLayout, int]:
        return self._lines(row.mark.note, width, theme.ui_font(13), 18, note=True)

    def _lines(
        self, text: str, width: int, font: QFont, line_height: int, *, note: bool
    ) -> tuple[QTextLayout, int]:
        key = (text, width, note)
        found = self._laid_out.pop(key, None) or _lay_out(text, width, font, line_height)
        if len(self._laid_out) >= _KEPT:
            self._laid_out.pop(next(iter(self._laid_out)))
        self._laid_out[key] = found
        return found

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: TaggedPassage
    ) -> None:
        state: QStyle.StateFlag = option.state
        colours = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colours.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, colours.color("hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.stripe(row.colour))
        stripe = QRect(place.left() + 24, place.top() + ABOVE, STRIPE, place.height() - 24)
        painter.drawRoundedRect(stripe, 2, 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setWidth(2)
            pen.setColor(colours.color("accent"))
            painter.setPen(pen)
            painter.drawRoundedRect(place.adjusted(3, 3, -3, -3), 5, 5)

    def _draw_head(self, painter: QPainter, place: QRect, row: ArticleHead, *, first: bool) -> None:
        colours = theme.current()
        if not first:
            painter.fillRect(
                QRect(place.left(), place.top() + 4, place.width(), 1), colours.color("line")
            )
        line = QRect(place.left() + 24, place.top() + 16, self._width() + TEXT_LEFT - 24, 20)
        count = f"{row.passages:,}"
        painter.setFont(theme.ui_font(12, tabular=True))
        painter.setPen(colours.color("text.3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        line.setRight(line.right() - QFontMetrics(painter.font()).horizontalAdvance(count) - 12)
        painter.setFont(theme.ui_font(13, 600))
        painter.setPen(colours.color("text"))
        paint_elided(painter, line, row.article.title)

    def _draw_passage(
        self, painter: QPainter, place: QRect, row: TaggedPassage, paragraph: int
    ) -> None:
        colours, width = theme.current(), self._width()
        left, top = place.left() + TEXT_LEFT, place.top() + ABOVE
        words, height = self._words(row.mark.passage.quote, width)
        painter.setPen(colours.color("text"))
        words.draw(painter, QPointF(left, top))
        top += height + BETWEEN
        if row.mark.note:
            note, height = self._note(row, width)
            painter.setPen(colours.color("text.2"))
            note.draw(painter, QPointF(left, top))
            top += height + BETWEEN
        credibility = row.mark.credibility or row.article.credibility
        graded = grade(row.article.reliability, credibility) or "–"
        wide = badge_width(graded)
        paint_badge(painter, QRect(left, top, wide, SOURCE), graded)
        painter.setFont(theme.ui_font(12))
        painter.setPen(colours.color("text.3"))
        said = (
            "" if row.headed else row.article.short_title,
            row.article.publisher,
            row.article.date,
            f"¶ {paragraph}",
            row.below,
        )
        line = QRect(left + wide + 8, top, width - wide - 8, SOURCE)
        paint_elided(painter, line, " · ".join(part for part in said if part))


def _lay_out(text: str, width: int, font: QFont, line_height: int) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text.translate(_ONE_LINE), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + (line_height - line.height()) / 2))
        height += line_height
    layout.endLayout()
    return layout, max(height, line_height)
