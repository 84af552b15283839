from __future__ import annotations

import pytest

from app.domain.errors import BadRequest, NotFound
from app.domain.layout import LayoutId, PaneLayout
from app.library.library import Library


@pytest.fixture
def panes(seeded):
    return [PaneLayout(row.id, 10 * number) for number, row in enumerate(seeded.articles()[:3])]


def test_a_layout_is_kept_and_read_back_by_another_session(seeded, panes):
    made = seeded.layouts.save(" Three  views ", panes, active=2)
    assert made.name == "Three views"
    folder = seeded.folder
    seeded.close()
    with Library.open(folder) as again:
        assert again.layouts.all() == [made]
        assert again.layouts.get(made.id).panes == tuple(panes)


def test_saving_under_the_same_name_keeps_it_anew(seeded, panes):
    first = seeded.layouts.save("Views", panes)
    second = seeded.layouts.save("views", panes[:1])
    assert seeded.layouts.all() == [second]
    assert second.id == first.id


def test_saving_renaming_and_deleting_are_steps_to_undo(seeded, panes):
    made = seeded.layouts.save("Views", panes)
    renamed = seeded.layouts.rename(made.id, "Looks")
    seeded.layouts.delete(made.id)
    assert seeded.layouts.all() == []
    seeded.history.undo()
    assert seeded.layouts.all() == [renamed]
    seeded.history.undo()
    assert seeded.layouts.all() == [made]
    seeded.history.undo()
    assert seeded.layouts.all() == []
    seeded.history.redo()
    assert seeded.layouts.all() == [made]


def test_those_of_a_briefing_stand_after_those_of_the_library(seeded, panes):
    briefing = seeded.briefing.new("Minsk").id
    with_briefing = seeded.layouts.save("A", panes, briefing=briefing)
    own = seeded.layouts.save("B", panes)
    assert seeded.layouts.all() == [own, with_briefing]
    seeded.briefing.delete(briefing)
    assert [one.briefing for one in seeded.layouts.all()] == [None, None]


def test_what_cannot_be_kept_is_refused_in_words(seeded, panes):
    seeded.layouts.save("Taken", panes)
    other = seeded.layouts.save("Other", panes)
    with pytest.raises(BadRequest, match="needs a name"):
        seeded.layouts.save("  ", panes)
    with pytest.raises(BadRequest, match="Open an article first"):
        seeded.layouts.save("Empty", [])
    with pytest.raises(BadRequest, match="already"):
        seeded.layouts.rename(other.id, "taken")
    with pytest.raises(NotFound):
        seeded.layouts.save("Gone", [PaneLayout("no-such-article")])
    with pytest.raises(NotFound):
        seeded.layouts.delete(LayoutId("no-such-layout"))


def test_a_change_says_that_layouts_were_touched(seeded, panes):
    told = []
    seeded.subscribe(told.append)
    seeded.layouts.save("Views", panes)
    assert [changes.layouts for changes in told] == [True]
