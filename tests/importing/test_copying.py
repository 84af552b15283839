"""Copies are told from reports that share their form or their background."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from app.domain.article import Article, ArticleId
from app.importing import copying
from app.importing.copying import Wording, is_copy
from app.importing.reading import read_bytes
from tests.importing.one_topic import FORMS, reports, reworded, words_of
from tests.library.made import report, sentences


def wording(text):
    recovered = read_bytes(text.encode(), "a.txt")
    return Wording(
        Article(
            ArticleId("a"), recovered.text, recovered.blocks, recovered.metadata,
            "", "", 0, "utf-8", recovered.extractor, "",
        )
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_reports_in_one_form_about_different_things_are_no_copies(form):
    read = [wording(text) for text in reports(form, 10)]
    assert [is_copy(one, other) for one, other in combinations(read, 2)].count(True) == 0


@pytest.mark.parametrize("form", FORMS)
def test_a_reworded_copy_of_such_a_report_is_one(form):
    written = reports(form, 10)
    words, dice = words_of(" ".join(written)), random.Random(7)
    found = [is_copy(wording(text), wording(reworded(text, words, dice))) for text in written]
    assert found.count(True) >= 9


@pytest.mark.parametrize("form", FORMS)
def test_such_a_report_cut_to_two_thirds_is_a_copy(form):
    for text in reports(form, 3):
        assert is_copy(wording(text), wording(text[: len(text) * 2 // 3]))


@pytest.mark.parametrize("form", ["bond issues", "quarterly figures", "football"])
def test_a_wire_with_one_figure_put_right_is_a_copy(form):
    (text,) = reports(form, 1)
    right = text.replace("3", "8", 1)
    assert right != text
    assert is_copy(wording(text), wording(right))


def test_two_reports_with_one_background_are_no_copies():
    background = sentences(1, 24)
    one = report("The minister speaks in the capital", sentences(2, 16) + background)
    other = report("The council votes on the treaty", sentences(3, 16) + background)
    assert not is_copy(wording(one), wording(other))


def test_a_report_spread_through_another_of_the_same_length_is_no_copy():
    shared, ours, theirs = sentences(1, 24), sentences(2, 16), sentences(3, 16)
    woven = [
        [s for at in range(0, 24, 3) for s in (*own[at // 3 * 2 :][:2], *shared[at : at + 3])]
        for own in (ours, theirs)
    ]
    one, other = (report("On the talks at the border", told) for told in woven)
    assert not is_copy(wording(one), wording(other))


def test_a_copy_with_a_paragraph_of_its_own_before_and_after_is_one():
    told = sentences(1, 24)
    other = report("Another title of the paper", sentences(2, 3) + told + sentences(3, 4))
    assert is_copy(wording(report("A title of the agency", told)), wording(other))


def test_a_part_from_the_midst_of_an_article_is_a_copy():
    told = sentences(1, 32)
    part = report("In short from the region", told[12:22])
    assert is_copy(wording(report("A title of the agency", told)), wording(part))


def test_names_put_in_for_other_words_make_no_copy_another_report():
    told = report("A title of the agency", sentences(1, 40))
    names = ["Valmont", "Petrov", "Ashford", "Kowalski", "Tanaka", "Marlow", "Silva", "Haddad"]
    for seed in range(5):
        copy = reworded(told, names, random.Random(seed))
        assert is_copy(wording(told), wording(copy))


def test_a_text_of_a_few_words_is_no_copy():
    assert not is_copy(wording("Talks to resume on Monday"), wording("Talks to resume on Monday"))


def test_of_very_long_texts_nothing_more_is_asked(monkeypatch):
    monkeypatch.setattr(copying, "MOST_WORDS", 100)
    one, other = (report("A title", sentences(seed, 24)) for seed in (1, 2))
    assert is_copy(wording(one), wording(other))
