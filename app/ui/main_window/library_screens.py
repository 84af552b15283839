"""The screens of the library as a whole, each built when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.ui.library.folder_watch import FolderWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.actions import Desk
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
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(_WATCH_AFTER)
        self._start.timeout.connect(self.watch.start)
        self._start.start()
        actions = desk.actions
        actions.get("library.inbox").triggered.connect(self.show_inbox)
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

    @Slot(bool)
    def _on_watched(self, shown: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        if self._watched is None:
            from app.ui.library.watched_folders import WIDTH, WatchedFolders
            from app.ui.widgets.drawer import Drawer

            self._watched = Drawer(self._window.places, "right", WIDTH)
            self._watched.set_content(WatchedFolders(self._desk, self.watch))
            self._watched.closed.connect(self._on_watched_closed)
        if shown:
            self._watched.open()
        else:
            self._watched.shut()

    @Slot()
    def _on_watched_closed(self) -> None:
        self._desk.actions.get("library.watched").setChecked(False)
