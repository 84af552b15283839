from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from app.domain.article import BlockKind
from app.ui.models.outline_drag import PASSAGE_TYPE
from app.ui.reading.place import ReadPlace

WORDS = "a rare opportunity to recalibrate its foreign relations"
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def marks(hands):
    return hands.place._desk.library.marks(hands.pane.article.id)


def test_a_passage_selected_with_the_mouse_is_marked_by_a_number(hands):
    hands.select_and_press(WORDS, Qt.Key.Key_3)
    (mark,) = marks(hands)
    assert (mark.passage.quote, mark.colour) == (WORDS, 3)
    assert hands.pane.mark.mark == mark


def test_a_passage_selected_with_the_keys_is_marked(hands):
    hands.view.put_caret(hands.span(WORDS).start)
    for _word in WORDS.split():
        hands.press(Qt.Key.Key_Right, SHIFT | CONTROL)
    seen = hands.view.textCursor().selectedText()
    hands.press(Qt.Key.Key_5)
    (mark,) = marks(hands)
    assert mark.passage.quote == seen
    assert seen.strip() == WORDS


def test_a_mark_is_drawn_at_once(hands):
    hands.select_and_press(WORDS, Qt.Key.Key_1)
    assert [fill.span for fill in hands.view.fills] == [hands.span(WORDS)]
    assert len(hands.pane.lane.stripes) == 1


def test_another_number_recolours_the_mark_that_was_just_made(hands):
    hands.select_and_press(WORDS, Qt.Key.Key_1)
    hands.press(Qt.Key.Key_7)
    assert [mark.colour for mark in marks(hands)] == [7]


def test_marking_is_undone_and_done_again(hands, desk):
    hands.select_and_press(WORDS, Qt.Key.Key_2)
    desk.edits.undo()
    assert marks(hands) == []
    assert hands.view.fills == ()
    desk.edits.redo()
    assert [mark.colour for mark in marks(hands)] == [2]


def test_delete_takes_the_selected_mark_away_and_offers_undo(hands, desk):
    hands.select_and_press(WORDS, Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Delete)
    assert marks(hands) == []
    assert desk.notices.last == "Mark deleted"
    assert desk.notices.history[-1].action is desk.actions.get("edit.undo")


def test_the_caret_takes_the_mark_it_comes_into_and_leaves_it_when_it_goes(hands):
    hands.select_and_press(WORDS, Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Escape)
    assert hands.pane.mark is None
    hands.view.put_caret(hands.span(WORDS).start - 1)
    hands.press(Qt.Key.Key_Right)
    assert hands.pane.mark.mark.passage.quote == WORDS
    hands.press(Qt.Key.Key_6)
    assert [mark.colour for mark in marks(hands)] == [6]
    hands.press(Qt.Key.Key_Left)
    assert hands.pane.mark is None
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Delete)
    assert marks(hands) == []


def test_a_number_without_a_passage_says_what_to_do(hands, desk):
    hands.view.put_caret(0)
    desk.actions.allow("mark.highlight_1", True)
    hands.press(Qt.Key.Key_1)
    assert marks(hands) == []
    assert desk.notices.last == "Select some text first."


def test_letters_can_be_switched_off(hands, desk):
    desk.settings.single_letter_keys = False
    hands.select_and_press(WORDS, Qt.Key.Key_3)
    assert marks(hands) == []


def test_a_passage_is_tagged_by_keyboard_alone(hands, tags):
    hands.drag(WORDS)
    hands.press(Qt.Key.Key_T)
    palette = hands.place.passages.palette
    assert palette.isVisible()
    QTest.keyClicks(palette.edit, "sanc")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    (mark,) = marks(hands)
    assert mark.tags == (tags["sanctions"].id,)
    assert hands.pane.mark.colour == 5
    assert not palette.isVisible()
    assert hands.view.hasFocus()


def test_control_and_enter_make_a_new_tag(hands, tags, library):
    hands.drag(WORDS)
    hands.press(Qt.Key.Key_T)
    palette = hands.place.passages.palette
    QTest.keyClicks(palette.edit, "San")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return, CONTROL)
    made = next(tag for tag in library.tags() if tag.name == "San")
    assert marks(hands)[0].tags == (made.id,)
    assert library.history.undo_label() == "tag 1 passage “San”"
    library.history.undo()
    assert marks(hands) == []
    assert "San" not in [tag.name for tag in library.tags()]


def test_backspace_removes_the_last_tag(hands, tags):
    hands.select_and_press(WORDS, Qt.Key.Key_T)
    palette = hands.place.passages.palette
    QTest.keyClicks(palette.edit, "pris")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_T)
    QTest.keyClick(palette.edit, Qt.Key.Key_Backspace)
    assert marks(hands)[0].tags == ()
    assert palette.isVisible()
    QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_recent_tags_come_first(hands, tags):
    hands.select_and_press(WORDS, Qt.Key.Key_T)
    palette = hands.place.passages.palette
    QTest.keyClicks(palette.edit, "sanc")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_T)
    assert palette.rows.item(0).text() == "Sanctions"


def test_a_note_is_written_to_the_mark_and_saved_as_one_step(hands, desk):
    hands.drag(WORDS)
    hands.press(Qt.Key.Key_N)
    note = hands.place.inspector.details.note
    assert note.hasFocus()
    QTest.keyClicks(note, "Weigh as opinion.")
    hands.view.setFocus()
    assert marks(hands)[0].note == "Weigh as opinion."
    desk.edits.undo()
    assert marks(hands)[0].note == ""
    hands.qtbot.waitUntil(lambda: note.toPlainText() == "", timeout=10_000)


def test_the_source_and_the_information_are_graded_by_two_keys(hands, library):
    article = hands.pane.article.id
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_D)
    hands.press(Qt.Key.Key_C)
    hands.press(Qt.Key.Key_3)
    graded = library.article(article)
    assert (graded.reliability, graded.credibility) == ("D", 3)
    assert library.marks(article) == []


def test_a_selected_mark_takes_the_credibility_itself(hands):
    hands.select_and_press(WORDS, Qt.Key.Key_1)
    hands.press(Qt.Key.Key_C)
    hands.press(Qt.Key.Key_4)
    assert marks(hands)[0].credibility == 4
    assert hands.pane.article.credibility is None


def test_a_key_that_is_no_grade_ends_the_grading(hands):
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_D)
    assert hands.pane.article.reliability is None


def test_the_passage_is_handed_to_the_briefing(hands, qtbot):
    hands.drag(WORDS)
    with qtbot.waitSignal(hands.place.add_to_briefing) as given:
        hands.press(Qt.Key.Key_B)
    assert given.args[0].quote == WORDS


def test_a_passage_is_copied_with_its_source(hands, desk):
    hands.drag(WORDS)
    desk.actions.trigger("edit.copy_with_source")
    data = QGuiApplication.clipboard().mimeData()
    title = hands.pane.article.title
    assert data.text() == f"“{WORDS}” ({title}, ¶ 1)"
    assert data.hasFormat(PASSAGE_TYPE)


def test_plain_copying_gives_the_words_of_the_original(hands):
    hands.drag(WORDS)
    hands.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == WORDS


def test_a_read_only_library_offers_no_marking(qtbot, library, desk):
    from app.library.library import Library

    library.close()
    with Library.open(library.folder, read_only=True) as reading:
        from app.ui.undo import Edits

        made = ReadPlace(desk._replace(library=reading, edits=Edits(reading)))
        qtbot.addWidget(made)
        made.show()
        made.area.active.view.extend_by_paragraph()
        assert not desk.actions.get("mark.highlight_1").isEnabled()
        assert not made.area.active.mark_bar.isVisible()
        qtbot.waitUntil(lambda: desk.background.is_idle)


TEXTS = st.lists(
    st.text(
        st.sampled_from("ab .,é́😀👩‍🚀🇧🇾אבגمرحبا你好𠀀ñ1–“”"),
        min_size=1,
        max_size=60,
    ).filter(lambda text: text.strip() and any(c.isalnum() for c in text)),
    min_size=2,
    max_size=4,
)


def _visible(text):
    """The words of ``text``; a joiner that joins nothing is in the original, but not shown."""
    return text.replace("\u200d", "").split()


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, st.data())
def test_what_is_stored_is_what_was_seen_selected(hands, desk, texts, data):
    added = desk.library.imports.add_text("\n\n".join(texts) + "\n")
    blocks = desk.library.article(added.id).blocks
    assume(all(block.kind is not BlockKind.TABLE for block in blocks))  # cells show no separators
    hands.place.open_article(added.id)
    hands.pane.fold = False
    hands.pane.lay_out_again()
    view = hands.view
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    for _step in range(data.draw(st.integers(0, 40))):
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    view.setTextCursor(cursor)
    view.setFocus()
    for _step in range(data.draw(st.integers(1, 30))):
        hands.press(Qt.Key.Key_Right, SHIFT)
    seen = view.textCursor().selectedText().replace("\u2029", "\n")
    hands.press(Qt.Key.Key_6)
    stored = [mark.passage.quote for mark in desk.library.marks(added.id)]
    if seen.strip():
        assert [_visible(quote) for quote in stored] == [_visible(seen)]
    for mark in desk.library.marks(added.id):
        assert mark.passage.holds_in(desk.library.article(added.id).text)
        desk.library.marking.delete_mark(mark.id)
