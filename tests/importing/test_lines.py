from __future__ import annotations

from app.domain.article import paragraph_starts
from app.importing.text.lines import (
    ends_open,
    ends_sentence,
    leads_in,
    lines_of,
    starts_low,
    weight,
)


def test_lines_know_their_place_their_indent_and_the_empty_lines_above():
    text = "\ufeffOne\r\n\r\n\r\n  Two \n\tThree"
    lines = lines_of(text)
    assert [text[line.start : line.end] for line in lines] == ["One", "Two", "Three"]
    assert [line.gap for line in lines] == [0, 2, 0]
    assert [line.indent for line in lines] == [0, 2, 4]


def test_there_is_one_line_for_each_paragraph_number():
    text = "a\n\nb\x0cc\u2028d\r\n \n e"
    assert [line.start for line in lines_of(text)] == paragraph_starts(text)


def test_an_ideograph_weighs_as_much_as_three_letters():
    assert weight("abc") == 3
    assert weight("新闻") == 6


def test_the_end_of_a_line_is_read_past_its_quotation_marks():
    assert ends_sentence("He left.”")
    assert ends_sentence("他走了。")
    assert not ends_open("Key points:")
    assert leads_in("以下目标：")
    assert ends_open("A title")


def test_a_small_first_letter_is_seen_behind_a_sign():
    assert starts_low("“and so on")
    assert not starts_low("Über")
    assert not starts_low("3 men")
