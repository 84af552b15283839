from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of


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


def test_columns_one_blank_apart_are_read_where_other_rows_have_more_room():
    text = "  Port   2023  2024\nHarlow   1,204 1,311\nDunmere  980   1,022\nSaltby   455   431"
    assert tables(text) == [
        [
            ["Port", "2023", "2024"],
            ["Harlow", "1,204", "1,311"],
            ["Dunmere", "980", "1,022"],
            ["Saltby", "455", "431"],
        ]
    ]


def test_words_that_chance_to_line_up_make_no_column():
    text = (
        "Phase       Start            End\nSurvey 1 May 2024      30 June 2024\n"
        "Tender 1 July 2024     15 October 2024\nWorks  2 November 2024 2026"
    )
    assert tables(text)[0][1] == ["Survey", "1 May 2024", "30 June 2024"]


def test_a_caption_above_columns_is_none_of_their_rows():
    text = "Results by town\nTown     People  Votes\nAltried  4,312   61\nCamberg  987     70"
    assert tables(text) == [
        [["Town", "People", "Votes"], ["Altried", "4,312", "61"], ["Camberg", "987", "70"]]
    ]


def test_cells_that_only_wide_gaps_part_are_read_where_each_row_has_as_many():
    text = "Town   People   Votes\nAltenried   4,312   61 %\nCamberg   987   70 %"
    assert tables(text) == [
        [["Town", "People", "Votes"], ["Altenried", "4,312", "61 %"], ["Camberg", "987", "70 %"]]
    ]


def test_lines_drawn_for_each_column_part_the_cells():
    text = "==== =====\nPos  Team\n==== =====\n1    Moy\n2    Orrin\n==== ====="
    assert tables(text) == [[["Pos", "Team"], ["1", "Moy"], ["2", "Orrin"]]]


def test_ideographs_take_two_columns_of_a_screen():
    text = "地区   2023年\n东区   1204\n西区      9\n南区     45"
    assert tables(text)[0][1:] == [["东区", "1204"], ["西区", "9"], ["南区", "45"]]


def test_two_words_above_rows_of_a_name_and_a_figure_name_the_columns():
    text = "Month Arrests\nJanuary 14\nFebruary 22\nMarch 19"
    assert tables(text)[0][:2] == [["Month", "Arrests"], ["January", "14"]]


def test_a_percent_sign_one_space_off_belongs_to_its_figure():
    text = "Town People Votes\nAltenried 4.312 61,2 %\nCamberg 987 70,1 %\nOrr 12 9,0 %"
    assert tables(text)[0][1] == ["Altenried", "4.312", "61,2 %"]


def test_a_wide_gap_between_two_names_shows_where_a_column_begins():
    text = "Part     Length  Ready\nNorth    3.1 km May\nHarbour  0.8 km June\nSouth    5.6 km 2027"
    assert tables(text)[0][1] == ["North", "3.1 km", "May"]


def test_dates_at_the_ends_of_lines_and_counts_in_brackets_are_no_columns():
    assert tables("Cloud\nPublished on Mar 1, 2026\nUpdated on Mar 9, 2026\nSeen May 3, 2026") == []
    assert tables("Select Category\nHats (4)\nShoes (28)\nCoats (12)\nGloves (7)") == []


def test_items_and_headings_with_wide_gaps_are_no_rows():
    assert tables("* [ Moy ](  /a)\n* [ Orr ](  /b)\n* [ Lund ](  /c)\n* [ Ray ](  /d)") == []


def test_wide_gaps_behind_markers_and_in_prose_part_no_cells():
    assert tables("-   full pay,\n-   other shifts,\n-   more doctors,\n-   new lamps,") == []
    assert tables("1.  Full pay\n2.  Other shifts\n3.  More doctors\n4.  New lamps") == []
    prose = [
        "The cost is put at  860,000 euros by those who saw the wall and measured all of it.",
        "She says that the  insurance will cover half of what the town must pay for it now.",
        "The mayor hopes for a  start in autumn, and says nothing about the year after that.",
    ]
    assert tables("\n\n".join(prose)) == []


def shown(text):
    return [
        [[text[c.start : c.end] if c.mended is None else c.mended for c in row] for row in rows]
        for rows in ((b.header, *b.rows) for b in blocks_of(text) if b.kind is BlockKind.TABLE)
    ]


def test_names_too_long_for_their_column_go_on_in_the_line_below():
    text = (
        "Hospital         Median wait  Over a\n"
        "                   (weeks)      year\n"
        "Carrow General   18           1,204\n"
        "Port Wick        9               87\n"
        "Infirmary\n"
        "St Aldhelm       22           2,310\n"
    )
    assert shown(text)[0] == [
        ["Hospital", "Median wait (weeks)", "Over a year"],
        ["Carrow General", "18", "1,204"],
        ["Port Wick Infirmary", "9", "87"],
        ["St Aldhelm", "22", "2,310"],
    ]


def test_a_name_that_had_room_above_is_a_row_of_its_own():
    text = "Port         Ships   Crews\nAyr          12      140\nNorth\nOrrin Haven  9       88\n"
    assert ["North", "", ""] in shown(text)[0]


def test_rows_that_empty_lines_part_line_up_too_and_end_where_lines_are_wrapped():
    facts = {"Owner": "Ana Verlo", "Opened": "1974", "Daily traffic": "38,600", "Cost": "€3m"}
    rows = [f"{name:<14}{value}" for name, value in facts.items()]
    prose = "Nobody here believes that it will be over before the\nwinter, or so she says."
    assert shown("\n\n".join([*rows, prose]))[0][1:] == [[*fact] for fact in facts.items()]


def test_a_frame_of_lines_ends_at_its_last():
    rule = "-" * 22
    rows = [
        rule,
        "Board     2022    2026",
        rule,
        "Thorney    410     571",
        "Saltings   187     344",
    ]
    text = "\n".join([*rows, rule, "Total      597     915", rule, "Taken from the returns"])
    assert shown(text)[0][-1] == ["Total", "597", "915"]


def test_nothing_may_stand_in_the_corner_of_columns_that_do_not_line_up():
    text = (
        "First offer    Final deal\nPrice    $31    $38\nPremium    12%    35%\nFee    $9m    $14m"
    )
    assert shown(text)[0][:2] == [["", "First offer", "Final deal"], ["Price", "$31", "$38"]]


def test_the_last_row_may_lack_cells_at_its_end():
    text = (
        "Convoy Date   Trucks Place\n"
        "First  4 June 22     Karesh\n"
        "Second 9 June 31     Karesh\n"
        "Third  1 July        Dol Amar\n"
        "Fourth 2 July 18\n"
    )
    assert shown(text)[0][-1] == ["Fourth", "2 July", "18", ""]


def test_names_go_on_below_where_all_other_rows_have_figures():
    text = (
        "Port of     Wheat   Total\n"
        "loading              2025\n"
        "Reni Docks  210     2,427\n"
        "Ayr         640     1,392\n"
        "Bude        305       597\n"
    )
    assert shown(text)[0][0] == ["Port of loading", "Wheat", "Total 2025"]
    assert shown(text)[0][1] == ["Reni Docks", "210", "2,427"]
