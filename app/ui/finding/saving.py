"""Saves the search at hand, opens saved ones, and counts what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import ReaderError
from app.domain.saved_search import SavedSearchId

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.domain.saved_search import SavedSearch, SavedSearchCount
    from app.ui.actions import Desk
    from app.ui.background import Job
    from app.ui.finding.question import Found, Question
    from app.ui.finding.saved_section import SavedSection

_ACTION = "find.save_search"


class SavedSearching(QObject):
    """Works the saved searches of ``section``.

    ``opened(SavedSearch)`` asks to search for one. ``fresh(articles, passages)`` follows when the
    results of one are looked at: which articles were new until then, and how many passages of
    theirs it finds; with none when there is nothing new.
    """

    opened = Signal(object)
    fresh = Signal(object, int)

    def __init__(self, desk: Desk, section: SavedSection, asked: Callable[[], Question]) -> None:
        super().__init__(section)
        self._desk = desk
        self._section = section
        self._asked = asked
        self._counting: Job | None = None
        self._again = False
        self._looked: Question | None = None
        section.view.opened.connect(self._on_opened)
        section.view.delete_wanted.connect(self._on_delete)
        section.model.typed.connect(self._on_rename)
        desk.actions.get(_ACTION).triggered.connect(self.save)
        desk.edits.changed.connect(self._on_edited)
        self._section.model.show(desk.library.saved_searches.all())

    @Slot()
    def save(self) -> None:
        """Save what is asked now, and let the person name it."""
        question, saved = self._asked(), self._desk.library.saved_searches
        if question.empty:
            self._desk.notices.tell(self.tr("Type a query first, then save it."))
            return
        known = saved.find(question.text, question.chosen)
        if known is None:
            try:
                known = saved.save(question.text, question.chosen)
            except ReaderError as error:
                self._desk.notices.tell(error.message, level="error")
                return
            said = self.tr("Saved as “{name}”").format(name=known.name)
            self._desk.notices.tell(said, action=self._desk.actions.get("edit.undo"))
        else:
            said = self.tr("Already saved as “{name}”").format(name=known.name)
            self._desk.notices.tell(said)
        if self._section.isVisible():
            self._section.view.rename(known.id)

    def follow(self, found: Found) -> None:
        """Results are shown: of a saved search, they count as looked at."""
        question = found.question
        if question.article is not None or question.articles:
            return
        saved = self._desk.library.saved_searches
        known = (
            saved.find(question.text, question.chosen) if self._section.model.rowCount() else None
        )
        self._section.view.choose(known.id if known is not None else "")
        if known is None:
            self._looked = None
            self.fresh.emit((), 0)
        elif question != self._looked:
            self._looked = question
            self._look(known)

    def forget(self) -> None:
        """No results are shown any more."""
        self._looked = None
        self._section.view.choose("")
        self.fresh.emit((), 0)

    @Slot()
    def count(self) -> None:
        """Count what each finds, in the background; the latest edits are counted too."""
        if self._counting is not None:
            self._again = True
            return
        if not self._section.model.rowCount():
            return
        saved = self._desk.library.saved_searches

        def work() -> dict[SavedSearchId, SavedSearchCount]:
            return saved.counts(wait=False)

        self._counting = self._desk.background.run(
            work, owner=self, on_done=self._on_counted, on_failed=self._on_failed, lane="pool"
        )

    def _look(self, search: SavedSearch) -> None:
        saved = self._desk.library.saved_searches
        question = self._looked

        def work() -> tuple[Question | None, tuple[str, ...], int]:
            new = saved.count(search, wait=False).new
            articles = saved.new_articles(search.id) if new else ()
            saved.look(search.id)
            return question, articles, new

        self._desk.background.run(work, owner=self, on_done=self._on_looked, lane="pool")

    def _on_looked(self, seen: tuple[Question | None, tuple[str, ...], int]) -> None:
        question, articles, new = seen
        if question is self._looked:
            self.fresh.emit(articles, new)
        self.count()

    def _on_counted(self, counts: dict[SavedSearchId, SavedSearchCount]) -> None:
        self._counting = None
        self._section.model.show_counts(counts)
        if self._again:
            self._again = False
            self.count()

    def _on_failed(self, error: Exception) -> None:
        self._counting, self._again = None, False
        self._desk.background.failed.emit(error)

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        if changes.saved_searches:
            self._section.model.show(self._desk.library.saved_searches.all())
            self.count()

    @Slot(str)
    def _on_opened(self, search: str) -> None:
        try:
            self.opened.emit(self._desk.library.saved_searches.get(SavedSearchId(search)))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot(str, str)
    def _on_rename(self, search: str, name: str) -> None:
        try:
            self._desk.library.saved_searches.rename(SavedSearchId(search), name)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot(str)
    def _on_delete(self, search: str) -> None:
        try:
            self._desk.library.saved_searches.delete(SavedSearchId(search))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        undo = self._desk.actions.get("edit.undo")
        self._desk.notices.tell(self.tr("Saved search deleted"), action=undo)
