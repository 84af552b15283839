"""Every screen as it is read aloud and walked through by keys: names, one order of the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.library.articles_page import ArticlesPage
from app.ui.main_window.focus_order import tab_stops
from app.ui.main_window.regions import regions_of
from tests.support.accessibility import equal_shortcuts, nameless_controls, read_tree

PAGES = {"inbox": "library.inbox", "register": "library.publishers", "table": "library.table"}
DRAWERS = {"watched": "library.watched", "history": "view.history"}
SCREENS = (
    *("read", "find", "names", "brief", "codebook", "first-run", "adding"),
    *PAGES,
    *DRAWERS,
)


class Screens:
    """Brings each screen up, filled."""

    def __init__(self, qtbot, window, folder):
        self.qtbot, self.window, self.folder = qtbot, window, folder
        self.library = window.desk.library

    def quiet(self):
        self.qtbot.waitUntil(lambda: self.window.background.is_idle, timeout=60_000)

    def show(self, screen):
        action = PAGES.get(screen) or DRAWERS.get(screen)
        if action is not None:
            self._read()
            self.quiet()
            self.window.action_table.trigger(action)
            if screen in {"inbox", "table"}:
                assert self.window.findChild(ArticlesPage).isVisible()
            if screen == "register":
                assert self.window.places.shown is not self.window.places.read_place
        else:
            getattr(self, "_" + screen.replace("-", "_"))()
        self.quiet()

    def _read(self):
        first, second, *_ = self.library.articles()
        self.library.marking.add_mark(first.id, 0, 40, note="A note")
        read = self.window.places.read_place
        self.window.show_place("read")
        read.open_article(first.id)
        read.open_article(second.id, beside=True)

    def _find(self):
        self.window.show_place("find")
        self.window.places.find_place.ask("sanctions")

    def _names(self):
        self.library.names.add(["Lukashenko", "Lukashenka"])
        self.window.show_place("find")
        self.window.action_table.trigger("find.names")

    def _brief(self):
        self.library.briefing.new("Belarus")
        self.window.show_place("brief")

    def _codebook(self):
        tag = self.library.codebook.add("Rights")
        article = self.library.articles()[0].id
        self.library.marking.add_mark(article, 0, 40, tags=[tag.id])
        self.window.pages.show_codebook(tag.id)

    def _first_run(self):
        for article in self.library.articles():
            self.library.reading.remove_article(article.id)
        self.window.show_place("read")

    def _adding(self):
        path = self.folder / "talks.txt"
        path.write_text("Talks\n\nThe ministers met in Minsk on Monday.\n\nThey agreed.", "utf-8")
        self.window.add_files([path])
        self.qtbot.waitUntil(lambda: len(self.library.articles()) == 6, timeout=60_000)
        self.qtbot.waitUntil(lambda: not self.window._adding.is_working, timeout=60_000)
        self.quiet()
        self.window.action_table.trigger("file.review")
        self.qtbot.waitUntil(lambda: self.window.places.shown is self.window._page, timeout=60_000)


@pytest.fixture
def screens(qtbot, window, tmp_path):
    return Screens(qtbot, window, tmp_path)


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_that_takes_the_focus_has_a_name_and_no_two_keys_are_equal(screens, screen):
    screens.show(screen)
    assert nameless_controls(read_tree(screens.window)) == []
    assert equal_shortcuts(screens.window) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_goes_through_everything_once_and_shift_tab_back(screens, screen):
    screens.show(screen)
    window = screens.window
    stops = [stop for stop in tab_stops(window) if not _keeps_tab(stop)]
    assert len(stops) >= 5
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for stop in stops[1:]:
        window.focusNextPrevChild(True)
        if _keeps_tab(QApplication.focusWidget()):
            window.focusNextPrevChild(True)
        assert QApplication.focusWidget() is stop
    window.focusNextPrevChild(True)
    assert QApplication.focusWidget() is stops[0]
    window.focusNextPrevChild(False)
    assert QApplication.focusWidget() is stops[-1]


@pytest.mark.parametrize("screen", ["read", "find", "brief", "codebook"])
def test_the_focus_goes_from_the_top_through_the_columns_to_the_status_bar(screens, screen):
    screens.show(screen)
    window = screens.window
    columns = [window.top, *regions_of(window.places.shown), window.status]
    order = [
        next(n for n, column in enumerate(columns) if column is stop or column.isAncestorOf(stop))
        for stop in tab_stops(window)
    ]
    assert order == sorted(order)
    assert set(order) >= {0, 1}


@pytest.mark.parametrize("screen", ["read", "find", "brief", "codebook", "register", "adding"])
def test_at_twice_the_size_on_a_small_screen_everything_comes_into_sight(screens, screen):
    """1440 by 900 pixels are 720 by 450 at an interface size of 200 %."""
    screens.show(screen)
    window = screens.window
    window.setMinimumSize(0, 0)
    window.resize(720, 450)
    unseen = ["everything"]

    def everything_is_seen():
        window.resize(720, 450)
        unseen.clear()
        for _ in list(tab_stops(window)):
            window.focusNextPrevChild(True)
            held = QApplication.focusWidget()
            if held.visibleRegion().isEmpty():
                unseen.append(f"{held.accessibleName()} {held.geometry()}")
        return not unseen and window.width() == 720

    try:
        screens.qtbot.waitUntil(everything_is_seen, timeout=10_000)
    finally:
        assert unseen == []


def test_tab_itself_leads_on_from_a_field(screens):
    screens.show("codebook")
    form = screens.window.pages._codebook.tags.form
    form.name.setFocus()
    QTest.keyClick(form.name, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.code
    QTest.keyClick(form.code, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.colour
    QTest.keyClick(form.colour, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is form.code


def test_what_the_focus_comes_to_is_scrolled_into_sight(screens):
    screens.show("adding")
    window = screens.window
    fields = [row.field for row in window._page.column.details.rows.values()]
    window.resize(1300, 700)
    fields[0].setFocus()
    seen = 0
    for _ in range(len(list(tab_stops(window)))):
        window.focusNextPrevChild(True)
        held = QApplication.focusWidget()
        if held in fields:
            scrolled = window._page.column.details
            top = held.mapTo(scrolled, QPoint(0, 0)).y()
            assert 0 <= top <= scrolled.height()
            seen += 1
    assert seen == len(fields)


def _keeps_tab(widget):
    """In the outline Tab moves an item; F6 and Esc lead out of it."""
    return widget is not None and type(widget).__name__ == "OutlineView"
