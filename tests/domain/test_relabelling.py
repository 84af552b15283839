"""Setting lines to another kind: whatever is done, the blocks stay a true cover of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import BlockKind, Span
from app.domain.relabelling import Label, lines_at, relabel

LINES = st.sampled_from(
    [
        "",
        "  ",
        "A headline",
        "Minsk offered a deal,",
        "and Washington took it.",
        "- one item",
        "2. another item",
        "Aim\tOutcome",
        "| a | b | c |",
        "|---|---|",
        "x; y; z",
        "td >",
        "< strong >Trade:< / strong > text",
        "\ufeffwith a mark",
        "|",
        ";;",
        "ندوة في مينسك",
        "😀 grin",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\r"])


@st.composite
def texts(draw):
    lines = draw(st.lists(st.tuples(LINES, ENDS), min_size=1, max_size=14))
    return "".join(line + end for line, end in lines)


STEPS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 80), st.sampled_from(Label), st.integers(1, 5)),
    min_size=1,
    max_size=6,
)


def start_with(text):
    return relabel(text, (), Span(0, len(text)), Label.TEXT)


def is_cover(text, blocks):
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].replace("\ufeff", "").strip()
        shown = text[block.start : block.end]
        assert shown == shown.strip()
        parts = [p for p in (block.marker, block.label, block.rule) if p] + list(block.inline)
        cells = [c for row in (block.header, *block.rows) for c in row]
        for part in [*parts, *cells]:
            assert block.start <= part.start <= part.end <= block.end
        assert [c.start for c in cells if c.end > c.start] == sorted(
            c.start for c in cells if c.end > c.start
        )
        assert len({len(row) for row in (block.header, *block.rows) if row}) <= 1
        at = block.end
    assert not text[at:].replace("\ufeff", "").strip()


@given(texts(), STEPS)
def test_blocks_stay_in_order_apart_and_cover_every_character(text, steps):
    blocks = start_with(text)
    is_cover(text, blocks)
    for place, length, label, columns in steps:
        start = min(place, len(text))
        span = Span(start, min(start + length, len(text)))
        blocks = relabel(text, blocks, span, label, columns=columns)
        is_cover(text, blocks)


@given(texts(), STEPS)
def test_the_lines_chosen_get_the_kind_chosen_and_no_others(text, steps):
    blocks = start_with(text)
    start, length, label, columns = steps[0]
    span = Span(min(start, len(text)), min(start + length, len(text)))
    chosen = lines_at(text, span)
    after = relabel(text, blocks, span, label, columns=columns)
    kinds = {
        Label.TEXT: {BlockKind.PARAGRAPH},
        Label.HEADING: {BlockKind.HEADING},
        Label.LIST: {BlockKind.LIST_ITEM},
        Label.TABLE: {BlockKind.TABLE},
        Label.DIMMED: {BlockKind.CHROME},
    }[label]
    for block in after:
        touched = any(line.overlaps(block.span) for line in chosen)
        assert block.kind in (kinds if touched else {BlockKind.PARAGRAPH})


def kinds_of(text, label, **given):
    return relabel(text, start_with(text), Span(0, len(text)), label, **given)


def test_an_item_knows_its_marker_and_whether_it_counts():
    one, two = kinds_of("- peace\n2) trade\n", Label.LIST)
    assert (one.marker, one.ordered) == (Span(0, 2), False)
    assert (two.marker, two.ordered) == (Span(8, 11), True)
    assert one.list == two.list == 1


def test_a_torn_sentence_set_as_text_is_one_paragraph():
    (made,) = kinds_of("Minsk offered a deal,\nand Washington took it.", Label.TEXT)
    assert (made.start, made.end) == (0, 45)
    assert len(kinds_of("One is said.\nAnother is said.", Label.TEXT)) == 2


@pytest.mark.parametrize("mark", ["\t", " | ", "; "])
def test_a_table_is_split_where_every_line_has_the_same_mark(mark):
    text = f"Aim{mark}Outcome\nTrade{mark}20%\n"
    (made,) = kinds_of(text, Label.TABLE)
    assert [text[c.start : c.end] for c in made.header] == ["Aim", "Outcome"]
    assert [text[c.start : c.end] for c in made.rows[0]] == ["Trade", "20%"]


def test_a_line_of_dashes_is_the_rule_of_a_table():
    text = "| Aim | Outcome |\n|---|---|\n| Trade | 20% |"
    (made,) = kinds_of(text, Label.TABLE)
    assert text[made.rule.start : made.rule.end] == "|---|---|"
    assert len(made.rows) == 1


def test_lines_without_a_mark_are_cells_and_dimmed_ones_stay_dimmed():
    text = "Aim\nOutcome\nTrade\n<\n20%\nMinsk"
    blocks = relabel(text, start_with(text), Span(18, 19), Label.DIMMED)
    (made,) = relabel(text, blocks, Span(0, len(text)), Label.TABLE, columns=2)
    assert [[text[c.start : c.end] for c in row] for row in (made.header, *made.rows)] == [
        ["Aim", "Outcome"],
        ["Trade", "20%"],
        ["Minsk", ""],
    ]
    assert [text[i.start : i.end] for i in made.inline] == ["<"]


def test_a_table_that_loses_a_line_keeps_its_other_rows():
    text = "a\tb\nc\td\ne\tf"
    (table,) = kinds_of(text, Label.TABLE)
    above, chosen, below = relabel(text, (table,), Span(4, 7), Label.HEADING)
    assert [text[c.start : c.end] for c in above.header] == ["a", "b"]
    assert chosen.kind is BlockKind.HEADING
    assert [text[c.start : c.end] for c in below.rows[0]] == ["e", "f"]


def test_an_empty_line_changes_nothing():
    blocks = start_with("One\n\n\nTwo")
    assert relabel("One\n\n\nTwo", blocks, Span(4, 5), Label.DIMMED) == blocks
