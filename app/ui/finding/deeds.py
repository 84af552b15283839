"""What is done with the current result: opened, added to a briefing, copied, tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication

from app.domain.errors import ReaderError
from app.domain.tag import TagId
from app.ui.finding.results_delegate import TEXT_LEFT
from app.ui.passages.carrying import mime_of
from app.ui.passages.recent_tags import RecentTags
from app.ui.passages.tag_palette import TagPalette

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
    open_briefing = Signal(str, int)
    add_to_briefing = Signal(list)
    used = Signal()

    def __init__(self, desk: Desk, screen: FindScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._menu = screen.does.menu(screen.view)
        self._recent = RecentTags(desk.library)
        self._tags = TagPalette(screen)
        self._tags.chosen.connect(self._on_tag_toggled)
        self._tags.made.connect(self._on_tag_made)
        self._tags.last_removed.connect(self._on_last_tag_removed)
        self._tags.left.connect(screen.view.setFocus)
        self._tagged: PassageFound | None = None
        screen.view.chosen.connect(self._on_chosen)
        screen.results.modelReset.connect(self._on_reset)
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
        """The current passage of an article, while the screen is shown."""
        passage = self._screen.view.passage if self._screen.isVisible() else None
        return passage if passage is not None and not passage.briefing else None

    @Slot(bool)
    def open(self, beside: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        """Ask to read the current passage, ``beside`` what is open."""
        found = self._screen.view.passage if self._screen.isVisible() else None
        if found is None:
            return
        self.used.emit()
        if found.briefing:
            self.open_briefing.emit(found.briefing, found.item)
        else:
            self.open_passage.emit(found.article, found.start, found.end, beside)

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
        """Open the field that tags the current passage."""
        if self.passage is None:
            return
        screen, view = self._screen, self._screen.view
        box = view.visualRect(view.currentIndex()).adjusted(TEXT_LEFT, 0, 0, 0)
        corner = view.viewport().mapTo(screen, box.topLeft())
        mark, self._tagged = self._mark(), self.passage
        on = mark.tags if mark is not None else ()
        self._tags.open(self._recent.first(), on, QRect(corner, box.size()), screen.rect())

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
        mark, chosen = self._mark(), TagId(tag)
        tags = mark.tags if mark is not None else ()
        self._recent.use(chosen)
        kept = tuple(t for t in tags if t != chosen) if chosen in tags else (*tags, chosen)
        self._set_tags(mark, kept)
        self._screen.view.setFocus()

    @Slot(object)
    def _on_chosen(self, passage: PassageFound | None) -> None:
        """The field for tags belongs to one passage, wherever that stands after an edit."""
        known = self._tagged
        if passage is not None and known is not None:
            same = (passage.article, passage.span) == (known.article, known.span)
            self._tags.setVisible(same and self._tags.isVisible())

    @Slot()
    def _on_reset(self) -> None:
        if not self._screen.results.rowCount():
            self._tags.hide()

    @Slot(str)
    def _on_tag_made(self, name: str) -> None:
        found, library = self.passage, self._desk.library
        if found is None:
            return
        try:
            passage = library.passage(found.article, found.start, found.end)
            made, _ = library.codebook.tag_passages_anew([passage], name)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
        else:
            self._recent.use(made.id)
            self._screen.view.setFocus()

    @Slot()
    def _on_last_tag_removed(self) -> None:
        mark = self._mark()
        if mark is not None and mark.tags:
            self._set_tags(mark, mark.tags[:-1])
            self.tag()

    def _set_tags(self, mark: Mark | None, tags: tuple[TagId, ...]) -> None:
        """Mark the current passage with ``tags``; a mark that only had tags goes with the last."""
        passage, marking = self.passage, self._desk.library.marking
        if passage is None:
            return
        try:
            if mark is None:
                marking.add_mark(passage.article, passage.start, passage.end, tags=tags)
            elif tags or mark.note:
                marking.change_mark(mark.id, tags=tags)
            else:
                marking.delete_mark(mark.id)
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
