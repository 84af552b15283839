from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.widgets.chip import Chip
from tests.support.accessibility import nameless_controls, read_tree

WAIT = 10_000
QUOTE = "a rare opportunity to recalibrate"


@pytest.fixture
def inspector(place):
    return place.inspector


@pytest.fixture
def marked(hands, library, tags, place, qtbot):
    span = hands.span(QUOTE)
    made = library.marking.add_mark(
        hands.pane.article.id, span.start, span.end, tags=(tags["sanctions"].id,), note="Weigh."
    )
    hands.pane.select_mark(made.id)
    details = place.inspector.details
    qtbot.waitUntil(lambda: details.shown is not None and details.isVisible(), timeout=WAIT)
    return made


def test_the_selected_mark_is_shown_with_its_words_and_place(inspector, marked):
    details = inspector.details
    assert details.isVisible()
    assert details.quote.accessibleName() == QUOTE
    assert details._place.text() == "Paragraph 1 ·"
    assert details._check.text() == "Matches the original"
    assert details.note.toPlainText() == "Weigh."


def test_a_chip_takes_its_tag_off(inspector, marked, library, hands):
    chip = next(c for c in inspector.details.findChildren(Chip) if c.text() == "Sanctions")
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert library.mark(marked.id).tags == ()


def test_the_adding_chip_opens_the_tags(inspector, marked, place):
    QTest.mouseClick(inspector.details._add_tag, Qt.MouseButton.LeftButton)
    assert place.passages.palette.isVisible()


def test_grades_are_given_by_hand_and_taken_back(inspector, marked, library, hands, desk, qtbot):
    inspector.details.reliability.chosen.emit("B")
    inspector.details.credibility.chosen.emit("2")
    assert library.article(hands.pane.article.id).reliability == "B"
    assert library.mark(marked.id).credibility == 2
    qtbot.waitUntil(lambda: inspector.details.reliability.value == "B", timeout=WAIT)
    desk.edits.undo()
    desk.edits.undo()
    assert library.mark(marked.id).credibility is None
    qtbot.waitUntil(lambda: inspector.details.reliability.value == "", timeout=WAIT)


def test_without_a_mark_all_marks_are_listed_in_words(inspector, marked, hands, qtbot):
    hands.pane.select_mark(None)
    qtbot.waitUntil(inspector.mark_list.isVisible, timeout=WAIT)
    index = inspector.marks.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Mark, Sanctions, paragraph 1, note: {QUOTE}"
    inspector.mark_list.setCurrentIndex(index)
    QTest.keyClick(inspector.mark_list, Qt.Key.Key_Return)
    assert hands.pane.mark.mark.id == marked.id


def test_without_any_mark_it_says_how_to_make_one(inspector):
    assert inspector._no_marks.isVisible()
    assert not inspector.mark_list.isVisible()


def test_the_note_is_saved_when_typing_pauses(inspector, marked, library, qtbot):
    note = inspector.details.note
    note.setFocus()
    QTest.keyClicks(note, " Twice.")
    assert library.mark(marked.id).note == "Weigh."
    qtbot.waitUntil(lambda: "Twice" in library.mark(marked.id).note, timeout=4000)
    assert note.hasFocus()


def test_the_note_of_one_mark_is_saved_before_another_is_shown(
    inspector, marked, library, hands, qtbot
):
    other = library.marking.add_mark(hands.pane.article.id, 0, 5)
    QTest.keyClicks(inspector.details.note, "Old ")
    hands.pane.select_mark(other.id)
    qtbot.waitUntil(lambda: inspector.details.note.toPlainText() == "", timeout=WAIT)
    assert "Old" in library.mark(marked.id).note
    assert library.mark(other.id).note == ""


@pytest.mark.parametrize(
    "keys", [(Qt.Key.Key_Escape,), (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)]
)
def test_escape_or_ctrl_enter_in_the_note_goes_back_to_the_text(inspector, marked, hands, keys):
    inspector.edit_note()
    QTest.keyClick(inspector.details.note, *keys)
    assert hands.view.hasFocus()


def test_details_are_corrected_and_undone(inspector, hands, library, desk, qtbot):
    inspector.show_article_tab()
    field = inspector.article_tab.rows["publisher"].field
    assert field.placeholderText() == "Not stated in the text"
    field.setFocus()
    QTest.keyClicks(field, "BelTA")
    QTest.keyClick(field, Qt.Key.Key_Return)
    article = hands.pane.article.id
    assert library.article(article).metadata.publisher == "BelTA"
    assert "BelTA" in hands.pane.head._facts.text()
    hands.view.setFocus()
    qtbot.waitUntil(lambda: field.text() == "BelTA", timeout=WAIT)
    desk.edits.undo()
    assert library.article(article).metadata.publisher is None
    qtbot.waitUntil(lambda: field.text() == "", timeout=WAIT)


def test_a_wrong_date_is_said_beside_the_field(inspector, hands, library):
    inspector.show_article_tab()
    row = inspector.article_tab.rows["date"]
    row.field.setFocus()
    QTest.keyClicks(row.field, "32 August")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert "is no date" in row.error
    assert library.article(hands.pane.article.id).metadata.date is None


def test_a_language_is_given_by_its_name(inspector, hands, library):
    inspector.show_article_tab()
    row = inspector.article_tab.rows["language"]
    row.field.selectAll()
    QTest.keyClicks(row.field, "Belarusian")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert library.article(hands.pane.article.id).metadata.language == "be"
    row.field.selectAll()
    QTest.keyClicks(row.field, "Klingonese")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert "No language" in row.error


def test_a_proposed_title_carries_a_badge_until_it_is_accepted(inspector, hands, library, qtbot):
    proposed = next(a for a in library.articles() if a.title_proposed)
    hands.place.open_article(proposed.id)
    inspector.show_article_tab()
    row = inspector.article_tab.rows["title"]
    qtbot.waitUntil(row._badge.isVisible, timeout=WAIT)
    row.field.setFocus()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert not library.article(proposed.id).metadata.title_proposed
    qtbot.waitUntil(lambda: not row._badge.isVisible(), timeout=WAIT)


def test_the_original_is_really_checked(inspector, hands, library, desk, qtbot):
    inspector.show_article_tab()
    said = inspector.article_tab._unchanged
    qtbot.waitUntil(lambda: said.text() == "Unchanged since it was added")
    assert inspector.article_tab._file.text() == "5.8 KB text file, added today"


def test_everything_in_the_inspector_has_a_name(inspector, marked):
    assert nameless_controls(read_tree(inspector)) == []
    inspector.show_article_tab()
    assert nameless_controls(read_tree(inspector)) == []


def test_rows_of_marks_take_the_height_of_their_words_at_the_width_they_have(
    inspector, hands, library, qtbot
):
    article, rows = hands.pane.article.id, inspector.mark_list
    for start in (0, 200):
        library.marking.add_mark(article, start, start + 40)
    hands.pane.select_mark(None)
    hands.place.splitter.setSizes([256, 300, 900])
    qtbot.waitUntil(lambda: rows.sizeHintForRow(0) < 60, timeout=10_000)
    qtbot.waitUntil(lambda: rows.visualRect(rows.model().index(0)).height() < 60, timeout=10_000)
    hands.place.splitter.setSizes([256, 950, 250])

    def fits():
        first, second = (rows.visualRect(rows.model().index(row)) for row in (0, 1))
        return first.height() == rows.sizeHintForRow(0) and second.top() == first.bottom() + 1

    qtbot.waitUntil(lambda: rows.sizeHintForRow(0) > 60, timeout=10_000)
    qtbot.waitUntil(fits, timeout=10_000)


def test_what_the_first_mark_is_shown_in_is_painted_beforehand_and_unseen(inspector, hands, qtbot):
    inspector.details.resize(100, 100)
    inspector.prepare()
    assert inspector.details.size() == inspector._pages.size()
    assert not inspector.details.isVisible()
    span = hands.span(QUOTE)
    hands.drag(QUOTE)
    hands.press(Qt.Key.Key_3)
    qtbot.waitUntil(inspector.details.isVisible, timeout=WAIT)
    assert inspector.details.shown.span == span
