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


def test_columns_put_one_space_apart_are_read_by_the_figures_at_the_end_of_each_row():
    text = "Reservoir April May\nLoch Erran 71 58\nCorrie Dubh 66 49\nTarve 52 -"
    assert tables(text) == [
        [
            ["Reservoir", "April", "May"],
            ["Loch Erran", "71", "58"],
            ["Corrie Dubh", "66", "49"],
            ["Tarve", "52", "-"],
        ]
    ]


def test_years_above_such_columns_name_them():
    text = "Region 2022 2023\nNorth 12.4 13.1\nSouth 8.0 7.7\nWest 3.1 3.3"
    assert tables(text)[0][0] == ["Region", "2022", "2023"]


def test_one_figure_at_the_end_of_lines_makes_no_table():
    text = "He read chapter 12\nShe read chapter 13\nThey read chapter 14\nWe read chapter 15"
    assert tables(text) == []
