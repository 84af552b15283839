"""Results tagged together after somebody has looked through them, and what else results can be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from app import resources
from app.ui.models.result_rows import CopiesRow, PassageFound
from tests.support.accessibility import nameless_controls, read_tree
from tests.ui.finding.test_place import Found

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def found(qtbot, place):
    return Found(qtbot, place)


@pytest.fixture
def tag(library):
    return library.codebook.add("Economy", colour=3)


def marked(library):
    return {(m.passage.article, m.passage.start) for m in library.marks()}


def test_all_results_but_those_left_out_are_tagged_in_one_step(found, library, tag):
    found.type("sanctions relief")
    every = found.place._found.passages
    found.view.setFocus()
    found.press(found.view, Key.Key_T, Mod.ShiftModifier)
    bar = found.screen.choice
    assert bar.isVisible()
    assert bar.text == f"{every} passages chosen"
    left_out = found.view.passage
    found.press(found.view, Key.Key_Space)
    assert bar.text == f"{every - 1} passages chosen"
    found.press(found.view, Key.Key_T)
    palette = found.place._choosing._tags
    assert palette.isVisible()
    QTest.keyClicks(palette.edit, "econ")
    found.press(palette.edit, Key.Key_Return)
    places = {(h.article, h.start) for h in library.searching.search("sanctions relief").hits}
    assert marked(library) == places - {(left_out.article, left_out.start)}
    assert {mark.tags for mark in library.marks()} == {(tag.id,)}
    assert not bar.isVisible()
    library.history.undo()
    found.quiet()
    assert marked(library) == set()
    library.history.redo()
    assert len(marked(library)) == every - 1


@pytest.mark.parametrize("held", [Mod.NoModifier, Mod.ControlModifier])
def test_a_tag_made_for_the_results_comes_and_goes_with_them_in_one_step(found, library, held):
    found.type("sanctions relief")
    found.press(found.view, Key.Key_T, Mod.ShiftModifier)
    found.press(found.view, Key.Key_T)
    palette = found.place._choosing._tags
    QTest.keyClicks(palette.edit, "Energy")
    found.press(palette.edit, Key.Key_Return, held)
    (made,) = library.tags()
    assert {mark.tags for mark in library.marks()} == {(made.id,)}
    assert library.history.undo_label() == f"tag {len(library.marks())} passages “Energy”"
    library.history.undo()
    found.quiet()
    assert (library.tags(), library.marks()) == ([], [])


def test_choosing_ends_with_esc_and_with_another_query(found, library, tag):
    found.type("sanctions relief")
    found.place._desk.actions.trigger("find.tag_results")
    found.quiet()
    assert found.screen.results.choosing
    found.press(found.view, Key.Key_Escape)
    assert not found.screen.results.choosing
    assert found.view.hasFocus()
    found.press(found.view, Key.Key_T, Mod.ShiftModifier)
    found.place.ask("prisoners")
    found.quiet()
    assert not found.screen.results.choosing
    assert not found.screen.choice.isVisible()
    assert marked(library) == set()


def test_there_is_nothing_to_tag_before_something_is_found(found):
    action = found.place._desk.actions.get("find.tag_results")
    assert not action.isEnabled()
    assert "Find some passages first" in action.toolTip()
    found.type("prisoners")
    assert action.isEnabled()


def test_every_control_has_a_name_while_passages_are_chosen(found, tag):
    found.type("sanctions relief")
    found.press(found.view, Key.Key_Down)
    found.place._desk.actions.trigger("find.tag_results")
    found.quiet()
    assert nameless_controls(read_tree(found.place)) == []


def test_results_come_one_by_one_and_by_article_again(found):
    found.type("sanctions relief")
    heads = len(found.rows) - len(found.passages)
    assert heads > 0
    action = found.place._desk.actions.get("find.flat")
    action.trigger()
    found.quiet()
    assert found.rows == found.passages
    assert len(found.passages) == found.place._found.passages
    assert found.screen.preview._where.text() == f"Preview · ¶ {found.view.passage.paragraph}"
    action.trigger()
    found.quiet()
    assert len(found.rows) - len(found.passages) == heads


def test_a_folded_copy_unfolds_by_keyboard_and_f3_passes_it_by(found, library):
    words = min(resources.seeds().glob("*.txt")).read_text("utf-8")
    library.imports.add_text(f"{words}\nMore news of the day.\n")
    found.quiet()
    found.place.ask("historic phone call")
    found.quiet()
    row = next(n for n, row in enumerate(found.rows) if isinstance(row, CopiesRow))
    walked = set()
    for _ in range(found.place._found.passages + 2):
        found.view.walk(1)
        found.quiet()
        walked.add(type(found.rows[found.view.currentIndex().row()]))
    assert walked == {PassageFound}
    row = next(n for n, row in enumerate(found.rows) if isinstance(row, CopiesRow))
    copy = found.rows[row].copies[0]
    found.view.choose(found.screen.results.index(row))
    found.press(found.view, Key.Key_Return)
    assert found.view.passage.article == copy.article
    assert found.screen.results.head(found.view.currentIndex()).is_copy
    found.press(found.view, Key.Key_Up)
    found.press(found.view, Key.Key_Return)
    assert copy.article not in {passage.article for passage in found.passages}


def test_enter_on_what_a_briefing_says_opens_it_there(found, library):
    made = library.briefing.load(
        {"title": "Draft", "items": [{"kind": "prose", "text": "The zeppelin is a rumour."}]}
    )
    found.quiet()
    found.type("zeppelin")
    assert found.view.passage.briefing == made.id
    assert "zeppelin" in found.screen.preview._hint.text()
    assert not found.screen.does.add.isEnabled()
    opened, read = QSignalSpy(found.place.open_briefing), QSignalSpy(found.place.open_passage)
    found.press(found.edit, Key.Key_Return)
    assert [opened.at(n) for n in range(opened.count())] == [[made.id, 0]]
    assert read.count() == 0
