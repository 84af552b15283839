from __future__ import annotations

from app.domain.version import first_version, word_changes


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
