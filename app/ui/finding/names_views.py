"""The two lists of the page of names, worked by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.models.name_list import NameRole
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_ground import RADIUS, paint_ground
from app.ui.widgets.steady_editor import SteadyEditorDelegate, row_editor

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent

Index = QModelIndex | QPersistentModelIndex

_ONE, _TWO = 32, 46
_SIDE, _LEFT = 8, 16
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GONE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class NamesView(QListView):
    """A list of spellings: ``accepted()`` follows Enter, ``refused()`` Delete, ``left()`` Esc."""

    accepted = Signal()
    refused = Signal()
    left = Signal()

    def __init__(
        self, model: QAbstractItemModel, name: str, surface: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("surface", surface)
        self.setItemDelegate(_Spellings(self))
        self.setModel(model)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        theme.switch().changed.connect(self.viewport().update)
        model.modelReset.connect(self._on_changed)
        model.rowsRemoved.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # a field in the list lets Return through
        elif event.key() in _ENTER:
            self.accepted.emit()
        elif event.key() in _GONE:
            self.refused.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Spellings(SteadyEditorDelegate):
    """Draws spellings, and a second line in smaller letters if there is one."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _TWO if index.data(NameRole.BELOW) else _ONE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = place.adjusted(_SIDE, 1, -_SIDE, -1)
        paint_ground(painter, row, state)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, row, RADIUS)
        below = str(index.data(NameRole.BELOW) or "")
        line = place.adjusted(_LEFT, 5, -_LEFT, 0)
        line.setHeight(22)
        _draw(painter, line, str(index.data()), 13, "text")
        if below:
            line.translate(0, 19)
            line.setHeight(17)
            _draw(painter, line, below, 12, "text.3")
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return row_editor(parent, self.tr("Spellings, commas between them"), "name-spellings")

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box: QRect = option.rect.adjusted(_LEFT - 4, 4, -_LEFT + 4, 0)
        box.setHeight(24)
        editor.setGeometry(box)


def _draw(painter: QPainter, line: QRect, text: str, size: int, role: str) -> None:
    painter.setFont(theme.ui_font(size))
    painter.setPen(theme.current().color(role))
    paint_elided(painter, line, text)
