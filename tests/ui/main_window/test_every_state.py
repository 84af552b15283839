"""What comes up over the screens: each bar, popup, menu and dialog read aloud and its keys told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu

from app.domain.briefing import BottomLine, Excerpt, ItemId, Judgement, Prose, Section, TableItem
from app.ui.main_window.focus_order import tab_stops
from tests.support.accessibility import (
    equal_mnemonics,
    equal_shortcuts,
    nameless_controls,
    read_tree,
)
from tests.ui.main_window.test_accessibility import Screens

Key = Qt.Key

# What an offscreen window says when a menu comes up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

OPENING = {
    "read": (
        *("mark.tag", "edit.find_in_article", "go.paragraph", "go.outline", "go.facts"),
        *("view.layouts", "view.save_layout", "view.original", "view.sidebar", "view.inspector"),
        *("mark.similar", "mark.note", "mark.edges", "mark.reliability", "library.file"),
        *("view.move_splitter", "mark.new_tag", "library.versions", "library.publisher"),
        *("view.add_pane", "view.history", "library.watched"),
    ),
    "find": ("find.tag_results", "find.list", "find.names", "find.save_search", "find.flat"),
    "brief": ("file.export", "brief.insert_excerpt", "brief.insert_table", "brief.next_problem"),
}
DIALOGS = {"file.settings": "read", "help.keys": "read", "file.export": "brief"}


@pytest.fixture
def screens(qtbot, window, tmp_path):
    made = Screens(qtbot, window, tmp_path)
    yield made
    close_popups()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    made.quiet()


def close_popups():
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def shown_beside(window):
    """Everything in sight that is a window of its own: dialogs, menus, popups."""
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]


def faults(screens):
    """What somebody who cannot see or has no mouse would miss, in all that is in sight."""
    window = screens.window
    found = []
    for root in (window, *shown_beside(window)):
        if isinstance(root, QMenu):
            found += menu_faults(root)
        else:
            found += nameless_controls(read_tree(root))
            found += equal_shortcuts(root)
            found += [f"Alt+{letter} twice" for letter in equal_mnemonics(button_texts(root))]
    return found


def menu_faults(menu):
    rows = [row for row in menu.actions() if row.isVisible() and not row.isSeparator()]
    nameless = [f"a row of {menu.title()!r} without words" for row in rows if not row.text()]
    twice = equal_mnemonics([row.text().partition("\t")[0] for row in rows])
    below = [fault for row in rows if row.menu() is not None for fault in menu_faults(row.menu())]
    said = [row.text().replace("&", "") for row in rows]
    return nameless + below + [f"{letter} twice in {said}" for letter in twice]


def button_texts(root):
    return [
        button.text()
        for button in root.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and "&" in button.text()
    ]


def filled(screens, place):
    """The place with something in it, and in Read with a mark at hand."""
    screens.show(place)
    window = screens.window
    if place == "read":
        pane = window.places.read_place.area.active
        article = pane.article.id
        tag = screens.library.codebook.add("Rights", colour=3)
        mark = screens.library.marking.add_mark(article, 200, 260, tags=[tag.id], note="Weigh.")
        screens.quiet()
        pane.view.setFocus()
        pane.select_mark(mark.id)
    elif place == "brief":
        briefing = screens.library.briefings()[0].id
        passage = screens.library.passage(screens.library.articles()[0].id, 0, 60)
        for item in (
            BottomLine(ItemId(""), "It will hold."),
            Judgement(ItemId(""), "Talks go on.", "likely", "moderate", (passage,)),
            Section(ItemId(""), "Background"),
            Prose(ItemId(""), "In short.", (passage,)),
            Excerpt(ItemId(""), passage, note="Weigh."),
            TableItem(ItemId(""), "Figures", ("a", "b"), (("1", "2"),)),
        ):
            screens.library.briefing.add_item(briefing, item)
        screens.library.briefing.put_aside(screens.library.passage(passage.article, 80, 120))
        window.places.brief_place.open_briefing(briefing)
    screens.quiet()


@pytest.mark.parametrize("place", OPENING)
def test_whatever_an_action_brings_up_is_named_and_has_keys_of_its_own(screens, place):
    filled(screens, place)
    assert faults(screens) == []
    found = {}
    for action in OPENING[place]:
        screens.window.show_place(place)
        screens.window.action_table.trigger(action)
        screens.quiet()
        wrong = faults(screens)
        if wrong:
            found[action] = wrong
        close_popups()
        for dialog in screens.window.findChildren(QDialog):
            dialog.reject()
        held = QApplication.focusWidget()
        if held is not None:
            QTest.keyClick(held, Key.Key_Escape)
    assert not found, "\n".join(f"{action}: {wrong}" for action, wrong in found.items())


@pytest.mark.parametrize("action", DIALOGS)
def test_tab_goes_through_a_dialog_once_in_the_order_in_which_it_is_read(screens, action):
    filled(screens, DIALOGS[action])
    screens.window.action_table.trigger(action)
    screens.quiet()
    (dialog,) = (d for d in screens.window.findChildren(QDialog) if d.isVisible())
    dialog.activateWindow()
    screens.qtbot.waitUntil(dialog.isActiveWindow, timeout=10_000)
    assert nameless_controls(read_tree(dialog)) == []
    stops = list(tab_stops(dialog))
    assert len(stops) >= 2
    walked = []
    for _ in stops:
        walked.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is walked[0], "Tab comes round"
    at = stops.index(walked[0])
    assert walked == stops[at:] + stops[:at]


@pytest.mark.parametrize("screen", ["read", "find", "brief", "codebook", "table", "inbox"])
def test_each_context_menu_has_words_and_a_letter_of_its_own_for_each_row(screens, screen):
    if screen in OPENING:
        filled(screens, screen)
    else:
        screens.show(screen)
    menus, found = 0, []
    for stop in list(tab_stops(screens.window)):
        box = stop.rect()
        at = QPoint(min(60, box.width() // 2), min(24, box.height() // 2))
        target = stop.viewport() if hasattr(stop, "viewport") else stop
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(target, QContextMenuEvent(reason, at, target.mapToGlobal(at)))
        for menu in shown_beside(screens.window):
            if isinstance(menu, QMenu):
                menus += 1
                found += menu_faults(menu)
        close_popups()
    assert not found, "\n".join(found)
    assert menus >= 1


def test_the_checks_find_what_is_wrong(qtbot):
    """A control without a name, a key given twice, a letter given twice."""
    from PySide6.QtGui import QAction, QKeySequence, QShortcut
    from PySide6.QtWidgets import QPushButton, QWidget

    root = QWidget()
    qtbot.addWidget(root)
    QPushButton("", root)
    inner = QWidget(root)
    for text in ("One", "Two"):
        action = QAction(text, root)
        action.setShortcut("Ctrl+1")
        root.addAction(action)
    within = QShortcut(QKeySequence("Ctrl+2"), inner)
    within.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    everywhere = QAction("Three", root)
    everywhere.setShortcut("Ctrl+2")
    root.addAction(everywhere)
    root.show()
    assert len(nameless_controls(read_tree(root))) == 1
    assert sorted(key.partition(":")[0] for key in equal_shortcuts(root)) == ["Ctrl+1", "Ctrl+2"]
    everywhere.setEnabled(False)
    assert equal_shortcuts(root) == ["Ctrl+1: One and Two"]
    assert equal_mnemonics(["&Open", "&Over", "&Add"]) == ["O"]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
