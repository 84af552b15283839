from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of

ABOVE = "The council published the figures on Tuesday after months of delay and many calls for it."


def tables(*rows):
    text = "\n".join([ABOVE, *rows, ABOVE])
    return [
        [[text[c.start : c.end] for c in row] for row in (b.header, *b.rows)]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


@pytest.mark.parametrize("sign", [" / ", " // ", " · ", " • ", " – ", " — ", ", "])
def test_figures_in_one_column_show_cells_between_signs(sign):
    rows = [["Port", "2023", "2024"], ["Harlow", "12", "14"], ["Moy", "9", "8"], ["Orr", "4", "7"]]
    assert tables(*(sign.join(row) for row in rows)) == [rows]


def test_an_empty_corner_is_a_cell():
    found = tables("/ 2023 / 2024", "Ferries / 12 / 14", "Buses / 230 / 241")
    assert found[0][0] == ["", "2023", "2024"]


def test_words_between_strokes_are_a_table_from_four_rows_on():
    rows = ["Name / Party / View", "Verlo / Green / Opposed", "Harker / Civic / In favour"]
    assert tables(*rows) == []
    assert len(tables(*rows, "Brandt / Labour / Undecided")[0]) == 4
    dotted = [row.replace(" / ", " · ") for row in (*rows, "Brandt / Labour / Undecided")]
    assert len(tables(*dotted)[0]) == 4


def test_facts_between_strokes_or_dots_are_rows_without_a_header():
    facts = ("Mayor / Ana Verlo", "Area / 41 km²", "Budget / €32m", "Opened / 1974")
    assert tables(*facts)[0][1:] == [fact.split(" / ") for fact in facts]


@pytest.mark.parametrize(
    "rows",
    [
        ("Ana Verlo, 34, Oslo", "Tom Harker, 41, Bergen", "Ilse Brandt, 29, Moss", "Li, 5, Rome"),
        (
            "Politics · 3 min read · Ann Lee",
            "World · 5 min read · Jo Ray",
            "Sport · 2 min read · Al",
        ),
        ("He came, she left.", "It rained, it stopped.", "They ate, nobody spoke.", "So, he went."),
        ("Home / News / Sport", "Home / News / Sport", "Home / News / Weather", "Home / News / TV"),
        ("– He came – she left", "– It rained – it stopped", "– They ate – nobody spoke"),
    ],
)
def test_names_with_ages_page_bars_prose_and_talk_are_no_tables(rows):
    assert tables(*rows) == []
