from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

LONG = (
    "The engineer has published a list of bridges that cannot wait for the next budget, and the "
    "county will have to find the money for them somewhere else this year."
)


def tables(text):
    return [
        [[text[c.start : c.end] for c in row] for row in (b.header, *b.rows)]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


def test_cells_on_lines_of_their_own_become_rows_when_wrecked_tags_follow():
    text = f"""{LONG}
Aim
Outcome
More trade
A fifth more within two years.
More talks
<
A meeting every month.
td >
/ table >
{LONG}"""
    assert tables(text) == [
        [
            ["Aim", "Outcome"],
            ["More trade", "A fifth more within two years."],
            ["More talks", "A meeting every month."],
        ]
    ]


def test_wrecks_of_row_tags_part_the_rows():
    text = f"""{LONG}
< table >
Bridge
Built
Cars
/ tr >
Mill
1931
11,000
/ tr >
Quarry
1974
/ tr >
/ table >
{LONG}"""
    assert tables(text) == [
        [["Bridge", "Built", "Cars"], ["Mill", "1931", "11,000"], ["Quarry", "1974", ""]]
    ]


def test_figures_in_the_same_place_of_every_row_show_a_table_without_wrecks():
    text = f"""{LONG}
Town
Boats
Fee
Orrin
12
480
Lund
7
610
{LONG}"""
    assert tables(text) == [
        [["Town", "Boats", "Fee"], ["Orrin", "12", "480"], ["Lund", "7", "610"]]
    ]


def test_a_wreck_without_cells_is_no_table():
    text = f"{LONG}\nIt could entail:\nth> th> row /> head />\n<\n/\ntable /\n{LONG}"
    assert tables(text) == []


def test_a_row_of_short_lines_is_no_table():
    text = f"{LONG}\nOne thing\nAnother thing\nA third\nA fourth\nA fifth\nA sixth\n{LONG}"
    assert tables(text) == []


def test_empty_lines_between_rows_of_one_size_show_a_table():
    text = (
        f"{LONG}\n\nCoast\nGave up\nWon\n\nNorthern\nWinter herring\nCrab licences\n\n"
        f"Southern\nIts veto\nTwo closed bays\n\n{LONG}"
    )
    assert tables(text) == [
        [
            ["Coast", "Gave up", "Won"],
            ["Northern", "Winter herring", "Crab licences"],
            ["Southern", "Its veto", "Two closed bays"],
        ]
    ]


def test_links_in_stanzas_below_their_head_are_no_table():
    links = "Related\n\nA\nB\nC\n\nD\nE\nF\n\nG\nH\nI"
    assert tables(f"{LONG}\n\n{links}") == []


def test_a_sentence_above_the_cells_is_not_one_of_them():
    text = f"""{LONG}
Prices are shown below.
th >Fish
th >July
/ tr >
td >Perch
td >12
/ tr >
/ table >"""
    assert tables(text) == [[["Fish", "July"], ["Perch", "12"]]]


def test_years_may_name_the_columns_and_dashes_stand_for_figures_that_lack():
    text = f"{LONG}\nTown\n2022\n2023\nOrrin\n12\n480\nLund\n—\n610\nMoy\n5\n–\n{LONG}"
    assert tables(text) == [
        [["Town", "2022", "2023"], ["Orrin", "12", "480"], ["Lund", "—", "610"], ["Moy", "5", "–"]]
    ]


def test_words_alone_make_a_table_where_what_is_like_comes_back_below_a_sentence():
    rows = [
        "Who What When",
        "Council Vote_on_the_budget Monday",
        "Court Hearing_of_the_case Friday",
    ]
    rows += ["Schools Closed_for_repairs Sunday"]
    lines = "\n".join(row.replace(" ", "\n") for row in rows).replace("_", " ")
    assert len(tables(f"{LONG}\n{lines}\n{LONG}")[0]) == len(rows)


def test_short_lines_below_a_sentence_in_which_nothing_comes_back_are_no_table():
    lines = ["Vote on the budget", "Close the school", "Repair bridges", "Open a market", "Paint"]
    lines += ["Build the harbour wall", "Sell the old town hall", "Hire two nurses", "Buy a bus"]
    assert tables(f"{LONG}\nThe council wants to:\n" + "\n".join(lines) + f"\n{LONG}") == []


def test_a_caption_above_cells_in_lines_of_their_own_names_no_column():
    cells = (
        "Ship Built Seats Seen Marlene 1991 120 spring Antje 2004 180 autumn Hidde 1987 60 never"
    )
    caption = "The ferries of the company at a glance"
    lines = "\n".join(cells.split())
    assert tables(f"{LONG}\n{caption}\n{lines}\n{LONG}") == [
        [
            ["Ship", "Built", "Seats", "Seen"],
            ["Marlene", "1991", "120", "spring"],
            ["Antje", "2004", "180", "autumn"],
            ["Hidde", "1987", "60", "never"],
        ]
    ]
