from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt

from app.ui import theme
from app.ui.briefing.growing_text import GrowingText


@pytest.fixture
def field(qtbot):
    made = GrowingText("Prose", theme.reading_font(), 24, paragraphs=True)
    made.resize(400, 30)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_what_is_typed_is_the_text(field, qtbot):
    with qtbot.waitSignal(field.typed):
        qtbot.keyClicks(field, "It is **likely**.")
    assert field.text == "It is **likely**."


def test_enter_starts_a_paragraph_and_goes_on_with_a_list(field, qtbot):
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "- a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "b")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text == "one\n\n- a\n- b\n"


def test_the_caret_stays_when_the_text_before_it_changes(field):
    field.show_text("The offer comes in three forms.")
    field.select(10, 15)
    field.show_text("Now the offer comes in three forms.")
    assert field.selected().words == "comes"
    assert field.selected().start == 14


def test_positions_are_code_points(field):
    field.show_text("😀 Minsk")
    field.select(2, 7)
    assert field.selected().words == "Minsk"


def test_showing_a_text_is_not_typing(field, qtbot):
    with qtbot.assertNotEmitted(field.typed):
        field.show_text("from the library")


def test_the_field_is_as_high_as_its_text(field):
    low = field.height()
    field.show_text("\n\n".join(["words " * 20] * 4))
    assert field.height() > 4 * low


def test_the_arrows_leave_at_the_first_and_last_line(field, qtbot):
    field.show_text("one line")
    with qtbot.waitSignal(field.beyond) as up:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(field.beyond) as down:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert (up.args, down.args) == ([-1], [1])


def test_backspace_in_an_empty_field_asks_for_its_removal(field, qtbot):
    with qtbot.waitSignal(field.emptied):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)


def test_a_field_of_one_paragraph_has_no_line_breaks(qtbot):
    field = GrowingText("Title", theme.ui_font(), 20)
    qtbot.addWidget(field)
    field.show()
    mime = QMimeData()
    mime.setText("two\nlines")
    field.insertFromMimeData(mime)
    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text == "two lines"


def test_undo_is_left_to_the_window_and_keeps_what_was_typed(field, qtbot):
    qtbot.keyClicks(field, "words")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text == "words"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(st.text(alphabet="ab *_[]()-\u00a0\u200bé😀\t.", max_size=20), max_size=5))
def test_every_text_is_given_back_as_it_was_shown(field, lines):
    text = "\n".join(lines)
    field.show_text(text)
    assert field.text == text
