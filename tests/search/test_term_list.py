from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.search.array_file import ArrayFile, write_arrays
from app.search.term_list import SortedList, sorted_arrays


def listed(folder, terms):
    path = folder / "terms.arrays"
    with path.open("wb") as file:
        write_arrays(file, sorted_arrays("t", terms))
    return SortedList(ArrayFile(path), "t")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text("abcя\t", min_size=1, max_size=4), max_size=200, unique=True),
    st.text("abcя\t", max_size=4),
    st.data(),
)
def test_terms_are_found_as_in_a_sorted_list(tmp_path, terms, wanted, data):
    terms = sorted(terms)
    made = listed(tmp_path, terms)
    assert len(made) == len(terms)
    assert made.at_least(wanted) == bisect_left(terms, wanted)
    assert made.number(wanted) == (terms.index(wanted) if wanted in terms else None)
    assert made.number(wanted) == (terms.index(wanted) if wanted in terms else None)
    start = data.draw(st.integers(0, len(terms)))
    stop = data.draw(st.integers(start, len(terms)))
    assert made.between(start, stop) == terms[start:stop]


@pytest.mark.parametrize("count", [63, 64, 65, 128])
def test_lists_are_whole_where_pieces_meet(tmp_path, count):
    terms = [f"{number:04}" for number in range(count)]
    made = listed(tmp_path, terms)
    assert made.between(0, count) == terms
    assert [made.number(term) for term in terms] == list(range(count))
    assert made.at_least("z") == count
