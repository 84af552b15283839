"""Claims that are worth comparing with a passage."""

from __future__ import annotations

import pytest

from app.comparing.places import Places
from app.comparing.statistics import Statistics
from app.comparing.words import read_words
from app.domain.article import ArticleId


def words(text):
    return [token.word for token in read_words(text)]


ARTICLES = {
    ArticleId("ships"): ["freighter aground near Bergen", "timber cargo lost"],
    ArticleId("banks"): ["central bank keeps rate", "peso gains against dollar"],
    ArticleId("mixed"): ["bank lends timber firms money", "Bergen harbour closed"],
}


@pytest.fixture
def made():
    places, statistics = Places(), Statistics()
    for article, claims in ARTICLES.items():
        read = [words(claim) for claim in claims]
        places.add(article, read)
        statistics.count(read, 1)
    return places, statistics


def test_the_claim_that_shares_most_comes_first_and_never_one_of_the_same_article(made):
    places, statistics = made

    found = places.likely(words("timber cargo from Bergen"), ArticleId("mixed"), statistics, 10)

    assert found[0] == ("ships", 1)
    assert all(article != "mixed" for article, _ in found)


def test_no_more_are_given_than_asked_for_and_nothing_where_nothing_is_shared(made):
    places, statistics = made

    assert len(places.likely(words("timber bank"), ArticleId("x"), statistics, 1)) == 1
    assert places.likely(words("volcano erupts"), ArticleId("x"), statistics, 5) == []
    assert Places().likely(words("timber"), ArticleId("x"), statistics, 5) == []


def test_a_removed_article_is_found_no_more_and_the_others_still_are(made):
    places, statistics = made

    for article in ("ships", "banks"):
        places.remove(ArticleId(article))

    found = places.likely(words("timber bank Bergen peso"), ArticleId("x"), statistics, 10)
    assert sorted(found) == [("mixed", 0), ("mixed", 1)]
    places.add(ArticleId("ships"), [words(claim) for claim in ARTICLES[ArticleId("ships")]])
    assert ("ships", 1) in places.likely(words("timber cargo"), ArticleId("x"), statistics, 10)
