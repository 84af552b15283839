"""Claims: sentences, list items and rows, cut at the right places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.comparing.sentences import claims, sentences
from app.domain.article import Block, BlockKind, Cell, Inline
from tests.comparing.accounts import article, made


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rain fell. Roads closed.", 2),
        ("Dr. Weiss met Gen. Ortiz in St. Petersburg. They talked.", 2),
        ("The U.S. Senate voted. It passed.", 2),
        ("They left the U.S. The trip was long.", 2),
        ("“Why now?” she asked. “Because we can,” he said.", 2),
        ("“We won!” The crowd cheered.", 2),
        ("Acme Inc. Europe grew 3.5 percent in Jan. 2024. Profits fell.", 2),
        ("See No. 5 and Fig. 2. They differ.", 2),
        ("He said no. The talks ended.", 2),
        ("Wait... what happened? Nothing.", 2),
        ("会谈于周二结束。双方没有达成协议。", 2),
        ("", 0),
        ("   ", 0),
        ("no full stop at all", 1),
    ],
)
def test_a_text_is_cut_into_its_sentences(text, count):
    assert len(cut(text)) == count


@given(st.text(alphabet="ab A.!?…\"'”) \n\u2028😀é", max_size=80))
def test_sentences_cover_every_character_in_order_without_overlap(text):
    spans = sentences(text, 0, len(text))

    assert "".join(text[s.start : s.end] for s in spans).split() == "".join(cut(text)).split()
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans)


def test_positions_count_in_the_whole_article():
    text = "Skip this. Rain fell. Roads closed."

    assert [text[s.start : s.end] for s in sentences(text, 11, len(text))] == [
        "Rain fell.",
        "Roads closed.",
    ]


def test_titles_headings_bylines_and_chrome_claim_nothing():
    text = "Storm hits coast\nBy Ann Lee\nRain fell on Oslo.\nSubscribe to our letter now."
    kinds = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.PARAGRAPH, BlockKind.CHROME)
    spans = [(0, 16), (17, 27), (28, 46), (47, len(text))]
    made_article = made(
        "a", text, tuple(Block(k, *span) for k, span in zip(kinds, spans, strict=True))
    )

    assert [c.words for c in claims(made_article)] == ["Rain fell on Oslo."]


def test_a_sentence_that_only_announces_a_list_is_no_claim():
    found = claims(article("a", "Roads closed. The main points include:\nBridges were shut."))

    assert [c.words for c in found] == ["Roads closed.", "Bridges were shut."]


def test_each_row_of_a_table_is_a_claim_and_its_header_is_not():
    text = "Port | Ships\nOslo | 14\nBergen | 9"
    table = Block(
        BlockKind.TABLE,
        0,
        len(text),
        header=(Cell(0, 4), Cell(7, 12)),
        rows=((Cell(13, 17), Cell(20, 22)), (Cell(23, 29), Cell(32, 33))),
    )

    found = claims(made("a", text, (table,)))

    assert [c.words for c in found] == ["Oslo | 14", "Bergen | 9"]


def test_debris_inside_a_sentence_is_blanked_and_positions_stay():
    text = "Rain fell < / strong > on Oslo."
    block = Block(
        BlockKind.PARAGRAPH, 0, len(text), inline=(Inline(10, 22, BlockKind.DEBRIS, "tag"),)
    )

    (claim,) = claims(made("a", text, (block,)))

    assert (claim.start, claim.end) == (0, len(text))
    assert len(claim.words) == len(text)
    assert "strong" not in claim.words
    assert claim.words.split() == ["Rain", "fell", "on", "Oslo."]
