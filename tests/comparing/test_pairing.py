"""Scores and sure pairs."""

from __future__ import annotations

import pytest

from app.comparing.pairing import (
    Evidence,
    evidence,
    likeness,
    score_table,
    strengthened,
    sure_pairs,
)
from app.comparing.reading import read_article
from app.comparing.statistics import Statistics
from tests.comparing.accounts import ELSEWHERE, GROUNDED, RESCUED, article


@pytest.fixture(scope="module")
def read():
    found = [
        read_article(article(n, t))
        for n, t in zip("abc", (GROUNDED, RESCUED, ELSEWHERE), strict=True)
    ]
    statistics = Statistics()
    for claims in found:
        statistics.count([[t.word for t in claim.tokens] for claim in claims], 1)
    return found, statistics


def shared(roots=0, names=0, figures=0):
    return Evidence(
        frozenset(f"r{n}" for n in range(roots)), frozenset(f"n{n}" for n in range(names)), figures
    )


@pytest.mark.parametrize("measure", [strengthened, likeness])
def test_more_shared_things_make_a_higher_score_that_stays_below_1(measure):
    scores = [measure(0.3, shared(roots=n)) for n in range(6)]

    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)
    assert all(0 < score <= 1 for score in [*scores, measure(1.0, shared(roots=30))])


def test_a_name_that_is_spelt_differently_and_a_figure_are_evidence():
    (one,) = read_article(article("a", "Later Aleksandra Voronova freed 16 prisoners."))
    (other,) = read_article(article("b", "On Monday 16 prisoners met Alexandra Voronova."))

    found = evidence(one, other)

    assert "prison" in found.roots
    assert found.names == {"aleksandra"}
    assert found.figures == 1


def test_no_claim_has_more_than_three_sure_partners(read):
    (a, _, _), statistics = read
    repeated = [a[0]] * 5

    table = score_table(repeated, [a[0], *a[2:]], statistics)
    pairs = sure_pairs(table, repeated, [a[0], *a[2:]], statistics)

    assert len([pair for pair in pairs if pair[1] == 0]) <= 3


def test_sure_pairs_are_the_same_from_either_side(read):
    (a, b, _), statistics = read
    table = score_table(a, b, statistics)

    forth = sure_pairs(table, a, b, statistics)
    back = sure_pairs(table.T, b, a, statistics)

    assert forth
    assert forth == {(row, column) for column, row in back}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bank lent Ruritania €1.2bn.", "A credit of 1,200 million euros went to Ruritania."),
        ("The firm paid $500k for the mill.", "The mill was sold for 500,000 dollars."),
        ("Two thirds of voters stayed away.", "Turnout fell; 66.7 percent did not vote."),
        ("Half a million people marched.", "Some 500,000 marched through Kelmar."),
        ("Guards freed sixteen prisoners.", "The 16 prisoners were freed by the guards."),
        ("The summit opens on 12 May in Dornik.", "Leaders come to Dornik on May 12th."),
        ("It will cost between 10 and 15 million euros.", "Costs of €10-15 million are expected."),
        ("The index fell 3.5 percent.", "A fall of 3½ per cent was seen in the index."),
    ],
)
def test_one_figure_is_one_however_it_is_written(one, other):
    read = [read_article(article(name, text)) for name, text in (("a", one), ("b", other))]

    assert evidence(read[0][0], read[1][-1]).figures >= 1
    assert evidence(read[1][-1], read[0][0]).figures >= 1


def test_nothing_that_is_shared_is_no_score_at_all(read):
    found, statistics = read
    table = score_table(found[0], found[1], statistics)
    bare = score_table(
        *(
            read_article(article(name, text))
            for name, text in (
                ("x", "Prisoners numbered 8,412 then."),
                ("y", "Inspectors saw 8,412 crates."),
            )
        ),
        statistics,
    )

    assert bare.max() > 0.0
    shares = [[bool(one.roots & other.roots) for other in found[1]] for one in found[0]]
    assert (table > 0.0)[shares].all()
