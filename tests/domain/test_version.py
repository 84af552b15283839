from __future__ import annotations

import pytest

from app.domain.article import Span
from app.domain.version import far_from_changes, first_version, word_changes, words_changed


def told(old, new):
    return [
        (c.kind, old[c.old.start : c.old.end], new[c.new.start : c.new.end])
        for c in word_changes(old, new)
    ]


def test_changed_added_and_removed_words_are_told_with_their_places():
    assert told(
        "Talks resume on Monday, he said.", "Talks resume on Friday, the minister said."
    ) == [
        ("same", "Talks resume on", "Talks resume on"),
        ("changed", "Monday", "Friday"),
        ("same", ",", ","),
        ("changed", "he", "the minister"),
        ("same", "said.", "said."),
    ]
    assert told("It rained.", "It rained. It stopped.")[-1] == ("added", "", "It stopped.")
    assert told("It rained. It stopped.", "It stopped.")[0] == ("removed", "It rained.", "")


def test_white_space_alone_is_no_change():
    assert [c.kind for c in word_changes("one two\nthree", "one\n\ntwo three ")] == ["same"]
    assert word_changes("", "") == []


def test_the_first_version_is_found_over_all_steps_and_a_circle_ends():
    assert first_version("c", {"c": "b", "b": "a"}) == "a"
    assert first_version("a", {}) == "a"
    assert first_version("a", {"a": "b", "b": "a"}) in ("a", "b")


LINES = "Title\n\none\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n"


def far(text, start, end):
    found = far_from_changes(text, Span(start, end))
    return None if found is None else text[found.start : found.end]


def test_between_two_changes_the_lines_next_to_each_stay():
    assert far(LINES, 7, LINES.index("six")) == "two\n\nthree\n\nfour\n"
    assert far(LINES, LINES.index("ne\n"), LINES.index("ix\n")) is None


def test_the_rest_of_a_line_that_a_change_stands_in_stays_with_one_line_more():
    text = "".join(f"line {n} of many\n" for n in range(10))
    assert far(text, 5, text.index("9 of")) == "".join(f"line {n} of many\n" for n in range(2, 8))


def test_the_first_line_of_a_text_stays_and_nothing_after_the_last_change_need_be_read():
    text = "".join(f"line {n}\n" for n in range(9))
    assert far(text, 0, text.index("line 8")) == "".join(f"line {n}\n" for n in range(1, 7))
    assert far(text, text.index("line 2"), len(text)) == "".join(f"line {n}\n" for n in range(3, 9))


@pytest.mark.parametrize("brk", ["\n", "\r\n", "\r"])
def test_less_than_three_lines_with_words_are_not_worth_folding(brk):
    text = brk.join(["a", "b", "", "", "c", "d", "e", ""])
    assert far(text, 0, text.index("e")) is None
    assert far(text, 0, len(text)) == text[text.index("b") :]


def test_an_empty_stretch_and_one_of_spaces_hold_nothing_to_fold():
    assert far("words", 2, 2) is None
    assert far(" \n \n \n", 0, 6) is None


def test_a_number_is_one_word_with_its_decimals():
    old, new = "It cost 2.4 million, of 1,300.", "It cost 3.1 million, of 1,400."
    changes = word_changes(old, new)
    changed = [
        (old[c.old.start : c.old.end], new[c.new.start : c.new.end])
        for c in changes
        if c.kind != "same"
    ]
    assert changed == [("2.4", "3.1"), ("1,300", "1,400")]
    assert words_changed(changes, old, new) == 2
