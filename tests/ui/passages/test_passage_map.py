from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Span
from app.ui.passages.passage_map import PassageMap


def two_paragraphs():
    """The text "😀ab" shows 0..3, then a hidden marker 4..6, then "cd" shows 6..8."""
    made = PassageMap()
    until = made.add(0, "😀ab", Span(0, 3), block=1, exact=True)
    made.add(until + 1, "cd", Span(6, 8), block=2, exact=True)
    return made


def test_emoji_take_two_places_in_the_document_and_one_in_the_article():
    made = two_paragraphs()
    assert [made.to_document(position) for position in (0, 1, 2, 6, 7)] == [0, 2, 3, 5, 6]
    assert [made.to_article(place) for place in (0, 2, 3, 5, 6)] == [0, 1, 2, 6, 7]


def test_hidden_positions_are_shown_at_what_comes_next():
    assert two_paragraphs().to_document(4) == 5


def test_a_selection_covers_what_is_hidden_inside_it_and_not_at_its_edges():
    made = two_paragraphs()
    assert made.span_between(2, 6) == Span(1, 7)
    assert made.span_between(0, 4) == Span(0, 3)
    assert made.span_between(4, 7) == Span(6, 8)


def test_a_selection_of_nothing_shown_is_no_span():
    made = two_paragraphs()
    assert made.span_between(4, 5) is None
    assert made.span_between(7, 7) is None
    assert PassageMap().span_between(0, 3) is None


def test_a_selection_that_touches_mended_words_takes_them_whole():
    made = PassageMap()
    at = made.add(0, "trust ", Span(0, 6), block=1, exact=True)
    at = made.add(at, "&", Span(6, 11), block=1, exact=False)
    made.add(at, " align", Span(11, 17), block=1, exact=True)
    assert made.span_between(0, 7) == Span(0, 11)
    assert made.span_between(6, 9) == Span(6, 13)
    assert made.places(Span(7, 9)) == [(6, 7)]


def test_a_passage_is_shown_block_by_block():
    assert two_paragraphs().places(Span(1, 7)) == [(2, 4), (5, 6)]
    assert two_paragraphs().places(Span(4, 5)) == []


def test_a_mirrored_row_is_selected_from_its_last_cell_to_its_first():
    made = PassageMap()
    until = made.add(0, "second", Span(8, 14), block=1, exact=True)
    made.add(until + 1, "first", Span(2, 7), block=2, exact=True)
    assert made.span_between(0, 12) == Span(2, 14)
    assert made.span_between(7, 10) == Span(2, 5)
    assert made.to_document(2) == 7
    assert made.to_article(1) == 9
    assert made.places(Span(2, 14)) == [(7, 12), (0, 6)]


@given(st.lists(st.text("aé😀ب中", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_what_a_passage_shows_is_selected_back_to_the_passage(texts, data):
    made, at, position = PassageMap(), 0, 0
    for number, text in enumerate(texts):
        at = made.add(at, text, Span(position, position + len(text)), block=number, exact=True) + 1
        position += len(text)
    start = data.draw(st.integers(0, position - 1))
    end = data.draw(st.integers(start + 1, position))
    places = made.places(Span(start, end))
    assert made.span_between(places[0][0], places[-1][1]) == Span(start, end)
