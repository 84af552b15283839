"""The table of articles: one line a row, painted to the design, with single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.models.article_list import ArticleRole
from app.ui.models.article_table import ArticleTable, Column
from app.ui.models.grouped import copies_in_words
from app.ui.widgets.badge import badge_width, paint_badge
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Desk
    from app.ui.models.grouped import GroupedRow

Index = QModelIndex | QPersistentModelIndex

ROW = 30
_WIDTHS = {
    Column.PUBLISHER: 150,
    Column.DATE: 104,
    Column.GRADE: 88,
    Column.MARKS: 64,
    Column.COLLECTION: 150,
}
_NARROW = 700
"""Below this width of the table publisher and collection take less room."""

_KEYS = {
    Qt.Key.Key_K: "library.keep",
    Qt.Key.Key_D: "library.drop",
    Qt.Key.Key_Delete: "library.drop",
    Qt.Key.Key_J: "library.next",
    Qt.Key.Key_L: "library.file",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableView(RowTable):
    """``opened`` and ``opened_beside`` carry a row, ``folded`` whether its copies are wanted.

    ``left`` comes with Esc. Single letters do what the table of actions says of them.
    """

    opened = Signal(QModelIndex)
    opened_beside = Signal(QModelIndex)
    folded = Signal(QModelIndex, bool)
    left = Signal()

    def __init__(self, desk: Desk, table: ArticleTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.hovered = -1
        self.setObjectName("articleTable")
        self.setAccessibleName(self.tr("Articles"))
        self.setModel(table)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._dress_head()
        self.doubleClicked.connect(self._on_double_clicked)
        self.entered.connect(self._on_entered)

    def rows_selected(self) -> list[QModelIndex]:
        """The selected rows from top to bottom, by their first cells."""
        return sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)

    def go_to(self, row: int) -> None:
        """Select the row numbered ``row`` alone, or the last one."""
        last = self.model().rowCount() - 1
        if last >= 0:
            # Not selectRow: it finds no cell before the view is laid out, and heeds held keys.
            index = self.model().index(min(max(row, 0), last), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, _KEYPAD}
        letters = self._desk.settings.single_letter_keys
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            beside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.opened_beside if beside else self.opened).emit(current)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and current.isValid():
            self.folded.emit(current, key == Qt.Key.Key_Right)
        elif plain and key in _KEYS and (letters or key == Qt.Key.Key_Delete):
            self._desk.actions.trigger(_KEYS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here; the field above finds words."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row: GroupedRow | None = index.data(ArticleRole.ROW)
        caret = row is not None and row.copies and index.column() == Column.TITLE
        if caret and event.position().x() < self.visualRect(index).left() + 26:
            self.folded.emit(index, row is not None and not row.unfolded)
        super().mousePressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < _NARROW
        for column in (Column.PUBLISHER, Column.COLLECTION):
            self.setColumnWidth(column, 110 if narrow else _WIDTHS[column])

    def _dress_head(self) -> None:
        head = self.horizontalHeader()
        head.setFont(theme.ui_font(12, 600))
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(48)
        head.setFixedHeight(32)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setSortingEnabled(True)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class RowDelegate(QStyledItemDelegate):
    """The ground of the whole row, cell by cell, and what stands in each."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        shown = theme.current()
        box: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or index.row() == self._view.hovered:
            painter.fillRect(box, shown.color("sel" if selected else "hover"))
        row = cast("GroupedRow", index.data(ArticleRole.ROW))
        inner = box.adjusted(8, 0, -8, 0)
        match index.column():
            case Column.TITLE:
                self._paint_title(painter, inner.adjusted(8, 0, 0, 0), row, selected=selected)
            case Column.GRADE:
                self._paint_grade(painter, inner, str(index.data() or ""))
            case Column.MARKS:
                painter.setFont(theme.ui_font(13, tabular=True))
                painter.setPen(shown.color("text.2"))
                painter.drawText(inner, _RIGHT, str(index.data() or ""))
            case _:
                painter.setFont(theme.ui_font(13, tabular=index.column() == Column.DATE))
                painter.setPen(shown.color("text.2"))
                paint_elided(painter, inner, str(index.data() or "–"))
        self._paint_ring(painter, box, index)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def _paint_title(
        self, painter: QPainter, box: QRect, row: GroupedRow, *, selected: bool
    ) -> None:
        left = box.left() + (32 if row.below else 16)
        if row.copies:
            caret = "caret-down" if row.unfolded else "caret-right"
            square = QRect(box.left() - 4, box.center().y() - 6, 14, 14)
            paint_icon(painter, square, caret, "text.2")
        right = box.right()
        words = copies_in_words(row.copies)
        if words and box.width() > 260:
            width = badge_width(words)
            right -= width + 8
            paint_badge(painter, QRect(right + 8, box.center().y() - 9, width, 20), words)
        painter.setFont(theme.ui_font(13, 500 if selected else 400))
        painter.setPen(theme.current().color("text.2" if row.below else "text"))
        title = QRect(left, box.top(), right - left, box.height())
        paint_elided(painter, title, row.summary.title)

    def _paint_grade(self, painter: QPainter, box: QRect, graded: str) -> None:
        painter.setFont(theme.ui_font(12 if not graded else 13, 600 if graded else 400))
        painter.setPen(theme.current().color("text.2" if graded else "warn"))
        painter.drawText(box, _LEFT, graded or self.tr("Not graded"))

    def _paint_ring(self, painter: QPainter, box: QRect, index: Index) -> None:
        """A ring around the whole current row: each cell paints its part of it."""
        current = self._view.currentIndex()
        if not self._view.hasFocus() or current.row() != index.row():
            return
        columns = self._view.model().columnCount()
        left = self._view.columnViewportPosition(0)
        last = columns - 1
        right = self._view.columnViewportPosition(last) + self._view.columnWidth(last)
        painter.setClipRect(box)
        paint_ring(painter, QRectF(left, box.top(), right - left, box.height()), 4)
