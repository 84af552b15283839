"""What is drawn between accounts of one event, as judged by hand."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.comparing.comparing import Comparison
from app.search.name_keys import name_keys
from tests.comparing.judged_accounts import (
    accounts,
    average_precision,
    judged,
    same_pairs,
    topics,
)


def found(topic):
    some = accounts(topic)
    comparison = Comparison([one.article for one in some], name_keys=name_keys)
    pairs = [
        (pair.score, judged(one, other, pair), pair.drawn)
        for one, other in combinations(some, 2)
        for pair in comparison.align(one.article, other.article, everything=True)
    ]
    return pairs, same_pairs(some)


@pytest.fixture(scope="module")
def every():
    return {topic: found(topic) for topic in topics()}


def test_nearly_all_that_is_drawn_says_the_same_and_some_is_drawn_of_each_event(every):
    grades = {
        topic: [how for _, how, drawn in pairs if drawn] for topic, (pairs, _) in every.items()
    }
    said = [how for some in grades.values() for how in some]

    assert sum(how == 2 for how in said) >= 0.9 * len(said)
    assert len(said) >= 0.3 * sum(same for _, same in every.values())
    assert all(some for topic, some in grades.items() if topic != "scooters")


def test_articles_on_one_subject_that_state_other_things_are_not_linked(every):
    assert not any(drawn for _, _, drawn in every["scooters"][0])


def test_hardly_anything_that_says_the_same_has_no_score_at_all(every):
    scored = sum(how == 2 for pairs, _ in every.values() for _, how, _ in pairs)

    assert scored >= 0.9 * sum(same for _, same in every.values())


@pytest.mark.parametrize(
    ("topic", "least"),
    [
        ("accord", 0.63),
        ("blast", 0.4),
        ("bribes", 0.6),
        ("coalition", 0.58),
        ("dam", 0.35),
        ("lithium", 0.35),
        ("strike", 0.7),
        ("takeover", 0.75),
        ("treaty", 0.72),
    ],
)
def test_what_says_the_same_comes_first(every, topic, least):
    pairs, same = every[topic]

    assert average_precision([(score, how) for score, how, _ in pairs], same) >= least
