from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.briefing.markdown_source import (
    Selected,
    escaped,
    make_link,
    next_line,
    pieces,
    plain,
    toggle_emphasis,
    toggle_list,
)


def shown(line, want):
    return [line[p.start : p.end] for p in pieces(line) if want(p)]


def test_strong_words_are_bold_and_their_stars_are_marks():
    line = "It is **likely** that Minsk waits."
    assert shown(line, lambda p: p.bold and not p.marker) == ["likely"]
    assert shown(line, lambda p: p.marker) == ["**", "**"]


def test_emphasis_within_strong_words_is_both():
    line = "**very *much* so**"
    assert shown(line, lambda p: p.bold and p.italic and not p.marker) == ["much"]


def test_a_link_shows_its_label():
    line = "See [the list](https://example.org/a_b) now."
    assert shown(line, lambda p: p.link and not p.marker) == ["the list"]


def test_underscores_within_a_word_are_no_emphasis():
    assert pieces("snake_case_name") == []


def test_an_escaped_star_is_a_star():
    assert plain(r"5 \* 3") == "5 * 3"


@pytest.mark.parametrize("mark", ["**", "*"])
def test_emphasis_goes_on_and_off_again(mark):
    start = Selected("Minsk waits for Washington.", 0, 5)
    on = toggle_emphasis(start, mark)
    assert on.text == f"{mark}Minsk{mark} waits for Washington."
    assert on.words == "Minsk"
    assert toggle_emphasis(on, mark) == start


def test_italic_within_bold_leaves_the_bold():
    bold = toggle_emphasis(Selected("Minsk", 0, 5), "**")
    both = toggle_emphasis(bold, "*")
    assert both.text == "***Minsk***"
    assert toggle_emphasis(both, "*").text == "**Minsk**"
    assert toggle_emphasis(both, "**").text == "*Minsk*"


def test_spaces_at_the_edge_stay_outside_the_marks():
    assert toggle_emphasis(Selected("a b c", 1, 4), "**").text == "a **b** c"


def test_lines_become_a_list_and_lines_again():
    listed = toggle_list(Selected("one\ntwo", 0, 7))
    assert listed.text == "- one\n- two"
    assert toggle_list(listed).text == "one\ntwo"


def test_enter_goes_on_with_the_list_and_ends_it_on_an_empty_line():
    assert next_line("- one") == "- "
    assert next_line("9. nine") == "10. "
    assert next_line("- ") is None
    assert next_line("plain") == ""


def test_a_link_keeps_the_selected_words():
    made = make_link(Selected("see the list", 4, 12), "https://example.org/(a)")
    assert made.text == "see [the list](https://example.org/%28a%29)"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_escaped_words_are_shown_as_they_were(words):
    one_line = " ".join(words.split())
    if not next_line(one_line + " "):
        assert plain(escaped(words)) == one_line


@given(st.text(alphabet="ab *_[]()\\-1.😀"))
def test_pieces_are_in_order_and_within_the_line(line):
    at = 0
    for piece in pieces(line):
        assert at <= piece.start < piece.end <= len(line)
        at = piece.end
