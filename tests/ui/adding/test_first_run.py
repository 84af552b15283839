"""The first screen, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app import resources
from tests.support.accessibility import nameless_controls, read_tree
from tests.support.choosing import choose

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def filled(qtbot, window, count):
    qtbot.waitUntil(lambda: len(window.desk.library.articles()) == count, timeout=90_000)
    qtbot.waitUntil(lambda: window.background.is_idle, timeout=90_000)


def test_the_keyboard_is_on_the_main_action_at_once(qtbot, empty_window):
    assert QApplication.focusWidget().objectName() == "chooseFiles"
    assert empty_window.findChild(QWidget, "focusRing").isVisible()
    assert empty_window.status.facts == "No articles yet"


def test_enter_asks_for_files_and_adds_them(qtbot, empty_window, monkeypatch):
    choose(monkeypatch, *sorted(resources.seeds().glob("*.txt"))[:2])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    filled(qtbot, empty_window, 2)


def test_tab_comes_to_each_way_and_enter_takes_it(qtbot, empty_window, monkeypatch):
    choose(monkeypatch, resources.seeds())
    names = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["Add a folder", "Open the sample library", "Paste text"]
    folder = empty_window.findChild(QWidget, "way.file.add_folder")
    qtbot.keyClick(folder, Qt.Key.Key_Return)
    filled(qtbot, empty_window, 5)


def test_one_key_opens_the_sample_library(qtbot, empty_window):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL_SHIFT)
    filled(qtbot, empty_window, 5)


def test_ctrl_v_makes_an_article_of_what_was_copied(qtbot, empty_window):
    QApplication.clipboard().setText("A pasted headline\n\nMinsk offered a deal on Tuesday.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    filled(qtbot, empty_window, 1)
    assert empty_window.places.shown is empty_window.places.read_place


def test_an_empty_clipboard_is_told(qtbot, empty_window):
    QApplication.clipboard().clear()
    empty_window.action_table.trigger("file.paste")
    assert empty_window.status.notice.startswith("The clipboard holds no text")


def test_undoing_the_import_leads_back_to_the_first_screen(qtbot, empty_window):
    empty_window.action_table.trigger("file.sample")
    filled(qtbot, empty_window, 5)
    empty_window.show_place("read")
    assert empty_window.places.shown is empty_window.places.read_place
    empty_window.action_table.trigger("edit.undo")
    assert empty_window.desk.library.articles() == []
    assert empty_window.places.shown.objectName() == "firstRun"


@pytest.mark.parametrize("name", ["light", "dark", "sepia"])
def test_every_control_has_a_name(qtbot, empty_window, name):
    assert nameless_controls(read_tree(empty_window)) == []


def test_only_formats_that_are_read_are_named(qtbot, empty_window):
    from app.library.imports import readable_suffixes
    from app.ui.adding.first_run import readable_formats

    assert ("PDF" in readable_formats()) == (".pdf" in readable_suffixes())
    assert "Text" in readable_formats()
