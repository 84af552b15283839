"""Passages of other articles that may say the same as the one at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
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
from app.ui.models.link_list import LinkedPassage, LinkRole
from app.ui.reading.link_rows import LinkRow
from app.ui.widgets.surface import paint_floating

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 380
_HIGHEST = 360
_BESIDE_ROWS = 24
"""The list's margins and its scroll bar."""


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
        self.rows.setItemDelegate(LinkRow(self.rows, _WIDTH - _BESIDE_ROWS))
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

    def open(self, found: Sequence[LinkedPassage], at: QRect, room: QRect) -> None:
        """Appear below ``at`` within ``room`` and take the focus."""
        self.rows.clear()
        for passage in found:
            row = QListWidgetItem(passage.words)
            row.setData(LinkRole.LINK, passage)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, passage.spoken)
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
        passage: LinkedPassage = row.data(LinkRole.LINK)
        self.hide()
        self.chosen.emit(passage.article, passage.there)

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
        paint_floating(self, "panel")

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
