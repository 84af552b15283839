from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import ArticleId
from app.domain.briefing import (
    BottomLine,
    Briefing,
    BriefingId,
    Document,
    Item,
    ItemId,
    Judgement,
    Prose,
)
from app.domain.likelihood import SCALES, scale, vague_words
from app.domain.passage import Passage
from app.domain.tradecraft import WHOLE, Finding, findings

HEAD = Briefing(BriefingId("b"), "Title", marking="TLP:GREEN", scale="icd203")
LINE = BottomLine(ItemId("line"), "Minsk offers a bargain.")


def passage(article: str = "a", start: int = 0) -> Passage:
    return Passage(ArticleId(article), start, start + 5, "words")


SOUND = Judgement(
    ItemId("j"),
    "It is likely that Minsk will release more prisoners.",
    "likely",
    "moderate",
    (passage("a"), passage("b")),
)


def found(*items: Item, head: Briefing = HEAD, **given) -> tuple[Finding, ...]:
    return findings(Document(head, (LINE, *items)), **given)


def rules(*items: Item, head: Briefing = HEAD, **given) -> list[str]:
    return [finding.rule for finding in found(*items, head=head, **given)]


def test_a_sound_briefing_has_no_findings() -> None:
    assert rules(SOUND) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"likelihood": None}, "judgement-without-likelihood"),
        ({"likelihood": "realistic possibility"}, "likelihood-off-scale"),
        ({"confidence": None}, "judgement-without-confidence"),
        ({"evidence": ()}, "judgement-without-evidence"),
        ({"evidence": (passage("a"), passage("a", 40))}, "single-source"),
        ({"likelihood": "unlikely"}, "other-likelihood-in-text"),
    ],
)
def test_each_lack_of_a_judgement_is_a_finding_on_it(change: dict[str, object], rule: str) -> None:
    broken = found(replace(SOUND, **change))
    assert [finding.rule for finding in broken] == [rule]
    assert broken[0].item == 1
    assert broken[0].message.endswith(".")


def test_the_whole_briefing_wants_a_bottom_line_and_a_marking() -> None:
    bare = findings(Document(replace(HEAD, marking=None), (BottomLine(ItemId("x"), " "), SOUND)))
    assert [finding.rule for finding in bare] == ["no-bottom-line", "no-marking"]
    assert {finding.item for finding in bare} == {WHOLE}


@pytest.mark.parametrize("word", vague_words())
def test_every_vague_word_is_found_with_its_place(word: str) -> None:
    text = f"It is likely that Minsk {word.upper()} release more."
    (finding,) = found(replace(SOUND, text=text))
    assert finding.rule == "vague-word"
    assert text[finding.start : finding.end].lower() == word


def test_vague_words_of_sources_and_the_month_of_may_are_left_alone() -> None:
    for text in (
        "It is likely that the “potential release, which may follow” comes by 12 May 2025.",
        "May 2025 is the likely date.",
        "It is likely. In May, talks follow.",
    ):
        assert rules(replace(SOUND, text=text)) == []
    assert rules(replace(SOUND, text="May Minsk do so? It is likely.")) == ["vague-word"]


@pytest.mark.parametrize(
    ("said", "name", "rule"),
    [
        ("highly  improbable", "icd203", "other-row"),
        ("probable", "icd203", "other-row"),
        ("highly likely", "icd203", "other-scale"),
        ("realistic possibility", "icd203", "other-scale"),
        ("very likely", "phia", "other-scale"),
        ("probable", "phia", "other-row"),
    ],
)
def test_terms_of_another_row_or_scale_are_found(said: str, name: str, rule: str) -> None:
    text = f"A deal is {said} this year."
    (finding,) = found(Prose(ItemId("p"), text), head=replace(HEAD, scale=name))
    assert finding.rule == rule
    assert text[finding.start : finding.end] == said


def test_a_long_term_is_never_taken_for_the_short_one_within_it() -> None:
    for name in SCALES:
        for step in scale(name).steps:
            judgement = replace(SOUND, text=f"It is {step.term} here.", likelihood=step.term)
            assert rules(judgement, head=replace(HEAD, scale=name)) == []


def test_a_remote_place_is_no_likelihood() -> None:
    assert rules(Prose(ItemId("p"), "The camp lies in a remote valley.")) == []
    assert rules(Prose(ItemId("p"), "There is a remote prospect of talks.")) == ["other-row"]


def test_likelihood_and_confidence_want_sentences_of_their_own() -> None:
    together = Prose(ItemId("p"), "The call was short. We judge with low confidence it is likely.")
    (finding,) = found(together)
    assert finding.rule == "likelihood-with-confidence"
    assert together.text[finding.start : finding.end].startswith("We judge")
    apart = Prose(ItemId("p"), "A deal with the U.S. is likely. Our confidence is low.")
    assert rules(apart) == []


def test_evidence_that_cannot_be_judged_is_found_only_where_grades_are_known() -> None:
    grades = {"a": ("F", 2), "b": ("B", 6), "c": ("B", None)}

    def grade_of(cited: Passage) -> tuple[str | None, int | None]:
        return grades[cited.article]

    assert rules(SOUND) == []
    assert rules(SOUND, grade_of=grade_of) == ["ungradable-evidence"]
    mixed = replace(SOUND, evidence=(passage("a"), passage("c")))
    assert rules(mixed, grade_of=grade_of) == []


@given(st.text(alphabet="likely may confidence “”. \n*", max_size=80))
def test_every_finding_lies_within_its_text(text: str) -> None:
    for finding in found(replace(SOUND, text=text)):
        assert 0 <= finding.start <= finding.end <= len(text)
