"""The library's tray: passages put aside, to be used by drag or by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.models.outline_tray import SOURCE_ROLE, TrayLine, TrayModel
from app.ui.widgets.elided_label import broken_lines, paint_elided

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex

_SIDE = 6
_LEFT = 14
_LINE = 17


class TrayView(QListView):
    """Lists the passages; ``used`` and ``dropped`` have a tray passage's id."""

    used = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tray = TrayModel(self)
        self.setModel(self.tray)
        self.setItemDelegate(_TrayDelegate(self))
        self.setObjectName("tray")
        self.setAccessibleName(self.tr("Not used yet"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_lines(self, lines: list[TrayLine]) -> None:
        """Show these passages; the current row stays."""
        row = self.currentIndex().row()
        self.tray.show_lines(lines)
        if row >= 0 and lines:
            self.setCurrentIndex(self.tray.index(min(row, len(lines) - 1), 0))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self.tray.line(index)
        if line is not None:
            self.used.emit(line.put_aside.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.tray.line(self.currentIndex())
        if line is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.used.emit(line.put_aside.id)
        elif line is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.dropped.emit(line.put_aside.id)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self.tray.rowCount()))
        return QSize(200, rows + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)


class _TrayDelegate(QStyledItemDelegate):
    """Up to two lines of the passage in the reading font, the source below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 200
        rows = broken_lines(str(index.data()), _metrics(), width - _SIDE - _LEFT - 14, 2)
        return QSize(width, len(rows) * _LINE + 26)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(rect.adjusted(_SIDE, 0, -_SIDE, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = state & QStyle.StateFlag.State_Selected
            painter.setBrush(colours.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(ground, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.color("accent"))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)
        left = rect.left() + _SIDE + _LEFT
        width = rect.width() - _SIDE - _LEFT - 14
        top = rect.top() + 5
        painter.setFont(theme.reading_font(13))
        painter.setPen(colours.color("text"))
        for row in broken_lines(str(index.data()), _metrics(), width, 2):
            painter.drawText(QPointF(left, top + _metrics().ascent() - 1), row)
            top += _LINE
        painter.setFont(theme.ui_font(12))
        painter.setPen(colours.color("text.3"))
        paint_elided(painter, QRect(left, top, width, 16), str(index.data(SOURCE_ROLE)))
        painter.restore()


def _metrics() -> QFontMetrics:
    return QFontMetrics(theme.reading_font(13))
