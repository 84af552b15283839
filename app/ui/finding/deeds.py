"""What is done with the current result: opened, added to a briefing, copied, dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.ui.finding.carrying import mime_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.ui.actions import Desk
    from app.ui.finding.screen import FindScreen
    from app.ui.models.result_rows import PassageFound


class PassageDeeds(QObject):
    """Carries out the actions on the current passage of ``screen``.

    Actions of the whole window count only while the screen is shown. ``used()`` says that the query
    led to something.
    """

    open_passage = Signal(str, int, int, bool)
    add_to_briefing = Signal(list)
    used = Signal()

    def __init__(self, desk: Desk, screen: FindScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._menu = screen.does.menu(screen.view)
        view, does = screen.view, screen.does
        view.open_wanted.connect(self.open)
        view.add_wanted.connect(self.add)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        does.open.triggered.connect(self._on_open)
        does.open_beside.triggered.connect(self._on_open_beside)
        does.add.triggered.connect(self.add)
        does.copy.triggered.connect(self.copy)
        desk.actions.get("edit.copy_with_source").triggered.connect(self.copy)
        desk.actions.get("mark.add_to_briefing").triggered.connect(self.add)

    @property
    def passage(self) -> PassageFound | None:
        """The current passage, while the screen is shown."""
        return self._screen.view.passage if self._screen.isVisible() else None

    @Slot(bool)
    def open(self, beside: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        """Ask to read the current passage, ``beside`` what is open."""
        passage = self.passage
        if passage is not None:
            self.used.emit()
            self.open_passage.emit(passage.article, passage.start, passage.end, beside)

    @Slot()
    def add(self) -> None:
        """Ask to put the current passage into the briefing."""
        passage = self.passage
        if passage is not None:
            self.used.emit()
            made = self._desk.library.passage(passage.article, passage.start, passage.end)
            self.add_to_briefing.emit([made])

    @Slot()
    def copy(self) -> None:
        """Put the current passage on the clipboard, with its source."""
        passage = self.passage
        if passage is not None:
            QGuiApplication.clipboard().setMimeData(carried(self._desk, passage))
            self._desk.notices.tell(self.tr("Copied with its source."))

    @Slot()
    def _on_open(self) -> None:
        self.open(False)

    @Slot()
    def _on_open_beside(self) -> None:
        self.open(True)

    @Slot(QPoint)
    def _on_menu_wanted(self, point: QPoint) -> None:
        view = self._screen.view
        if self.passage is None:
            return
        shown = view.visualRect(view.currentIndex())
        at = point if shown.contains(point) else shown.center()
        self._menu.popup(view.viewport().mapToGlobal(at))


def carried(desk: Desk, passage: PassageFound) -> QMimeData:
    """``passage`` as it is dragged or copied."""
    return mime_of(desk.library.article(passage.article), passage.span)
