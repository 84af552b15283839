from __future__ import annotations

import pytest

from app.importing.tables.cell_grids import best_grid
from tests.importing.test_cell_runs import LONG, tables

OFFICES = [
    *("Office", "Head", "Seat"),
    *("Harbour board", "Ines Kroll", "Dunmouth"),
    *("River police", "Paul Ott", "Dunmouth"),
    *("Weather service", "vacant", "Hill Road"),
    *("Fire brigade", "Rosa Lind", "Dunmouth"),
]


def test_cells_of_words_between_sentences_fall_into_their_columns():
    assert tables(OFFICES)[0] == [OFFICES[n : n + 3] for n in range(0, 15, 3)]


def test_the_title_above_a_table_of_words_is_none_of_it():
    assert tables(["Who runs what", *OFFICES])[0][0] == OFFICES[:3]


def test_a_word_among_figures_takes_its_place_in_their_column():
    cells = ["Ticket", "So far", "From May", "Single", "€3.40", "€3.70", "Day", "€8.80", "dropped"]
    cells += ["Month", "€97.00", "€99.00"]
    assert tables(cells)[0][2] == ["Day", "€8.80", "dropped"]


def test_two_columns_may_both_be_figures_below_a_sentence():
    cells = ["Distance", "Fare", "up to 6 km", "€2", "6 to 12 km", "€3", "12 to 20 km", "€4"]
    assert tables(cells)[0] == [cells[n : n + 2] for n in range(0, 8, 2)]


@pytest.mark.parametrize(
    "cells",
    [
        ["Chicago", "Flagstaff", "Houston", "Denver", "Los Angeles", "Sedona", "Boston", "Tampa"],
        ["Health", "Brewing", "Origins"] * 4,
        [f"{town}, {state}" for town in ("Ayr", "Bude", "Cork") for state in ("west", "east")] * 2,
    ],
)
def test_names_and_what_only_repeats_make_no_columns(cells):
    assert tables(cells) == []


def test_a_grid_says_where_it_stands_and_how_sure_it_is():
    grid = best_grid(["Who runs what", *OFFICES], 3)
    assert grid is not None
    assert (grid.first, grid.end, grid.columns, grid.lost) == (1, 16, 3, False)
    shuffled = sorted(OFFICES, key=len)
    other = best_grid(shuffled, 3)
    assert other is None or other.gain < grid.gain


def test_cells_above_the_wreck_of_their_tags_are_told_without_the_sentences_above():
    cells = ["Old name", "New name", "Year", "King Street", "Freedom Avenue", "1992"]
    cells += ["Lenin Park", "Riverside Park", "1994"]
    text = [LONG, "The names changed twice.", *cells, "< / td >", "< / tr >", "< / table >", LONG]
    assert tables(text)[0] == [cells[:3], cells[3:6], cells[6:]]


def test_wrecks_of_tags_part_the_rows():
    rows = [["Pier", "State"], ["North", "open"], ["South", "closed"], ["West", "in repair"]]
    cells = "\n<\n".join("\n".join(row) for row in rows).split("\n")
    assert tables(["Piers", *cells])[0] == rows


def rows_apart(*rows):
    return "\n\n\n".join("\n".join(row) for row in rows).split("\n")


def test_rows_of_words_that_empty_lines_part_are_read_below_their_title():
    rows = [OFFICES[n : n + 3] for n in range(0, 15, 3)]
    assert tables(rows_apart(["Who runs what"], *rows))[0] == rows


def test_the_row_above_rows_that_empty_lines_part_may_lack_a_name():
    offers = [["First offer", "Final deal"], ["Price", "$31.50", "$38.00"], ["Gain", "12%", "35%"]]
    offers.append(["Closing", "June 2026", "in October"])
    assert tables(rows_apart(*offers))[0] == [["", *offers[0]], *offers[1:]]
