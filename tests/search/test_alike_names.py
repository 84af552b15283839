"""Spellings in the library that may be one name."""

from __future__ import annotations

import pytest

from app.domain.query import parse
from app.search.passage_index import PassageIndex
from tests.search.made import article


@pytest.fixture
def alike(tmp_path):
    """Index these articles and take the spellings that may be one name."""

    def call(*articles):
        index = PassageIndex.open(tmp_path / "index")
        index.update(articles, (), 1)
        try:
            return [(found.spellings, found.articles) for found in index.alike_names()]
        finally:
            index.close()

    return call


def test_spellings_of_different_articles_are_offered_as_one_name(alike):
    found = alike(
        article("a", "In Minsk Lukashenko spoke.", "Later Lukashenko left."),
        article("b", "Then Lukashenko came back."),
        article("c", "Yesterday Lukashenka spoke."),
        article("d", "Вчера Лукашенко выступил.", language="ru"),
    )
    assert found == [(("Lukashenko", "Lukashenka", "Лукашенко"), (2, 1, 1))]


def test_spellings_that_only_stand_together_are_two_people(alike):
    both = article("a", "The ministers Petersen and Peterson met in Oslo.")
    assert alike(both) == []
    assert alike(both, article("b", "Alone came Petersen.")) == []
    apart = (article("c", "Alone came Petersen."), article("d", "Alone came Peterson."))
    assert alike(*apart) == [(("Petersen", "Peterson"), (3, 2))]


def test_ordinary_words_and_plurals_are_no_names(alike):
    assert (
        alike(
            article("a", "He had a kofe there.", "The Belarusian border is open."),
            article("b", "She drank coffee there.", "The Belarusians went home."),
        )
        == []
    )


def test_what_was_removed_is_not_offered(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("a", "So said Lukashenko."), article("b", "So did Lukashenka.")], (), 1)
    assert [found.spellings for found in index.alike_names()] == [("Lukashenka", "Lukashenko")]
    index.update((), ["b"], 2)
    assert index.alike_names() == []
    index.close()


def test_long_names_may_differ_in_one_sound_and_short_ones_may_not(alike):
    found = alike(
        article("a", "So said Ahmadinejad and Marten."),
        article("b", "So did Ahmedinejad and Morten."),
    )
    assert found == [(("Ahmadinejad", "Ahmedinejad"), (1, 1))]


def test_names_are_written_as_the_passages_write_them(alike):
    found = alike(article("a", "So said MacArtur."), article("b", "So did MacArthur."))
    assert found == [(("MacArthur", "MacArtur"), (1, 1))]


def test_names_that_are_different_are_not_looked_for_by_each_other(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update(
        [
            article("a", "So said Lukashenko."),
            article("b", "So did Lukashenka."),
            article("c", "Так сказал Лукашенко.", language="ru"),
        ],
        (),
        1,
    )
    query = parse("Lukashenko")
    assert index.search(query).total == 3
    told = index.search(query, apart=[("Lukashenka", "LUKASHENKO")])
    assert sorted(hit.article for hit in told.hits) == ["a", "c"]
    assert told.variants == {"Lukashenko": ("Лукашенко",)}
    index.close()


def test_spellings_in_the_same_company_come_before_chance(alike):
    found = alike(
        article("a", "In Minsk Sergey Kovalev met Natalia Petrova. So did Andersen."),
        article("b", "In Minsk Sergej Kovalev met Natalia Petrova."),
        article("c", "The yard in Aarhus belongs to Anders Andersen."),
        article("d", "Over Denver flew Anderson.", "In Boston lived Anderson."),
        article("e", "Вчера Lukashenko выступил."),
        article("f", "Вчера Лукашенко выступил.", language="ru"),
    )
    assert [spellings[0] for spellings, _ in found] == ["Lukashenko", "Sergej", "Andersen"]
