"""Weights: what every article repeats weighs nothing."""

from __future__ import annotations

import numpy as np

from app.comparing.statistics import Statistics
from app.comparing.words import read_words


def words(text: str):
    return [token.word for token in read_words(text)]


def library(count: int) -> Statistics:
    statistics = Statistics()
    for number in range(count):
        own = "".join(chr(97 + int(digit)) for digit in f"{number:04d}")
        claims = [words("subscribe newsletter"), words(f"harbour{own} lighthouse{own}")]
        statistics.count(claims, 1)
    return statistics


def test_a_word_of_every_article_weighs_nothing_beside_a_word_of_one():
    statistics = library(300)

    assert statistics.word_weight("newsletter") < 0.05
    assert statistics.word_weight("harbouraaab") > 4
    weights = statistics.weights()
    assert weights[statistics.pieces("newsletter")].max() < 0.05


def test_taking_an_article_out_restores_every_weight():
    statistics = library(20)
    before = statistics.weights().copy()
    added = [words("quarry strike spreads"), words("newsletter")]

    statistics.count(added, 1)
    changed = statistics.weights().copy()
    statistics.count(added, -1)

    assert not np.array_equal(before, changed)
    assert np.array_equal(before, statistics.weights())
    assert (statistics.articles, statistics.claims) == (20, 40)


def test_an_empty_library_has_weights_too():
    assert Statistics().weights().sum() == 0


def test_a_small_library_knows_everyday_words_from_telling_ones():
    statistics = Statistics()
    statistics.count([words("comfortable"), words("sequestered")], 1)

    assert statistics.word_weight("comfortable") < statistics.word_weight("sequestered")
    assert statistics.word_weight("market") < statistics.word_weight("comfortable")


def test_what_a_large_library_counts_outweighs_what_is_known_at_large():
    statistics = Statistics()
    for _ in range(300):
        statistics.count([*[words("quarry")] * 20, words("market")], 1)

    assert statistics.word_weight("quarry") < statistics.word_weight("market")
