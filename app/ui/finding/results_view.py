"""The list of results: moves by keys from passage to passage, opens, narrows, is dragged from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from app.ui.finding.results_delegate import BOX, BOX_LEFT, ResultsDelegate
from app.ui.models.result_rows import CopiesRow, PassageFound, RestOfArticle
from app.ui.widgets.passage_rows import PassageRows
from app.ui.widgets.tick_scroll_bar import TickScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from app.settings.settings import Settings
    from app.ui.models.result_rows import ArticleResults
    from app.ui.models.results import ResultsModel

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class ResultsView(PassageRows):
    """Results by article; ``chosen`` follows the current passage, ``None`` if there is none.

    ``open_wanted(beside)``, ``narrow_wanted()``, ``add_wanted()`` and ``tag_wanted()`` are about
    the current passage, ``choose_wanted()`` about all of them; while passages are being chosen,
    Space leaves the current one out, T tags the chosen ones and Esc ends it, which ``unchosen()``
    tells. ``left()`` says that the person wants to go back to the query. Letters work only while
    ``settings`` allow single ones.
    """

    chosen = Signal(object)
    narrow_wanted = Signal()
    add_wanted = Signal()
    tag_wanted = Signal()
    choose_wanted = Signal()
    unchosen = Signal()
    left = Signal()

    def __init__(
        self,
        model: ResultsModel,
        carry: Callable[[PassageFound], QMimeData],
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._results = model
        self._carry = carry
        self._settings = settings
        self._walking = 0
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Results"))
        self.setModel(model)
        self.setItemDelegate(ResultsDelegate(self))
        self.setVerticalScrollBar(TickScrollBar(self))
        self.verticalScrollBar().setSingleStep(22)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)

    def _letter(self, event: QKeyEvent) -> SignalInstance | None:
        """What a single letter asks for; with Shift it is about all results."""
        if not self._settings.single_letter_keys:
            return None
        letter = event.text().lower()
        if letter == "t":
            of_all = self._results.choosing or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return self.choose_wanted if of_all else self.tag_wanted
        return self.add_wanted if letter == "b" else None

    @property
    def passage(self) -> PassageFound | None:
        """The current passage."""
        return self._results.passage(self.currentIndex())

    def choose(self, index: Index) -> bool:
        """Make the row at ``index`` the current one and show it with its article's head."""
        if not index.isValid():
            return False
        made = self._results.index(index.row())
        self.setCurrentIndex(made)
        if not self._results.neighbour(made, -1).isValid():
            self.scrollToTop()
        return True

    def step(self, by: int) -> bool:
        """Go to the next (1) or the last (-1) row; ``False`` if there is none."""
        self._walking = 0
        return self.choose(self._results.neighbour(self.currentIndex(), by))

    def walk(self, by: int) -> bool:
        """Go from passage to passage, around the ends; what is not shown yet is asked for.

        Then the way goes on when ``show_rest`` or ``extend`` brings it.
        """
        self._walking = by
        found = self._results.neighbour(self.currentIndex(), by)
        if not found.isValid() and by > 0 and self._results.canFetchMore(QModelIndex()):
            self._results.fetchMore(QModelIndex())
            return True
        if not found.isValid():
            found = self._results.neighbour(QModelIndex(), by)
        while isinstance(self._results.row(found), CopiesRow):  # what is folded is passed by
            beyond = self._results.neighbour(found, by)
            found = beyond if beyond.isValid() else self._results.neighbour(QModelIndex(), by)
        chosen = self.choose(found)
        self._results.ask_for_rest(self.currentIndex())
        return chosen

    @Slot(str, object)
    def show_rest(self, source: str, passages: Sequence[PassageFound]) -> None:
        """Show these passages too; where their row was current, go to the first or last of them."""
        row = self._results.row(self.currentIndex())
        was_here = isinstance(row, RestOfArticle) and row.source == source
        self._results.show_rest(source, passages)
        if was_here and passages:
            self.choose(self._results.find(passages[-1 if self._walking < 0 else 0]))

    @Slot(str, object)
    def show_copies(self, anchor: str, found: Sequence[ArticleResults]) -> None:
        """Show these copies; where their row was current, go to the first passage of them."""
        row = self._results.row(self.currentIndex())
        was_here = isinstance(row, CopiesRow) and row.anchor == anchor
        self._results.show_copies(anchor, found)
        if was_here and found:
            self.step(1)

    @Slot(object)
    def extend(self, found: Sequence[ArticleResults]) -> None:
        """Show these articles too; go on where F3 had come to the end."""
        last = self._results.neighbour(QModelIndex(), -1)
        at_end = self._walking > 0 and self.currentIndex() == last
        self._results.extend(found)
        if at_end and found:
            self.walk(1)

    def act(self, *, beside: bool) -> None:
        """Open the current passage, or show the rest of its article if that row is current."""
        self._walking = 0
        if self._results.ask_for_rest(self.currentIndex()):
            return
        if self.passage is not None:
            self.open_wanted.emit(beside)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self._results.passage(current))

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        steps = {
            _Move.MoveUp: -1,
            _Move.MovePrevious: -1,
            _Move.MoveDown: 1,
            _Move.MoveNext: 1,
        }
        if cursorAction in steps:
            found = self._results.neighbour(self.currentIndex(), steps[cursorAction])
            return found if found.isValid() else self.currentIndex()
        if cursorAction is _Move.MoveHome:
            return self._results.neighbour(QModelIndex(), 1)
        if cursorAction is _Move.MoveEnd:
            return self._results.neighbour(QModelIndex(), -1)
        found = super().moveCursor(cursorAction, modifiers)
        if found.flags() & Qt.ItemFlag.ItemIsSelectable:
            return found
        down = self._results.neighbour(found, 1)
        return down if down.isValid() else self._results.neighbour(found, -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event.modifiers())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            (self.unchosen if self._results.choosing else self.left).emit()
        elif event.key() == Qt.Key.Key_Space and self._results.choosing:
            self._results.toggle(self.currentIndex())
        elif (asked := self._letter(event)) is not None:
            asked.emit()
        elif (
            event.key() == Qt.Key.Key_Up
            and not self._results.neighbour(self.currentIndex(), -1).isValid()
        ):
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        index = self.indexAt(e.position().toPoint())
        if e.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._walking = 0
            if self._results.choosing and e.position().x() < BOX_LEFT + 2 * BOX:
                self._results.toggle(index)
            self._results.ask_for_rest(index)

    @override
    def is_passage(self, index: Index) -> bool:
        return isinstance(self._results.row(index), PassageFound)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        passage = self.passage
        if passage is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self._carry(passage))
        drag.exec(Qt.DropAction.CopyAction)

    def _on_enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            if self.passage is not None:
                self.narrow_wanted.emit()
        else:
            self.act(beside=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
