"""Two accounts that meet and contradict each other."""

from __future__ import annotations

import pytest

from app.comparing.disagreement import disagreement, said_in, spelling_variants
from app.comparing.words import names_of, read_words


def differ_in(one: str, other: str) -> str:
    read = [(text, read_words(text)) for text in (one, other)]
    names = names_of([tokens for _, tokens in read])
    said = [said_in(text, tokens, names, "en") for text, tokens in read]
    roots = [{t.word.root for t in tokens if t.word.plain} for _, tokens in read]
    return disagreement(said[0], said[1], roots[0] & roots[1])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It spilled 120 tonnes of oil.", "Some 210 tonnes of oil leaked.", "figure"),
        ("It spilled 120 tonnes of oil.", "About 120 tonnes of oil leaked.", ""),
        ("The fund holds $5 million.", "The fund holds $7 million.", "figure"),
        ("Output rose 20%.", "Output rose 25%.", "figure"),
        ("Output rose 20%.", "The plant cost $20.", ""),
        ("The owner answered questions.", "The owner did not answer questions.", "negation"),
        ("Nobody was hurt in the crash.", "Two sailors were hurt in the crash.", "negation"),
        ("The port did not open.", "The port did not open again.", ""),
        (
            "The council decided not to close the port after storms battered the town.",
            "Storms battered the town, and its port was damaged.",
            "",
        ),
        (
            "Ministers refused to publish the advice.",
            "Ministers resisted calls to publish the advice.",
            "",
        ),
        ("About 900 of the combined 14,000 jobs go.", "The firm cuts 900 jobs at home.", ""),
        ("It sailed on 12 May and came on 14 May.", "It came on 13 May.", ""),
        ("He did not resign, but the port opened.", "The port opened.", ""),
        ("Former President Ann Lee spoke.", "President Ann Lee spoke.", "office"),
        ("President Ann Lee spoke.", "Prime Minister Ann Lee spoke.", "office"),
        ("President Ann Lee spoke.", "President Anna Lee spoke.", ""),
        ("Former U.S. President John Lowell rang.", "U.S. President John Lowell rang.", "office"),
        (
            "A call between former U.S. President John Lowell and Ruritanian President Ivo Marek.",
            "U.S. President John Lowell praised Ruritanian President Ivo Marek.",
            "office",
        ),
        (
            "A call between U.S. President John Lowell and Ruritanian President Ivo Marek.",
            "President Ivo Marek of Ruritania rang U.S. President John Lowell.",
            "",
        ),
        ("Former fisheries minister Odd Hansen.", "Fisheries minister Odd Hansen.", "office"),
        ("Former President Ann Lee spoke.", "President Omar Diaz spoke.", ""),
    ],
)
def test_figures_negations_and_offices_are_compared(one, other, expected):
    assert differ_in(one, other) == expected
    assert differ_in(other, one) == expected


def test_a_name_spelt_in_two_ways_is_one_name():
    assert spelling_variants("lukashenko", "lukashenka")
    assert not spelling_variants("hansen", "jansen")
    assert not spelling_variants("lee", "lea")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("It cost 14.2 billion dollars.", "It cost 14 billion dollars.", False),
        ("It rose by 12.4 percent.", "It rose by more than 12 percent.", False),
        ("It rose by 12.4 percent.", "It rose by 13 percent.", True),
        ("It killed 44 people.", "It killed 47 people.", True),
        ("It lost 1,400 jobs.", "It lost 1,500 jobs.", True),
    ],
)
def test_a_figure_with_fewer_digits_is_the_same_figure(one, other, differ):
    said = [said_in(text, read_words(text), frozenset(), "en") for text in (one, other)]

    assert (disagreement(*said, {"killed"}) == "figure") is differ


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("khatiri", "khateeri", True),
        ("yusef", "youssef", True),
        ("martin", "morton", False),
        ("marin", "moran", False),
    ],
)
def test_names_that_are_heard_alike_are_likely_one(one, other, same):
    assert spelling_variants(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "It saved 137 people and 61 were missing.",
            "It saved 137 people and 58 were missing.",
            "figure",
        ),
        ("It saved 137 people and 61 were missing.", "137 people were saved, 4 boats sank.", ""),
        ("It rose 12 percent to 40 tonnes.", "It rose 12 percent, not 15 percent.", ""),
    ],
)
def test_a_count_that_differs_is_told_beside_one_that_does_not(one, other, expected):
    said = [said_in(text, read_words(text), frozenset(), "en") for text in (one, other)]

    assert disagreement(*said, frozenset()) == expected
