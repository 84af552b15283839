from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.structure import blocks_of


def tables(text):
    return [
        [[text[c.start : c.end] for c in row] for row in (b.header, *b.rows)]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


def test_columns_that_only_spaces_keep_apart_are_read_where_they_line_up():
    text = "Fish       Sept    Change\nCod        5.20      +13%\nRed hake   6.10       +6%"
    assert tables(text) == [
        [["Fish", "Sept", "Change"], ["Cod", "5.20", "+13%"], ["Red hake", "6.10", "+6%"]]
    ]


def test_a_ruled_header_is_read():
    text = "Fish     Sept\n-----    ----\nCod      5.20\nHake     6.10"
    assert tables(text) == [[["Fish", "Sept"], ["Cod", "5.20"], ["Hake", "6.10"]]]


def test_two_spaces_after_a_full_stop_make_no_table():
    text = "He came late.  She left.\nIt rained.  It stopped at last.\nThey ate.  Nobody spoke."
    assert tables(text) == []
