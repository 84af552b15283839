from __future__ import annotations

from app.domain.query import parse
from app.search.passage_index import PassageIndex
from tests.search.made import article


def test_a_query_that_costs_too_much_is_cut_short_and_says_so(tmp_path, monkeypatch):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("a", "the envoy of the ministry " * 50)], [], 1)
    assert index.search(parse('"the envoy" OR "of the"')).notices == []
    monkeypatch.setattr("app.search.occurrences.BUDGET", 300)
    answer = index.search(parse('"the envoy" OR "of the"'))
    index.close()
    assert any("more than can be looked up at once" in notice for notice in answer.notices)


def test_places_beyond_what_is_told_apart_are_no_phrase(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("a", "x " * 66_000 + "envoy ministry")], [], 1)
    assert index.search(parse('"ministry envoy"')).total == 0
    assert index.search(parse("envoy ministry")).total == 1
    index.close()
