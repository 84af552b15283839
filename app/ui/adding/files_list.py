"""The list of files: a table of one column, since a list lays out every row whenever one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView
from typing_extensions import override

from app.ui.adding.row_delegate import PLAIN_HEIGHT, RowDelegate, deeds_of
from app.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.adding.results import Results


KEYS = {"G": "group", "K": "apart", "S": "skip", "R": "retry"}


class FilesList(RowTable):
    """Rows are 51 px high; those that say more, or have buttons, are as high as they need.

    ``answered`` carries what a key says to a near-duplicate or a file that failed, and its row:
    G group, K keep apart, S skip, R retry.
    """

    answered = Signal(str, object)

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = results
        self._delegate = RowDelegate(results, self)
        self._tall: set[int] = set()
        self._laid_out_for = 0
        self.setModel(results)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(PLAIN_HEIGHT)
        rows.setDefaultSectionSize(PLAIN_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        results.rowsInserted.connect(self._on_inserted)
        results.dataChanged.connect(self._on_changed)
        results.modelReset.connect(self._on_reset)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._laid_out_for:
            self._laid_out_for = self.viewport().width()
            self._fit(0, self._results.rowCount() - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex().row()
        deed = KEYS.get(event.text().upper()) if not event.modifiers() else None
        row = self._results.row(at) if at >= 0 else None
        if row is not None and deed in deeds_of(row):
            self.answered.emit(deed, row)
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are answers here; they do not jump to a file that begins with them."""

    @Slot(QModelIndex, int, int)
    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit(first, last)

    @Slot(QModelIndex, QModelIndex)
    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        held = self.visualRect(self.currentIndex())
        self._fit(first.row(), last.row())
        if held.intersects(self.viewport().rect()):  # the row at hand stays where it is
            bar, now = self.verticalScrollBar(), self.visualRect(self.currentIndex())
            bar.setValue(bar.value() + now.top() - held.top())

    @Slot()
    def _on_reset(self) -> None:
        self._tall.clear()

    def _fit(self, first: int, last: int) -> None:
        """Give these rows their heights; most have the same and cost nothing."""
        width, changed = self.viewport().width(), False
        for at in range(first, last + 1):
            height = self._delegate.height(self._results.row(at), width)
            if height != PLAIN_HEIGHT or at in self._tall:
                changed |= height != self.rowHeight(at)
                self.setRowHeight(at, height)
                if height == PLAIN_HEIGHT:
                    self._tall.discard(at)
                else:
                    self._tall.add(at)
        if changed:
            self.updateGeometries()  # else a row cannot be scrolled to before the next layout
