"""Verdicts on two passages."""

from __future__ import annotations

import pytest

from app.domain.article import ArticleId, Span
from app.domain.passage import Passage
from app.domain.verdict import VerdictId, made_verdict, same_place


def passage(article, start, end):
    return Passage(ArticleId(article), start, end, "x" * (end - start))


def test_a_verdict_is_the_same_from_whichever_article_it_was_said():
    one, other = passage("b", 5, 9), passage("a", 0, 4)

    forth = made_verdict(VerdictId("v"), one, other, "right", "now", "me")
    back = made_verdict(VerdictId("v"), other, one, "right", "now", "me")

    assert forth == back
    assert forth.seen_from(ArticleId("b")) == (one, other)
    assert forth.seen_from(ArticleId("a")) == (other, one)
    assert forth.concerns(ArticleId("a"))
    assert not forth.concerns(ArticleId("c"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((10, 30), (10, 30), True),
        ((10, 30), (12, 33), True),
        ((10, 30), (10, 100), False),
        ((10, 30), (30, 50), False),
        ((10, 30), (29, 50), False),
    ],
)
def test_spans_are_one_place_where_both_cover_half_of_the_longer(one, other, same):
    assert same_place(Span(*one), Span(*other)) is same
    assert same_place(Span(*other), Span(*one)) is same
