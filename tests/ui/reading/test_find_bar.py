from __future__ import annotations

from app.domain.article import Span
from app.ui.reading.find_bar import find_in


def test_words_are_found_whatever_their_capitals_and_white_space():
    text = "The big  deal.\nA BIG\ndeal, (big) deal"
    assert find_in(text, "big deal") == [Span(4, 13), Span(17, 25)]


def test_signs_are_taken_as_they_are():
    assert find_in("a.b axb", "a.b") == [Span(0, 3)]
    assert find_in("(D-CT)", "(d-ct") == [Span(0, 5)]


def test_nothing_is_found_for_nothing():
    assert find_in("text", "  ") == []
