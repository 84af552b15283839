"""The middle of Read: the panes, or a set of articles as a table in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.ui.models.library_sets import ALL
from app.ui.reading.pane_versions import PaneVersions

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.library.articles_page import ArticlesPage
    from app.ui.reading.pane_area import PaneArea

_OF_TABLE = ("library.keep", "library.drop", "library.next", "library.file")


class Centre(QObject):
    """``wanted`` carries an article to open and whether beside; ``status`` facts of the table.

    ``left`` comes when the panes are in sight again, ``named`` with a collection just made. The
    table is built when it is first shown.
    """

    wanted = Signal(str, bool)
    status = Signal(str, str)
    left = Signal()
    named = Signal(str)

    def __init__(self, desk: Desk, area: PaneArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._area = area
        self._page: ArticlesPage | None = None
        self.versions = PaneVersions(desk, area, self)
        self._allow()

    @property
    def table(self) -> ArticlesPage | None:
        """The table while it is in sight."""
        return self._page if self._area.cover_shown is not None else None

    def show_set(self, name: str) -> None:
        """Show the set called ``name`` as a table."""
        page = self._made_page()
        self._area.cover(page)
        self._allow()
        page.show_set(name)

    @Slot(str)
    def follow(self, name: str) -> None:
        """Show another set if the table is in sight; the panes stay as they are."""
        if self.table is not None and self.table.shown_set != name:
            self.table.show_set(name)

    @Slot()
    def show_panes(self) -> None:
        """Show the panes again."""
        if self.table is None:
            return
        self._area.uncover()
        self._allow()
        if self._area.active is not None:
            self._area.activate(self._area.active)
        self.left.emit()

    def toggle(self, name: str) -> None:
        """Show the set as a table, or the panes if it is in sight."""
        if self.table is not None:
            self.show_panes()
        else:
            self.show_set(name or ALL)

    def _made_page(self) -> ArticlesPage:
        if self._page is None:
            from app.ui.library.articles_page import ArticlesPage

            self._page = ArticlesPage(self._desk)
            self._page.wanted.connect(self.wanted)
            self._page.left.connect(self.show_panes)
            self._page.status.connect(self.status)
            self._page.named.connect(self.named)
        return self._page

    def _allow(self) -> None:
        shown, writable = self.table is not None, not self._desk.library.read_only
        why = self.tr("Show the articles as a table first")
        if not writable:
            why = self.tr("This library is open read-only.")
        for action_id in _OF_TABLE:
            allowed = shown and (writable or action_id == "library.next")
            self._desk.actions.allow(action_id, allowed, why)
