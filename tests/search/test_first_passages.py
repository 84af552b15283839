"""By article, the first passages of each come with it."""

from __future__ import annotations

import pytest

from app.domain.query import parse
from app.search.passage_index import PassageIndex
from tests.search.made import article


@pytest.fixture
def index(tmp_path):
    made = PassageIndex.open(tmp_path / "index")
    made.update(
        [
            article(
                "a", "Oil.", "Oil oil and oil.", "Wheat.", "Oil and gas and much else besides."
            ),
            article("b", "Only wheat.", "Some oil too, among many other things of that sort."),
            article("c", "Nothing else."),
        ],
        (),
        1,
    )
    yield made
    made.close()


def places(answer):
    return [(hit.article, hit.paragraph) for hit in answer.hits]


def test_each_article_has_its_best_passages_one_after_the_other(index):
    alone = index.search(parse("oil"), by="article")
    several = index.search(parse("oil"), by="article", each=2)
    assert [hit.article for hit in several.hits] == ["a", "a", "b"]
    best = {hit.article: hit for hit in alone.hits}
    assert [places(several)[0], places(several)[2]] == places(alone)
    by_passage = [p for p in places(index.search(parse("oil"))) if p[0] == "a"]
    assert places(several)[:2] == by_passage[:2]
    assert {hit.passages for hit in several.hits if hit.article == "a"} == {best["a"].passages}
    assert (several.total, several.articles, several.rows) == (4, 2, 2)


def test_they_count_as_one_of_a_page(index):
    first = index.search(parse("oil"), by="article", each=9, limit=1)
    second = index.search(parse("oil"), by="article", each=9, limit=1, offset=1)
    assert [hit.article for hit in first.hits] == ["a", "a", "a"]
    assert [hit.article for hit in second.hits] == ["b"]
    assert len(set(places(first))) == 3
