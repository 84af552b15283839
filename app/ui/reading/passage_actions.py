"""What the actions of Read do to the passage at hand in the active pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication

from app.domain.tag import TagId
from app.ui.passages.carrying import mime_of
from app.ui.passages.recent_tags import RecentTags
from app.ui.passages.tag_palette import TagPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Span
    from app.domain.passage import Passage
    from app.ui.actions import Desk
    from app.ui.models.mark_list import ShownMark
    from app.ui.reading.deeds import Deeds
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea


class PassageActions(QObject):
    """Marks, tags, notes, grades and copies what is at hand.

    ``add_to_briefing`` carries a passage, ``note_wanted`` says that the note should be edited.
    """

    add_to_briefing = Signal(object)
    note_wanted = Signal()

    def __init__(self, desk: Desk, deeds: Deeds, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._deeds = deeds
        self._area = area
        self._host = host
        self._recent = RecentTags(desk.library)
        self.palette = TagPalette(host)
        self.palette.chosen.connect(self._on_tag_chosen)
        self.palette.made.connect(self._on_tag_made)
        self.palette.last_removed.connect(self._on_last_tag_removed)
        self.palette.left.connect(self._focus_text)
        for number in range(1, 9):
            desk.actions.get(f"mark.highlight_{number}").triggered.connect(self._on_highlight)
        for name, slot in (
            ("mark.tag", self.tag),
            ("mark.note", self.note),
            ("mark.edges", self.move_edges),
            ("mark.add_to_briefing", self.give_to_briefing),
            ("mark.reliability", self._on_reliability),
            ("mark.credibility", self._on_credibility),
            ("edit.delete_mark", self.delete),
            ("edit.copy_with_source", self.copy),
        ):
            desk.actions.get(name).triggered.connect(slot)
        area.graded.connect(self._on_graded)
        area.edges_moved.connect(self._on_edges_moved)

    def colour(self, number: int) -> None:
        """Mark the selection in highlight ``number``, or recolour the mark at hand."""
        pane = self._pane()
        if pane is None or pane.article is None:
            return
        selected = pane.view.selected_span()
        same = pane.mark_of(selected) if selected is not None else pane.mark
        if same is not None:
            self._recolour(same, number)
            pane.select_mark(same.mark.id)
        elif selected is not None:
            made = self._deeds.mark(pane.article.id, selected, colour=number)
            if made is not None:
                pane.select_mark(made.id)
        else:
            self._desk.notices.tell(self.tr("Select some text first."))

    @Slot()
    def tag(self) -> None:
        """Open the field that tags the passage at hand."""
        pane = self._pane()
        span = pane.passage_at_hand() if pane is not None else None
        if pane is None or span is None:
            self._desk.notices.tell(self.tr("Select some text first."))
            return
        shown = self._mark_at_hand(pane)
        at = pane.box_of(span, self._host)
        room = QRect(QPoint(0, 0), self._host.size())
        on = shown.mark.tags if shown is not None else ()
        pane.mark_bar.hide()
        self.palette.open(self._recent.first(), on, at, room)

    @Slot()
    def note(self) -> None:
        """Edit the note of the passage at hand, marked first if it is not yet."""
        pane = self._pane()
        if pane is None or self._marked(pane) is None:
            self._desk.notices.tell(self.tr("Select some text first."))
            return
        pane.mark_bar.hide()
        self.note_wanted.emit()

    @Slot()
    def move_edges(self) -> None:
        """Let the keys move where the mark at hand begins and ends."""
        pane = self._pane()
        if pane is not None and pane.mark is not None:
            pane.view.setFocus()
            pane.view.edges.take_keys()
            self._desk.notices.tell(
                self.tr("The arrows, S or P move the edge. E: other edge, Enter: keep, Esc: leave.")
            )

    @Slot()
    def give_to_briefing(self) -> None:
        """Hand the passage at hand to the briefing."""
        passage = self.passage()
        if passage is not None:
            self.add_to_briefing.emit(passage)
        elif self._host.isVisible():
            self._desk.notices.tell(self.tr("Select some text first."))

    @Slot()
    def delete(self) -> None:
        """Delete the mark at hand."""
        pane = self._pane()
        if pane is not None and pane.mark is not None:
            self._deeds.delete_mark(pane.mark.mark.id)

    @Slot()
    def copy(self) -> None:
        """Copy the passage at hand with its source."""
        if not self._host.isVisible():
            return  # the same key copies the passage found in Find
        pane, passage = self._pane(), self.passage()
        if pane is None or pane.article is None or passage is None:
            self._desk.notices.tell(self.tr("Select some text first."))
            return
        QGuiApplication.clipboard().setMimeData(mime_of(pane.article, passage.span))
        self._desk.notices.tell(self.tr("Copied with its source."))

    def passage(self) -> Passage | None:
        """The passage at hand in the active pane."""
        pane = self._pane()
        span = pane.passage_at_hand() if pane is not None else None
        if pane is None or pane.article is None or span is None:
            return None
        return self._deeds.attempt(
            self._desk.library.passage, pane.article.id, span.start, span.end
        )

    # Slots

    @Slot()
    def _on_highlight(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.colour(int(action.objectName().rsplit("_", 1)[1]))

    @Slot()
    def _on_reliability(self) -> None:
        pane = self._pane()
        if pane is not None:
            pane.view.setFocus()
            pane.view.expect_grade("reliability")
            self._desk.notices.tell(self.tr("Source reliability: press A to F"))

    @Slot()
    def _on_credibility(self) -> None:
        pane = self._pane()
        if pane is not None:
            pane.view.setFocus()
            pane.view.expect_grade("credibility")
            self._desk.notices.tell(self.tr("Information credibility: press 1 to 6"))

    @Slot(str, str)
    def _on_graded(self, grading: str, value: str) -> None:
        pane = self._pane()
        if pane is None or pane.article is None:
            return
        if grading == "reliability":
            self._deeds.grade_article(pane.article.id, reliability=value)
        elif pane.mark is not None:
            self._deeds.change_mark(pane.mark.mark.id, credibility=int(value))
        else:
            self._deeds.grade_article(pane.article.id, credibility=int(value))

    @Slot(object)
    def _on_edges_moved(self, span: Span) -> None:
        pane = self._pane()
        if pane is not None and pane.mark is not None:
            mark = pane.mark.mark.id
            self._deeds.change_mark(mark, span=(span.start, span.end))
            pane.select_mark(mark)

    @Slot(str)
    def _on_tag_chosen(self, tag: str) -> None:
        pane = self._pane()
        if pane is not None:
            self._toggle_tag(pane, TagId(tag))
        self._focus_text()

    @Slot(str)
    def _on_tag_made(self, name: str) -> None:
        pane, passage = self._pane(), self.passage()
        if pane is not None and passage is not None:
            shown = self._mark_at_hand(pane)
            # A tag made for a mark takes the colour that was chosen for it.
            colour = shown.mark.colour if shown is not None and not shown.mark.tags else None
            made = self._deeds.tag_anew(passage, name, colour=colour)
            if made is not None:
                tag, mark = made
                self._recent.use(tag.id)
                pane.select_mark(mark.id)
        self._focus_text()

    @Slot()
    def _on_last_tag_removed(self) -> None:
        pane = self._pane()
        shown = self._mark_at_hand(pane) if pane is not None else None
        if shown is not None and shown.mark.tags:
            self._deeds.change_mark(shown.mark.id, tags=shown.mark.tags[:-1])
            self.tag()

    @Slot()
    def _focus_text(self) -> None:
        pane = self._pane()
        if pane is not None:
            pane.view.setFocus()

    # Private

    def _pane(self) -> Pane | None:
        return self._area.active if self._host.isVisible() else None

    def _mark_at_hand(self, pane: Pane) -> ShownMark | None:
        selected = pane.view.selected_span()
        return pane.mark if selected is None else pane.mark_of(selected)

    def _marked(self, pane: Pane) -> ShownMark | None:
        """The mark of the passage at hand, made if there is none; ``None`` without a passage."""
        shown, span = self._mark_at_hand(pane), pane.passage_at_hand()
        if shown is None and span is not None and pane.article is not None:
            made = self._deeds.mark(pane.article.id, span)
            if made is not None:
                pane.select_mark(made.id)
        elif shown is not None:
            pane.select_mark(shown.mark.id)
        return pane.mark

    def _toggle_tag(self, pane: Pane, tag: TagId) -> None:
        """Tag the passage at hand, or take the tag off if it has it."""
        self._recent.use(tag)
        shown, span = self._mark_at_hand(pane), pane.passage_at_hand()
        if shown is not None:
            tags = shown.mark.tags
            kept = tuple(t for t in tags if t != tag) if tag in tags else (*tags, tag)
            self._deeds.change_mark(shown.mark.id, tags=kept)
            pane.select_mark(shown.mark.id)
        elif span is not None and pane.article is not None:
            made = self._deeds.mark(pane.article.id, span, tags=(tag,))
            if made is not None:
                pane.select_mark(made.id)

    def _recolour(self, shown: ShownMark, number: int) -> None:
        """A mark with tags shows their colour; it takes its own only without them."""
        if shown.mark.tags:
            self._desk.notices.tell(
                self.tr(
                    "This mark shows the colour of its tag {tag}. Take the tag off first."
                ).format(tag=shown.tags[0].name)
            )
            return
        self._deeds.change_mark(shown.mark.id, colour=number)
