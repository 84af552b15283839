"""Vectors of claims."""

from __future__ import annotations

import numpy as np
import pytest

from app.comparing.statistics import Statistics
from app.comparing.vectors import nearness, topical, vectors
from app.comparing.words import read_words

TEXTS = (
    "The ferry sank off Torvald",
    "Ferries sink rarely off Torvaldsen",
    "Wheat prices doubled in Odessa",
    "The ferry sank off Torvald",
    "",
)


@pytest.fixture
def made():
    statistics = Statistics()
    claims = [[token.word for token in read_words(text)] for text in TEXTS]
    for claim in claims:
        statistics.count([claim], 1)
    return vectors(claims, statistics, statistics.weights()), statistics


def test_the_same_words_are_nearest_then_the_same_stems_then_nothing(made):
    found, statistics = made

    table = nearness(found, found, statistics.desk)

    assert table[0, 3] == pytest.approx(1.0)
    assert 0.1 < table[0, 1] < 0.95
    assert table[0, 2] < 0.05
    assert np.allclose(table, table.T)
    assert not table[4].any()


def test_what_a_text_keeps_repeating_weighs_less(made):
    _, statistics = made
    repeated = [[token.word for token in read_words(f"ferry {w}")] for w in ("a1", "dock", "mast")]
    piece = statistics.pieces("ferry")

    lowered = topical(repeated, statistics, articles=1)

    assert (lowered[piece] <= statistics.weights()[piece]).all()
    assert lowered[piece].sum() < 0.5 * statistics.weights()[piece].sum()
    untouched = statistics.pieces("wheat")
    assert (lowered[untouched] == statistics.weights()[untouched]).all()
