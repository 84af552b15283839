from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reading.stripes import LANES, Stripes

MARK = st.tuples(
    st.integers(0, 150).map(lambda n: n * 24.0),
    st.integers(1, 30).map(lambda n: n * 24.0),
    st.sampled_from(["", "PR", "SA"]),
)


def placed(number, mark):
    top, height, code = mark
    passage = SimpleNamespace(start=number)
    shown = SimpleNamespace(
        mark=SimpleNamespace(id=str(number), passage=passage), stripes=((1, code),)
    )
    return shown, top, top + height


def drawn(stripes):
    seen = [(s.mark.mark.id, s.top, s.bottom, s.column) for s in stripes]
    return seen, stripes.columns, stripes.codes_between(0, 10_000)


@given(st.lists(MARK, max_size=60), st.lists(st.tuples(st.booleans(), st.integers(0, 80), MARK)))
def test_marks_that_come_and_go_leave_the_rest_as_if_all_were_drawn_anew(first, steps):
    known = {str(n): placed(n, mark) for n, mark in enumerate(first)}
    stripes = Stripes(known.values())
    for comes, number, mark in steps:
        stripes.codes_between(0, 2_000)  # some are worked out, some are not
        if comes or str(number) not in known:
            gone = [str(number)] if str(number) in known else []
            known[str(number)] = placed(number, mark)
            stripes.change(gone, [known[str(number)]])
        else:
            del known[str(number)]
            stripes.change([str(number)], [])
    in_order = sorted(known.values(), key=lambda one: one[0].mark.passage.start)
    assert drawn(stripes) == drawn(Stripes(in_order))


@given(st.lists(MARK, max_size=60))
def test_no_two_stripes_of_a_column_stand_at_one_height(marks):
    stripes = list(Stripes(placed(n, mark) for n, mark in enumerate(marks)))
    for number, one in enumerate(stripes):
        for other in stripes[number + 1 :]:
            apart = one.bottom <= other.top or other.bottom <= one.top
            assert apart or one.column != other.column


def test_stripes_without_room_are_counted():
    marks = [placed(n, (0.0, 480.0, "")) for n in range(LANES + 3)]
    (code,) = Stripes(marks).codes_between(0, 1000)
    assert (code.text, code.column) == ("+3", None)
