"""Passages of other articles that may say the same as the one at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.reading.row_views import Row
from app.ui.widgets.elided_label import broken_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.domain.article import ArticleId, Span

    Index = QModelIndex | QPersistentModelIndex

_WIDTH = 380
_HIGHEST = 360
_LINE = 19
_FOUND = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SimilarPassage(NamedTuple):
    """A passage with what is shown of it: its article's short title, its words, ``reason``."""

    article: ArticleId
    span: Span
    title: str
    words: str
    reason: str


class SimilarList(QFrame):
    """A list over the place; ``chosen`` carries an article's id and a span, ``left`` on Esc."""

    chosen = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("similarList")
        self.setAccessibleName(self.tr("Similar passages"))
        self.setFixedWidth(_WIDTH)
        self._head = QLabel()
        self._head.setFont(theme.ui_font(12, 600))
        self._head.setProperty("role", "secondary")
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Similar passages"))
        self.rows.setItemDelegate(_Row(self.rows))
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 6, 6)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(10, 0, 10, 0)
        head.addWidget(self._head)
        column.addLayout(head)
        column.addWidget(self.rows)
        self.rows.itemClicked.connect(self._on_clicked)
        self.rows.installEventFilter(self)
        self.hide()

    def open(self, found: Sequence[SimilarPassage], at: QRect, room: QRect) -> None:
        """Appear below ``at`` within ``room`` and take the focus."""
        self.rows.clear()
        for passage in found:
            row = QListWidgetItem(passage.words)
            row.setData(_FOUND, passage)
            spoken = f"{passage.title}: {passage.words}, {passage.reason}"
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.rows.addItem(row)
        self._head.setText(
            self.tr("Similar passages in other articles")
            if found
            else self.tr("No other article says something similar.")
        )
        self.rows.setVisible(bool(found))
        high = sum(self.rows.sizeHintForRow(row) for row in range(len(found))) + 4
        self.rows.setFixedHeight(min(high, _HIGHEST))
        height = self.sizeHint().height()
        y = at.y() + at.height() + 6
        if y + height > room.bottom():
            y = max(room.top() + 4, at.top() - 6 - height)
        x = min(max(room.left() + 4, at.left()), room.right() - _WIDTH - 4)
        self.setGeometry(x, y, _WIDTH, height)
        self.show()
        self.raise_()
        if found:
            self.rows.setCurrentRow(0)
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QListWidgetItem)
    def _on_clicked(self, row: QListWidgetItem) -> None:
        passage: SimilarPassage = row.data(_FOUND)
        self.hide()
        self.chosen.emit(passage.article, passage.span)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._leave()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.rows.currentItem()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.rows.count():
                self._on_clicked(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._leave()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().color("line.strong"))
        painter.setBrush(theme.current().color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class _Row(Row):
    """The article's short title with the reason, and the words in at most three lines."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        shown, passage = theme.current(), cast("SimilarPassage", index.data(_FOUND))
        inner = box.adjusted(10, 6, -10, -6)
        top = QRect(inner.left(), inner.top(), inner.width(), 16)
        painter.setFont(theme.ui_font(12))
        painter.setPen(shown.color("text.3"))
        painter.drawText(top, _RIGHT, passage.reason)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(passage.reason) - 10
        painter.setFont(theme.ui_font(12, 500))
        painter.setPen(shown.color("text"))
        title = painter.fontMetrics().elidedText(
            passage.title, Qt.TextElideMode.ElideRight, max(60, room)
        )
        painter.drawText(top, _LEFT, title)
        painter.setFont(theme.reading_font(14))
        lines = broken_lines(passage.words, painter.fontMetrics(), inner.width(), 3)
        for number, line in enumerate(lines):
            y = inner.top() + 18 + _LINE * number
            painter.drawText(QRect(inner.left(), y, inner.width(), _LINE), _LEFT, line)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        passage = cast("SimilarPassage", index.data(_FOUND))
        metrics = QFontMetrics(theme.reading_font(14))
        lines = broken_lines(passage.words, metrics, _WIDTH - 44, 3)
        return QSize(120, 12 + 18 + _LINE * len(lines))
