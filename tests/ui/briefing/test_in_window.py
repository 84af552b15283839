"""Brief in the real window: its keys, its undo, and leaving while typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.briefing import BottomLine
from app.library.library import Library
from tests.ui.briefing.conftest import item_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(window, written, qtbot):
    window.show_place("brief")
    place = window.places.brief_place
    assert place.briefing_id == written  # the last briefing opens by itself
    qtbot.waitUntil(lambda: bool(place.briefing.checks), timeout=10_000)
    return place


def type_into_bottom_line(shown, qtbot, words):
    item = item_of(shown, BottomLine)
    shown.editor.go_to(item.id, at_end=True)
    qtbot.keyClicks(QApplication.focusWidget(), words)
    return item


def test_ctrl_z_takes_back_what_was_just_typed_and_ctrl_shift_z_brings_it(window, shown, qtbot):
    before = type_into_bottom_line(shown, qtbot, " Oops")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert item_of(shown, BottomLine) == before
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL | shift)
    assert item_of(shown, BottomLine).text == before.text + " Oops"


def test_another_place_keeps_what_was_being_typed(window, shown, qtbot, library, written):
    type_into_bottom_line(shown, qtbot, " Unfinished")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, CTRL)
    assert window.place == "read"
    line = next(i for i in library.document(written).items if isinstance(i, BottomLine))
    assert line.text.endswith(" Unfinished")


def test_closing_the_window_keeps_what_was_being_typed(window, shown, qtbot, library, written):
    type_into_bottom_line(shown, qtbot, " Last words")
    window.close()
    line = next(i for i in library.document(written).items if isinstance(i, BottomLine))
    assert line.text.endswith(" Last words")


def test_ctrl_n_makes_a_briefing_from_any_place(window, shown, qtbot, library):
    window.show_place("read")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.place == "brief"
    assert len(library.briefings()) == 2
    assert shown.briefing.head.title == "New briefing"
    QApplication.focusWidget().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "Mine")
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert [b.title for b in library.briefings()][-1] == "Mine"


def test_ctrl_b_sets_words_in_bold(window, shown, qtbot):
    item = item_of(shown, BottomLine)
    shown.editor.go_to(item.id)
    QApplication.focusWidget().select(2, 9)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, CTRL)
    shown.keep()
    assert item_of(shown, BottomLine).text.startswith("A **bargain**,")


def test_shift_f9_hides_the_preview_and_shows_it(window, shown, qtbot):
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_F9, shift)
    assert not shown.preview.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9, shift)
    assert shown.preview.isVisible()


def test_a_library_open_for_reading_shows_the_briefing_and_changes_nothing(
    qtbot, library, written, settings
):
    from app.ui.actions import Actions, Desk
    from app.ui.background import BackgroundRunner
    from app.ui.briefing.growing_text import GrowingText
    from app.ui.briefing.place import BriefPlace
    from app.ui.undo import Edits
    from tests.support.qt import RecordedNotices

    with Library.open(library.folder, read_only=True) as reading:
        runner = BackgroundRunner()
        desk = Desk(reading, Edits(reading), runner, RecordedNotices(), Actions(), settings)
        place = BriefPlace(desk)
        qtbot.addWidget(place)
        place.resize(1440, 798)
        place.show()
        assert place.briefing_id == written
        assert all(field.isReadOnly() for field in place.editor.findChildren(GrowingText))
        qtbot.waitUntil(lambda: place.preview.is_settled, timeout=20_000)
        place.hide()
        qtbot.waitUntil(lambda: runner.is_idle, timeout=10_000)
        runner.stop()


def test_brief_begins_in_the_outline(window, shown, qtbot):
    outline = shown.outline.outline
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(outline.hasFocus, timeout=2000)
    assert shown.editor.current is None  # nothing is chosen that the person did not choose
