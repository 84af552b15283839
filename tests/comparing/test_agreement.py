"""Where two articles tell of one event, it takes less to link what they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.comparing.agreement import likelihood
from app.comparing.comparing import Comparison
from app.comparing.pairing import score_table
from app.comparing.reading import counted_words, read_article
from app.comparing.statistics import Statistics
from tests.comparing.accounts import ELSEWHERE, article

WIRE = """\
The ferry Aurelia broke down off Cape Morrow on Sunday with 318 passengers aboard.
Tugs took nine hours to tow the vessel into Port Laddan, the coast guard said.
The operator, Belmar Lines, blamed a cracked fuel pipe and cancelled 14 crossings.
Transport minister Ida Voss wants every ship of the fleet inspected by June."""
LOCAL = """\
A cracked fuel line left the Aurelia without power on Sunday, says the operator, Belmar Lines.
All 318 people on board were given soup and blankets and nobody was hurt.
It was dark before the tugs brought her to Port Laddan.
Until Wednesday 14 sailings have been struck from the timetable.
"My bus had gone, of course," says one of them, the teacher Jon Harrat."""


def counted(*texts):
    statistics = Statistics()
    for text in texts:
        statistics.count([counted_words(line, "en") for line in text.split("\n")], 1)
    return statistics


def linked(some=WIRE, others=LOCAL, **metadata):
    a, b = article("a", some), article("b", others)
    b = replace(b, metadata=replace(b.metadata, **metadata))
    if metadata:
        a = replace(a, metadata=replace(a.metadata, date="2026-03-01"))
    comparison = Comparison([a, b, article("c", ELSEWHERE)])
    return {
        (a.text[p.a.start : p.a.end].split()[1], b.text[p.b.start : p.b.end].split()[1])
        for p in comparison.align(a, b)
    }


def test_what_two_accounts_of_one_event_say_in_other_words_is_linked():
    assert {("operator,", "cracked"), ("took", "was")} <= linked()
    assert linked(date="2026-03-02") == linked()


def test_the_same_words_on_days_far_apart_are_linked_only_where_they_are_surely_the_same():
    assert linked(date="2026-09-02") < linked()


def test_other_people_and_other_counts_are_never_linked():
    other = """\
The ferry Corvina broke down off Cape Sull on Friday with 318 passengers aboard.
Tugs took 14 hours to tow the vessel into Port Brenn, the harbour master said.
The operator, Trane Lines, blamed its pilot and cancelled 60 crossings."""

    assert not linked(others=other) & {("ferry", "ferry"), ("operator,", "operator,")}


def test_likelihood_is_a_share_and_grows_with_what_two_claims_both_say():
    some, others = (read_article(article(n, text)) for n, text in (("a", WIRE), ("b", LOCAL)))
    statistics = counted(WIRE, LOCAL)
    table = score_table(some, others, statistics)
    likely = likelihood(table, some, others, statistics)

    assert likely.shape == table.shape
    assert np.all((likely > 0.0) & (likely < 1.0))
    assert likely[2, 0] == likely[2].max()
