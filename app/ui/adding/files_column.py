"""The left column of the page: how far the reading is, and a row for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.adding.current_file import CurrentFile
from app.ui.adding.files_list import FilesList
from app.ui.adding.results import Results
from app.ui.adding.row_deeds import DeedsInSight
from app.ui.icons import paint_icon
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from app.library.imports import NowReading
    from app.ui.adding.results import Row

WIDTH = 320


class FilesColumn(QWidget):
    """``shown`` carries the number of the row that the list stands at, ``opened`` an article's id.

    ``deed`` carries what a row's button does ("retry", "group", "apart", "skip") and its row,
    ``password_given`` a file's path and the password typed for it.
    """

    cancelled = Signal()
    retry_all = Signal()
    left = Signal()
    report_wanted = Signal()
    shown = Signal(int)
    opened = Signal(str)
    deed = Signal(str, object)
    password_given = Signal(str, str)

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingFiles")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self._results = results
        self._title = QLabel(self.tr("Add articles"))
        self._title.setFont(theme.ui_font(15, 600))
        self._count = QLabel()
        self._count.setObjectName("addingCount")
        self._count.setWordWrap(True)
        self._share = QLabel()
        for label in (self._count, self._share):
            label.setFont(theme.ui_font(12, tabular=True))
            label.setProperty("role", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(self.tr("Cancel"), small=True)
        self.cancel.setObjectName("cancelAdding")
        self.cancel.clicked.connect(self.cancelled)
        self.list = self._made_list()
        self._deeds = DeedsInSight(self.list, results)
        self._deeds.chosen.connect(self._on_deed)
        self._deeds.password_given.connect(self.password_given)
        self._current = CurrentFile()
        self.retry = Button(self.tr("Retry"), "arrow-clockwise")
        self.retry.setObjectName("retryAdding")
        self.retry.clicked.connect(self.retry_all)
        self.read = MainButton(self.tr("Read"), "book-open")
        self.read.setObjectName("readAdded")
        self.read.clicked.connect(self.left)
        self.report = Button(self.tr("Save report…"))
        self.report.setObjectName("saveAddingReport")
        self.report.clicked.connect(self.report_wanted)
        for button in (self.retry, self.read):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current)

    def begin(self) -> None:
        """Show that work has begun."""
        self._count.setText(self.tr("Looking for files"))
        self._share.setText("")
        self._bar.setRange(0, 1)  # a bar of unknown length would move by itself
        self._bar.setValue(0)
        self._set_working(working=True)

    def show_progress(self, now: NowReading) -> None:
        """Show how far it is, and the file that is read now."""
        done, total = now.done, now.total
        self._current.show_file(now.path, now.page, now.pages)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(self.tr("Read {done} of {total}").format(done=done, total=total))
        self._share.setText(f"{100 * done // max(total, 1)} %")

    def end(self, words: str) -> None:
        """Say what came of it all."""
        self._count.setText(words)
        self._share.setText("")
        self._current.show_file("")
        self._set_working(working=False)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done with the rows as they are."""
        if self.cancel.isVisibleTo(self):
            return
        failed = sum(row.can_retry and not row.wants_password for row in self._results.rows)
        self.retry.setVisible(failed > 0)
        self.retry.set_words(self.tr("Retry {n} failed").format(n=failed))
        there_are = any(row.article for row in self._results.rows)
        self.read.set_words(self.tr("Read") if there_are else self.tr("Back"))
        self.read.set_glyph("book-open" if there_are else "arrow-left")
        self.report.setEnabled(self._results.rowCount() > 0)

    def go_to(self, at: int) -> None:
        """Make the row at ``at`` the current one."""
        index = self._results.index(at)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def ask_password(self) -> None:
        """Put the caret where the row at hand asks for its password."""
        self._deeds.focus(self.list.currentIndex())

    @property
    def current(self) -> int:
        """The row that the list stands at; -1 for none.

        One that Qt takes for current as the list gets the focus, without selecting it, is none.
        """
        index = self.list.currentIndex()
        return index.row() if self.list.selectionModel().isSelected(index) else -1

    @property
    def words(self) -> str:
        """What stands under the title."""
        return self._count.text()

    def _set_working(self, *, working: bool) -> None:
        self._bar.setVisible(working)
        self.cancel.setVisible(working)
        self.cancel.setEnabled(True)
        self.retry.setVisible(False)
        self.read.setVisible(not working)
        self.report.setVisible(not working)

    def _made_list(self) -> FilesList:
        made = FilesList(self._results)
        made.setObjectName("addedFiles")
        made.setAccessibleName(self.tr("What became of each file"))
        made.activated.connect(self._on_activated)
        made.answered.connect(self._on_deed)
        return made

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.addWidget(self._count, 1)
        numbers.addWidget(self._share)
        progress = QHBoxLayout()
        progress.setSpacing(8)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self.cancel)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(5)
        head.addWidget(self._title)
        head.addSpacing(3)
        head.addLayout(numbers)
        head.addLayout(progress)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.read, 1)
        buttons.addWidget(self.report)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(_Kept())
        foot.addWidget(self.retry)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self._current)
        column.addWidget(Rule())
        column.addLayout(foot)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.shown.emit(index.row())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row: Row = index.data(Results.ROW)
        if row.wants_password:
            self._deeds.focus(index)
        elif row.can_retry:
            self.deed.emit("retry", row)
        elif row.article is not None:
            self.opened.emit(row.article)

    @Slot(str, object)
    def _on_deed(self, name: str, row: Row) -> None:
        self.deed.emit(name, row)


class _Kept(QLabel):
    """A promise with a shield."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Originals are kept exactly as they came."))
        self.setFont(theme.ui_font(12))
        self.setProperty("role", "secondary")
        self.setContentsMargins(24, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, QRect(0, (self.height() - 16) // 2, 16, 16), "shield-check", "text.2")
        painter.end()
