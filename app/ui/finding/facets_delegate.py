"""Draws the filters: a head for each group, a check box, a name and a count for each value."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.models.result_facets import FacetRole
from app.ui.widgets.elided_label import paint_elided

Index = QModelIndex | QPersistentModelIndex

ROW = 26
HEAD = 30
FIRST_GAP, GAP, LINE_GAP = 8, 13, 8
SIDE = 8
BOX = 15


class FacetsDelegate(QStyledItemDelegate):
    """Draws one row of the filters; the view decides what a click does."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.data(FacetRole.IS_GROUP):
            return QSize(100, ROW)
        return QSize(100, HEAD + (GAP if index.row() else FIRST_GAP))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(FacetRole.IS_GROUP):
            self._draw_group(painter, place, str(index.data()), first=index.row() == 0)
        else:
            self._draw_value(painter, place, option.state, index)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        return False  # the whole row toggles, not only the box: the view sees to it

    def _draw_group(self, painter: QPainter, place: QRect, title: str, *, first: bool) -> None:
        colours = theme.current()
        if not first:
            line = QRect(place.left(), place.top() + LINE_GAP, place.width(), 1)
            painter.fillRect(line, colours.color("line"))
        text = QRect(place.left() + 2 * SIDE, place.bottom() + 1 - HEAD, place.width(), HEAD)
        painter.setFont(theme.ui_font(12, 600))
        painter.setPen(colours.color("text.2"))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, title)

    def _draw_value(
        self, painter: QPainter, place: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        colours = theme.current()
        row = place.adjusted(SIDE, 0, -SIDE, 0)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("hover"))
            painter.drawRoundedRect(row, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 5, 5)
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        left = row.left() + SIDE + BOX + SIDE
        if check is None:
            name = QRect(left, row.top(), row.right() - left, row.height())
            painter.setFont(theme.ui_font(12, 500))
            painter.setPen(colours.color("accent"))
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
            return
        on = Qt.CheckState(check) is Qt.CheckState.Checked
        draw_box(painter, QRect(row.left() + SIDE, row.top() + 5, BOX, BOX), on=on)
        right = self._draw_count(painter, row, f"{index.data(FacetRole.COUNT):,}")
        name = QRect(left, row.top(), right - 8 - left, row.height())
        font = theme.ui_font(13, 500 if on else 400)
        painter.setFont(font)
        painter.setPen(colours.color("text"))
        paint_elided(painter, name, str(index.data()))

    def _draw_count(self, painter: QPainter, row: QRect, count: str) -> int:
        font = theme.ui_font(12, tabular=True)
        right = row.adjusted(0, 0, -12, 0)
        painter.setFont(font)
        painter.setPen(theme.current().color("text.3"))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        return right.right() - QFontMetrics(font).horizontalAdvance(count)


def draw_box(painter: QPainter, place: QRect, *, on: bool) -> None:
    """Draw a check box into ``place``, ticked if ``on``."""
    colours = theme.current()
    edge = QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(colours.color("accent" if on else "line.strong"), 1.5))
    painter.setBrush(colours.color("accent" if on else "field"))
    painter.drawRoundedRect(edge, 3, 3)
    if on:
        paint_icon(painter, place.adjusted(2, 2, -2, -2), "check", "on.accent")
