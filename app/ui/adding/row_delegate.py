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
    from PySide6.QtCore import QObject

    from app.ui.adding.results import Row

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "ok": ("check-circle", "ok"),
    "warn": ("warning", "warn"),
    "near": ("copy", "warn"),
    "known": ("copy", "text.2"),
    "err": ("x-circle", "err"),
    "gone": ("minus-circle", "text.3"),
    "passed": ("minus-circle", "text.3"),
}
DEEDS = 34
"""The room below the words for a row's buttons."""

PLAIN_HEIGHT = 51
"""Of a row with one line of words."""

_LEFT = 36
_BESIDE = 16 + _LEFT + 8
"""How much wider a row is than the words in it: the margins of its box, the icon, the padding."""

_LINE = 16
_MOST_LINES = 4
_NARROWEST = 12  # px that no letter of the words is wider than


class RowDelegate(QStyledItemDelegate):
    """51 px, 16 more for each further line of words, 34 more where there are buttons."""

    def __init__(self, results: Results, parent: QObject) -> None:
        super().__init__(parent)
        self._results = results
        self._heights: dict[tuple[str, str, int], int] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = option.widget.width()
        return QSize(width, self.height(self._results.row(index.row()), width))

    def height(self, row: Row, width: int) -> int:
        """How high ``row`` is in a list ``width`` px wide."""
        plain = not has_deeds(row)
        if plain and len(row.words) * _NARROWEST < width - _BESIDE:
            return PLAIN_HEIGHT  # short enough for one line without being measured
        key = (row.state, row.words, width)
        height = self._heights.get(key)
        if height is None:
            lines = len(_words(row, width - _BESIDE))
            height = PLAIN_HEIGHT + _LINE * max(0, lines - 1) + (0 if plain else DEEDS)
            self._heights[key] = height
        return height

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
            painter.fillRect(option.rect, shown.color("panel"))  # what a table painted there
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color("sel" if selected else "hover"))
            painter.drawRoundedRect(QRectF(box), 5, 5)
        glyph, role = _ICONS[row.state]
        paint_icon(painter, QRect(box.left() + 10, box.top() + 8, 16, 16), glyph, role)
        font = theme.ui_font(13, 500)
        metrics = QFontMetrics(font)
        width = option.rect.width() - _BESIDE
        painter.setFont(font)
        painter.setPen(shown.color("text.3" if row.state == "gone" else "text"))
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


def deeds_of(row: Row) -> tuple[str, ...]:
    """What can be done with ``row`` by the buttons below its words, and by keys."""
    if row.wants_password:
        return ("open",)
    if row.can_retry:
        return ("retry",)
    return ("group", "apart", "skip") if row.state == "near" else ()


def has_deeds(row: Row) -> bool:
    """Whether there are buttons below the words of ``row``."""
    return bool(deeds_of(row))


def _words(row: Row, width: int) -> list[str]:
    return broken_lines(row.words, QFontMetrics(theme.ui_font(12)), width, _MOST_LINES)
