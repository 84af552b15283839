from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.domain.article import Span
from tests.support.accessibility import nameless_controls, read_tree

SHIFT = Qt.KeyboardModifier.ShiftModifier


def mark(hands, words, **fields):
    span = hands.span(words)
    return hands.place._desk.library.marking.add_mark(
        hands.pane.article.id, span.start, span.end, **fields
    )


def test_the_bar_appears_below_the_selection_and_leaves_the_focus_in_the_text(hands):
    hands.drag("a rare opportunity")
    bar = hands.pane.mark_bar
    assert bar.isVisible()
    assert hands.view.hasFocus()
    geometry = hands.view.geometry_of_text
    corner = hands.view.viewport().mapTo(hands.pane, QPoint(0, 0))
    bottom = max(line.bottom() for line in geometry.lines(hands.view.selected_span()))
    assert bar.y() == round(bottom + corner.y()) + 6
    assert hands.pane.rect().contains(bar.geometry())


def test_where_there_is_no_room_below_the_bar_stands_above(hands):
    hands.drag("a rare opportunity")
    span = hands.view.selected_span()
    scroll, height = hands.view.verticalScrollBar(), hands.view.viewport().height()
    scroll.setValue(0)
    position = hands.view.cursorForPosition(QPoint(60, height - 40)).position()
    start = hands.view.shown.map.to_article(position)
    hands.view.select(Span(start, start + 12), reveal=False)
    hands.view.selection_settled.emit()
    bar = hands.pane.mark_bar
    corner = hands.view.viewport().mapTo(hands.pane, QPoint(0, 0))
    lines = list(hands.view.geometry_of_text.lines(hands.view.selected_span()))
    assert bar.isVisible()
    assert bar.geometry().bottom() < min(line.top() for line in lines) + corner.y()
    assert span is not None


def test_escape_typing_and_scrolling_hide_the_bar(hands):
    bar = hands.pane.mark_bar
    hands.drag("a rare opportunity")
    hands.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert hands.view.selected_span() is not None
    hands.view.selection_settled.emit()
    hands.view.verticalScrollBar().setValue(200)
    assert not bar.isVisible()
    hands.view.selection_settled.emit()
    hands.press(Qt.Key.Key_Right)
    assert not bar.isVisible()


def test_a_colour_of_the_bar_marks(hands, library):
    hands.drag("a rare opportunity")
    bar = hands.pane.mark_bar
    button = next(b for b in bar.children() if getattr(b, "number", 0) == 4)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [m.colour for m in library.marks(hands.pane.article.id)] == [4]


def test_the_keyboard_rests_before_the_bar_appears(hands, qtbot):
    hands.view.put_caret(0)
    hands.press(Qt.Key.Key_Right, SHIFT)
    assert not hands.pane.mark_bar.isVisible()
    qtbot.waitUntil(hands.pane.mark_bar.isVisible, timeout=10_000)


def test_clicking_steps_through_overlapping_marks_shortest_first(hands):
    longer = mark(hands, "historic phone call between former U.S. President", colour=1)
    shorter = mark(hands, "phone call", colour=2)
    hands.click("phone call")
    assert hands.pane.mark.mark.id == shorter.id
    said = hands.place.inspector.details._place
    hands.qtbot.waitUntil(lambda: "1 of 2 here" in said.text(), timeout=10_000)
    hands.pane._on_clicked(hands.span("phone call").start + 2)
    assert hands.pane.mark.mark.id == longer.id
    hands.click("captured international")
    assert hands.pane.mark is None


def test_longer_marks_lie_below_shorter_ones(hands):
    mark(hands, "phone call", colour=2)
    mark(hands, "historic phone call between former U.S. President", colour=1)
    drawn = [fill.span for fill in hands.view.fills]
    words = ("historic phone call between former U.S. President", "phone call")
    assert drawn == [hands.span(said) for said in words]


def test_m_steps_from_mark_to_mark_and_brings_them_into_view(hands):
    first = mark(hands, "a rare opportunity")
    last = mark(hands, "Wrapping Up")
    hands.press(Qt.Key.Key_M)
    assert hands.pane.mark.mark.id == first.id
    hands.press(Qt.Key.Key_M)
    assert hands.pane.mark.mark.id == last.id
    line = next(hands.view.geometry_of_text.lines(last.passage.span))
    assert 0 <= line.top() < hands.view.viewport().height()
    hands.press(Qt.Key.Key_M)
    assert hands.pane.mark.mark.id == first.id
    hands.press(Qt.Key.Key_M, SHIFT)
    assert hands.pane.mark.mark.id == last.id


def test_h_folds_and_unfolds_what_is_dimmed(hands, library):
    olive = next(a for a in library.articles() if "Olive" in a.title)
    hands.place.open_article(olive.id)
    assert "Smiley" not in hands.view.toPlainText()
    hands.press(Qt.Key.Key_H)
    assert "Smiley face" in hands.view.toPlainText()
    hands.press(Qt.Key.Key_H)
    assert "2 dimmed lines" in hands.view.toPlainText()


def test_a_click_on_the_folded_line_unfolds_it(hands, library):
    olive = next(a for a in library.articles() if "Olive" in a.title)
    hands.place.open_article(olive.id)
    point = hands.view.cursorRect().center() + QPoint(30, 0)
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "Smiley face" in hands.view.toPlainText()


def test_a_passage_that_is_folded_away_is_unfolded_to_be_shown(hands, library):
    olive = next(a for a in library.articles() if "Olive" in a.title)
    hands.place.open_article(olive.id, span=Span(0, 6))
    assert hands.view.textCursor().selectedText() == "Smiley"


def test_o_shows_the_original_letter_for_letter_and_back(hands):
    hands.press(Qt.Key.Key_O)
    assert hands.view.toPlainText() == hands.pane.article.text
    hands.drag("- Balancing relations")
    hands.press(Qt.Key.Key_2)
    assert hands.pane.mark.mark.passage.quote == "- Balancing relations"
    hands.press(Qt.Key.Key_O)
    assert "- Balancing" not in hands.view.toPlainText()


def test_s_and_p_select_by_sentence_and_paragraph(hands):
    text = hands.pane.article.text
    hands.view.put_caret(hands.span("As Minsk seeks").start + 3)
    hands.press(Qt.Key.Key_S)
    span = hands.view.selected_span()
    assert text[span.start : span.end].startswith("As Minsk seeks to navigate")
    assert text[span.start : span.end].endswith("economic prospects.")
    hands.view.drop_selection()
    hands.press(Qt.Key.Key_P)
    assert hands.view.selected_span() == hands.pane.article.paragraph_span(1)


def test_words_are_found_counted_and_stepped_through(hands, desk):
    desk.actions.trigger("edit.find_in_article")
    bar = hands.pane.finder.bar
    assert bar.edit.hasFocus()
    QTest.keyClicks(bar.edit, "sanctions")
    total = hands.pane.article.text.lower().count("sanctions")
    assert bar._count.text() == f"1 of {total}"
    desk.actions.trigger("edit.find_next")
    assert bar._count.text() == f"2 of {total}"
    desk.actions.trigger("edit.find_previous")
    desk.actions.trigger("edit.find_previous")
    assert bar._count.text() == f"{total} of {total}"
    QTest.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert hands.view.hasFocus()
    assert hands.view.textCursor().selectedText().lower() == "sanctions"


def test_a_paragraph_is_gone_to_by_its_number(hands, desk):
    desk.actions.trigger("go.paragraph")
    bar = hands.pane.finder.bar
    QTest.keyClicks(bar.edit, "8")
    QTest.keyClick(bar.edit, Qt.Key.Key_Return)
    assert hands.pane.article.paragraph_at(hands.view.caret_position()) == 8
    desk.actions.trigger("go.back")
    assert hands.view.top_position() == 0


def test_the_outline_leads_to_a_heading(hands, desk, monkeypatch):
    menu = hands.pane.head._outline_menu
    monkeypatch.setattr(menu, "popup", lambda point: None)  # it would grab the keyboard
    desk.actions.trigger("go.outline")
    next(a for a in menu.actions() if a.text().strip() == "Wrapping Up").trigger()
    assert hands.view.caret_position() == hands.span("Wrapping Up").start


def test_the_lane_shows_a_stripe_and_a_code_for_each_tag(hands, tags):
    made = mark(hands, "phone call", tags=(tags["prisoners"].id, tags["sanctions"].id))
    stripes = list(hands.pane.lane.stripes)
    assert [(s.colour, s.code, s.column) for s in stripes] == [(2, "PR", 0), (5, "SA", 1)]
    point = QPoint(hands.pane.lane._x(0) + 1, round(stripes[0].top) + 4)
    QTest.mouseClick(hands.pane.lane, Qt.MouseButton.LeftButton, pos=point)
    assert hands.pane.mark.mark.id == made.id


def test_more_than_four_marks_at_one_height_widen_the_lane_no_further(hands):
    start = hands.span("historic phone call").start
    for number in range(6):
        hands.place._desk.library.marking.add_mark(
            hands.pane.article.id, start, start + 10 + number, colour=number + 1
        )
    assert max(s.column for s in hands.pane.lane.stripes) == 5
    assert hands.view.viewportMargins().left() - hands.view.column_left == 56
    hands.pane.lane.grab()


def test_ticks_stand_where_the_marks_are(hands):
    mark(hands, "a rare opportunity", colour=3)
    mark(hands, "Wrapping Up", colour=5)
    places = [place for place, _colour in hands.view.verticalScrollBar().ticks]
    assert places[0] < 0.1
    assert places[1] > 0.8


def test_rows_of_a_table_are_selected_whole(hands):
    view = hands.view
    table = view.document().rootFrame().childFrames()[0]
    cursor = table.cellAt(1, 1).firstCursorPosition()
    cursor.setPosition(
        table.cellAt(2, 1).lastCursorPosition().position(), cursor.MoveMode.KeepAnchor
    )
    view.setTextCursor(cursor)
    view._settle()
    span = view.selected_span()
    text = hands.pane.article.text[span.start : span.end]
    assert text.startswith("Sanctions Relief")
    assert text.endswith("Balancing Russia’s Sensitivities")
    row, rows, column, columns = view.textCursor().selectedTableCells()
    assert (row, rows, column, columns) == (1, 2, 0, 3)


def test_cells_of_one_row_are_selected_as_chosen(hands):
    view = hands.view
    table = view.document().rootFrame().childFrames()[0]
    cursor = table.cellAt(1, 0).firstCursorPosition()
    cursor.setPosition(
        table.cellAt(1, 1).lastCursorPosition().position(), cursor.MoveMode.KeepAnchor
    )
    view.setTextCursor(cursor)
    view._settle()
    span = view.selected_span()
    assert hands.pane.article.text[span.start : span.end] == "Sanctions Relief | Economic Growth"


def test_the_caret_is_real_and_seen(hands):
    hands.view.put_caret(0)
    before = hands.view.cursorRect()
    hands.press(Qt.Key.Key_Down)
    assert hands.view.cursorRect().top() > before.top()
    assert hands.view.cursorWidth() == 2
    assert hands.view.caret_position() > 0


def test_a_drag_of_the_selection_carries_the_passage(hands, qtbot):
    hands.drag("a rare opportunity")
    span = hands.view.selected_span()
    # Before the drag itself begins, which needs a window system.
    hands.view.drag_wanted.disconnect(hands.pane.drag_out)
    point = hands.point(span.start + 4)
    with qtbot.waitSignal(hands.view.drag_wanted) as dragged:
        QTest.mousePress(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseMove(hands.view.viewport(), point + QPoint(40, 0))
    assert dragged.args == [span]


def test_a_click_on_the_selection_drops_it(hands):
    hands.drag("a rare opportunity")
    point = hands.point(hands.view.selected_span().start + 4)
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert hands.view.selected_span() is None


def test_everything_in_a_pane_has_a_name(hands):
    mark(hands, "a rare opportunity")
    hands.pane.finder.ask_words()
    assert nameless_controls(read_tree(hands.pane)) == []
    assert hands.view.accessibleName() == hands.pane.article.title


def test_the_column_is_centred_where_there_is_room(hands):
    hands.place.resize(2200, 800)
    view = hands.view
    assert view.viewport().width() == 680
    left = view.column_left
    right = view.width() - view.verticalScrollBar().width() - view.viewport().geometry().right()
    assert left > 100
    assert abs(left - (right - 20)) <= 2
    assert view.viewport().geometry().intersects(QRect(0, 0, 2200, 800))


def test_the_line_at_the_top_stays_there_when_the_width_changes(hands):
    hands.view.scroll_to_top(hands.span("Implications for Regional").start)
    top = hands.view.top_position()
    hands.place.resize(1300, 800)
    assert hands.view.top_position() == top


def test_a_passage_that_is_shown_stands_in_the_middle_though_it_was_in_view(hands):
    words = "Sanctions Relief"
    span = hands.span(words)
    hands.view.scroll_to_top(0)
    hands.pane.show_span(span)
    middle = hands.point(span.start).y() - hands.view.viewport().height() / 2
    assert abs(middle) < 60
    assert hands.pane.view.selected_span() == span


def test_the_mark_bar_fades_in(hands, desk, qtbot):
    desk.settings.reduced_motion = False
    hands.drag("phone call")
    bar = hands.pane.mark_bar
    assert bar.isVisible()
    assert bar.opacity < 1
    qtbot.waitUntil(lambda: bar.opacity == 1, timeout=10_000)


def test_with_reduced_motion_the_mark_bar_is_there_at_once(hands, desk):
    desk.settings.reduced_motion = True
    hands.drag("phone call")
    assert hands.pane.mark_bar.isVisible()
    assert hands.pane.mark_bar.opacity == 1


def test_in_a_narrow_pane_the_mark_bar_stands_on_two_rows_and_nothing_is_cut(hands):
    pane, bar = hands.pane, hands.pane.mark_bar
    words = "phone call"
    hands.drag(words)
    one_row = bar.size()
    hands.place.area.add()
    hands.place.setMinimumWidth(1)  # as in the window, which lets its places be narrower
    hands.place.resize(656 + 40, 800)
    hands.place.area.activate(pane)
    hands.qtbot.waitUntil(lambda: pane.width() < one_row.width(), timeout=10_000)
    hands.drag(words)
    assert bar.width() < one_row.width() <= pane.width() + 40
    assert bar.height() > one_row.height()
    assert pane.rect().contains(bar.geometry())
    buttons = bar.findChildren(QAbstractButton)
    assert len(buttons) == 12
    bar.layout().activate()
    assert all(bar.rect().contains(button.geometry()) for button in buttons)
    hands.place.resize(1440, 800)
    hands.qtbot.waitUntil(lambda: pane.width() > one_row.width(), timeout=10_000)
    hands.drag(words)
    assert bar.size() == one_row


def test_in_a_narrow_window_the_head_begins_where_the_text_has_more_room(hands):
    head, place = hands.pane.head, hands.place
    place.setMinimumWidth(1)
    for width, left in ((1440, 16), (1024, 12), (1440, 16)):
        place.resize(width, 800)
        hands.qtbot.waitUntil(lambda left=left: head._title.x() == left, timeout=10_000)
