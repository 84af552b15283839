"""Draws a file of the list: an icon for what became of it, its title, and the words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import theme
from app.ui.adding.results import Results
from app.ui.icons import paint_icon
from app.ui.widgets.elided_label import broken_lines
from app.ui.widgets.focus import paint_ring

if TYPE_CHECKING:
    from app.ui.adding.results import Row

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {"ok": "check-circle", "warn": "warning", "err": "x-circle"}
_LEFT = 36
_LINE = 16
_MOST_LINES = 3


class RowDelegate(QStyledItemDelegate):
    """51 px, and 16 more for each further line of words."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(Results.ROW)
        width = option.widget.width()
        lines = len(_words(row, width - 20 - _LEFT))
        return QSize(width, 35 + _LINE * max(1, lines))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(Results.ROW)
        shown = theme.current()
        state: QStyle.StateFlag = option.state
        box: QRect = option.rect.adjusted(8, 1, -8, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color("sel" if selected else "hover"))
            painter.drawRoundedRect(QRectF(box), 5, 5)
        paint_icon(
            painter, QRect(box.left() + 10, box.top() + 8, 16, 16), _ICONS[row.state], row.state
        )
        font = theme.ui_font(13, 500)
        metrics = QFontMetrics(font)
        width = box.width() - _LEFT - 8
        painter.setFont(font)
        painter.setPen(shown.color("text"))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(box.left() + _LEFT, box.top() + 7 + metrics.ascent(), title)
        painter.setFont(theme.ui_font(12))
        painter.setPen(shown.color("err" if row.state == "err" else "text.2"))
        top = box.top() + 37
        for number, line in enumerate(_words(row, width)):
            painter.drawText(box.left() + _LEFT, top + number * _LINE, line)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, 5)
        painter.restore()


def _words(row: Row, width: int) -> list[str]:
    return broken_lines(row.words, QFontMetrics(theme.ui_font(12)), width, _MOST_LINES)
