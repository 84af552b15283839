from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.passages.extents import Extents

HEIGHTS = st.floats(0, 1000, allow_nan=False)
STRETCHES = st.lists(st.tuples(HEIGHTS, st.floats(0.1, 400)), max_size=40)


@given(STRETCHES, HEIGHTS, st.floats(0, 300))
def test_just_what_lies_between_two_heights_is_found_in_its_order(stretches, begin, height):
    placed = [(top, top + high, number) for number, (top, high) in enumerate(stretches)]
    end = begin + height
    wanted = [n for top, bottom, n in placed if bottom > begin and top < end]
    assert Extents(placed).between(begin, end) == wanted


def test_stretches_are_listed_from_top_to_bottom():
    assert Extents([(5, 6, 0), (1, 9, 1)]).placed == [(1, 9, 1), (5, 6, 0)]


@given(STRETCHES, STRETCHES, st.data(), HEIGHTS, st.floats(0, 300))
def test_stretches_that_come_and_go_are_found_as_if_they_had_always_been_so(
    first, later, data, begin, height
):
    every = [(top, top + high, number) for number, (top, high) in enumerate((*first, *later))]
    extents = Extents(every[: len(first)])
    for stretch in every[len(first) :]:
        extents.add(*stretch)
    gone = data.draw(st.sets(st.sampled_from(every))) if every else set()
    for stretch in gone:
        extents.remove(*stretch)
    left = Extents(stretch for stretch in every if stretch not in gone)
    assert extents.placed == left.placed
    assert extents.between(begin, begin + height) == left.between(begin, begin + height)


def test_what_is_not_there_cannot_be_taken_away():
    with pytest.raises(KeyError):
        Extents([(1, 9, 1)]).remove(1, 9, 2)
