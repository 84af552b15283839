from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import Block, BlockKind
from app.importing.text.structure import blocks_of
from app.resources import seeds
from tests.support.growth import growth

PIECES = st.sampled_from(
    [
        "Home | News | Sport",
        "- ",
        "1. ",
        "• item",
        "The council voted on Tuesday to keep the ferry for three more years, it said.",
        "Key points include:",
        "Label: text",
        "| a | b |",
        "|---|---|",
        "a\tb\tc",
        "a;b;c",
        "Cod     5.20    6.10",
        "td >",
        "/ tr >",
        "< strong >x< / strong >",
        "<",
        ">",
        "&amp;",
        "â€™",
        "\ufeff",
        "\u200b",
        "\u2028",
        "\x0c",
        "14:05 GMT",
        "© 2023 The Courier",
        "3 March 2024",
        "By Jane Doe",
        "“Quote.”",
        "# Heading",
        "\n",
        "\r\n",
        "\n\n",
        "   ",
        "\xa0",
        "标题",
        "— сказал он.",
        "Read more",
        "BREAKING: x",
    ]
)
TORN = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


def check(text: str, blocks: tuple[Block, ...]) -> None:
    covered = 0
    for block in blocks:
        assert covered <= block.start < block.end <= len(text)
        gap = text[covered : block.start]
        assert not gap.replace("\ufeff", "").strip(), gap
        words = text[block.start : block.end]
        assert words == words.strip()
        for inline in block.inline:
            assert block.start <= inline.start < inline.end <= block.end
        for cell in (*block.header, *(cell for row in block.rows for cell in row)):
            assert block.start <= cell.start <= cell.end <= block.end
        for span in (block.marker, block.label, block.rule):
            assert span is None or block.start <= span.start < span.end <= block.end
        width = len(block.header) or (len(block.rows[0]) if block.rows else 0)
        assert all(len(row) == width for row in block.rows)
        covered = block.end
    assert not text[covered:].replace("\ufeff", "").strip()


@settings(max_examples=300, deadline=None)
@given(TORN)
def test_every_character_of_a_torn_text_is_in_exactly_one_block(text):
    check(text, blocks_of(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_every_character_of_any_text_is_in_exactly_one_block(text):
    check(text, blocks_of(text))


@pytest.mark.parametrize("path", sorted(seeds().glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_character_of_a_sample_is_in_exactly_one_block(path):
    text = path.read_bytes().decode("utf-8")
    check(text, blocks_of(text))


def test_an_empty_text_has_no_blocks():
    assert blocks_of("") == ()
    assert blocks_of(" \n\ufeff\n") == ()


def test_one_line_is_one_block_and_empty_lines_only_part_them():
    kinds = [b.kind for b in blocks_of("A title\n\nThis is a sentence. It ends.\n\n\nAnother one.")]
    assert kinds == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_a_breaking_tag_and_a_sentence_that_points_elsewhere_are_chrome_inside_a_paragraph():
    text = (
        "BREAKING: The bridge at Holm fell into the river on Monday morning. Nobody was hurt. "
        "Read more: Why bridges fall."
    )
    (block,) = blocks_of(text)
    assert block.kind is BlockKind.PARAGRAPH
    assert [text[i.start : i.end] for i in block.inline] == [
        "BREAKING:",
        "Read more: Why bridges fall.",
    ]


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("The quick brown fox jumps over the lazy dog. ", 60_000),
        ("a", 2_000_000),
        ("<", 400_000),
        ("a|", 200_000),
        ('<a href="x ', 40_000),
        ("| a\n", 30_000),
        ("- ab\n", 30_000),
        ("Name\n12\n", 20_000),
        ("Related articles\nAbc def\n", 10_000),
        ("Ab: cd\n", 20_000),
        (" ", 400_000),
        (". ", 200_000),
        ("\n".join(path.read_text("utf-8") for path in sorted(seeds().glob("*.txt"))) + "\n", 20),
    ],
    ids=[
        "line",
        "word",
        "open",
        "pipes",
        "tags",
        "rows",
        "bullets",
        "cells",
        "links",
        "labels",
        "spaces",
        "dots",
        "articles",
    ],
)
def test_no_text_takes_more_time_than_its_size_warrants(unit, times):
    def read(size):
        blocks_of(f"Head\n{unit * size}b")

    read(times // 10)
    assert growth(read, times // 10, times, tries=2) < 40, "a hundred if it were quadratic"


def test_the_wreck_of_a_tag_below_half_of_one_is_a_block_of_its_own():
    item = "- Talks about the stability of the whole region.<"
    text = f"Points\n\n{item}\n/ tbody >\nThe talks go on in May, the ministry said on Monday."
    assert "/ tbody >" in [text[block.start : block.end] for block in blocks_of(text)]
