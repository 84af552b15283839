"""Passages at the beginning of one article and at the end of another come level too."""

from __future__ import annotations

import random

import pytest

from app.domain.article import Span
from app.ui.widgets.tick_scroll_bar import TickScrollBar

SHARED = "The finance ministry lent 40 million crowns to the railway company in March."
MIDDLE = "Judge Ilse Brandt ordered the mine at Kelmar to close its deepest shaft."


def filler(chance):
    words = ["".join(chance.choices("bdfgklmnprstv" + "aeiou" * 2, k=7)) for _n in range(16)]
    return " ".join(words).capitalize() + "."


@pytest.fixture
def library(empty_library):
    """Two long accounts: what one begins with is what the other ends with."""
    chance = random.Random(7)
    for title, order in (("First", (SHARED, MIDDLE, "")), ("Second", ("", MIDDLE, SHARED))):
        parts = []
        for number, words in enumerate(order):
            parts += [words] if words else []
            parts += [filler(chance) for _n in range(20 if number < 2 else 0)]
        parts += [filler(chance) for _n in range(20)] if title == "First" else []
        text = "\n\n".join(parts)
        added = empty_library.imports.add_text(text, title)
        empty_library.reading.change_metadata(added.id, title=title, short_title=title)
    return empty_library


@pytest.fixture
def panes(place, library, desk, qtbot):
    for number, row in enumerate(sorted(library.articles(), key=lambda row: row.title)):
        place.open_article(row.id, pane=number)
    place.area.activate(place.area.panes[0])
    qtbot.waitUntil(lambda: len(place.linking.passages) >= 2, timeout=10_000)
    settled(place, qtbot)
    return place.area.panes


def settled(place, qtbot):
    scrolling = place.linking.scrolling
    qtbot.waitUntil(lambda: not scrolling.is_levelling, timeout=10_000)


def height_of(pane, words):
    at = pane.article.text.index(words)
    extent = pane.view.geometry_of_text.extent(Span(at, at + len(words)))
    return extent[0] - pane.view.verticalScrollBar().value()


@pytest.mark.parametrize("leader", [0, 1])
def test_what_one_begins_with_comes_level_with_what_the_other_ends_with(place, panes, desk, leader):
    place.area.activate(panes[leader])
    seen = set()
    for _way in range(2):
        desk.actions.trigger("go.next_linked")
        words = place.linking.passages[place.linking.current].own_words
        seen.add(words)
        assert height_of(panes[0], words) == pytest.approx(height_of(panes[1], words), abs=2)
        assert 0 <= height_of(panes[0], words) < panes[0].view.viewport().height()
    assert seen == {SHARED, MIDDLE}


def test_at_the_top_of_the_leader_its_first_passage_is_level_with_the_last_of_the_other(panes):
    bar = panes[0].view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    bar.setValue(0)
    assert height_of(panes[1], SHARED) == pytest.approx(height_of(panes[0], SHARED), abs=2)


def test_panes_that_are_not_linked_end_where_their_text_ends(place, panes, desk, qtbot):
    second = panes[1].view
    assert second.verticalScrollBar().maximum() > second.bar.end
    desk.actions.trigger("view.link_panes")
    settled(place, qtbot)
    assert second.verticalScrollBar().maximum() == second.bar.end


def test_a_mark_made_beyond_the_end_moves_nothing(panes, library):
    bar = panes[1].view.verticalScrollBar()
    bar.setValue(bar.maximum())
    at = panes[1].article.text.index(SHARED)
    library.marking.add_mark(panes[1].article.id, at, at + 20)
    assert bar.value() == bar.maximum() > panes[1].view.bar.end


def test_a_bar_that_reaches_beyond_keeps_its_ticks_on_the_text(qtbot):
    bar = TickScrollBar()
    qtbot.addWidget(bar)
    bar.resize(10, 211)
    bar.setPageStep(100)
    bar.setRange(0, 100)
    bar.set_beyond(200)
    bar.setValue(300)
    bar.setRange(0, 100)
    assert (bar.end, bar.maximum(), bar.value()) == (100, 300, 300)
    assert bar._room() == pytest.approx((211 - 11) / 2)
    bar.set_beyond(0)
    assert (bar.maximum(), bar.value()) == (100, 100)
