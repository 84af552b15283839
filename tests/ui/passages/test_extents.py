from __future__ import annotations

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
