"""A row for a linked passage, in the inspector's tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.models.link_list import LinkRole
from app.ui.reading.ribbons import paint_seal, paint_sign
from app.ui.reading.row_views import Row
from app.ui.widgets.elided_label import broken_lines, paint_elided

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.models.link_list import LinkedPassage

    Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = 19
_LINES = 3
_SAID = 18
_INSET = 30
_AFTER = 10


class LinkRow(Row):
    """The sign, the short title and the relation in a word; below them the words there, a note."""

    def __init__(self, parent: QAbstractItemView, width: int = 0) -> None:
        """``width`` is a row's where the view is measured before it is shown; else the view's."""
        super().__init__(parent)
        self._width = width

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown, link = theme.current(), cast("LinkedPassage", index.data(LinkRole.LINK))
        inner = box.adjusted(_INSET, 6, -_AFTER, -6)
        top = QRect(inner.left(), inner.top(), inner.width(), 16)
        sign = QPointF(box.left() + 17, top.center().y() + 1)
        if link.ruling is None:
            paint_sign(painter, sign, shown, link.relation)
        elif link.ruling == "right":
            paint_seal(painter, sign, shown, link.relation)
        else:
            box_of_sign = QRect(round(sign.x()) - 7, round(sign.y()) - 7, 14, 14)
            paint_icon(painter, box_of_sign, "x", "text.3")
        painter.setFont(theme.ui_font(12))
        refused = link.ruling == "wrong"
        facts = f"¶ {link.paragraph}" if refused else f"{link.word} · ¶ {link.paragraph}"
        differs = link.relation == "differs" and not refused
        painter.setPen(shown.color("rel.diff.edge" if differs else "text.3"))
        painter.drawText(top, _RIGHT, facts)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(facts) - 10
        painter.setFont(theme.ui_font(12, 500))
        painter.setPen(shown.color("text.3" if refused else "text"))
        paint_elided(painter, QRect(top.left(), top.top(), room, top.height()), link.title)
        painter.setFont(theme.reading_font(14))
        lines = broken_lines(link.words, painter.fontMetrics(), inner.width(), _LINES)
        for number, line in enumerate(lines):
            y = inner.top() + 18 + _LINE * number
            painter.drawText(QRect(inner.left(), y, inner.width(), _LINE), _LEFT, line)
        if link.note:
            painter.setFont(theme.ui_font(12))
            painter.setPen(shown.color("ok" if link.ruling == "right" else "text.3"))
            below = QRect(inner.left(), inner.bottom() - _SAID + 1, inner.width(), _SAID)
            paint_elided(painter, below, link.note)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = self._width
        if not width:
            width = view.viewport().width() if isinstance(view, QAbstractItemView) else 280
        link = cast("LinkedPassage", index.data(LinkRole.LINK))
        metrics = QFontMetrics(theme.reading_font(14))
        lines = broken_lines(link.words, metrics, width - 12 - _INSET - _AFTER, _LINES)
        return QSize(120, 12 + 18 + _LINE * len(lines) + (_SAID if link.note else 0))
