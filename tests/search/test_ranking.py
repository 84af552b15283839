from __future__ import annotations

import pytest

from app.domain.query import parse
from app.search.passage_index import PassageIndex
from tests.search.made import article


@pytest.fixture
def found(tmp_path):
    indexes = []

    def search(articles, text, **options):
        index = PassageIndex.open(tmp_path / f"index{len(indexes)}")
        indexes.append(index)
        index.update(articles, [], 1)
        return index.search(parse(text), **options)

    yield search
    for index in indexes:
        index.close()


def names(answer):
    return [hit.article for hit in answer.hits]


def test_a_rare_word_tells_more_than_a_frequent_one(found):
    articles = [article(f"minsk{n}", "Minsk spoke today about it") for n in range(8)]
    articles.append(article("potash", "Potash spoke today about it"))
    assert names(found(articles, "minsk OR potash"))[0] == "potash"


def test_a_short_passage_ranks_before_a_long_one(found):
    long = article("long", "Minsk spoke. " + "Nothing else was told that day. " * 9)
    assert names(found([long, article("short", "Minsk spoke.")], "minsk")) == ["short", "long"]


def test_a_word_in_the_title_counts(found):
    plain = article("plain", "Minsk spoke.", title="News")
    titled = article("titled", "Minsk spoke.", title="Minsk")
    assert names(found([plain, titled], "minsk")) == ["titled", "plain"]


def test_words_side_by_side_as_asked_rank_first(found):
    apart = article("apart", "The swap of a prisoner came.")
    beside = article("beside", "A prisoner swap came of the.")
    assert names(found([apart, beside], "prisoner swap")) == ["beside", "apart"]


def test_by_article_all_its_passages_count(found):
    often = article("often", "Minsk spoke.", "Minsk waited.", "Minsk slept.")
    once = article("once", "Minsk spoke.", "London waited.", "Paris slept.")
    answer = found([once, often], "minsk", by="article")
    assert names(answer) == ["often", "once"] and answer.hits[0].passages == 3


def test_the_order_of_segments_and_deletions_does_not_change_scores(tmp_path):
    articles = [article(f"a{n}", "Minsk spoke. " * (n + 1), "The envoy left.") for n in range(6)]
    at_once = PassageIndex.open(tmp_path / "one")
    at_once.update(articles, [], 1)
    bit_by_bit = PassageIndex.open(tmp_path / "many")
    for seq, made in enumerate([*articles, article("gone", "Minsk Minsk")], 1):
        bit_by_bit.update([made], [], seq)
    bit_by_bit.update([articles[2]], ["gone"], 99)
    for by in ("passage", "article"):
        first = at_once.search(parse("minsk envoy"), by=by).hits
        second = bit_by_bit.search(parse("minsk envoy"), by=by).hits
        assert {h.article: round(h.score, 4) for h in first} == {
            h.article: round(h.score, 4) for h in second
        }
    at_once.close()
    bit_by_bit.close()
