"""Watched folders: what comes into them goes to the Inbox by itself while the window is open."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt

from app.ui.library.folder_watch import FolderWatch
from app.ui.library.watched_folders import WatchedFolders
from tests.library.made import report, sentences
from tests.support.accessibility import nameless_controls, read_tree

LONG = 60_000


def put(folder, name, seed):
    """A settled file: no longer being written."""
    path = folder / name
    path.write_text(report(f"Report {seed}", sentences(seed, 8)))
    then = path.stat().st_mtime - 60
    os.utime(path, (then, then))


@pytest.fixture
def incoming(tmp_path):
    folder = tmp_path / "Incoming"
    folder.mkdir()
    put(folder, "a.txt", 1)
    return folder


@pytest.fixture
def watch(qtbot, desk):
    made = FolderWatch(desk)
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not made.is_working, timeout=LONG)
    made.deleteLater()


@pytest.fixture
def screen(qtbot, desk, watch):
    made = WatchedFolders(desk, watch)
    qtbot.addWidget(made)
    made.resize(360, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def card(screen):
    (only,) = screen.cards.values()
    return only


def test_what_a_folder_holds_and_what_comes_later_goes_to_the_inbox(
    qtbot, screen, watch, incoming, library, desk
):
    screen.watch(incoming)
    qtbot.waitUntil(lambda: len(library.collections.inbox()) == 6, timeout=LONG)
    qtbot.waitUntil(lambda: "1 article added" in card(screen).words, timeout=LONG)
    assert desk.notices.last == "1 article from Incoming waits in the Inbox"
    put(incoming, "b.txt", 2)
    put(incoming, "c.txt", 3)
    watch.look()
    qtbot.waitUntil(lambda: len(library.collections.inbox()) == 8, timeout=LONG)


def test_the_system_tells_of_a_new_file(qtbot, screen, watch, incoming, library):
    screen.watch(incoming)
    qtbot.waitUntil(lambda: len(library.articles()) == 6, timeout=LONG)
    qtbot.waitUntil(lambda: not watch.is_working, timeout=LONG)
    put(incoming, "b.txt", 2)
    qtbot.waitUntil(lambda: len(library.articles()) == 7, timeout=LONG)


def test_a_file_that_cannot_be_read_is_named_with_its_cause(qtbot, screen, incoming):
    (incoming / "scan.txt").write_bytes(bytes(range(256)) * 40)
    os.utime(incoming / "scan.txt", (1, 1))
    screen.watch(incoming)
    qtbot.waitUntil(lambda: card(screen)._failed.text() != "", timeout=LONG)
    assert "scan.txt" in card(screen)._failed.text()
    assert "1 not readable" in card(screen).words


def test_its_articles_go_into_the_chosen_collection(qtbot, screen, watch, incoming, library):
    library.collections.put_into_new([], "Energy")
    library.watching.watch(incoming)
    screen.refresh()
    box = card(screen).collection
    assert [box.itemText(n) for n in range(box.count())] == [
        "to no collection",
        "Energy",
        "Incoming (new)",
    ]
    box.setCurrentIndex(1)
    assert [folder.collection for folder in library.watching.folders()] == ["Energy"]
    watch.look()
    qtbot.waitUntil(
        lambda: [made.articles for made in library.collections.collections()] == [1], timeout=LONG
    )


def test_stopping_can_be_undone(qtbot, screen, incoming, library, desk):
    library.watching.watch(incoming)
    screen.refresh()
    qtbot.keyClick(card(screen).stop, Qt.Key.Key_Return)
    assert library.watching.folders() == [] and screen.cards == {}
    assert screen._empty.isVisibleTo(screen)
    desk.edits.undo()
    assert [folder.path for folder in library.watching.folders()] == [str(incoming)]
    assert len(screen.cards) == 1


def test_a_folder_that_is_gone_is_said_to_be(qtbot, screen, watch, incoming, library):
    library.watching.watch(incoming)
    (incoming / "a.txt").unlink()
    incoming.rmdir()
    watch.look()
    qtbot.waitUntil(lambda: "not there" in card(screen).words, timeout=LONG)


def test_what_cannot_be_watched_is_told(screen, incoming, desk):
    screen.watch(incoming)
    screen.watch(incoming)
    assert desk.notices.history[-1].level == "error"
    assert "watched already" in desk.notices.last


def test_every_control_has_a_name(screen, incoming, library):
    library.watching.watch(incoming)
    screen.refresh()
    assert nameless_controls(read_tree(screen)) == []


def test_the_drawer_opens_from_the_menu_and_closes_with_escape(qtbot, window):
    action = window.action_table.get("library.watched")
    action.trigger()
    drawer = window.screens._watched
    assert drawer.is_open and action.isChecked()
    qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    assert not drawer.is_open and not action.isChecked()


def test_what_comes_in_does_not_take_the_focus(qtbot, window, incoming, library):
    window.top.search.edit.setFocus()
    library.watching.watch(incoming)
    window.screens.watch.look()
    qtbot.waitUntil(lambda: len(library.articles()) == 6, timeout=LONG)
    qtbot.waitUntil(lambda: not window.screens.watch.is_working, timeout=LONG)
    assert window.top.search.edit.hasFocus()


def test_what_comes_into_an_empty_library_leads_from_the_first_screen_to_reading(
    qtbot, empty_window, incoming
):
    library = empty_window.desk.library
    library.watching.watch(incoming)
    empty_window.screens.watch.look()
    qtbot.waitUntil(lambda: len(library.articles()) == 1, timeout=LONG)
    qtbot.waitUntil(
        lambda: empty_window.places.shown is empty_window.places.built("read"), timeout=LONG
    )


def test_the_drawer_opens_with_the_focus_on_what_can_be_done(qtbot, window, incoming):
    act = window.action_table.get("library.watched")
    act.trigger()
    folders = window.screens._folders
    qtbot.waitUntil(folders.add.hasFocus, timeout=LONG)
    act.trigger()
    window.desk.library.watching.watch(incoming)
    act.trigger()
    qtbot.waitUntil(lambda: bool(folders.cards), timeout=LONG)
    qtbot.waitUntil(card(folders).collection.hasFocus, timeout=LONG)
