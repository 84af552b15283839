from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Block, BlockKind, Cell, Inline, Span
from app.ui.passages.shown import pieces_of_block, pieces_of_cell, pieces_of_line
from tests.ui.passages.articles import article


def pieces(text, block, *, with_dimmed=False):
    return pieces_of_block(article(text, [block]), block, with_dimmed=with_dimmed)


def said(found):
    return "".join(piece.text for piece in found)


def test_a_plain_paragraph_is_one_exact_piece():
    text = "Minsk said it would."
    (only,) = pieces(text, Block(BlockKind.PARAGRAPH, 0, len(text)))
    assert (only.text, only.start, only.end, only.exact) == (text, 0, len(text), True)


def test_lines_of_one_paragraph_are_joined_by_a_space():
    text = "Hard\r\nwrapped\nlines"
    found = pieces(text, Block(BlockKind.PARAGRAPH, 0, len(text)))
    assert said(found) == "Hard wrapped lines"
    assert [piece.exact for piece in found] == [True, False, True, True, True]


def test_the_marker_of_an_item_is_left_out():
    text = "- Trade"
    block = Block(BlockKind.LIST_ITEM, 0, 7, marker=Span(0, 1))
    (only,) = pieces(text, block)
    assert (only.text, only.start, only.end) == ("Trade", 2, 7)


def test_page_code_inside_a_block_is_cut_or_dimmed():
    text = "Trade <b> first"
    block = Block(BlockKind.PARAGRAPH, 0, len(text), inline=(Inline(6, 9, BlockKind.DEBRIS),))
    assert said(pieces(text, block)) == "Trade  first"
    dimmed = [piece for piece in pieces(text, block, with_dimmed=True) if piece.dimmed]
    assert [(piece.text, piece.start, piece.end) for piece in dimmed] == [("<b>", 6, 9)]


def test_mended_words_stand_for_what_they_replace():
    text = "build trust &amp; align"
    block = Block(BlockKind.PARAGRAPH, 0, len(text), content="build trust & align")
    found = pieces(text, block)
    assert said(found) == "build trust & align"
    for piece in found:
        if piece.exact:
            assert text[piece.start : piece.end] == piece.text
    assert found[0].start == 0
    assert found[-1].end == len(text)


def test_mended_text_never_maps_onto_the_code_cut_from_it():
    text = "h2 id = “e”>Establishing Boundaries"
    cut = Inline(0, 12, BlockKind.DEBRIS)
    block = Block(
        BlockKind.HEADING, 0, len(text), level=2, content="Establishing Boundaries", inline=(cut,)
    )
    (only,) = pieces(text, block)
    assert (only.start, only.end, only.exact) == (12, len(text), True)


def test_a_cell_that_its_row_lacks_shows_nothing():
    made = article("a | b |", [])
    table = Block(BlockKind.TABLE, 0, 7)
    assert pieces_of_cell(made, table, Cell(7, 7)) == []
    assert said(pieces_of_cell(made, table, Cell(4, 5, "B"))) == "B"


def test_characters_that_no_document_can_hold_are_replaced_one_for_one():
    text = "a\x00b\ufffcc\ufdd0d"
    (only,) = pieces_of_line(article(text, []), Span(0, len(text)))
    assert only.text == "a\ufffdb\ufffdc\ufffdd"
    assert only.exact


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_pieces_are_in_order_and_exact_ones_have_the_length_of_their_span(text, content):
    found = pieces(text, Block(BlockKind.PARAGRAPH, 0, len(text), content=content))
    at = 0
    for piece in found:
        assert at <= piece.start <= piece.end <= len(text)
        at = piece.end
        if piece.exact:
            assert len(piece.text) == piece.end - piece.start


@pytest.mark.parametrize(
    ("torn", "letter", "whole"),
    [("He donâ€™t know", "’", "â€™"), ("Ģ¯0 of them", "\u031d", "Ģ¯"), ("cafÃ© open", "é", "Ã©")],
)
def test_a_letter_mended_from_several_stands_for_all_of_them(torn, letter, whole):
    block = Block(BlockKind.PARAGRAPH, 0, len(torn), content=torn.replace(whole, letter))
    found = pieces(torn, block)
    assert said(found) == torn.replace(whole, letter)
    (mended,) = [piece for piece in found if not piece.exact]
    assert (mended.text, torn[mended.start : mended.end]) == (letter, whole)
