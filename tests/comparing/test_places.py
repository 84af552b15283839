"""Claims that are worth comparing with a passage."""

from __future__ import annotations

import pytest

from app.comparing.places import Places
from app.comparing.reading import read_article, shelved
from app.domain.article import ArticleId
from tests.comparing.accounts import article

ARTICLES = {
    ArticleId("ships"): "A freighter ran aground near Bergen.\nAll timber cargo was lost.",
    ArticleId("banks"): "The central bank kept its rate.\nThe peso gains against the dollar.",
    ArticleId("mixed"): "A bank lends timber firms money.\nThe harbour of Bergen closed.",
}


def kept(name, text=None):
    return shelved(ArticleId(name), read_article(article(name, text or ARTICLES[ArticleId(name)])))


@pytest.fixture
def places():
    made = Places()
    made.add([kept(name) for name in ARTICLES])
    return made


def found(places, words, besides="x", most=10):
    """The articles and words of likely claims."""
    homes = places.likely(dict.fromkeys(words.split(), 1.0), ArticleId(besides), most)
    return [(places.article(home), places.claim(home)[0].words[:8]) for home in homes]


def test_the_claim_that_shares_most_comes_first_and_never_one_of_the_same_article(places):
    said = found(places, "timber cargo bergen", besides="mixed")

    assert said[0] == ("ships", "All timb")
    assert all(article != "mixed" for article, _ in said)


def test_no_more_are_given_than_asked_for_and_nothing_where_nothing_is_shared(places):
    assert len(found(places, "timber bank", most=1)) == 1
    assert found(places, "volcan erupt") == []
    assert found(Places(), "timber") == []


def test_a_removed_article_is_found_no_more_and_the_others_still_are(places):
    for name in ("ships", "banks", "never there"):
        places.remove(ArticleId(name))

    assert {name for name, _ in found(places, "timber bank bergen peso")} == {"mixed"}
    places.add([kept("ships")])
    assert ("ships", "All timb") in found(places, "timber cargo")


def test_what_came_one_by_one_and_what_was_joined_is_as_if_it_came_at_once(places):
    words = "timber bank bergen peso"
    single = Places()
    for name in ARTICLES:
        single.add([kept(name)])
    for number in range(40):
        single.add([kept(f"more{number}", "Rain fell on Kelmar.")])
        single.remove(ArticleId(f"more{number}"))

    assert sorted(found(single, words)) == sorted(found(places, words))
    single.join()
    assert sorted(found(single, words)) == sorted(found(places, words))
    assert set(single.articles()) == set(places.articles()) == set(ARTICLES)
    for name in ARTICLES:
        assert single.claims_of(name) == places.claims_of(name)


def test_the_fewer_claims_answer_to_a_word_the_more_it_tells(places):
    assert places.rarity("cargo") > places.rarity("timber") > 0
    assert places.rarity("volcan") == 0


def test_places_without_articles_can_be_joined():
    empty = Places()
    assert len(empty.join()) == 0
    empty.add([kept("ships")])
    empty.remove(ArticleId("ships"))
    assert len(empty.join()) == 0
    assert found(empty, "timber") == []
