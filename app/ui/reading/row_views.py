"""Lists and trees of the sidebar: as high as their rows, painted to the design."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QTreeView,
)
from typing_extensions import override

from app.domain.grading import grade
from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.models.article_list import ArticleRole, marks_in_words
from app.ui.models.grouped import GroupedRow, copies_in_words
from app.ui.models.tag_tree import TagRole
from app.ui.widgets.elided_label import broken_lines, paint_elided
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_ground import RADIUS, paint_ground
from app.ui.widgets.steady_editor import SteadyEditorDelegate, row_editor
from app.ui.widgets.swatch import SIZE, paint_swatch

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from app.domain.tag import Tag
    from app.library.reading import ArticleSummary

Index = QModelIndex | QPersistentModelIndex

ROW = 26
SIDE = 6
COPIES = 18
"""The height of the line that tells of copies."""

_INDENT = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COUNT_ROLE = Qt.ItemDataRole.UserRole + 11
GLYPH_ROLE = Qt.ItemDataRole.UserRole + 12


def prepare(view: QAbstractItemView, name: str) -> None:
    """Give a sidebar's view what all of them share."""
    view.setAccessibleName(name)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setFont(theme.ui_font(13))


_BATCH = 100


class FittedList(QListView):
    """A list as high as its rows, down to three where room is short; Enter opens like a click.

    With Shift both open beside. Delete asks for the row to be removed, Right and Left for what is
    folded in it.
    """

    opened = Signal(QModelIndex)
    opened_beside = Signal(QModelIndex)
    removed = Signal(QModelIndex)
    folded = Signal(QModelIndex, bool)

    def __init__(self, name: str, parent: QWidget | None = None, *, fitted: bool = True) -> None:
        super().__init__(parent)
        prepare(self, name)
        self._fitted = fitted
        self._pressed_at = QPoint()
        self._laid_out_at = 0
        policy = QSizePolicy.Policy.Maximum if fitted else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if not fitted:  # as many rows as are in sight; those further down when there is time
            self.setLayoutMode(QListView.LayoutMode.Batched)
            self.setBatchSize(_BATCH)
        self.clicked.connect(self._on_clicked)

    @property
    def is_editing(self) -> bool:
        """Whether something is being typed into a row."""
        return self.state() is QAbstractItemView.State.EditingState

    @override
    def sizeHint(self) -> QSize:
        model = self.model()
        rows = model.rowCount() if self._fitted else 2
        return QSize(200, sum(self.sizeHintForRow(row) for row in range(min(rows, 40))) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), 3 * ROW))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():  # Enter is to have something to open
            first = self.model().index(0, 0)
            no = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, no)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._laid_out_at:  # rows may take more lines, or fewer
            self._laid_out_at = self.viewport().width()
            self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing:  # the Enter that ends a name comes here too
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            beside = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.opened_beside if beside else self.opened).emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.currentIndex().isValid():
            self.folded.emit(self.currentIndex(), event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        group = index.data(ArticleRole.ROW)
        line = self.visualRect(index).bottom() - COPIES - 4
        if isinstance(group, GroupedRow) and group.copies and self._pressed_at.y() > line:
            self.folded.emit(index, not group.unfolded)
            return
        beside = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        (self.opened_beside if beside else self.opened).emit(index)


class FittedTree(QTreeView):
    """A tree as high as its rows, all of them unfolded, down to three where room is short."""

    opened = Signal(QModelIndex)
    deletion_wanted = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        prepare(self, name)
        self.setHeaderHidden(True)
        self.setIndentation(0)  # the delegate indents, so that the row's ground is whole
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self.opened)

    def rows(self) -> int:
        """How many rows there are in all."""
        return _count(self.model(), QModelIndex())

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.rows() * ROW + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.sizeHint().height(), 3 * ROW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing or not current.isValid():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit(current)
        else:
            super().keyPressEvent(event)


class Row(SteadyEditorDelegate):
    """Paints the ground and the ring of a row; ``paint_content`` paints what stands in it."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        selected = paint_ground(painter, box, option.state)
        self.paint_content(painter, box, index, selected=selected)
        view = self.parent()
        focused = isinstance(view, QAbstractItemView) and view.currentIndex() == index
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, QRectF(box), RADIUS)
        painter.restore()

    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        """Paint what stands in the row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)


class PlainRow(Row):
    """An icon, words and a count."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        glyph = str(index.data(GLYPH_ROLE) or "file-text")
        square = QRect(box.left() + 14, box.center().y() - 7, 16, 16)
        paint_icon(painter, square, glyph, "accent" if selected else "text.2")
        count = str(index.data(COUNT_ROLE) or "")
        right = _paint_count(painter, box, count)
        painter.setFont(theme.ui_font(13, 500 if selected else 400))
        painter.setPen(theme.current().color("text"))
        words = QRect(box.left() + 38, box.top(), right - box.left() - 44, box.height())
        paint_elided(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)))


class SetRow(PlainRow):
    """A set of articles; a collection's name can be edited in its place."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return row_editor(parent, self.tr("Name of the collection"))

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(SIDE + 36, 2, -SIDE - 4, -2))


class TagRow(Row):
    """Swatch, two-letter code, name and count, set in by the depth of the tag."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        tag = cast("Tag", index.data(TagRole.TAG))
        x = box.left() + 14 + _INDENT * _depth(index)
        swatch = QRect(x, box.center().y() - SIZE // 2 + 1, SIZE, SIZE)
        paint_swatch(painter, swatch, index.data(TagRole.COLOUR))
        painter.setFont(theme.ui_font(11, 600))
        painter.setPen(theme.current().color("text.2"))
        painter.drawText(QRect(x + 20, box.top(), 22, box.height()), _LEFT, tag.code)
        right = _paint_count(painter, box, str(index.data(TagRole.COUNT)))
        painter.setFont(theme.ui_font(13, 500 if selected else 400))
        painter.setPen(theme.current().color("text"))
        paint_elided(painter, QRect(x + 46, box.top(), right - x - 52, box.height()), tag.name)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return row_editor(parent, self.tr("Name of the tag"))

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        x = SIDE + 14 + _INDENT * _depth(index) + 46
        editor.setGeometry(option.rect.adjusted(x - 2, 2, -SIDE - 4, -2))


class ArticleRow(Row):
    """The title in at most two lines; below it grade, marks, and the side it is open on."""

    @override
    def paint_content(self, painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
        row = cast("ArticleSummary", index.data(ArticleRole.SUMMARY))
        group = cast("GroupedRow", index.data(ArticleRole.ROW))
        inner = box.adjusted(14 + (_INDENT if group.below else 0), 5, -8, -5)
        if group.copies:
            self._paint_copies(painter, inner, group)
            inner.adjust(0, 0, 0, -COPIES)
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(theme.current().color("text"))
        lines = broken_lines(row.title, painter.fontMetrics(), inner.width(), 2)
        for number, line in enumerate(lines):
            painter.drawText(
                QRect(inner.left(), inner.top() + 17 * number, inner.width(), 17), _LEFT, line
            )
        self._paint_facts(painter, inner, row, str(index.data(ArticleRole.SIDE)))

    def _paint_copies(self, painter: QPainter, inner: QRect, group: GroupedRow) -> None:
        """Below the facts: that the row stands for a group, folded or not."""
        box = QRect(inner.left(), inner.bottom() - COPIES + 2, inner.width(), COPIES)
        caret = "caret-down" if group.unfolded else "caret-right"
        paint_icon(painter, QRect(box.left() - 2, box.center().y() - 6, 12, 12), caret)
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.current().color("text.2"))
        painter.drawText(box.adjusted(14, 0, 0, 0), _LEFT, copies_in_words(group.copies))

    def _paint_facts(self, painter: QPainter, inner: QRect, row: ArticleSummary, side: str) -> None:
        shown = theme.current()
        box = QRect(inner.left(), inner.bottom() - 15, inner.width(), 16)
        graded = grade(row.reliability, row.credibility)
        painter.setFont(theme.ui_font(12, 600 if graded else 400))
        painter.setPen(shown.color("text.2" if graded else "warn"))
        words = graded or self.tr("Not graded")
        painter.drawText(box, _LEFT, words)
        after = painter.fontMetrics().horizontalAdvance(words) + 6
        painter.setFont(theme.ui_font(12, tabular=True))
        painter.setPen(shown.color("text.3"))
        painter.drawText(box.adjusted(after, 0, 0, 0), _LEFT, marks_in_words(row.marks))
        painter.setFont(theme.ui_font(12, 600))
        painter.setPen(shown.color("accent"))
        painter.drawText(box, _RIGHT, side)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 240
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        group = cast("GroupedRow", index.data(ArticleRole.ROW))
        room = width - 2 * SIDE - 22 - (_INDENT if group.below else 0)
        copies = COPIES if group.copies else 0
        return QSize(120, 10 + 17 * _title_lines(title, room) + 17 + copies)


@lru_cache(maxsize=8192)
def _title_lines(title: str, width: int) -> int:
    """How many lines a title takes, two at most: a list asks for all of them again and again."""
    return max(1, len(broken_lines(title, QFontMetrics(theme.ui_font(13, 500)), width, 2)))


def _paint_count(painter: QPainter, box: QRect, count: str) -> int:
    """Paint a count at the right; returns where it begins."""
    painter.setFont(theme.ui_font(12, tabular=True))
    painter.setPen(theme.current().color("text.3"))
    painter.drawText(box.adjusted(0, 0, -12, 0), _RIGHT, count)
    return box.right() - 12 - painter.fontMetrics().horizontalAdvance(count)


def _depth(index: Index) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth


def _count(model: object, parent: QModelIndex) -> int:
    if not isinstance(model, QAbstractItemModel):
        return 0
    rows = model.rowCount(parent)
    return rows + sum(_count(model, model.index(row, 0, parent)) for row in range(rows))
