"""The inspector's third tab: the linked passages, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.link_list import LinkList, LinkRole
from app.ui.reading.ribbons import paint_sign
from app.ui.reading.row_views import FittedList, Row
from app.ui.widgets.elided_label import broken_lines
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.models.link_list import LinkedPassage

    Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE = 19
_LINES = 3
_INSET = 30
_AFTER = 10


class LinksTab(QWidget):
    """Lists linked passages; ``wanted`` carries the number of the one that was chosen."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinkList(self)
        self.list = FittedList(self.tr("Linked passages"), fitted=False)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.opened.connect(self._on_opened)
        self._hints = {
            "alone": EmptyState(
                self.tr("Open another article beside this one to see where the two meet."),
                inline=True,
            ),
            "comparing": EmptyState(self.tr("Comparing the articles…"), inline=True),
            "none": EmptyState(self.tr("No passage of these articles says the same."), inline=True),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        for hint in self._hints.values():
            column.addWidget(hint)
        column.addStretch(0)
        self.show_links((), None, why_none="alone")

    def show_links(
        self, links: Sequence[LinkedPassage], current: int | None, *, why_none: str
    ) -> None:
        """List ``links`` with ``current`` selected; ``why_none``: "alone", "comparing", "none"."""
        self.model.show(links)
        self.list.setVisible(bool(links))
        for name, hint in self._hints.items():
            hint.setVisible(not links and name == why_none)
        if current is None:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != current or not self.list.selectedIndexes():
            self.list.setCurrentIndex(self.model.index(current))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.wanted.emit(index.row())


class _Row(Row):
    """The sign, the short title and the relation in a word; below them the words there."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown, link = theme.current(), cast("LinkedPassage", index.data(LinkRole.LINK))
        inner = box.adjusted(_INSET, 6, -_AFTER, -6)
        top = QRect(inner.left(), inner.top(), inner.width(), 16)
        paint_sign(painter, QPointF(box.left() + 17, top.center().y() + 1), shown, link.relation)
        painter.setFont(theme.ui_font(12))
        facts = f"{link.word} · ¶ {link.paragraph}"
        painter.setPen(shown.color("text.3" if link.relation == "same" else "rel.diff.edge"))
        painter.drawText(top, _RIGHT, facts)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(facts) - 10
        painter.setFont(theme.ui_font(12, 500))
        painter.setPen(shown.color("text"))
        painter.drawText(
            top,
            _LEFT,
            painter.fontMetrics().elidedText(link.title, Qt.TextElideMode.ElideRight, room),
        )
        painter.setFont(theme.reading_font(14))
        lines = broken_lines(link.words, painter.fontMetrics(), inner.width(), _LINES)
        for number, line in enumerate(lines):
            y = inner.top() + 18 + _LINE * number
            painter.drawText(QRect(inner.left(), y, inner.width(), _LINE), _LEFT, line)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 280
        link = cast("LinkedPassage", index.data(LinkRole.LINK))
        metrics = QFontMetrics(theme.reading_font(14))
        lines = broken_lines(link.words, metrics, width - 12 - _INSET - _AFTER, _LINES)
        return QSize(120, 12 + 18 + _LINE * len(lines))
