"""What is done with the current result: opened, added to a briefing, copied, tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication

from app.domain.errors import ReaderError
from app.domain.tag import TagId
from app.ui.finding.carrying import mime_of
from app.ui.finding.tag_menu import TagMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from app.domain.article import Span
    from app.domain.mark import Mark
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
        self._tags = TagMenu(desk.actions.get("mark.new_tag"), screen.view)
        self._tags.toggled.connect(self._on_tag_toggled)
        view, does = screen.view, screen.does
        view.open_wanted.connect(self.open)
        view.add_wanted.connect(self.add)
        view.tag_wanted.connect(self.tag)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        does.open.triggered.connect(self._on_open)
        does.open_beside.triggered.connect(self._on_open_beside)
        does.add.triggered.connect(self.add)
        does.copy.triggered.connect(self.copy)
        does.tag.triggered.connect(self.tag)
        screen.preview.text.drag_wanted.connect(self._on_drag_wanted)
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
        """Put the current passage on the clipboard, or what is selected in it, with its source."""
        passage, text = self.passage, self._screen.preview.text
        if passage is None:
            return
        selected = text.selected_span() if text.hasFocus() else None
        mime = (
            mime_of(text.article, selected)
            if selected is not None and text.article is not None
            else carried(self._desk, passage)
        )
        QGuiApplication.clipboard().setMimeData(mime)
        self._desk.notices.tell(self.tr("Copied with its source."))

    @Slot()
    def tag(self) -> None:
        """Offer the tags for the current passage."""
        if self.passage is None:
            return
        view = self._screen.view
        corner = view.visualRect(view.currentIndex()).bottomLeft() + QPoint(65, 0)
        mark = self._mark()
        on = mark.tags if mark is not None else ()
        self._tags.open(self._desk.library.tags(), on, view.viewport().mapToGlobal(corner))

    @Slot(object)
    def _on_drag_wanted(self, span: Span) -> None:
        """Words selected in the preview are dragged as results are."""
        article = self._screen.preview.text.article
        if article is not None:
            drag = QDrag(self._screen.preview.text)
            drag.setMimeData(mime_of(article, span))
            drag.exec(Qt.DropAction.CopyAction)

    @Slot(str)
    def _on_tag_toggled(self, tag: str) -> None:
        passage, mark, chosen = self.passage, self._mark(), TagId(tag)
        marking = self._desk.library.marking
        if passage is None:
            return
        try:
            if mark is None:
                marking.add_mark(passage.article, passage.start, passage.end, tags=(chosen,))
            elif chosen not in mark.tags:
                marking.change_mark(mark.id, tags=(*mark.tags, chosen))
            elif len(mark.tags) == 1 and not mark.note:
                marking.delete_mark(mark.id)
            else:
                kept = tuple(t for t in mark.tags if t != chosen)
                marking.change_mark(mark.id, tags=kept)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    def _mark(self) -> Mark | None:
        """The mark over exactly the current passage, if there is one."""
        passage = self.passage
        if passage is None:
            return None
        marks = self._desk.library.marks(passage.article)
        return next((m for m in marks if m.passage.span == passage.span), None)

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
