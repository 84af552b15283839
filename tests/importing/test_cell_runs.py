from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

LONG = (
    "The engineer has published a list of bridges that cannot wait for the next budget, and the "
    "county will have to find the money for them somewhere else this year."
)


def tables(cells, between="\n"):
    text = f"{LONG}\n\n{between.join(cells)}\n\n{LONG}"
    return [
        [[text[c.start : c.end] for c in row] for row in (b.header, *b.rows)]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


def words(line):
    return line.split()


def test_the_name_above_the_first_column_may_be_lost():
    cells = words("2023 2024 Change Ferries 12 14 +2 Buses 230 241 +11 Trams 44 39 -5")
    assert tables(cells)[0][:2] == [["", "2023", "2024", "Change"], ["Ferries", "12", "14", "+2"]]


def test_facts_below_their_names_are_a_table_without_a_header():
    cells = ["In figures", "Founded", "1974", "Employees", "212", "Turnover", "€58m"]
    assert tables(cells)[0] == [[], cells[1:3], cells[3:5], cells[5:7]]


def test_some_facts_may_be_words():
    cells = ["Length", "412 m", "Architect", "Otto Renn", "Traffic", "18,000", "Cost", "€4m"]
    assert tables(cells)[0][2] == ["Architect", "Otto Renn"]


def test_the_first_fact_may_be_words_and_some_dates():
    cells = ["At a glance", "Designer", "Otto Renn", "Opened", "14 May 1931", "Length", "412 m"]
    cells += ["Traffic", "38,600 cars", "Weight", "8.2 tonnes"]
    assert tables(cells)[0] == [[], *([*cells[n : n + 2]] for n in range(1, 11, 2))]


def test_what_happened_below_its_times_is_a_table():
    cells = ["The night", "23.10", "First alarm", "2.30", "The dam gives way", "4.15", "All clear"]
    assert tables(cells)[0] == [[], cells[1:3], cells[3:5], cells[5:]]
    plan = ["March 2027", "First digging", "Summer 2028", "Pipes laid", "End of 2029", "Opening"]
    assert tables(["The plan", *plan])[0][1:] == [plan[:2], plan[2:4], plan[4:]]


def test_times_and_what_happened_may_have_names_above_them():
    cells = ["Date", "What happens", "3 March", "First debate", "17 March", "Postal votes"]
    cells += ["6 April", "Election day"]
    assert tables(cells)[0] == [cells[n : n + 2] for n in range(0, 8, 2)]


def test_the_commas_and_stops_of_measures_are_theirs():
    cells = ["Region", "2023, Mrd.", "2024, Mrd.", "Change", "Ost", "141,2", "163,9", "16,1 %"]
    cells += ["Süd", "68,4", "81,0", "18,4 %", "Nord", "52,7", "–", "–"]
    assert tables(cells)[0] == [cells[n : n + 4] for n in range(0, 16, 4)]
    facts = ["Name", "Nordflotte", "Founded", "1994", "Turnover", "12,4 Mrd. Rub.", "Ships", "31"]
    assert tables(facts)[0][1:] == [facts[n : n + 2] for n in range(0, 8, 2)]


def test_months_alone_are_no_table():
    assert (
        tables(["May 2025", "April 2025", "March 2025", "June 2024", "May 2024", "May 2023"]) == []
    )


def test_measures_and_days_among_cells_begin_no_item():
    cells = ["Built", "3. Mai 1974", "Cost", "3.2 million", "Height", "41 m", "Halls", "12"]
    assert tables(cells)[0][1:] == [cells[n : n + 2] for n in range(0, 8, 2)]


def test_lines_with_cells_of_their_own_are_rows_and_no_cells():
    lines = ["Town;Rain;Sun", "Ayr;12;4", "Bude;9;;", "Cork;14;3", "Deal;;8", "Ely;7;7"]
    assert tables(lines)[0][1][:2] == ["Ayr", "12"]
    facts = ["Mayor", "Town, east", "Rent", "4, later 5", "Rooms", "2, then 3", "Floors", "1, 2"]
    assert tables(facts)[0][1:] == [facts[n : n + 2] for n in range(0, 8, 2)]


def test_headlines_above_their_dates_are_no_facts():
    links = ["Bridge closed", "12 March 2024", "Court sits", "13 March 2024", "Rain", "1 May 2024"]
    assert tables(links) == []


def test_a_row_that_lacks_figures_keeps_the_others():
    cells = words("Region Jan Feb Mar North 12 8 15 South 9 11 10 East 4 West 20 18 21")
    assert [row[0] for row in tables(cells)[0]] == ["Region", "North", "South", "East", "West"]


def test_signs_ranges_money_and_lacks_are_figures():
    cells = ["Home", "Result", "Fee", "Orr", "2–1", "€1.2 million", "Moy", "0–0", "n/a"]
    cells += ["Lund", "1–3", "US$ 14m*"]
    assert tables(cells)[0][3] == ["Lund", "1–3", "US$ 14m*"]


def test_words_that_come_back_in_a_column_show_it():
    cells = words("Country Signed Ratified Arland Yes No Belmark Yes Yes Corvia No No")
    assert tables(cells)[0][1:] == [
        ["Arland", "Yes", "No"],
        ["Belmark", "Yes", "Yes"],
        ["Corvia", "No", "No"],
    ]


def test_dates_and_what_happened_then_are_a_table_below_their_names():
    cells = ["Date", "What happened", "3 March", "The levee at Orr broke.", "5 March"]
    cells += ["Troops arrived with pumps.", "9 March", "The first families came back to Orr."]
    assert tables(cells)[0][1:] == [cells[2:4], cells[4:6], cells[6:8]]


def test_headings_with_a_short_paragraph_each_are_no_table():
    cells = ["What now", "The money", "It is gone.", "The bridge", "It is shut.", "The mayor"]
    assert tables([*cells, "She is silent.", "The court", "It sits on Monday."]) == []


def test_more_empty_lines_between_rows_than_between_cells_part_the_rows():
    rows = [["Route", "Planned", "Rate"], ["Orr", "1,460", "22%"], ["Moy", "219", "18%"]]
    text = "\n\n\n".join("\n\n".join(row) for row in rows)
    assert tables([text]) == [rows]


@pytest.mark.parametrize(
    "cells",
    [
        ["Why us", "What makes us different.", "Trust", "Our trust is great.", "Partners", "Join."],
        ["Tools", "Orra", "1", "Welm", "2", "Wirr", "3", "Blem", "4"],
        ["97%", "Paid", "$15,000", "Average", "62%", "Rate", "$15,000", "Mean", "12%"],
        ["Hats", "Sign in", "12", "Log in", "14", "Register", "9", "Subscribe", "3"],
        ["kcal", "grams", "50", "slices", "12", "spoons", "3", "cups", "4"],
    ],
)
def test_menus_counted_items_values_before_names_and_buttons_are_no_tables(cells):
    assert tables(cells) == []


def test_a_last_row_of_words_is_one_too():
    cells = ["Line", "Every", "Last train", "Line 1", "12 minutes", "23:30", "Line 2", "15 minutes"]
    cells += ["22:45", "Line 3", "no service", "closed", "What comes next"]
    assert tables(cells)[0][-1] == ["Line 3", "no service", "closed"]


def test_figures_out_of_step_are_no_columns_of_words():
    cells = ["The calendar", "Stage", "Date", "Cost", "Soundings", "25 May", "140,000 €", "Piles"]
    cells += ["7 June", "1.9 million €", "Tests of load", "28 June", "60,000 €"]
    assert tables(cells)[0][0] == ["Stage", "Date", "Cost"]


def test_below_one_table_another_begins_more_easily():
    first = words("Port Ships Crews Ayr 12 140 Bude 9 88 Cork 31 402 Deal 8 71")
    facts = ["Owner", "Ana Verlo", "Seat", "Orrin", "Built", "1974", "Staff", "212", "Ships", "Two"]
    assert [row[0] for row in tables([*first, *facts])[1][1:]] == facts[::2]
