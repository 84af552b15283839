from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.models.row_steps import steps


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)))
def test_the_steps_make_the_new_rows_of_the_old_ones(old, new):
    old, new = sorted(old), sorted(new)
    told = steps(old, new)
    if told is None:
        assert len(set(old) ^ set(new)) > 100
        return
    rows = list(old)
    for at in told.removed:
        del rows[at]
    for at in told.come:
        rows.insert(at, new[at])
    assert rows == new


def test_another_order_is_too_much_to_say():
    assert steps("abc", "acb") is None
