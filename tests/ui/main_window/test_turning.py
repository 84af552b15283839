"""Undo and redo of steps on many passages, while the window goes on."""

from __future__ import annotations

import pytest

from app.ui.main_window.turning import Turning

MANY = 900


@pytest.fixture
def tagged(library):
    """Hundreds of passages given one tag in one step."""
    article = library.articles()[0].id
    tag = library.codebook.add("Rights")
    places = [library.passage(article, n, n + 9) for n in range(MANY)]
    library.codebook.tag_passages(places, tag.id)
    return tag.id


@pytest.fixture
def turning(desk, qtbot):
    return Turning(desk, desk.edits)


def idle(qtbot, desk):
    qtbot.waitUntil(lambda: desk.background.is_idle, timeout=30_000)


def test_a_step_on_many_passages_is_taken_back_beside_the_window(
    turning, tagged, library, desk, qtbot
):
    assert library.history.is_long()
    turning.turn(redo=False)
    assert not desk.background.is_idle
    assert desk.notices.last == f"Undoing tag {MANY} passages “Rights”…"
    idle(qtbot, desk)
    assert library.marks() == []
    assert library.history.is_long(redo=True)
    turning.turn(redo=True)
    idle(qtbot, desk)
    assert len(library.marks(tag=tagged)) == MANY


def test_every_screen_is_told_before_it_is_said_what_was_undone(
    turning, tagged, library, desk, qtbot
):
    order = []
    desk.edits.changed.connect(lambda changes: order.append(len(changes.marks)))
    desk.edits.undone.connect(order.append)
    turning.turn(redo=False)
    idle(qtbot, desk)
    assert order == [MANY, f"Undo tag {MANY} passages “Rights”"]


def test_steps_asked_for_meanwhile_follow_in_their_order(turning, tagged, library, desk, qtbot):
    said = []
    desk.edits.undone.connect(said.append)
    turning.turn(redo=False)
    turning.turn(redo=False)
    turning.turn(redo=True)
    idle(qtbot, desk)
    qtbot.waitUntil(lambda: len(said) == 3, timeout=30_000)
    passages, tag = f"tag {MANY} passages “Rights”", "new tag “Rights”"
    assert said == [f"Undo {passages}", f"Undo {tag}", f"Redo {tag}"]


def test_a_short_step_is_taken_back_at_once(turning, library, desk):
    library.codebook.add("Elections")
    turning.turn(redo=False)
    assert library.tags() == []
    assert desk.background.is_idle
