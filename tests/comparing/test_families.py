"""The lists of words are what they say they are."""

from __future__ import annotations

from app.comparing.families import (
    RHETORIC,
    STOP_WORDS,
    family_count,
    family_words,
    is_close,
)


def test_every_family_has_at_least_two_words_and_a_number_below_the_count():
    members: dict[str, int] = {}
    for families in family_words().values():
        for family in families:
            members[family] = members.get(family, 0) + 1
            assert int(family[1:]) < family_count()

    assert len(members) > 100
    assert min(members.values()) >= 2


def test_no_word_of_a_family_is_left_out_as_meaningless():
    assert not family_words().keys() & STOP_WORDS
    assert not STOP_WORDS & RHETORIC


def test_close_and_loose_families_are_told_apart():
    words = family_words()

    assert all(map(is_close, words["negotiation"]))
    assert not any(map(is_close, words["telescope"]))
