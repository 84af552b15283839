from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.briefing import Excerpt, ItemId

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WORDS = "historic phone call between former U.S. President"


@pytest.fixture
def marked(hands, library, tags):
    """A mark with a note, a tag and a grade, selected."""
    span = hands.span(WORDS)
    made = library.marking.add_mark(
        hands.pane.article.id,
        span.start,
        span.end,
        tags=(tags["prisoners"].id,),
        note="Who called?",
        credibility=2,
    )
    hands.pane.select_mark(made.id)
    return made


def drag(hands, edge, position):
    """Drag an edge (0 the beginning, 1 the end) of the selected mark to a position."""
    knob = hands.view.edges.knobs()[edge].center()
    start = QPoint(round(knob.x()), round(knob.y()) - hands.view.verticalScrollBar().value())
    viewport, end = hands.view.viewport(), hands.point(position)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def test_the_end_is_dragged_and_everything_else_of_the_mark_stays(hands, library, marked):
    before = hands.pane.article.text.index("call between") + 4
    drag(hands, 1, before)
    now = library.mark(marked.id)
    assert now.passage.quote == "historic phone call"
    assert (now.tags, now.note, now.credibility) == (marked.tags, "Who called?", 2)
    assert hands.pane.mark.mark.id == marked.id


def test_the_beginning_is_dragged_across_the_end_too(hands, library, marked):
    text = hands.pane.article.text
    after = hands.span(WORDS).end + 9
    drag(hands, 0, after)
    assert library.mark(marked.id).passage.quote == text[hands.span(WORDS).end : after]


def test_moving_an_edge_is_one_step_to_undo(hands, library, marked):
    drag(hands, 1, hands.span("historic phone").end)
    assert library.mark(marked.id).passage.quote == "historic phone"
    hands.place._desk.edits.undo()
    assert library.mark(marked.id) == marked
    assert hands.pane.mark.span == marked.passage.span


def test_only_the_selected_of_two_nested_marks_is_moved(hands, library, marked):
    inner = hands.span("phone call")
    other = library.marking.add_mark(hands.pane.article.id, inner.start, inner.end)
    hands.pane.select_mark(other.id)
    drag(hands, 1, hands.span("phone call between").end)
    assert library.mark(other.id).passage.quote == "phone call between"
    assert library.mark(marked.id) == marked


def test_an_excerpt_of_the_passage_keeps_its_words(hands, library, marked):
    briefing = library.briefing.new("Minsk")
    made = library.briefing.add_item(briefing.id, Excerpt(ItemId(""), marked.passage))
    drag(hands, 1, hands.span("historic phone").end)
    assert library.briefing.document(briefing.id).items == (made,)


def test_e_lets_the_selecting_keys_move_the_end_and_enter_keeps_it(hands, library, marked):
    hands.press(Qt.Key.Key_E)
    assert hands.pane.mark.mark.id == marked.id
    hands.press(Qt.Key.Key_Left, SHIFT | CONTROL)
    assert not hands.pane.mark_bar.isVisible()
    assert library.mark(marked.id) == marked
    hands.press(Qt.Key.Key_Return)
    now = library.mark(marked.id)
    assert now.passage.quote.strip() == WORDS.removesuffix("President").strip()
    assert now.note == "Who called?"
    assert hands.pane.mark.mark.id == marked.id


def test_arrows_alone_move_the_edge_as_they_do_with_shift(hands, library, marked):
    hands.press(Qt.Key.Key_E)
    hands.press(Qt.Key.Key_Left, CONTROL)
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Return)
    assert library.mark(marked.id).passage.quote == WORDS.removesuffix(" President")
    before = hands.view.caret_position()
    hands.press(Qt.Key.Key_Left)  # and not any more afterwards
    assert hands.view.selected_span() is None
    assert hands.view.caret_position() != before


def test_e_twice_moves_the_beginning(hands, library, marked):
    hands.press(Qt.Key.Key_E)
    hands.press(Qt.Key.Key_E)
    hands.press(Qt.Key.Key_Right, SHIFT | CONTROL)
    hands.press(Qt.Key.Key_Return)
    assert library.mark(marked.id).passage.quote == WORDS.removeprefix("historic ")


def test_escape_leaves_the_mark_as_it_is(hands, library, marked):
    hands.press(Qt.Key.Key_E)
    hands.press(Qt.Key.Key_Right, SHIFT)
    hands.press(Qt.Key.Key_Escape)
    assert library.mark(marked.id) == marked
    assert hands.pane.mark.mark.id == marked.id
    assert hands.view.selected_span() is None


def test_the_pointer_says_that_an_edge_can_be_dragged(hands, marked):
    knob = hands.view.edges.knobs()[1].center().toPoint()
    viewport = hands.view.viewport()
    QTest.mouseMove(viewport, knob - QPoint(0, hands.view.verticalScrollBar().value()))
    assert viewport.cursor().shape() is Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(viewport, QPoint(2, 2))
    assert viewport.cursor().shape() is Qt.CursorShape.IBeamCursor


def test_without_a_selected_mark_there_is_nothing_to_move(hands, marked):
    hands.pane.select_mark(None)
    assert hands.view.edges.knobs() is None
    assert not hands.place._desk.actions.get("mark.edges").isEnabled()
