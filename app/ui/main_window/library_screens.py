"""The screens of the library as a whole, each built when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.domain.article import ArticleId
from app.ui.library.folder_watch import FolderWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Desk
    from app.ui.library.publishers_page import PublishersPage
    from app.ui.library.versions_page import VersionsPage
    from app.ui.library.watched_folders import WatchedFolders
    from app.ui.main_window.window import MainWindow
    from app.ui.widgets.drawer import Drawer

_WATCH_AFTER = 1_500
"""Milliseconds after the window opened until the watched folders are looked at."""


class LibraryScreens(QObject):
    """The Inbox, watched folders, the source register, versions: what their actions do."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.watch = FolderWatch(desk, self)
        self._watched: Drawer | None = None
        self._folders: WatchedFolders | None = None
        self._versions: VersionsPage | None = None
        self._publishers: PublishersPage | None = None
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_WATCH_AFTER)
        self._start.timeout.connect(self.watch.start)
        self._start.start()
        actions = desk.actions
        actions.get("library.inbox").triggered.connect(self.show_inbox)
        actions.get("library.versions").triggered.connect(self._on_versions)
        actions.get("library.publishers").triggered.connect(self.show_publishers)
        actions.get("library.publisher").triggered.connect(self._on_publisher)
        actions.get("library.watched").triggered.connect(self._on_watched)

    def stop(self) -> None:
        """Let nothing begin any more: the window closes."""
        self._start.stop()
        self.watch.stop()

    @property
    def drawers(self) -> list[QWidget]:
        """The drawers over the places, as regions for the keyboard."""
        return [self._watched] if self._watched is not None else []

    @Slot()
    def show_inbox(self) -> None:
        """Show what waits to be looked through."""
        self._window.show_place("read")
        if self._desk.library.articles():
            self._window.places.read_place.show_set()

    @Slot()
    def _on_versions(self) -> None:
        """Show the versions of the article that the menu was asked for, or that is being read."""
        action = self._desk.actions.get("library.versions")
        asked, reading = str(action.data() or ""), self._window.places.read_place.area.active
        action.setData(None)
        shown = reading.article if reading is not None else None
        article = ArticleId(asked) if asked else shown.id if shown is not None else None
        if article is None or len(self._desk.library.versions.of(article)) < 2:
            self._desk.notices.tell(self.tr("There is only one version of this article."))
            return
        if self._versions is None:
            from app.ui.library.versions_page import VersionsPage

            self._versions = VersionsPage(self._desk)
            self._versions.status.connect(self._window.places.take_facts)
            self._versions.left.connect(self._on_left)
            self._window.places.add_page(self._versions)
        self._window.show_page(self._versions)
        self._versions.show_article(article)

    @Slot()
    def show_publishers(self) -> None:
        """Show the source register."""
        page = self._publishers
        if page is None:
            from app.ui.library.publishers_page import PublishersPage

            page = self._publishers = PublishersPage(self._desk)
            page.status.connect(self._window.places.take_facts)
            page.left.connect(self._on_left)
            page.set_wanted.connect(self._on_set_wanted)
            self._window.places.add_page(page)
        self._window.show_page(page)
        page.refresh()
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_publisher(self) -> None:
        """Show the publisher of the article that is being read in the register."""
        reading = self._window.places.read_place.area.active
        article = reading.article if reading is not None else None
        publisher = article.metadata.publisher if article is not None else None
        if publisher is None:
            words = self.tr("No publisher is stated for this article. Type one in its details.")
            self._desk.notices.tell(words)
            return
        self.show_publishers()
        if self._publishers is not None:
            self._publishers.show_named(publisher)

    @Slot(str)
    def _on_set_wanted(self, name: str) -> None:
        self._window.show_place("read")
        self._window.places.read_place.show_set(name)

    @Slot()
    def _on_left(self) -> None:
        self._window.show_place("read")

    @Slot(bool)
    def _on_watched(self, shown: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        if self._watched is None or self._folders is None:
            from app.ui.library.watched_folders import WIDTH, WatchedFolders
            from app.ui.widgets.drawer import Drawer

            self._watched = Drawer(self._window.places, "right", WIDTH)
            self._folders = WatchedFolders(self._desk, self.watch)
            self._watched.set_content(self._folders)
            self._watched.closed.connect(self._on_watched_closed)
        if shown:
            self._watched.open()
            self._folders.take_focus()
        else:
            self._watched.shut()

    @Slot()
    def _on_watched_closed(self) -> None:
        self._desk.actions.get("library.watched").setChecked(False)
