from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of


def table(text):
    found = [b for b in blocks_of(text) if b.kind is BlockKind.TABLE]
    assert len(found) == 1
    return found[0]


def cells(text):
    block = table(text)
    return [[text[c.start : c.end] for c in row] for row in (block.header, *block.rows)]


EXPECTED = [["Town", "Boats", "Fee"], ["Orrin", "12", "480"], ["Lund", "7", "610"]]


@pytest.mark.parametrize(
    "text",
    [
        "| Town | Boats | Fee |\n|---|---|---|\n| Orrin | 12 | 480 |\n| Lund | 7 | 610 |",
        "Town｜Boats｜Fee\nOrrin｜12｜480\nLund｜7｜610",
        "┌────┬────┬───┐\n│ Town │ Boats │ Fee │\n├────┼────┼───┤\n│ Orrin │ 12 │ 480 │\n│ Lund │ 7 │ 610 │",  # noqa: E501
        "Town | Boats | Fee |\n---|---|---|\nOrrin | 12 | 480 |\nLund | 7 | 610 |",
        "Town | Boats | Fee\nOrrin | 12 | 480\nLund | 7 | 610",
        "| Town | Boats | Fee |\r\n| Orrin | 12 | 480 |\r\n| Lund | 7 | 610 |\r\n",
        "+----+----+---+\n| Town | Boats | Fee |\n+----+----+---+\n| Orrin | 12 | 480 |\n| Lund | 7 | 610 |\n+----+----+---+",  # noqa: E501
        "Town\tBoats\tFee\nOrrin\t12\t480\nLund\t7\t610",
        "Town;Boats;Fee\nOrrin;12;480\nLund;7;610",
        'Town;"Boats";Fee\nOrrin;12;480\nLund;7;610',
    ],
)
def test_a_table_is_read_whatever_keeps_its_cells_apart(text):
    assert cells(text) == EXPECTED


def test_a_row_that_lacks_a_cell_is_filled_up_with_an_empty_one():
    assert cells("| a | b |\n|---|---|\n| c |")[-1] == ["c", ""]


def test_an_empty_corner_stays_a_cell():
    assert cells("\tImports\tExports\nOrrin\t1\t2\nLund\t3\t4")[0] == ["", "Imports", "Exports"]


def test_a_table_without_names_of_columns_has_no_header():
    assert table("Orrin\t12\t480\nLund\t7\t610\nHolm\t3\t55").header == ()


def test_years_may_be_the_names_of_columns():
    assert cells("Town\t2020\t2021\nOrrin\t12\t14")[0] == ["Town", "2020", "2021"]


def test_the_rule_below_a_header_is_noted():
    text = "| a | b |\n|---|---|\n| c | d |"
    rule = table(text).rule
    assert text[rule.start : rule.end] == "|---|---|"


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Sport\nAbout us | Contact | Imprint",
        "He came; she left.\nThey talked; nobody listened.\nIt rained; it stopped.",
        "One line | with a pipe",
        "December 15, 2025\t\t\n\n\t\t\tNo Comments\n\t\tNothing",
    ],
)
def test_bars_of_links_and_prose_are_no_tables(text):
    assert all(b.kind is not BlockKind.TABLE for b in blocks_of(text))


def test_rows_of_dots_part_the_columns():
    table = next(
        b
        for b in blocks_of("Winter ...... Metres\n2024-25 ..... 6.12\n1977-78 ..... 5.98")
        if b.kind is BlockKind.TABLE
    )
    assert len(table.header) == 2
    assert len(table.rows) == 2


def test_a_boxed_table_begins_at_its_upper_line():
    text = "+----+----+\n| a  | b  |\n+----+----+\n| 1  | 2  |\n+----+----+"
    (table,) = blocks_of(text)
    assert (table.start, table.end, len(table.rows)) == (0, len(text), 1)


def test_mojibake_in_a_cell_is_mended():
    (table,) = blocks_of("| Jour | Ã‰tat |\n|---|---|\n| mardi | dÃ©bordÃ© |")
    assert table.header[1].mended == "État"
    assert table.rows[0][1].mended == "débordé"


def test_tabs_behind_bullets_make_no_table():
    text = "It costs:\n•\tone euro a day\n•\ttwo euros a night\n•\tnothing for children"
    assert [b.kind for b in blocks_of(text)][1:] == [BlockKind.LIST_ITEM] * 3


def test_the_semicolons_of_entities_part_no_cells():
    text = "It costs:\n&bull; a &amp; b\n&bull; c &amp; d\n&bull; e &amp; f"
    blocks = blocks_of(text)
    assert [b.kind for b in blocks][1:] == [BlockKind.LIST_ITEM] * 3
    assert [b.content for b in blocks[1:]] == ["a & b", "c & d", "e & f"]


def test_commas_without_spaces_part_the_cells_of_a_table():
    text = 'Stop,Riders,"Trains, a day"\nOrrin,310,34\nSand,190,1'
    assert cells(text) == [
        ["Stop", "Riders", "Trains, a day"],
        ["Orrin", "310", "34"],
        ["Sand", "190", "1"],
    ]


def test_commas_in_large_figures_make_no_table():
    text = "- Bath: $15,000–$30,000\n- Kitchen: $60,000–$100,000\n- Roof: $40,000–$70,000"
    assert not [b for b in blocks_of(text) if b.kind is BlockKind.TABLE]


def test_semicolons_at_the_ends_of_items_make_no_table():
    text = "It has:\n• a hall;\n  ◦ forty seats;\n  ◦ tea and coffee;\n• a room for children."
    assert [b.depth for b in blocks_of(text)][1:] == [1, 2, 2, 1]


def test_a_row_between_pipes_that_a_line_break_tore_is_whole_again():
    text = "| Town | It pays |\n|---|---|\n| Orrin | 310,000, paid\nin two parts |\n| Lund | 7 |"
    rows = table(text).rows
    assert [[c.mended or text[c.start : c.end] for c in row] for row in rows] == [
        ["Orrin", "310,000, paid in two parts"],
        ["Lund", "7"],
    ]


def test_cells_on_the_line_below_complete_a_row():
    text = "Town | Boats | Fee |\n---|---|---|\nOrrin |\n12 | 480 |\nLund | 7 | 610 |"
    assert cells(text) == EXPECTED


def test_a_line_with_pipes_alone_is_no_row():
    assert cells("|Town|Boats|Fee|\n|Orrin|12|480|\n|\n|Lund|7|610|") == EXPECTED


def test_rows_between_tabs_keep_the_places_of_empty_cells():
    text = "Home\tIn\tBad\tOut\nMoy\t7\t2\t3\nOrr\t4\t1\t\nField\t9\t\t9"
    assert cells(text)[2:] == [["Orr", "4", "1", ""], ["Field", "9", "", "9"]]


def test_two_columns_between_commas_are_a_table_from_four_rows_on():
    rows = ["Builder,North AG", "Length,412 m", "Cost,€3m", "Opened,1974"]
    assert [row[1] for row in cells("\n".join(rows))[1:]] == ["North AG", "412 m", "€3m", "1974"]
    assert not [b for b in blocks_of("\n".join(rows[:3])) if b.kind is BlockKind.TABLE]


def test_signs_that_markdown_escapes_are_shown_without_their_stroke():
    assert table("Area | Dead\n---|---\nRiver\\* | 41\nHills | 7\n").rows[0][0].mended == "River*"
