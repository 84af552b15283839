from __future__ import annotations

from app.domain.article import BlockKind
from app.importing.text.structure import blocks_of


def tables(text):
    return [
        [[text[c.start : c.end] for c in row] for row in (b.header, *b.rows)]
        for b in blocks_of(text)
        if b.kind is BlockKind.TABLE
    ]


EXPECTED = [[["Port", "2023"], ["Harlow", "12"], ["Saltby", "9"]]]


def test_cells_in_lines_of_their_own_are_read_by_the_signs_of_a_wiki():
    text = '{| class="wikitable"\n! Port\n! 2023\n|-\n| Harlow\n| 12\n|-\n| Saltby\n| 9\n|}'
    assert tables(text) == EXPECTED


def test_cells_beside_each_other_are_read_and_how_they_are_set_is_left_out():
    text = '{|\n! Port !! 2023\n|-\n| Harlow || style="x: y" | 12\n|-\n| Saltby || 9\n|}\nHe left.'
    assert tables(text) == EXPECTED


def test_an_empty_cell_keeps_its_place():
    text = "{|\n!\n! 2023\n|-\n| Harlow\n| 12\n|-\n| Saltby\n|\n|}"
    assert tables(text) == [[["", "2023"], ["Harlow", "12"], ["Saltby", ""]]]
