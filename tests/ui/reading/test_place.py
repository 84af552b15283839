from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.article import ArticleId, BlockKind, Span
from app.ui import theme
from app.ui.reading.place import ReadPlace
from app.ui.widgets import memory
from app.ui.widgets.badge import Badge
from tests.support.accessibility import nameless_controls, read_tree

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_the_first_article_is_open_and_has_the_focus(place, library):
    assert place.area.active.article.id == library.articles()[0].id
    assert place.area.active.view.hasFocus()


def test_what_was_open_is_opened_again(qtbot, desk, library):
    ids = [article.id for article in library.articles()]
    memory.current().panes[str(library.folder)] = [ids[3], "gone", ids[1]]
    made = ReadPlace(desk)
    qtbot.addWidget(made)
    assert [pane.article.id for pane in made.area.panes] == [ids[3], ids[1]]
    made.open_article(ids[0])
    assert memory.current().panes[str(library.folder)] == [ids[0], ids[1]]


def test_a_passage_is_opened_selected_and_in_view(place, library):
    article = library.article(library.articles()[1].id)
    at = article.text.index("Regional Implications")
    place.open_article(article.id, span=Span(at, at + 21), beside=True)
    pane = place.area.active
    assert place.area.panes.index(pane) == 1
    assert pane.view.textCursor().selectedText() == "Regional Implications"
    line = next(pane.view.geometry_of_text.lines(Span(at, at + 21)))
    assert 0 < line.top() < pane.view.viewport().height()


def test_the_same_article_can_be_open_twice_and_its_marks_appear_in_both(place, desk):
    desk.actions.trigger("view.add_pane")
    left, right = place.area.panes
    assert left.article.id == right.article.id
    right.view.select(Span(10, 40))
    QTest.keyClick(right.view, Qt.Key.Key_4)
    assert len(left.marks) == len(right.marks) == 1
    assert [fill.span for fill in left.view.fills] == [Span(10, 40)]
    assert [fill.span for fill in right.view.fills] == [Span(10, 40)]


def test_an_article_that_is_gone_is_told_of(place, desk):
    place.open_article(ArticleId("none"))
    assert desk.notices.history[-1].level == "error"
    assert place.area.active.article is not None


def test_removing_an_article_closes_its_panes(place, library, desk):
    first = library.articles()[0].id
    library.reading.remove_article(first)
    assert place.area.panes == []
    assert place.area._nothing.isVisible()
    assert place.sidebar.article_list.hasFocus(), "the keyboard was in the text"
    desk.edits.undo()
    assert first in [row.id for row in library.articles()]


def test_panes_are_closed_and_the_other_takes_the_focus(place, library, desk):
    place.open_article(library.articles()[1].id, beside=True)
    desk.actions.trigger("view.close_pane")
    (left,) = place.area.panes
    assert place.area.active is left
    assert left.view.hasFocus()
    desk.actions.trigger("view.close_pane")
    assert place.area.panes == []
    assert place.sidebar.article_list.hasFocus()
    assert not desk.actions.get("go.paragraph").isEnabled()


def test_control_tab_steps_from_pane_to_pane(place, library, desk):
    place.open_article(library.articles()[1].id, beside=True)
    left, right = place.area.panes
    assert place.area.active is right
    desk.actions.trigger("go.next_pane")
    assert place.area.active is left
    assert left.head._active
    assert not right.head._active
    desk.actions.trigger("go.previous_pane")
    assert right.view.hasFocus()


def test_a_click_in_a_pane_makes_it_the_active_one(place, library):
    place.open_article(library.articles()[1].id, beside=True)
    left = place.area.panes[0]
    QTest.mouseClick(left.view.viewport(), Qt.MouseButton.LeftButton)
    assert place.area.active is left
    assert place.inspector._pane is left


def test_back_and_forward_go_where_one_has_been(place, library, desk):
    ids = [article.id for article in library.articles()]
    place.open_article(ids[1])
    place.open_article(ids[2])
    desk.actions.trigger("go.back")
    assert place.area.active.article.id == ids[1]
    desk.actions.trigger("go.back")
    assert place.area.active.article.id == ids[0]
    assert not desk.actions.get("go.back").isEnabled()
    desk.actions.trigger("go.forward")
    assert place.area.active.article.id == ids[1]


def test_zoom_enlarges_the_text_of_every_pane_within_bounds(place, library, desk):
    place.open_article(library.articles()[1].id, beside=True)
    before = [pane.view.document().begin().blockFormat().lineHeight() for pane in place.area.panes]
    desk.actions.trigger("view.zoom_in")
    after = [pane.view.document().begin().blockFormat().lineHeight() for pane in place.area.panes]
    assert all(large > small for large, small in zip(after, before, strict=True))
    for _step in range(20):
        desk.actions.trigger("view.zoom_in")
    assert desk.settings.reading_zoom == 200
    desk.actions.trigger("view.zoom_reset")
    assert desk.settings.reading_zoom == 100


def test_another_theme_repaints_the_text_where_it_stands(place):
    view = place.area.active.view
    view.scroll_to_top(2000)
    top = view.top_position()
    theme.switch().show("dark")
    assert view.top_position() == top
    cursor = view.textCursor()
    cursor.setPosition(5)
    assert cursor.charFormat().foreground().color() == theme.current().color("text")


def test_the_status_says_marks_paragraph_language_and_zoom(place, library, qtbot):
    with qtbot.waitSignal(place.status) as said:
        place.open_article(library.articles()[1].id)
    left, right = said.args
    assert left == "no marks · paragraph 1 of 21"
    assert right == "English   Zoom 100 %"


def test_the_status_follows_the_caret_from_paragraph_to_paragraph(place, library, qtbot):
    place.open_article(library.articles()[1].id)
    view, said = place.area.active.view, []
    place.status.connect(lambda left, _right: said.append(left.rpartition(" · ")[2]))
    for number in (3, 4):
        view.put_caret(view.article.paragraph_span(number).start)
        assert said[-1] == f"paragraph {number} of 21"
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.selected_span() == view.article.paragraph_span(4)
    assert said[-1] == "paragraph 4 of 21"


def test_ticks_of_a_text_that_fits_stand_beside_their_marks(place, library):
    made = library.imports.add_text("A note\n\nOne line.\n\nAnother one, marked.\n", "Note").id
    place.open_article(made)
    view = place.area.active.view
    at = view.article.text.index("Another")
    mark = library.marking.add_mark(made, at, at + 7, colour=3)
    ((where, _colour),) = view.bar.ticks
    top = view.geometry_of_text.extent(mark.passage.span)[0]
    assert where * view.viewport().height() == pytest.approx(top, abs=2)
    library.marking.delete_mark(mark.id)
    assert view.bar.ticks == []


def test_actions_say_why_they_cannot_be_used(place, desk):
    action = desk.actions.get("mark.tag")
    assert not action.isEnabled()
    assert "Select some text first" in action.toolTip()
    place.area.active.view.select(Span(0, 20))
    assert action.isEnabled()


@pytest.mark.parametrize(("width", "drawers"), [(1440, [False, False]), (1024, [True, True])])
def test_sides_become_drawers_where_room_is_short(place, width, drawers):
    place.resize(width, 700)
    assert [side.is_drawer for side in place._sides] == drawers


def test_a_note_opens_the_inspector_that_is_a_drawer(place, desk):
    place.resize(1024, 700)
    place.area.active.view.select(Span(0, 20))
    QTest.keyClick(place.area.active.view, Qt.Key.Key_N)
    assert place.inspector.isVisible()
    assert place.inspector.details.note.hasFocus()


def test_structure_corrected_elsewhere_is_laid_out_anew(place, library):
    pane = place.area.active
    article = pane.article
    assert pane.view.shown.headings
    blocks = tuple(
        replace(b, kind=BlockKind.PARAGRAPH, level=0) if b.kind is BlockKind.HEADING else b
        for b in article.blocks
    )
    library.reading.correct_blocks(article.id, blocks)
    assert pane.view.shown.headings == ()


def test_grading_does_not_lay_the_text_out_again(place, library):
    pane = place.area.active
    document = pane.view.document()
    library.reading.grade_article(pane.article.id, reliability="B")
    assert pane.view.document() is document
    assert pane.head._grade.text() == "B"


def test_a_grade_of_the_register_shows_in_the_panes_that_are_open(place, library, qtbot):
    article = place.area.active.article.id
    library.reading.change_metadata(article, publisher="The Courier")
    grade = place.area.active.findChild(Badge)
    assert grade.text() == "Not graded"
    courier = library.publishers.add("The Courier", reliability="C", reason="known")
    assert grade.text() == "C"
    shown = place.inspector.article_tab
    qtbot.waitUntil(lambda: shown.reliability.value == "C")
    library.publishers.grade(courier.id, "E", "bought")
    assert grade.text() == "E"
    library.publishers.delete(courier.id)
    assert grade.text() == "Not graded"


def test_everything_in_the_place_has_a_name(place, library, desk):
    place.open_article(library.articles()[1].id, beside=True)
    assert nameless_controls(read_tree(place)) == []


def test_an_empty_library_says_what_to_do(qtbot, empty_library, settings):
    from app.ui.actions import Actions, Desk
    from app.ui.background import BackgroundRunner
    from app.ui.undo import Edits
    from tests.support.qt import RecordedNotices

    background = BackgroundRunner()
    desk = Desk(
        empty_library, Edits(empty_library), background, RecordedNotices(), Actions(), settings
    )
    made = ReadPlace(desk)
    qtbot.addWidget(made)
    made.show()
    assert made.area._nothing.isVisible()
    assert made.area._nothing._state.button is not None
    background.stop()


def test_control_z_in_the_text_undoes_the_last_step(window, library, qtbot):
    window.show_place("read")
    place = window.places.read_place
    pane = place.area.active
    place.area.activate(pane)
    pane.view.select(Span(0, 20))
    QTest.keyClick(pane.view, Qt.Key.Key_2)
    assert len(library.marks(pane.article.id)) == 1
    QTest.keyClick(pane.view, Qt.Key.Key_Z, CONTROL)
    assert library.marks(pane.article.id) == []
    QTest.keyClick(pane.view, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(library.marks(pane.article.id)) == 1


def open_all(place, ids):
    for number, article in enumerate(ids[:4]):
        place.open_article(article, pane=number)


@pytest.mark.parametrize(
    ("width", "beside"), [(1024, 2), (1239, 2), (1240, 3), (1639, 3), (1640, 4), (2400, 4)]
)
def test_as_many_panes_stand_side_by_side_as_have_room(place, library, width, beside):
    ids = [article.id for article in library.articles()]
    open_all(place, ids)
    place.area.resize(width, 700)
    assert len(place.area.in_sight) == beside
    assert [pane.isVisible() for pane in place.area.panes].count(True) == beside
    assert [pane.article.id for pane in place.area.panes] == ids[:4]
    assert all(pane.width() >= 300 for pane in place.area.in_sight)
    assert len(place.area.gutters) == beside - 1
    behind = place.area.tabs.count() if place.area.tabs.isVisible() else 0
    assert behind == (5 - beside if beside < 4 else 0)


def test_panes_without_room_are_tabs_of_the_last(place, library, desk):
    ids = [article.id for article in library.articles()]
    open_all(place, ids)
    area = place.area
    assert [pane.article.id for pane in area.in_sight] == [ids[0], ids[3]]
    names = [library.article(article).short_title for article in ids[1:4]]
    assert [area.tabs.tabText(n) for n in range(3)] == names
    area.tabs.setCurrentIndex(1)
    assert [pane.article.id for pane in area.in_sight] == [ids[0], ids[2]]
    assert area.active.article.id == ids[2]
    assert area.active.view.hasFocus()
    seen = []
    for _step in range(4):
        desk.actions.trigger("go.next_pane")
        seen.append(area.active.article.id)
        assert area.active.isVisible()
    assert seen == [ids[3], ids[0], ids[1], ids[2]]
    assert nameless_controls(read_tree(place)) == []


def test_closing_what_was_in_front_shows_the_next_tab(place, library, desk):
    ids = [article.id for article in library.articles()]
    open_all(place, ids)
    desk.actions.trigger("view.close_pane")
    assert [pane.article.id for pane in place.area.panes] == ids[:3]
    assert place.area.active.isVisible()
    desk.actions.trigger("view.close_pane")
    assert not place.area.tabs.isVisible()
    assert [pane.article.id for pane in place.area.in_sight] == ids[:2]


def test_four_panes_are_the_most_and_come_back(qtbot, place, library, desk):
    ids = [article.id for article in library.articles()]
    open_all(place, ids)
    assert not desk.actions.get("view.add_pane").isEnabled()
    assert "no room" in desk.actions.get("view.add_pane").toolTip()
    place.open_article(ids[4], beside=True)
    assert len(place.area.panes) == 4
    shown = [pane.article.id for pane in place.area.panes]
    again = ReadPlace(desk)
    qtbot.addWidget(again)
    assert [pane.article.id for pane in again.area.panes] == shown


def test_beside_never_hides_the_pane_that_one_reads(place, library):
    ids = [article.id for article in library.articles()]
    place.open_article(ids[0], pane=0)
    place.open_article(ids[1], beside=True)
    right = place.area.active
    place.open_article(ids[2], beside=True)
    assert right.isVisible()
    assert [pane.article.id for pane in place.area.in_sight] == [ids[2], ids[1]]
    place.open_article(ids[3], beside=True)
    assert [pane.article.id for pane in place.area.in_sight] == [ids[2], ids[3]]
    assert right in place.area.panes


def test_one_goes_back_to_the_pane_in_which_one_was(place, library, desk):
    first, second, third = (row.id for row in library.articles()[:3])
    place.open_article(first)
    place.open_article(second, beside=True)
    left, right = place.area.panes
    place.open_article(third)
    assert right.article.id == third
    place.area.activate(left)
    desk.actions.trigger("go.back")
    assert place.area.active is right
    assert (left.article.id, right.article.id) == (first, second)
    desk.actions.trigger("go.forward")
    assert place.area.active is left
    assert (left.article.id, right.article.id) == (first, second)


def test_where_the_pane_is_gone_one_goes_back_in_another(place, library, desk):
    first, second, third = (row.id for row in library.articles()[:3])
    place.open_article(first)
    place.open_article(second, beside=True)
    place.open_article(third)
    left, right = place.area.panes
    place.area.close_pane(right)
    desk.actions.trigger("go.back")
    assert place.area.panes == [left]
    assert left.article.id == second
