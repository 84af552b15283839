"""Aligning two articles, and finding passages like one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.comparing.comparing import Comparison
from app.domain.article import ArticleId, BlockKind, Span
from tests.comparing.accounts import ELSEWHERE, GROUNDED, RESCUED, article
from tests.support.growth import growth


@pytest.fixture(scope="module")
def accounts():
    return article("a", GROUNDED), article("b", RESCUED), article("c", ELSEWHERE)


@pytest.fixture(scope="module")
def comparison(accounts):
    return Comparison(accounts)


def words_of(article, span):
    return article.text[span.start : span.end]


def drawn(comparison, a, b):
    return {
        (words_of(a, p.a)[:20], words_of(b, p.b)[:20]): p.relation for p in comparison.align(a, b)
    }


def test_passages_that_say_the_same_are_drawn_and_contradictions_are_called_so(
    comparison, accounts
):
    a, b, _ = accounts

    assert drawn(comparison, a, b) == {
        ("All 14 crew members ", "A rescue helicopter "): "same",
        ("A cargo ship ran agr", "The coast guard esti"): "differs",
        ("Former fisheries min", "Fisheries minister O"): "differs",
        ("The ship's owner did", "The owner answered q"): "differs",
    }


def test_articles_about_different_things_do_not_meet(comparison, accounts):
    a, _, c = accounts

    assert comparison.align(a, c) == []


def test_the_same_topic_alone_draws_nothing():
    one = article("one", "The ministry of Ruritania opened a school.\nRuritania grows barley.")
    two = article("two", "Ruritania plays Freedonia on Sunday.\nTourists like Ruritania's lakes.")

    assert Comparison([one, two]).align(one, two) == []


def test_everything_lists_the_drawn_pairs_among_all_scored_best_first(comparison, accounts):
    a, b, _ = accounts

    everything = comparison.align(a, b, everything=True)

    scores = [pair.score for pair in everything]
    assert scores == sorted(scores, reverse=True)
    assert [p for p in everything if p.drawn] == comparison.align(a, b)
    assert len(everything) > len(comparison.align(a, b))
    assert all(0 < score <= 1 for score in scores)


def test_an_article_does_not_meet_itself(comparison, accounts):
    assert comparison.align(accounts[0], accounts[0], everything=True) == []


def test_two_copies_meet_sentence_by_sentence(accounts):
    a = accounts[0]
    copy = article("copy", GROUNDED)

    pairs = Comparison([a, copy]).align(a, copy)

    assert len(pairs) == len(a.blocks)
    assert all(pair.a == pair.b and pair.relation == "same" for pair in pairs)
    assert all(pair.score > 0.9 for pair in pairs)


def test_a_sentence_that_is_repeated_has_several_partners():
    one = article("one", "The bridge at Torvald collapsed under a timber lorry.\nFish is cheap.")
    two = article(
        "two",
        "The bridge at Torvald collapsed under a timber lorry.\nPolice closed the valley.\n"
        "The bridge at Torvald collapsed under a timber lorry, the driver survived.",
    )

    pairs = Comparison([one, two, article("c", ELSEWHERE)]).align(one, two)

    assert len(pairs) == 2


def test_list_items_and_prose_meet(accounts):
    plans = "Build a tunnel under the Storfjord by 2031\nRaise teachers' pay\nPlant oak trees"
    one = article("one", plans, BlockKind.LIST_ITEM)
    two = article("two", "Ministers want a tunnel under the Storfjord.\nSalmon prices rose.")

    (pair,) = Comparison([*accounts, one, two]).align(one, two)

    assert words_of(one, pair.a) == "Build a tunnel under the Storfjord by 2031"


def test_similar_passages_come_from_other_articles_with_a_reason(comparison, accounts):
    a, b, _ = accounts
    oil = a.text.index("A cargo ship")

    hits = comparison.similar(a, Span(oil, oil + 100))

    assert hits[0].article == "b"
    assert b.text[hits[0].start : hits[0].end].startswith("The coast guard estimated")
    assert "oil" in hits[0].reason
    assert "differ in a figure" in hits[0].reason
    assert hits[0].relation == "differs"
    assert all(hit.article != a.id for hit in hits)


def test_similar_answers_for_a_few_words_and_for_a_whole_article(comparison, accounts):
    a = accounts[0]
    start = a.text.index("fuel oil")

    assert comparison.similar(a, Span(start, start + 8))[0].article == "b"
    assert comparison.similar(a, Span(0, len(a.text)), limit=3)[0].article == "b"
    assert len(comparison.similar(a, Span(0, len(a.text)), limit=2)) == 2


def test_a_removed_article_is_found_no_more(accounts):
    a, b, c = accounts
    comparison = Comparison(accounts)

    comparison.remove(b.id)
    assert {hit.article for hit in comparison.similar(a, Span(0, len(a.text)))} <= {c.id}
    comparison.remove(ArticleId("never there"))
    comparison.add(b)
    assert comparison.similar(a, Span(0, 100))[0].article == b.id


def test_an_article_that_was_corrected_replaces_its_earlier_state(accounts):
    a, b, c = accounts
    comparison = Comparison(accounts)

    comparison.add(article("b", "Copper exports rose in Chile.\nNothing on ships here."))

    assert not [h for h in comparison.similar(a, Span(0, 126)) if h.score > 0.3]
    fresh = Comparison([a, article("b", RESCUED), c])
    comparison.add(b)
    assert comparison.align(a, b) == fresh.align(a, b)


def test_many_changes_leave_the_same_answers_as_a_fresh_start(accounts):
    a, _, c = accounts
    comparison = Comparison(accounts)
    for _ in range(12):
        comparison.remove(c.id)
        comparison.add(c)

    span = Span(0, 126)
    assert comparison.similar(a, span) == Comparison(accounts).similar(a, span)


_SENTENCES = st.lists(
    st.sampled_from([*GROUNDED.split("\n"), *RESCUED.split("\n"), *ELSEWHERE.split("\n"), "Oh!"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_SENTENCES, _SENTENCES)
def test_scores_are_symmetric_and_spans_lie_inside_the_texts(some, others):
    a, b = article("a", "\n".join(some)), article("b", "\n".join(others))
    comparison = Comparison([a, b])

    forth = comparison.align(a, b, everything=True)
    back = comparison.align(b, a, everything=True)

    assert {(p.a, p.b, p.score, p.relation) for p in forth} == {
        (p.b, p.a, p.score, p.relation) for p in back
    }
    for pair in forth:
        assert words_of(a, pair.a).strip()
        assert words_of(b, pair.b).strip()
        assert pair.a.end <= len(a.text)
        assert pair.b.end <= len(b.text)


def test_an_empty_article_meets_nothing(accounts):
    empty = article("empty", "")
    comparison = Comparison([*accounts, empty])

    assert comparison.align(accounts[0], empty, everything=True) == []
    assert comparison.similar(empty, Span(0, 0)) == []


@pytest.mark.slow
def test_a_pair_and_a_search_cost_no_more_than_the_library_grows(accounts):
    def among(count):
        filler = [
            article(
                f"f{n}",
                "\n".join(
                    f"Town {n * 7 + i} opened a {w} near lake number {n} after {i} hours of debate."
                    for i, w in enumerate(("school", "bridge", "market", "harbour", "mill"))
                ),
            )
            for n in range(count)
        ]
        made = Comparison([*accounts, *filler])
        made.similar(accounts[0], Span(0, 126))
        return made

    among_so_many = {count: among(count) for count in (60, 600)}
    a, b, _ = accounts

    def work(count):
        for _ in range(5):
            among_so_many[count].align(a, b)
            among_so_many[count].similar(a, Span(0, len(a.text)))

    assert growth(work, 60, 600) < 10


def test_what_was_found_out_can_be_kept_and_taken_up_again(accounts):
    a, b, c = accounts
    first = Comparison(accounts)
    asked = Span(0, 126)

    again = Comparison(fetch={b.id: b}.__getitem__)
    again.take_arrays(first.arrays())

    assert again.articles() == {a.id, b.id, c.id}
    assert again.similar(a, asked) == first.similar(a, asked)
    assert again.align(a, b) == first.align(a, b)
    again.remove(b.id)
    again.name(b.id)
    assert again.waiting == 1
    assert again.similar(a, asked) == first.similar(a, asked)
    assert again.waiting == 0


def test_a_few_waiting_articles_can_be_read_at_a_time(accounts):
    comparison = Comparison(accounts)

    assert comparison.waiting == 3
    comparison.read_waiting(2)
    assert comparison.waiting == 1
    comparison.read_waiting()
    assert comparison.waiting == 0


def test_a_similar_passage_is_called_the_same_only_where_it_says_as_much(comparison, accounts):
    a, b, _ = accounts
    rescue = a.text.index("All 14")
    birds = a.text.index("Environmental groups")

    best = comparison.similar(a, Span(rescue, a.text.index("\n", rescue)))[0]
    others = comparison.similar(a, Span(birds, len(a.text)))

    assert b.text[best.start :].startswith("A rescue helicopter")
    assert best.relation == "same"
    assert {hit.relation for hit in others} <= {"similar"}
