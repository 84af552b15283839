from __future__ import annotations

import pytest

from app.domain.query import parse
from app.search.occurrences import Allowance
from app.search.passage_index import PassageIndex
from tests.search.made import article

WORDS = ("the", "envoy", "of", "minister", "to")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """Passages of nothing but frequent words."""
    index = PassageIndex.open(tmp_path_factory.mktemp("crowd") / "index")
    index.update([article("a", *["the envoy of the minister spoke to the minister"] * 250)], [], 1)
    yield index
    index.close()


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


COSTLY = {
    "near, again and again": " OR ".join(["the near/100 of"] * 40),
    "near on one word": " OR ".join(["the near/100 the"] * 40),
    "near on phrases": " OR ".join(['"the envoy" near/9 "of the"'] * 40),
    "phrases of stop words": " OR ".join(f'"{a} {b}"' for a in WORDS for b in WORDS),
    "the same word": " OR ".join(["the"] * 90),
    "prefixes": " OR ".join(["env* near/9 min*"] * 40),
}


@pytest.mark.parametrize("text", COSTLY.values(), ids=COSTLY)
def test_what_is_asked_for_again_and_again_is_paid_for_each_time(crowd, text, monkeypatch):
    notice = "more than can be looked up at once"
    assert notice not in " ".join(crowd.search(parse(text)).notices)
    monkeypatch.setattr("app.search.occurrences.BUDGET", 50_000)
    assert notice in " ".join(crowd.search(parse(text)).notices)
    assert notice not in " ".join(crowd.search(parse('"the envoy" near/9 minister')).notices)


def test_an_allowance_that_refused_once_pays_for_nothing_more(monkeypatch):
    monkeypatch.setattr("app.search.occurrences.BUDGET", 100)
    allowance = Allowance()
    assert allowance.afford(60) and not allowance.exhausted
    assert not allowance.afford(60) and allowance.exhausted
    assert not allowance.afford(1)


@pytest.mark.parametrize(("distance", "found"), [(1, {2}), (2, {2, 3}), (4, {0, 2, 3})])
def test_near_counts_words_between_in_either_order(tmp_path, distance, found):
    index = PassageIndex.open(tmp_path / "index")
    texts = ("swap a b c talks", "swap", "talks swap", "swap x talks", "talks a b c d e f g swap")
    index.update([article("a", *texts)], [], 1)
    hits = index.search(parse(f"swap near/{distance} talks")).hits
    index.close()
    assert {hit.paragraph - 1 for hit in hits} == found


def test_near_of_a_word_with_itself_needs_it_twice(tmp_path):
    index = PassageIndex.open(tmp_path / "index")
    index.update([article("a", "swap for swap", "one swap", "swap swap")], [], 1)
    hits = index.search(parse("swap near/2 swap")).hits
    index.close()
    assert {hit.paragraph for hit in hits} == {1, 3}
