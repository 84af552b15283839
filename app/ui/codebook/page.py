"""The codebook page: the tags with what they mean, and beside them the passages of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from app.domain.errors import ReaderError
from app.domain.tag import TagId
from app.ui.codebook.gathering import Gathered, Wanted, gathered
from app.ui.codebook.passages_panel import PassagesPanel
from app.ui.codebook.tags_panel import WIDTH, TagsPanel
from app.ui.passages.tag_palette import TagPalette
from app.ui.widgets.splitter import Splitter
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from app.domain.changes import Changes
    from app.domain.mark import MarkId
    from app.domain.tag import Tag
    from app.ui.actions import Desk
    from app.ui.background import Job


T = TypeVar("T")

_MANY = 500
"""Passages from which on a deed is done beside the window, which tells that it is under way."""


class CodebookPage(QWidget):
    """Tags at the left, passages at the right.

    ``open_passage(article, start, end, beside)`` and ``add_to_briefing(passages)`` ask for what
    other places do; ``left()`` leads back to reading.
    """

    open_passage = Signal(str, int, int, bool)
    add_to_briefing = Signal(list)
    left = Signal()
    status = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookPage")
        self._desk = desk
        self._tag: TagId | None = None
        self._stale = False
        self._job: Job | None = None
        self.tags = TagsPanel(desk)
        self.passages = PassagesPanel(desk)
        splitter = Splitter("codebook", (WIDTH, 0))
        splitter.addWidget(self.tags)
        splitter.addWidget(self.passages)
        splitter.setCollapsible(1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.into = TagPalette(self)
        self.into.setAccessibleName(self.tr("Merge into which tag?"))
        self._menu = self._made_menu()
        self._connect()

    def show_tag(self, tag: TagId | None) -> None:
        """Show the passages of ``tag``; without one those of the tag shown last, or the first."""
        tags = self._desk.library.tags()
        known = [known.id for known in tags]
        wanted = tag or self._tag
        self._tag = wanted if wanted in known else next(iter(known), None)
        self.refresh()
        self.tags.choose(self._tag)

    @Slot()
    def refresh(self) -> None:
        """Show everything as the library has it now."""
        self._stale = False
        tags = self._desk.library.tags()
        self.tags.show_tags(tags, self._desk.library.tag_counts())
        shown = next((tag for tag in tags if tag.id == self._tag), None)
        if shown is None and tags:
            self.show_tag(None)
            return
        self.tags.form.show_tag(shown)
        self.passages.show_tag(shown)
        if shown is not None:
            wanted = Wanted(shown.id, self.passages.order, self.passages.below)
            work = partial(gathered, self._desk.library, wanted)
            self._desk.background.run(work, owner=self, on_done=self._on_gathered)

    # Qt

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.tags.form.save()
        super().hideEvent(event)

    # What is done here

    @Slot()
    def merge(self) -> None:
        """Ask which tag the one shown goes into."""
        tags = [tag for tag in self._desk.library.tags() if tag.id != self._tag]
        if self._tag is None or not tags:
            self._desk.notices.tell(self.tr("There is no other tag to merge it into."))
            return
        button = self.passages.merge
        at = QRect(button.mapTo(self, QPoint(0, 0)), button.size())
        self.into.open(tags, (), at, self.rect())

    @Slot()
    def split(self) -> None:
        """Give the chosen passages a tag of their own, and let that be named."""
        tag, marks = self._shown, self._its_own
        if tag is None or not marks:
            self._desk.notices.tell(self.tr("Choose the passages that get a tag of their own."))
            return
        names = {known.name.casefold() for known in self._desk.library.tags()}
        name, number = self.tr("{tag}: part").format(tag=tag.name), 2
        while name.casefold() in names:
            name = self.tr("{tag}: part {number}").format(tag=tag.name, number=number)
            number += 1
        split = partial(self._desk.library.codebook.split, tag.id, marks, name)
        self._do_to_many(len(marks), split, self._on_split)

    @Slot()
    def untag(self) -> None:
        """Take the tag off the chosen passages."""
        tag, marks = self._shown, self._its_own
        if tag is not None and marks:
            untag = partial(self._desk.library.codebook.untag, marks, tag.id)
            self._do_to_many(len(marks), untag, partial(self._on_untagged, len(marks)))

    @Slot()
    def delete(self) -> None:
        """Delete the tag shown; its passages stay marked."""
        if self._tag is not None and self._attempt(self._deletion(self._tag)):
            self._desk.notices.tell(
                self.tr("Tag deleted"), action=self._desk.actions.get("edit.undo")
            )

    # Slots

    def _on_split(self, made: Tag) -> None:
        self.show_tag(made.id)
        self.tags.rename(made.id)

    def _on_untagged(self, number: int, _done: None) -> None:
        said = counted(number, self.tr("1 passage"), self.tr("{n} passages"))
        self._desk.notices.tell(
            self.tr("Tag taken off {passages}").format(passages=said),
            action=self._desk.actions.get("edit.undo"),
        )

    def _on_gathered(self, found: Gathered) -> None:
        if found.wanted == Wanted(self._tag or TagId(""), self.passages.order, self.passages.below):
            self.passages.show_rows(found)
            self.status.emit(self.passages.summary, "")

    @Slot(str)
    def _on_tag_chosen(self, tag: str) -> None:
        if tag != self._tag:
            self.show_tag(TagId(tag))

    @Slot(str)
    def _on_merge_chosen(self, into: str) -> None:
        if self._tag is None:
            return
        merged = self._shown
        kept = self._attempt(partial(self._desk.library.codebook.merge, self._tag, TagId(into)))
        if kept is not None and merged is not None:
            self.show_tag(kept.id)
            self._desk.notices.tell(
                self.tr("{tag} merged into {kept}").format(tag=merged.name, kept=kept.name),
                action=self._desk.actions.get("edit.undo"),
            )

    @Slot(str, str)
    def _on_renamed(self, tag: str, name: str) -> None:
        self._attempt(partial(self._desk.library.codebook.change, TagId(tag), name=name))

    @Slot(str, str)
    def _on_moved(self, tag: str, parent: str) -> None:
        change = self._desk.library.codebook.change
        self._attempt(partial(change, TagId(tag), parent=TagId(parent) if parent else None))

    @Slot()
    def _on_new(self) -> None:
        names = {tag.name.casefold() for tag in self._desk.library.tags()}
        name, number = self.tr("New tag"), 2
        while name.casefold() in names:
            name, number = self.tr("New tag {number}").format(number=number), number + 1
        made = self._attempt(partial(self._desk.library.codebook.add, name))
        if made is not None:
            self.show_tag(made.id)
            self.tags.rename(made.id)

    @Slot(bool)
    def _on_open(self, beside: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        row = self.passages.view.passage
        if row is not None:
            place = row.mark.passage
            self.open_passage.emit(place.article, place.start, place.end, beside)

    @Slot()
    def _on_open_here(self) -> None:
        self._on_open(beside=False)

    @Slot()
    def _on_open_beside(self) -> None:
        self._on_open(beside=True)

    @Slot()
    def _on_add(self) -> None:
        chosen = [row.mark.passage for row in self.passages.chosen]
        if chosen and self.isVisible():
            self.add_to_briefing.emit(chosen)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        articles = changes.articles or changes.articles_marked or changes.publishers
        touched = changes.tags or articles or changes.copies
        if touched and self.isVisible():
            self.refresh()
        elif touched:
            self._stale = True

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if self.passages.chosen:
            self._menu.popup(self.passages.view.viewport().mapToGlobal(point))

    @Slot(QModelIndex)
    def _on_deletion(self, _index: QModelIndex) -> None:
        self.delete()

    # Private

    @property
    def _shown(self) -> Tag | None:
        return next((tag for tag in self._desk.library.tags() if tag.id == self._tag), None)

    @property
    def _its_own(self) -> list[MarkId]:
        """The chosen passages that carry the tag shown itself, not one below it."""
        return [row.mark.id for row in self.passages.chosen if not row.below]

    def _deletion(self, tag: TagId) -> Callable[[], bool]:
        def delete() -> bool:
            self._desk.library.codebook.delete(tag)
            return True

        return delete

    def _attempt(self, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except ReaderError as error:
            self._refuse(error)
            return None

    def _do_to_many(self, number: int, deed: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Do ``deed`` to a ``number`` of passages, one such deed at a time."""
        if self._job is not None:
            self._desk.notices.tell(self.tr("The last change is still under way."))
            return
        if number < _MANY:
            try:
                done = deed()
            except ReaderError as error:
                self._refuse(error)
            else:
                on_done(done)
            return

        def end(done: T) -> None:
            self._job = None
            self._desk.edits.tell_gathered()
            on_done(done)

        self._desk.notices.tell(self.tr("Changing {number:,} passages…").format(number=number))
        self._job = self._desk.background.run(
            deed, owner=self, on_done=end, on_failed=self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, ReaderError):
            self._refuse(error)

    def _refuse(self, error: ReaderError) -> None:
        self._desk.notices.tell(error.message, level="error")
        self.refresh()

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, slot in (
            (self.tr("&Open\tReturn"), self._on_open_here),
            (self.tr("Open &beside\tShift+Return"), self._on_open_beside),
            (self.tr("&Add to briefing\tB"), self._on_add),
            (self.tr("&Split off as a tag of its own"), self.split),
            (self.tr("&Take the tag off\tDel"), self.untag),
        ):
            row = QAction(words, menu)
            row.triggered.connect(slot)
            menu.addAction(row)
        return menu

    def _connect(self) -> None:
        self.tags.chosen.connect(self._on_tag_chosen)
        self.tags.renamed.connect(self._on_renamed)
        self.tags.moved.connect(self._on_moved)
        self.tags.new_wanted.connect(self._on_new)
        self.tags.deletion_wanted.connect(self.delete)
        self.tags.left.connect(self.left)
        view = self.passages.view
        view.open_wanted.connect(self._on_open)
        view.add_wanted.connect(self._on_add)
        view.untag_wanted.connect(self.untag)
        view.left.connect(self.left)
        view.customContextMenuRequested.connect(self._on_menu)
        self.passages.changed.connect(self.refresh)
        self.passages.merge.clicked.connect(self.merge)
        self.passages.split.clicked.connect(self.split)
        self.passages.add.clicked.connect(self._on_add)
        self.passages.back.clicked.connect(self.left)
        self.into.chosen.connect(self._on_merge_chosen)
        self.into.left.connect(view.setFocus)
        self._desk.edits.changed.connect(self._on_changed)
