"""The shipped scales against the standards they carry."""

from __future__ import annotations

import pytest

from app.domain.errors import BadRequest
from app.domain.grading import (
    CREDIBILITIES,
    RELIABILITIES,
    check_reliability,
    credibility_meanings,
    grade,
    grade_in_words,
    reliability_meanings,
)
from app.domain.likelihood import confidences, scale, vague_words
from app.domain.marking import markings, read_marking


def test_the_markings_are_those_of_tlp_2():
    assert {m.name: m.colour for m in markings()} == {
        "TLP:RED": "#FF2B2B",
        "TLP:AMBER": "#FFC000",
        "TLP:AMBER+STRICT": "#FFC000",
        "TLP:GREEN": "#33FF00",
        "TLP:CLEAR": "#FFFFFF",
    }


@pytest.mark.parametrize(
    ("said", "name"),
    [("amber", "TLP:AMBER"), ("TLP: Amber+Strict", "TLP:AMBER+STRICT"), ("tlp:white", "TLP:CLEAR")],
)
def test_markings_are_read_forgivingly(said, name):
    assert read_marking(said).name == name


def test_what_is_no_marking_is_refused_with_the_known_ones():
    with pytest.raises(BadRequest, match="TLP:RED"):
        read_marking("SECRET")


def test_icd_203_has_its_seven_steps_that_share_end_points():
    steps = scale("icd203").steps
    assert [(s.low, s.high) for s in steps] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip
    assert scale("icd203").step("Highly  Probable").term == "very likely"
    assert scale("icd203").step("perhaps") is None


def test_phia_has_its_seven_terms_with_gaps():
    steps = scale("phia").steps
    assert [(s.term, s.low, s.high) for s in steps][:4] == [
        ("remote chance", 0, 5),
        ("highly unlikely", 10, 20),
        ("unlikely", 25, 35),
        ("realistic possibility", 40, 50),
    ]
    assert steps[4].range == "55–75 %"


def test_an_unknown_scale_is_refused():
    with pytest.raises(BadRequest):
        scale("gut")


def test_confidence_and_words_of_doubt():
    assert confidences() == ("high", "moderate", "low")
    assert {"may", "might", "could", "cannot rule out"} <= set(vague_words())


def test_the_admiralty_code_has_its_phrases():
    assert tuple(reliability_meanings()) == RELIABILITIES
    assert tuple(credibility_meanings()) == CREDIBILITIES
    assert reliability_meanings()["D"] == "Not usually reliable"
    assert credibility_meanings()[6] == "Truth cannot be judged"
    assert grade("B", 2) == "B2" and grade(None, None) == ""
    assert grade_in_words("C", 3) == "fairly reliable, possibly true"
    assert check_reliability(" b ") == "B"
