"""The inspector's third tab: the linked passages, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.link_list import LinkList
from app.ui.reading.link_rows import LinkRow
from app.ui.reading.row_views import FittedList
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState
from app.ui.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from app.ui.actions import Actions
    from app.ui.models.link_list import LinkedPassage

_RADIUS = 6
_KEYS = {
    Qt.Key.Key_Plus: "link.right",
    Qt.Key.Key_Minus: "link.wrong",
    Qt.Key.Key_Delete: "link.wrong",
}


class LinksTab(QWidget):
    """Lists linked passages; ``wanted`` carries the number of the one that was chosen.

    ``judged`` carries the number of one and the action that says what it is: "link.right" or
    "link.wrong"; ``menu_wanted`` a number and the point of the screen where its menu is wanted.
    """

    wanted = Signal(int)
    judged = Signal(int, str)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LinkList(self)
        self.list = LinkView(self.tr("Linked passages"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinkRow(self.list))
        self.list.opened.connect(self._on_opened)
        self.list.judged.connect(self._on_judged)
        self.list.menu_wanted.connect(self._on_menu_wanted)
        self._hints = {
            "alone": EmptyState(
                self.tr("Open another article beside this one to see where the two meet."),
                inline=True,
            ),
            "comparing": EmptyState(self.tr("Comparing the articles…"), inline=True),
            "none": EmptyState(self.tr("No passage was found that says the same."), inline=True),
            "unsure": EmptyState(
                self.tr("No passage surely says the same. These come nearest:"), inline=True
            ),
        }
        self.right = RulingButton(actions.get("link.right"), "check")
        self.wrong = RulingButton(actions.get("link.wrong"), "x")
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.right)
        row.addWidget(self.wrong)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        for hint in self._hints.values():
            column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._foot)
        self.show_links((), None, why_none="alone")

    def show_links(
        self, links: Sequence[LinkedPassage], current: int | None, *, why_none: str
    ) -> None:
        """List ``links`` with ``current`` selected.

        ``why_none`` says why there are none: "alone", "comparing" or "none".
        """
        self.model.show(links)
        self.list.setVisible(bool(links))
        self._foot.setVisible(bool(links))
        if links:
            why_none = "" if any(link.relation != "similar" for link in links) else "unsure"
        for name, hint in self._hints.items():
            hint.setVisible(name == why_none)
        if current is None:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != current or not self.list.selectedIndexes():
            self.list.setCurrentIndex(self.model.index(current))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.wanted.emit(index.row())

    @Slot(QModelIndex, str)
    def _on_judged(self, index: QModelIndex, action: str) -> None:
        self.judged.emit(index.row(), action)

    @Slot(QModelIndex, QPoint)
    def _on_menu_wanted(self, index: QModelIndex, point: QPoint) -> None:
        self.menu_wanted.emit(index.row(), point)


class LinkView(FittedList):
    """The list of linked passages: plus and minus judge the one at hand, Del refuses it."""

    judged = Signal(QModelIndex, str)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(self, name: str) -> None:
        super().__init__(name, fitted=False)
        self.setDragEnabled(True)
        self.setDragDropMode(FittedList.DragDropMode.DragOnly)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        if action is not None and self.currentIndex().isValid():
            self.judged.emit(self.currentIndex(), action)
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if index.isValid():
            point = self.visualRect(index).center() if by_keys else event.pos()
            self.menu_wanted.emit(index, self.viewport().mapToGlobal(point))


class RulingButton(Button):
    """A button of an action that may be checked: then it is filled and in the accent."""

    def __init__(self, action: QAction, glyph: str) -> None:
        super().__init__(plain(action.text()), glyph, small=True)
        self.setCheckable(True)
        self.follow(action, words=plain(action.text()))
        action.changed.connect(self._on_checked)
        self._on_checked()

    @override
    def _text_role(self) -> str:
        return "accent" if self.isChecked() and self.isEnabled() else super()._text_role()

    @override
    def _paint_box(self, painter: QPainter) -> None:
        super()._paint_box(painter)
        if self.isChecked() and self.isEnabled():
            shown = theme.current()
            painter.setBrush(shown.color("sel"))
            painter.setPen(QPen(shown.color("accent"), 1))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    @Slot()
    def _on_checked(self) -> None:
        self.setChecked(self._action.isChecked())
