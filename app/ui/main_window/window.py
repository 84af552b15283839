"""The main window: it owns the desk, shows the places, and takes what is dropped on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.actions import Actions, Desk
from app.ui.adding.pasted import has_articles
from app.ui.background import BackgroundRunner
from app.ui.main_window import window_box
from app.ui.main_window.focus_order import step_focus
from app.ui.main_window.menu_bar import MenuBar
from app.ui.main_window.regions import Regions, regions_of
from app.ui.main_window.room import Room
from app.ui.main_window.status_row import StatusRow
from app.ui.main_window.top_bar import TopBar
from app.ui.notices import Notices
from app.ui.undo import Edits
from app.ui.widgets import memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent

    from app.domain.article import ArticleId
    from app.domain.changes import Changes
    from app.domain.errors import ReaderError
    from app.library.library import Library
    from app.settings.settings import Settings
    from app.settings.window_state import WindowState
    from app.ui.adding.adding import Adding
    from app.ui.adding.first_run import FirstRun
    from app.ui.adding.page import AddingPage
    from app.ui.adding.pasted import Pasted

PLACES = ("read", "find", "brief")
_KEEP_EVERY = 20_000
"""Milliseconds between two keepings of how the window stands, lest all be lost with the power."""
_INDEX_DELAY = 400
"""Milliseconds after an edit until the index follows, while articles are added too."""


class MainWindow(QMainWindow):
    """The only top-level window.

    It is in sight before there is a library in it: ``open_library`` fills it. ``painted`` comes
    once, when the empty frame has been drawn.
    """

    painted = Signal()

    def __init__(self, settings: Settings, state: WindowState) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        window_box.hold(self)
        self.setAcceptDrops(True)
        memory.use(state)
        self._settings, self._state = settings, state
        self._is_painted = False
        self.action_table = Actions(self)
        self.notices = Notices(self)
        self.background = BackgroundRunner(self)
        self._regions = Regions()
        self._first_run: FirstRun | None = None
        self._page: AddingPage | None = None
        self._adding: Adding | None = None
        self._library: Library | None = None
        self._place = "read"
        self._indexing = QTimer(self)
        self._indexing.setSingleShot(True)
        self._indexing.setInterval(_INDEX_DELAY)
        self._keeping = QTimer(self)
        self._keeping.timeout.connect(self._remember)
        self._keeping.start(_KEEP_EVERY)
        self._build()
        window_box.restore(self, self._state)

    def open_library(self, library: Library) -> None:
        """Fill the window with ``library``; once."""
        from app.ui.main_window.commands import Commands
        from app.ui.main_window.comparing_ahead import ComparingAhead
        from app.ui.main_window.library_screens import LibraryScreens
        from app.ui.main_window.pages import Pages
        from app.ui.main_window.places import Places
        from app.ui.main_window.preparing import Preparing, polish
        from app.ui.passages import shown
        from app.ui.passages.first_letters import FirstLetters

        self._library = library
        library.searching.work_apart()
        self.edits = Edits(library, self)
        self.desk = Desk(
            library, self.edits, self.background, self.notices, self.action_table, self._settings
        )
        self.places = Places(self.desk)
        self._column.addWidget(Room(self.places), 1)
        self._spare.hide()
        self._menus.show_library(library.name)
        self.setWindowTitle(self.tr("{library} – Collate").format(library=library.name))
        self.commands = Commands(self, self.desk)
        self.screens = LibraryScreens(self, self.desk)
        self.pages = Pages(self, self.desk)
        self.ahead = ComparingAhead(self.desk, self)
        self.commands.add_theme_menu(self._menus)
        self._connect()
        self.show_place(self._state.place if self._state.place in PLACES else "read")
        places = [partial(self.places.place, name) for name in ("read", "find")]
        steps: list[Callable[[], object]] = [self._made_adding, *places, self.places.prepare_pane]
        steps += [partial(polish, self), shown.prepare, *FirstLetters(self).steps()]
        self.preparing = Preparing(self.background, [] if library.read_only else steps, self)

    # What others ask of the window

    @property
    def place(self) -> str:
        """The place in sight: "read", "find" or "brief"."""
        return self._place

    @Slot(str)
    def show_place(self, name: str) -> None:
        """Show Read, Find or Brief; Read in an empty library is the first screen."""
        self._place = name
        self.action_table.enter(name)
        self.action_table.get(f"go.{name}").setChecked(True)
        self.top.enter(name)
        if name != "brief":
            self.edits.use_stream(None)
        empty = name == "read" and not self.desk.library.articles()
        page = self._shown_first_run() if empty else self.places.place(name)
        self._bring_up(page)
        self._regions.enter_place(page, self.top.places)
        self._allow_sides(not empty)
        self._tell_saved()

    def show_page(self, page: QWidget) -> None:
        """Show a page that is no place over Read, until a place is shown again."""
        self.show_place("read")
        self._bring_up(page)
        self._allow_sides(True)

    @Slot(list)
    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files and folders, in the background."""
        if self.desk.library.read_only:
            self.notices.tell(self.tr("This library is open read-only."), level="error")
            return
        self._made_adding().add(paths)

    def add_pasted(self, pasted: Pasted) -> None:
        """Make an article of pasted or dropped words."""
        self._made_adding().add_pasted(pasted)

    @Slot()
    def focus_search(self) -> None:
        """Lead to the field to find in."""
        if self.top.search_shown:
            self.top.search.edit.selectAll()
            self.top.search.setFocus()
        else:
            self.places.find_place.focus_query()

    @Slot()
    def next_region(self) -> None:
        """Move the focus on to the next region."""
        self._regions.step(self._all_regions(), 1)

    @Slot()
    def previous_region(self) -> None:
        """Move the focus back to the region before."""
        self._regions.step(self._all_regions(), -1)

    @Slot()
    def new_briefing(self) -> None:
        """Show Brief with a new briefing."""
        was_built = self.places.is_built("brief")
        self.show_place("brief")
        if not was_built:  # once it is there, Brief listens to the action itself
            self.places.brief_place.new_briefing()

    # Slots

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        self.show_place("find")
        self.places.find_place.ask(text)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.show_place("find")
        self.places.find_place.begin(text)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._tell_saved()
        if not self._indexing.isActive():
            self._indexing.start()
        if changes.articles and self._place == "read" and not self._is_page_over:
            working = self._adding is not None and self._adding.is_working
            empty = not self.desk.library.articles()
            # Just when there is a first article, or none any more: it takes the focus.
            if not working and empty is not (self.places.shown is self._first_run):
                self.show_place("read")

    @Slot(object)
    def _on_failed(self, error: ReaderError) -> None:
        self.notices.tell(error.message, level="error")

    @Slot()
    def _index(self) -> None:
        """Let the index follow, so that the first search need not wait."""
        searching = self.desk.library.searching
        self.background.run(searching.catch_up, owner=self, on_done=self._on_indexed, lane="index")

    def _on_indexed(self, _nothing: object) -> None:
        """The places ask the index themselves; there is nothing to show."""

    @Slot()
    def _on_adding_began(self) -> None:
        if self._page is not None:
            self.show_page(self._page)
            self._page.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            self.action_table.allow("file.review", True)

    @Slot()
    def _on_review(self) -> None:
        """Come back to the page of added files."""
        if self._page is not None:
            self.show_page(self._page)
            self._page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(list)
    def _on_added(self, articles: list[ArticleId]) -> None:
        self.show_place("read")
        if articles:
            self.places.read_place.open_article(articles[0])

    @Slot(str)
    def _on_row_opened(self, article: ArticleId) -> None:
        self._on_added([article])

    @Slot()
    def _on_page_left(self) -> None:
        rows = self._page.results.rows if self._page else []
        self._on_added([row.article for row in rows if row.article][:1])

    # Qt

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's own name
        return step_focus(self, 1 if next else -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only what no field and no text wanted comes here: then Ctrl+V pastes an article.
        paste = QKeySequence.StandardKey.Paste
        if self._library is not None and event.matches(paste) and self._place == "read":
            self.action_table.trigger("file.paste")
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from_outside = event.source() is None
        if self._library is not None and from_outside and has_articles(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.commands.add_what_is_in(event.mimeData())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._adding is not None and self._adding.is_working:
            wait, stop = self.tr("Keep reading"), self.tr("Stop and close")
            if self.notices.ask(self.tr("Articles are still being added."), (stop, wait)) == wait:
                event.ignore()
                return
        self._indexing.stop()
        self.screens.stop()
        self.ahead.stop()
        self.background.stop()
        self._keeping.stop()
        self._remember()
        super().closeEvent(event)

    # Private

    def _build(self) -> None:
        self._menus = MenuBar(self.action_table, self)
        self.setMenuBar(self._menus)
        self.top = TopBar(self.action_table)
        self.status = StatusRow()
        self.setStatusBar(self.status)
        self._spare = QWidget()
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addWidget(self._spare, 1)
        self.setCentralWidget(centre)
        self.notices.told.connect(self.status.show_notice)
        self.addActions(self.action_table.all())

    def _connect(self) -> None:
        self.top.place_chosen.connect(self.show_place)
        self.top.asked.connect(self._on_asked)
        self.top.typed.connect(self._on_typed)
        self.places.status.connect(self.status.show_facts)
        self.places.wanted.connect(self.show_place)
        self.edits.undone.connect(self.notices.tell)
        self.action_table.refused.connect(self.notices.tell)
        self.edits.changed.connect(self._on_changed)
        self.background.failed.connect(self._on_failed)
        self.action_table.get("file.review").triggered.connect(self._on_review)
        self.action_table.allow("file.review", False, self.tr("Nothing has been added yet"))
        self._indexing.timeout.connect(self._index)
        self._indexing.start()

    @property
    def _is_page_over(self) -> bool:
        """Whether something else than Read or the first screen stands in Read's place."""
        shown = self.places.shown
        if shown is self._first_run:
            return False
        return not self.places.is_built("read") or shown is not self.places.read_place

    def _bring_up(self, page: QWidget) -> None:
        if page is not self.places.shown:
            self._regions.leave_place(self.places.shown)
            self.places.setCurrentWidget(page)

    def _shown_first_run(self) -> FirstRun:
        if self._first_run is None:
            from app.ui.adding.first_run import FirstRun

            self._first_run = FirstRun(self.desk)
            self._first_run.dropped.connect(self.add_files)
            self._first_run.status.connect(self.places.take_facts)
            self.places.add_page(self._first_run)
        return self._first_run

    def _made_adding(self) -> Adding:
        if self._adding is None:
            from app.ui.adding.adding import Adding
            from app.ui.adding.page import AddingPage

            self._page = AddingPage(self.desk)
            self._page.status.connect(self.places.take_facts)
            self._page.opened.connect(self._on_row_opened)
            self._page.left.connect(self._on_page_left)
            self.places.add_page(self._page)
            self._adding = Adding(self.desk, self._page, self)
            self._adding.began.connect(self._on_adding_began)
            self._adding.finished.connect(self._on_added)
        return self._adding

    def _all_regions(self) -> list[QWidget]:
        top = [self.top.places, self.top.search, self.top.add]
        return [*top, *regions_of(self.places.shown), *self.pages.drawers, *self.screens.drawers]

    def _allow_sides(self, there_are: bool) -> None:  # noqa: FBT001
        why = self.tr("Add an article first")
        for action_id in ("view.sidebar", "view.inspector"):
            self.action_table.allow(action_id, there_are, why)
        if not there_are:  # with an article, Read knows how many panes there is room for
            self.action_table.allow("view.add_pane", False, why)

    def _tell_saved(self) -> None:
        if self.desk.library.read_only:
            self.status.show_saved(self.tr("Read-only"), well=False)
        elif self.places.shown is self._first_run:
            self.status.show_saved("")
        else:
            self.status.show_saved(self.tr("All changes saved"))

    @Slot()
    def _remember(self) -> None:
        window_box.remember(self, self._state)
        self._state.place = self._place
        self._state.save()
