from __future__ import annotations

import pytest

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of
from tests.importing.test_cells import tables

LONG = (
    "The engineer has published a list of bridges that cannot wait for the next budget, and the "
    "county will have to find the money for them somewhere else this year."
)
HEAD = "<tr><th>Town</th><th>Boats</th></tr>"
ROWS = ("<tr><td>Orrin &amp; <b>Son</b></td><td></td></tr>", "<tr><td>Lund</td><td>7</td></tr>")


@pytest.mark.parametrize(
    "lines",
    [
        "\n".join((HEAD, *ROWS)),
        "<table>" + HEAD + "".join(ROWS) + "</table>",
        "\n".join((HEAD, *ROWS)).replace("<t", "< t"),
    ],
)
def test_rows_with_their_tags_are_read_from_the_lines_they_stand_in(lines):
    text = f"The bridges\n{LONG}\n{lines}\n{LONG}"
    found = [b for b in blocks_of(text) if b.kind is BlockKind.TABLE]
    assert len(found) == 1
    cells = [
        [text[c.start : c.end] if c.mended is None else c.mended for c in row]
        for row in (found[0].header, *found[0].rows)
    ]
    assert cells == [["Town", "Boats"], ["Orrin & Son", ""], ["Lund", "7"]]
    assert text[found[0].start :].startswith(lines[:20])


def test_without_head_tags_the_words_tell_whether_columns_have_names():
    for first, named in (("Area</td><td>2024", True), ("Cost</td><td>€3m", False)):
        rows = [first, "Ayr</td><td>712", "Bude</td><td>96"]
        lines = "\n".join(f"<tr><td>{row}</td></tr>" for row in rows)
        (block,) = [b for b in blocks_of(f"{LONG}\n{lines}\n{LONG}") if b.kind is BlockKind.TABLE]
        assert bool(block.header) is named


def test_one_row_with_its_tags_is_no_table():
    text = f"The bridges\n{LONG}\n{ROWS[1]}\n{LONG}"
    assert not [b for b in blocks_of(text) if b.kind is BlockKind.TABLE]


@pytest.mark.parametrize("spaced", [False, True])
def test_rows_in_lines_of_their_own_with_wrecks_below_are_rows(spaced):
    row = "<tr><td>{}</td><td>{} t</td><td>{} t</td></tr>"
    head = "<tr><th>Harbour</th><th>Quota now</th><th>Quota next</th></tr>"
    rows = [row.format(*cells) for cells in (("Kerla", 900, 600), ("Guild", 750, 520))]
    table = "\n".join(("<table>", head, *rows, "</tbody>", "</table>"))
    if spaced:
        table = table.replace("<", "< ").replace(">", " >").replace("/", "/ ")
    assert tables(f"{LONG}\n{table}\n{LONG}") == [
        [
            ["Harbour", "Quota now", "Quota next"],
            ["Kerla", "900 t", "600 t"],
            ["Guild", "750 t", "520 t"],
        ]
    ]


def test_the_rest_of_a_tag_between_two_rows_parts_no_table():
    rows = ("<td>Kerla</td><td>900</td>", "<td>Guild</td><td>750</td>", "tr >")
    text = "\n".join(
        (LONG, "<th>Harbour</th><th>Quota</th>", *rows, "<td>Porz</td><td>310</td>", LONG)
    )
    assert tables(text) == [
        [["Harbour", "Quota"], ["Kerla", "900"], ["Guild", "750"], ["Porz", "310"]]
    ]
    block = next(block for block in blocks_of(text) if block.kind is BlockKind.TABLE)
    assert "tr >" in {text[span.start : span.end] for span in block.inline}
