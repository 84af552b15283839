"""The page over Read while articles are added: how far it is, and what became of each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.adding.results import Results
from app.ui.adding.row_delegate import RowDelegate
from app.ui.widgets.buttons import Button, MainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.ui.adding.results import Row

COLUMN = 680


class AddingPage(QWidget):
    """``cancelled`` asks to stop; ``retry_asked`` carries paths; ``left`` leads on to reading.

    ``opened`` carries the id of an article whose row was activated.
    """

    cancelled = Signal()
    retry_asked = Signal(list)
    opened = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingPage")
        self.setProperty("surface", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.results = Results(self)
        self._title = QLabel(self.tr("Add articles"))
        self._title.setFont(theme.ui_font(15, 600))
        self._count = QLabel()
        self._count.setObjectName("addingCount")
        self._count.setFont(theme.ui_font(12))
        self._count.setProperty("role", "secondary")
        self._share = QLabel()
        self._share.setFont(theme.ui_font(12, tabular=True))
        self._share.setProperty("role", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = Button(self.tr("Cancel"), small=True)
        self.cancel.setObjectName("cancelAdding")
        self.cancel.clicked.connect(self.cancelled)
        self.list = self._made_list()
        self.retry = Button(self.tr("Retry"), "arrow-clockwise")
        self.retry.setObjectName("retryAdding")
        self.retry.clicked.connect(self._on_retry)
        self.read = MainButton(self.tr("Read"), "book-open")
        self.read.setObjectName("readAdded")
        self.read.clicked.connect(self.left)
        self._lay_out()

    def begin(self, *, fresh: bool = True) -> None:
        """Show that work has begun; ``fresh`` forgets the rows of the time before."""
        if fresh:
            self.results.clear()
        self._count.setText(self.tr("Looking for files"))
        self._count.setProperty("role", "secondary")
        self._share.setText("")
        self._bar.setRange(0, 0)
        self._set_working(working=True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(self.tr("Read {done} of {total}").format(done=done, total=total))
        self._share.setText(f"{100 * done // max(total, 1)} %")

    def end(self, words: str) -> None:
        """Say what came of it all."""
        self._count.setText(words)
        self._share.setText("")
        self._set_working(working=False)
        failed = sum(row.can_retry for row in self.results.rows)
        self.retry.setVisible(failed > 0)
        self.retry.set_words(self.tr("Retry {n} failed").format(n=failed))
        self.read.setEnabled(any(row.article for row in self.results.rows))
        target = self.read if self.read.isEnabled() else self.retry
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def words(self) -> str:
        """What stands under the title."""
        return self._count.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.cancelled if self.cancel.isVisible() else self.left).emit()
            return
        super().keyPressEvent(event)

    def _set_working(self, *, working: bool) -> None:
        self._bar.setVisible(working)
        self.cancel.setVisible(working)
        self.cancel.setEnabled(True)
        self.retry.setVisible(False)
        self.read.setVisible(not working)

    def _made_list(self) -> QListView:
        made = QListView()
        made.setObjectName("addedFiles")
        made.setProperty("surface", "paper")
        made.setAccessibleName(self.tr("What became of each file"))
        made.setModel(self.results)
        made.setItemDelegate(RowDelegate(made))
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setMouseTracking(True)
        made.activated.connect(self._on_activated)
        return made

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.addWidget(self._count, 1)
        numbers.addWidget(self._share)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self.cancel)
        kept = QLabel(self.tr("Originals are kept exactly as they came."))
        kept.setFont(theme.ui_font(12))
        kept.setProperty("role", "secondary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(kept, 1)
        foot.addWidget(self.retry)
        foot.addWidget(self.read)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(16, 24, 16, 16)
        lines.setSpacing(8)
        lines.addWidget(self._title)
        lines.addLayout(numbers)
        lines.addLayout(progress)
        lines.addWidget(self.list, 1)
        lines.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)

    @Slot()
    def _on_retry(self) -> None:
        self.retry_asked.emit([row.path for row in self.results.rows if row.can_retry])

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row: Row = index.data(Results.ROW)
        if row.can_retry:
            self.retry_asked.emit([row.path])
        elif row.article is not None:
            self.opened.emit(row.article)
