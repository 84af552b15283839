from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exporting.pdf_rows import Row, hold_together, paginate

rows = st.lists(
    st.builds(
        Row,
        height=st.floats(min_value=0, max_value=180),
        before=st.floats(min_value=0, max_value=30),
        together=st.booleans(),
    ),
    max_size=40,
)


@given(rows)
def test_every_row_stands_once_in_order_on_a_page_it_fits(given_rows: list[Row]) -> None:
    pages = paginate(given_rows, 100)
    placed = [row for page in pages for _, row in page.rows]
    assert [id(row) for row in placed] == [id(row) for row in given_rows]
    for page in pages:
        bottom = 0.0
        for top, row in page.rows:
            assert top >= bottom - 1e-9
            bottom = top + row.height
            assert bottom <= 100 + 1e-9 or len(page.rows) == 1


def test_a_row_stays_with_the_one_before_it_where_it_can() -> None:
    made = [Row(40), Row(40), Row(40, together=True), Row(40)]
    counts = [len(page.rows) for page in paginate(made, 100)]
    assert counts == [1, 2, 1]


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    first, second = paginate([Row(90, before=20), Row(50, before=20)], 100)
    assert first.rows[0][0] == 0
    assert second.rows[0][0] == 0


def test_repeated_rows_open_each_later_page_unless_they_are_too_high() -> None:
    head = Row(20)
    body = [Row(30, repeat=(head,)) for _ in range(6)]
    pages = paginate([head, *body], 100)
    assert [page.rows[0][1] is head for page in pages] == [True] * len(pages)
    tall = (Row(60),)
    pages = paginate([Row(30, repeat=tall) for _ in range(6)], 100)
    assert all(row not in tall for page in pages for _, row in page.rows)


def test_two_lines_stay_at_each_side_of_a_page() -> None:
    lines = [Row(14) for _ in range(9)]
    hold_together(lines, 3)
    assert [n for n, row in enumerate(lines) if row.together] == [1, 8]
    short = [Row(14) for _ in range(3)]
    hold_together(short, 3)
    assert [row.together for row in short] == [False, True, True]
