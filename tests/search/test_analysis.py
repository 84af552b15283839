from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.analysis import MAX_WORD, analyser_for, strip_marks


def words(text, language="en"):
    return [unit.words for unit in analyser_for(language).units(text)]


def stems(text, language="en"):
    return [unit.stems for unit in analyser_for(language).units(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Running runs", [("run",), ("run",)]),
        ("the of", [(), ()]),
        ("naïve", [("naiv",)]),
        ("Minsk's Minsk’s", [("minsk",), ("minsk",)]),
        ("don’t", [()]),
        ("x", [()]),
    ],
)
def test_stems_of_english(text, found):
    assert stems(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("naïve", [("naive", "naïve")]),
        ("e\u0301te\u0301", [("ete", "été")]),
        ("ﬁne ＡＢＣ", [("fine",), ("abc",)]),
        ("co\u00adoperate", [("cooperate",)]),
        ("U.S. e.g.", [("us",), ("eg",)]),
        ("bbc.co.uk", [("bbc",), ("co",), ("uk",)]),
        ("foo_bar", [("foo",), ("bar",)]),
        ("O'Neill's", [("oneill",)]),
        ("d'Ivoire", [("ivoire", "divoire")]),
        ("cease-fire", [("cease", "ceasefire"), ("fire",)]),
        ("1,300", [("1300",)]),
        ("1\u202f300", [("1300",)]),
        ("$700 million", [("700", "700000000"), ("million",)]),
        ("3.5bn", [("3.5", "3500000000", "3.5bn")]),
        ("5 m", [("5",), ("m",)]),
        ("1990s 3rd", [("1990s",), ("3rd",)]),
        ("中国人", [("中国",), ("国人",), ("人",)]),
        ("हिन्दी भाषा", [("हिन्दी",), ("भाषा",)]),
    ],
)
def test_words_are_cut_and_folded(text, found):
    assert words(text) == found


def test_german_numbers_stems_and_stop_words():
    assert words("1.300 und 3,5 Milliarden", "de") == [
        ("1300",),
        ("und",),
        ("3.5", "3500000000"),
        ("milliarden",),
    ]
    assert stems("die Sanktionen", "de") == [(), ("sanktion",)]


def test_a_language_without_data_is_cut_into_words():
    assert stems("habari za asubuhi", "sw") == [("habari",), ("za",), ("asubuhi",)]


def test_units_lie_where_the_words_stand():
    text = "“Minsk’s” 1,300 état-major — 中国"
    units = analyser_for("fr").units(text)
    assert [text[unit.start : unit.end] for unit in units] == [
        "Minsk’s",
        "1,300",
        "état",
        "major",
        "中国",
        "国",
    ]


def test_endless_words_are_cut():
    assert words("x" * 500) == [("x" * MAX_WORD,)]


@given(st.text())
def test_any_text_can_be_analysed(text):
    last = 0
    for unit in analyser_for("en").units(text):
        assert last <= unit.start < unit.end <= len(text)
        last = unit.start


def test_marks_are_stripped_only_where_they_are_marks():
    assert strip_marks("straße łódź ёлка") == "straße lodz елка"
    assert strip_marks("हिन्दी") == "हिन्दी"
