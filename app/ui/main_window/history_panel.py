"""The History panel: what was done, newest first, with undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.library.history import Entry
from app.ui import theme
from app.ui.models.value_list import Index, ValueList
from app.ui.widgets.buttons import Button, IconButton
from app.ui.wording import said_time, sentence

if TYPE_CHECKING:
    from app.ui.actions import Actions, Desk

WIDTH = 292


class HistoryPanel(QWidget):
    """The last 200 steps of the library and of every briefing."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self.setAccessibleName(self.tr("History"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = desk.library
        self._model = EntryModel(self)
        self.list = QListView()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(self.tr("What was done, newest first"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = QLabel(self.tr("History"))
        title.setFont(theme.ui_font(13, 600))
        close = IconButton(desk.actions.get("view.history"), self, small=True, glyph="x")
        head = QHBoxLayout()
        head.setContentsMargins(16, 7, 10, 7)
        head.addWidget(title, 1)
        head.addWidget(close)
        foot = self._foot(desk.actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        desk.edits.changed.connect(self.refresh)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the journal again, if the panel is shown."""
        if self.isVisible():
            self._model.show(self._library.history.entries(200))

    def _foot(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        for action_id, glyph, words in (
            ("edit.undo", "arrow-u-up-left", self.tr("Undo")),
            ("edit.redo", "arrow-u-up-right", self.tr("Redo")),
        ):
            button = Button("", glyph)
            button.setObjectName(f"history.{action_id}")
            button.follow(actions.get(action_id), words=words)
            row.addWidget(button)
        row.addStretch(1)
        return row


class EntryModel(ValueList[Entry]):
    """The journal's entries as rows."""

    ENTRY = Qt.ItemDataRole.UserRole + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.value(index)
        if entry is None:
            return None
        if role == self.ENTRY:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            undone = ", " + self.tr("undone") if entry.undone else ""
            return f"{sentence(entry.did)}, {said_time(entry.at)}{undone}"
        return None


class _EntryDelegate(QStyledItemDelegate):
    """Two lines: what was done; when, and by whom. What was undone is struck through."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 46)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(EntryModel.ENTRY)
        shown = theme.current()
        box: QRect = option.rect.adjusted(6, 1, -6, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, shown.color("sel"))
        words = box.adjusted(10, 4, -8, -4)
        font = theme.ui_font(13, 500)
        font.setStrikeOut(entry.undone)
        painter.setFont(font)
        painter.setPen(shown.color("text.3" if entry.undone else "text"))
        metrics = QFontMetrics(font)
        line = metrics.elidedText(sentence(entry.did), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.left(), words.top() + metrics.ascent(), line)
        painter.setFont(theme.ui_font(12, tabular=True))
        painter.setPen(shown.color("text.3"))
        said = f"{said_time(entry.at)}, {entry.by}" if entry.by else said_time(entry.at)
        painter.drawText(words.left(), words.bottom() - 2, said)
        painter.restore()
