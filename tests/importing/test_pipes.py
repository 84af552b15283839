from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of


def tables(text):
    return [
        [
            [text[c.start : c.end] if c.mended is None else c.mended for c in row]
            for row in (b.header, *b.rows)
        ]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


def test_a_bar_at_the_start_of_an_open_row_has_an_empty_cell_before_it():
    text = " | 2023 | 2024\n---|---|---\nFerries | 12 | 14\nBuses | 230 | 241"
    assert tables(text) == [
        [["", "2023", "2024"], ["Ferries", "12", "14"], ["Buses", "230", "241"]]
    ]


def test_a_row_with_a_frame_among_open_rows_has_no_more_cells_than_they():
    text = "Town | Boats\n--- | ---\nOrrin | 12\n| Lund | 7 |\nMoy | 5"
    assert tables(text)[0][2] == ["Lund", "7"]


def test_two_bars_part_the_cells_of_wikis():
    text = "||Port||2023||\n|Harlow|12|\n|Saltby|9|"
    assert tables(text) == [[["Port", "2023"], ["Harlow", "12"], ["Saltby", "9"]]]


def test_carets_name_the_columns_of_wikis():
    text = "^Port ^2023 ^\n|Harlow |12 |\n|Saltby | 9 |"
    assert tables(text) == [[["Port", "2023"], ["Harlow", "12"], ["Saltby", "9"]]]


def test_the_lines_between_two_rules_are_one_row_where_all_rows_are_ruled():
    text = (
        "+------+-------+\n| Who  | Task  |\n+======+=======+\n| Fire | Pumps |\n| dept | and   |\n"
        "|      | boats |\n+------+-------+\n| Army | Roads |\n+------+-------+"
    )
    assert tables(text) == [[["Who", "Task"], ["Fire dept", "Pumps and boats"], ["Army", "Roads"]]]


def test_a_second_head_with_its_rule_begins_another_table():
    text = "Fish | Price\n---|---\nCod | 5\nHake | 6\nShip | Crew\n---|---\nMoy | 7\nOrr | 9"
    assert [table[0] for table in tables(text)] == [["Fish", "Price"], ["Ship", "Crew"]]


def test_below_an_empty_head_the_first_row_names_columns_or_does_not():
    named = "|  |  |\n| --- | --- |\n| Town | Boats |\n| Orrin | 12 |\n| Lund | 7 |"
    assert tables(named)[0][0] == ["Town", "Boats"]
    facts = "|  |  |\n| --- | --- |\n| Built | 1926 |\n| Owner | State |\n| Length | 412 m |"
    assert tables(facts)[0][0] == []


def test_a_comment_between_the_rows_ends_no_table():
    text = "Name | Place\n--- | ---\nReyes | 1\n<!-- slot -->\nTillery | 2\nStrand | 3"
    assert tables(text) == [[["Name", "Place"], ["Reyes", "1"], ["Tillery", "2"], ["Strand", "3"]]]


def test_the_line_below_a_heading_is_no_edge_of_a_table():
    text = "Flights\n-------\n\n| Who | Count |\n| --- | --- |\n| Moy | 4 |\n| Orr | 7 |"
    assert tables(text)[0][0] == ["Who", "Count"]
    table = next(b for b in blocks_of(text) if b.kind is BlockKind.TABLE)
    assert text[table.start] == "|"


def test_figures_may_go_on_where_the_first_line_of_a_ruled_row_has_none():
    rule = "+------+-------+----------+"
    rows = [rule, "| What | For   | Against  |", rule, "| Tun- | quiet | costs of |"]
    rows += ["| nel  | homes | 2.1 bn   |", rule, "| Ship | cheap | slow     |", rule]
    assert tables("\n".join(rows))[0][1:] == [
        ["Tun- nel", "quiet homes", "costs of 2.1 bn"],
        ["Ship", "cheap", "slow"],
    ]


def test_one_row_that_reads_like_a_bar_of_links_is_still_a_row():
    rows = ["Rule | Now | Then", "Consent | needed | waived", "Fee | fixed | by height"]
    assert len(tables("\n".join([*rows, "Appeal | 14 days | 7 days", "Body | Sport | News"]))) == 1
