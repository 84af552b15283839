"""Works the page of names: what somebody says of them, and what the library proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import ReaderError
from app.library.names import NameId, spellings_in
from app.ui.finding.names_page import NamesPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QStackedWidget

    from app.domain.changes import Changes
    from app.library.names import AlikeNames
    from app.ui.actions import Desk


class NamesSearch(QObject):
    """Puts its page into ``pages`` when it is first wanted; the first page are the results.

    ``opened(query)`` asks for the passages of a name; ``left()`` says that the results are shown
    again.
    """

    opened = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._desk = desk
        self._pages = pages
        self._page: NamesPage | None = None
        self._deciding = False
        desk.actions.get("find.names").triggered.connect(self.show)
        desk.edits.changed.connect(self._on_edited)

    @property
    def page(self) -> NamesPage:
        """The page, built if need be."""
        if self._page is None:
            page = NamesPage()
            page.add_wanted.connect(self._on_add)
            page.names.typed.connect(self._on_change)
            page.delete_wanted.connect(self._on_delete)
            page.find_wanted.connect(self._on_find)
            page.decided.connect(self._on_decided)
            page.look_wanted.connect(self._on_look)
            page.left.connect(self._on_left)
            action = self._desk.actions.get("find.spellings")
            page.general.setChecked(action.isChecked())
            page.general.toggled.connect(action.setChecked)
            action.toggled.connect(page.general.setChecked)
            self._pages.addWidget(page)
            self._page = page
        return self._page

    @Slot()
    def show(self) -> None:
        """Show the names as they are, and look for proposals."""
        self._pages.setCurrentWidget(self.page)
        self._show_names()
        self._look_for_proposals()
        self.page.focus()

    def _show_names(self) -> None:
        names = self._desk.library.names
        self.page.names.show([*names.all(), *names.apart()])

    def _look_for_proposals(self) -> None:
        library = self._desk.library
        self.page.show_looking(busy=True)

        def work() -> list[AlikeNames]:
            return library.names.proposals()

        self._desk.background.run(
            work, owner=self, on_done=self._on_proposals, on_failed=self._on_failed, lane="pool"
        )

    def _on_proposals(self, found: list[AlikeNames]) -> None:
        self.page.proposals.show(found)
        self.page.show_looking(busy=False)

    def _on_failed(self, error: Exception) -> None:
        self.page.show_looking(busy=False)
        self._desk.background.failed.emit(error)

    @Slot(object)
    def _on_edited(self, changes: Changes) -> None:
        if changes.names and self._page is not None:
            self._show_names()
            if self._pages.currentWidget() is self._page and not self._deciding:
                self._look_for_proposals()

    @Slot(str)
    def _on_add(self, text: str) -> None:
        try:
            made = self._desk.library.names.add(spellings_in(text))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self.page.clear_line()
        self.page.list.setCurrentIndex(self.page.names.find(made.id))
        self._tell(self.tr("They are one name now"))

    @Slot(str, str)
    def _on_change(self, name: str, text: str) -> None:
        try:
            self._desk.library.names.change(NameId(name), spellings_in(text))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot(str)
    def _on_delete(self, name: str) -> None:
        try:
            self._desk.library.names.delete(NameId(name))
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self._tell(self.tr("Taken out of the list"))

    @Slot(str)
    def _on_find(self, name: str) -> None:
        try:
            self._find(self._desk.library.names.get(NameId(name)).spellings)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")

    @Slot(bool)
    def _on_decided(self, one: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        page, names = self.page, self._desk.library.names
        at = page.proposed.currentIndex()
        proposal = page.proposals.value(at)
        if proposal is None:
            return
        self._deciding = True  # the list below the hand stays as it is
        try:
            (names.add if one else names.keep_apart)(proposal.spellings)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        finally:
            self._deciding = False
        page.proposals.take(at)
        self._tell(self.tr("They are one name now") if one else self.tr("Kept apart"))

    @Slot()
    def _on_look(self) -> None:
        proposal = self.page.proposals.value(self.page.proposed.currentIndex())
        if proposal is not None:
            self._find(proposal.spellings)

    @Slot()
    def _on_left(self) -> None:
        self._pages.setCurrentIndex(0)
        self.left.emit()

    def _find(self, spellings: Iterable[str]) -> None:
        self._pages.setCurrentIndex(0)
        self.opened.emit(" OR ".join(f'"{s}"' for s in spellings))

    def _tell(self, text: str) -> None:
        self._desk.notices.tell(text, action=self._desk.actions.get("edit.undo"))
