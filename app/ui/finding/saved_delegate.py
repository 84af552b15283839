"""Draws a saved search: a bookmark, its name, what is new in it, and how much it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.models.saved_search_list import SavedRole, new_in_words
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_ground import RADIUS, paint_ground
from app.ui.widgets.steady_editor import SteadyEditorDelegate, row_editor

if TYPE_CHECKING:
    from app.domain.saved_search import SavedSearchCount

Index = QModelIndex | QPersistentModelIndex

ROW = 26
SIDE, NAME_LEFT, RIGHT = 8, 44, 20


class SavedDelegate(SteadyEditorDelegate):
    """Draws one row of the saved searches."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = place.adjusted(SIDE, 0, -SIDE, 0)
        chosen = paint_ground(painter, row, state)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, row, RADIUS)
        icon = QRect(place.left() + 20, place.top() + 5, 16, 16)
        paint_icon(painter, icon, "bookmark-simple", "accent" if chosen else "text.2")
        right = self._draw_counts(painter, place, index.data(SavedRole.COUNT))
        left = place.left() + NAME_LEFT
        name = QRect(left, place.top(), right - 8 - left, place.height())
        font = theme.ui_font(13, 500 if chosen else 400)
        painter.setFont(font)
        painter.setPen(theme.current().color("text"))
        paint_elided(painter, name, str(index.data()))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return row_editor(parent, self.tr("Name of the saved search"), "saved-name")

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(NAME_LEFT - 4, 2, -SIDE - 4, -2))

    def _draw_counts(self, painter: QPainter, place: QRect, count: SavedSearchCount | None) -> int:
        """Draw the counts at the right; returns their left edge."""
        right = place.right() + 1 - RIGHT
        if count is None:
            return right
        words = f"{count.passages:,}"
        font = theme.ui_font(12, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.current().color("text.3"))
        line = QRect(place.left(), place.top(), right - place.left(), place.height())
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, how, words)
        right -= QFontMetrics(font).horizontalAdvance(words)
        if count.new:
            font = theme.ui_font(11, 600)
            painter.setFont(font)
            painter.setPen(theme.current().color("accent"))
            line.setRight(right - 8)
            painter.drawText(line, how, new_in_words(count.new))
            right -= 8 + QFontMetrics(font).horizontalAdvance(new_in_words(count.new))
        return right
