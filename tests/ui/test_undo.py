from __future__ import annotations

import threading

import pytest

from app.ui.undo import Edits


@pytest.fixture
def edits(qtbot, empty_library):
    return Edits(empty_library)


def test_an_edit_is_told_to_every_screen(qtbot, edits, empty_library):
    with qtbot.waitSignal(edits.changed) as told:
        tag = empty_library.codebook.add("Elections")
    assert tag.id in told.args[0].tags


def test_an_edit_on_another_thread_is_told_on_this_one(qtbot, edits, empty_library):
    seen = []
    edits.changed.connect(lambda _: seen.append(threading.get_ident()))
    thread = threading.Thread(target=empty_library.codebook.add, args=("Elections",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_undo_says_what_it_took_back_and_redo_what_it_did_again(qtbot, edits, empty_library):
    empty_library.codebook.add("Elections")
    with qtbot.waitSignal(edits.undone) as told:
        assert edits.undo()
    assert told.args[0].startswith("Undo ")
    assert empty_library.tags() == []
    with qtbot.waitSignal(edits.undone) as told:
        assert edits.redo()
    assert told.args[0].startswith("Redo ")
    assert [tag.name for tag in empty_library.tags()] == ["Elections"]


def test_where_there_is_nothing_to_undo_nothing_is_said(qtbot, edits):
    with qtbot.assertNotEmitted(edits.undone):
        assert not edits.undo()
        assert not edits.redo()


def test_a_briefing_has_a_history_of_its_own(qtbot, edits, empty_library):
    briefing = empty_library.briefing.new("Offer")
    empty_library.briefing.change_head(briefing.id, title="What Minsk offers")
    edits.use_stream(briefing.id)
    assert edits.undo(edits.stream)
    assert empty_library.document(briefing.id).briefing.title == "Offer"


def test_edits_of_another_thread_are_told_together_and_none_is_lost(qtbot, edits, empty_library):
    told = []
    edits.changed.connect(told.append)
    names = [f"Tag {number}" for number in range(40)]

    def work():
        for name in names:
            empty_library.codebook.add(name)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    everything = {tag.id for tag in empty_library.tags()}
    qtbot.waitUntil(
        lambda: set().union(*(changes.tags for changes in told)) == everything, timeout=20_000
    )
    assert len(told) < len(names)


def test_an_edit_here_is_told_at_once_and_after_those_of_other_threads(edits, empty_library):
    told = []
    edits.changed.connect(told.append)
    thread = threading.Thread(target=empty_library.codebook.add, args=("Elsewhere",))
    thread.start()
    thread.join()
    here = empty_library.codebook.add("Here")
    assert here.id in told[-1].tags
    assert len(set().union(*(changes.tags for changes in told))) == 2
