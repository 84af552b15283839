"""The list of an article's marks in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from app.ui import theme
from app.ui.models.mark_list import MarkRole
from app.ui.reading.row_views import Row
from app.ui.widgets.elided_label import broken_lines, paint_elided

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.models.mark_list import ShownMark

    Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINE = 19
_NARROWEST = 3


class MarkRow(Row):
    """A stripe, the quoted words in at most two lines, paragraph and tags below."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown = theme.current()
        row = cast("ShownMark", index.data(MarkRole.SHOWN))
        inner = box.adjusted(22, 6, -8, -6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.stripe(row.colour))
        painter.drawRoundedRect(QRectF(box.left() + 10, box.top() + 8, 4, box.height() - 16), 1, 1)
        painter.setFont(theme.reading_font(14))
        painter.setPen(shown.color("text"))
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        for number, line in enumerate(broken_lines(words, painter.fontMetrics(), inner.width(), 2)):
            top = inner.top() + _LINE * number
            painter.drawText(QRect(inner.left(), top, inner.width(), _LINE), _LEFT, line)
        painter.setFont(theme.ui_font(12))
        painter.setPen(shown.color("text.3"))
        facts = [f"¶ {row.paragraph}", *(tag.name for tag in row.tags)]
        if row.mark.note:
            facts.append(self.tr("note"))
        below = QRect(inner.left(), inner.bottom() - 15, inner.width(), 16)
        paint_elided(painter, below, " · ".join(facts))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 280
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(120, 12 + _LINE * (2 if _takes_two(words, width - 42) else 1) + 18)


def _takes_two(words: str, width: int) -> bool:
    """Whether ``words`` take more than one line; long ones need not be measured for that."""
    if len(words) * _NARROWEST > width:
        return True
    return QFontMetrics(theme.reading_font(14)).horizontalAdvance(words) > width
