"""The source register: who publishes, how reliable they are held to be, and why."""

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
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.errors import ReaderError
from app.domain.publisher import name_key
from app.ui import theme
from app.ui.icons import icon
from app.ui.library.publisher_form import PublisherForm
from app.ui.library.scrolling import scrolling
from app.ui.library.sets import NAMED, PUBLISHER
from app.ui.models.publisher_list import (
    PublisherList,
    PublisherRole,
    PublisherRow,
    articles_in_words,
    publisher_rows,
)
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.elided_label import paint_elided
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.focus import paint_ring
from app.ui.widgets.row_ground import RADIUS, paint_ground
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from app.domain.changes import Changes
    from app.ui.actions import Desk

WIDTH = 320
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PublishersPage(QWidget):
    """A list at the left, what is known of one at the right.

    ``set_wanted`` asks for the articles of a set, ``left`` leads back to reading, ``status``
    carries facts and keys.
    """

    set_wanted = Signal(str)
    left = Signal()
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publishersPage")
        self.setAccessibleName(self.tr("Source register"))
        self._desk = desk
        self.model = PublisherList(self)
        self.list = RegisterList(self.model)
        self.form = PublisherForm(desk)
        self._register = QAction(icon("plus"), self.tr("Register this publisher"), self)
        self._register.triggered.connect(self._on_register)
        self._new = QAction(icon("plus"), self.tr("Register a publisher"), self)
        self._new.triggered.connect(self.new_publisher)
        self._unknown = EmptyState("", self._register, glyph="bank")
        self._nothing = EmptyState(
            self.tr(
                "Publishers stand here with how reliable you hold them to be, and why. "
                "Their articles take over the grade."
            ),
            self._new,
            glyph="bank",
        )
        self._pages = QStackedWidget()
        self._pages.setProperty("surface", "paper")
        self._pages.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form_page = scrolling(self.form)
        for page in (self._nothing, self._unknown, self._form_page):
            self._pages.addWidget(page)
        splitter = Splitter("publishers", (WIDTH, 0))
        splitter.addWidget(self._side())
        splitter.addWidget(self._pages)
        splitter.setCollapsible(1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self._connect()
        self.refresh()

    def show_named(self, name: str) -> None:
        """Show the publisher that goes by ``name``, registered or not."""
        found = self._desk.library.publishers.named(name)
        key = found.id if found is not None else f"{NAMED}{name_key(name)}"
        self.field.set_text("")
        self._go_to(self.model.index_of(key))

    @Slot()
    def refresh(self) -> None:
        """Show the register as it is now; the row at hand stays."""
        library = self._desk.library
        held = self.model.row_at(self.list.currentIndex())
        at = self.list.currentIndex().row()
        self.model.show(publisher_rows(library.publishers.publishers(), library.articles()))
        index = self.model.index_of(held.key) if held is not None else QModelIndex()
        if not index.isValid() and held is not None:  # registered meanwhile, or taken out
            named = library.publishers.named(held.name)
            key = named.id if named is not None else f"{NAMED}{name_key(held.name)}"
            index = self.model.index_of(key)
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(min(max(at, 0), self.model.rowCount() - 1))
        self._go_to(index)
        self._show_current()

    @Slot()
    def new_publisher(self) -> None:
        """Register a publisher with a name to be replaced."""
        register = self._desk.library.publishers
        name, number = self.tr("New publisher"), 2
        while register.named(name) is not None:
            name, number = self.tr("New publisher {number}").format(number=number), number + 1
        self._add(name)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.form.save()
        super().hideEvent(event)

    # Building

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "panel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(240)
        title = QLabel(self.tr("Source register"))
        title.setFont(theme.ui_font(15, 600))
        self._count = QLabel()
        self._count.setFont(theme.ui_font(12, tabular=True))
        self._count.setProperty("role", "secondary")
        self.new = Button(self.tr("Register"), "plus", small=True)
        self.new.setAccessibleName(self._new.text())
        self.new.setToolTip(self._new.text())
        self.new.clicked.connect(self.new_publisher)
        leave = QAction(icon("x"), self.tr("Back to reading"), self)
        leave.setToolTip(self.tr("Back to reading (Esc)"))
        leave.triggered.connect(self.left)
        self._count.setContentsMargins(16, 0, 16, 10)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 0)
        head.setSpacing(6)
        head.addWidget(title, 1)
        head.addWidget(self.new)
        head.addWidget(IconButton(leave, self, small=True))
        narrow = self.tr("Narrow by name, other name or note")
        self.field = SearchField(self.tr("Narrow the register"), narrow)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 8)
        field.addWidget(self.field)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._count)
        column.addLayout(field)
        column.addWidget(self.list, 1)
        return side

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.entered_form.connect(self._on_enter)
        self.list.deletion_wanted.connect(self._on_delete)
        self.field.changed.connect(self._on_narrowed)
        self.field.left.connect(self._focus_list)
        self.field.submitted.connect(self._on_submitted)
        self.form.articles_wanted.connect(self._on_articles)
        self.form.deletion_wanted.connect(self._on_delete)
        self._desk.edits.changed.connect(self._on_changed)
        writable = not self._desk.library.read_only
        for action in (self._register, self._new):
            action.setEnabled(writable)
        self.new.setEnabled(writable)

    # Slots

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.publishers or (changes.articles and self.isVisible()):
            self.refresh()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.form.save()
        self._show_current()

    @Slot(str)
    def _on_narrowed(self, words: str) -> None:
        held = self.model.row_at(self.list.currentIndex())
        self.model.narrow(words)
        index = self.model.index_of(held.key) if held is not None else QModelIndex()
        self._go_to(index if index.isValid() else self.model.index(0))
        self._show_current()

    @Slot(str)
    def _on_submitted(self, _words: str) -> None:
        self._focus_list()

    @Slot()
    def _focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_enter(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None and row.publisher is None:
            self._on_register()
        elif row is not None:
            self.form.name.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_register(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None and row.publisher is None:
            self._add(row.name)
            self.form.reliability.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_articles(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None and row.publisher is not None:
            self.set_wanted.emit(f"{PUBLISHER}{row.publisher.id}")

    @Slot()
    def _on_delete(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is None or row.publisher is None:
            return
        try:
            self._desk.library.publishers.delete(row.publisher.id)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        words = self.tr("“{name}” taken out of the register").format(name=row.name)
        self._desk.notices.tell(words, action=self._desk.actions.get("edit.undo"))

    # Private

    def _add(self, name: str) -> None:
        try:
            made = self._desk.library.publishers.add(name)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self.field.set_text("")
        self._go_to(self.model.index_of(made.id))
        undo = self._desk.actions.get("edit.undo")
        self._desk.notices.tell(self.tr("Registered “{name}”").format(name=name), action=undo)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid() and index != self.list.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flag)
            self.list.scrollTo(index)

    def _show_current(self) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is None:
            self._pages.setCurrentWidget(self._nothing)
        elif row.publisher is None:
            words = self.tr("“{name}” stands in {articles} and is not registered.")
            count = articles_in_words(row.articles)
            self._unknown.set_text(words.format(name=row.name, articles=count))
            self._pages.setCurrentWidget(self._unknown)
        else:
            self.form.show_row(row)
            self._pages.setCurrentWidget(self._form_page)
        registered = len(self._desk.library.publishers.publishers())
        one, many = self.tr("1 publisher"), self.tr("{n} publishers")
        said = counted(registered, one, many)
        rest = self.model.whole - registered
        if rest:
            said += " · " + self.tr("{n} not registered").format(n=f"{rest:,}")
        self._count.setText(said)
        keys = (self.tr("Enter edit"), self.tr("Del take out"), self.tr("Esc back"))
        self.status.emit(said, "   ".join(keys))


class RegisterList(QListView):
    """The rows; Enter goes to the form, Delete takes out."""

    entered_form = Signal()
    deletion_wanted = Signal()

    def __init__(self, model: PublisherList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("registerList")
        self.setAccessibleName(self.tr("Publishers"))
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_form.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Name and number of articles; below it the grade, or that it is not registered."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, 46)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = cast("PublisherRow", index.data(PublisherRole.ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        box: QRect = option.rect.adjusted(6, 1, -6, -1)
        state: QStyle.StateFlag = option.state
        paint_ground(painter, box, state)
        inner = box.adjusted(10, 4, -10, -4)
        top = QRect(inner.left(), inner.top(), inner.width(), 18)
        painter.setFont(theme.ui_font(12, tabular=True))
        painter.setPen(shown.color("text.3"))
        count = f"{row.articles:,}" if row.articles else ""
        painter.drawText(top, _RIGHT, count)
        room = top.width() - painter.fontMetrics().horizontalAdvance(count) - 8
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(shown.color("text" if row.publisher is not None else "text.2"))
        paint_elided(painter, QRect(top.left(), top.top(), room, top.height()), row.name)
        graded = row.publisher.reliability if row.publisher is not None else None
        words = graded or (self.tr("Not graded") if row.publisher else self.tr("Not registered"))
        painter.setFont(theme.ui_font(12, 600 if graded else 400))
        role = "text.2" if graded else "warn" if row.publisher is not None else "text.3"
        painter.setPen(shown.color(role))
        below = QRect(inner.left(), inner.top() + 19, inner.width(), 16)
        painter.drawText(below, _LEFT, words)
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex() == index
        if current and state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, QRectF(box), RADIUS)
        painter.restore()
