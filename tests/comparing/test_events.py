"""Which articles tell of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.comparing.events import Events
from app.comparing.reading import counted_words, read_article
from app.comparing.statistics import Statistics
from tests.comparing.accounts import ELSEWHERE, article
from tests.comparing.test_agreement import LOCAL, WIRE


def library(*texts):
    """What is known of articles with these texts, and they themselves."""
    statistics = Statistics()
    events = Events(statistics)
    articles = [article(f"x{number}", text) for number, text in enumerate(texts)]
    for one in articles:
        claims = [counted_words(line, "en") for line in one.text.split("\n")]
        statistics.count(claims, 1)
        events.note(one.id, claims)
    return events, articles


def told_alike(events, a, b):
    return events.is_one(a, read_article(a), b, read_article(b))


def test_articles_that_give_the_same_uncommon_figures_tell_of_one_event():
    events, (a, b, c) = library(WIRE, LOCAL, ELSEWHERE)

    assert told_alike(events, a, b)
    assert told_alike(events, b, a)
    assert not told_alike(events, a, c)


def test_articles_without_a_figure_in_common_need_not_tell_of_one_event():
    none = "".join("several" if sign.isdigit() else sign for sign in LOCAL)
    events, (a, b) = library(WIRE, none)

    assert not told_alike(events, a, b)
    assert not events.is_one(a, (), b, ())


def test_two_articles_tell_of_one_event_if_a_third_meets_both():
    other = "By then 47 crates stood open on the quay, a diver said."
    both = f"{LOCAL}\nDivers counted 212 crates, and 47 of them were open."
    events, (a, b) = library(WIRE, other)
    assert not told_alike(events, a, b)

    events, (a, b, c) = library(WIRE, other, both)
    assert told_alike(events, a, b)

    events.forget(c.id)
    assert not told_alike(events, a, b)


def test_beside_a_table_of_figures_it_takes_more_of_them():
    table = "\n".join(f"Loan {n} | was {n * 37 + 1000} | now {n * 41 + 2000}" for n in range(20))
    events, (a, b) = library("Of 85 ships 4 came in.", f"{table}\nAll 85 ships were seen.")
    assert not told_alike(events, a, b)

    several = "Of 85 ships 4 came in with 3,214 tonnes, 6,118 crates and 2,902 people."
    events, (a, b) = library(several, f"{table}\n{several}")
    assert told_alike(events, a, b)


def test_a_figure_that_many_articles_give_says_nothing_of_an_event():
    many = [f"Report {n} gives 318 again, and 14 as ever." for n in range(40)]
    events, (a, b, *_) = library(WIRE, LOCAL, *many)

    assert not told_alike(events, a, b)


def test_the_larger_the_library_the_more_figures_it_takes():
    texts = "The fine was 85 crowns.", "They paid 85 crowns."
    many = [f"Nothing is said here of number one hundred and {n}." for n in range(400)]
    events, (a, b) = library(*texts)
    assert told_alike(events, a, b)

    events, (a, b, *_) = library(*texts, *many)
    assert not told_alike(events, a, b)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2026-03-01", "2026-03-03"), True),
        (("2026-03-01", "2026-09-03"), False),
        (("2026-03-01", None), True),
        (("2026", "2026-09-03"), True),
    ],
)
def test_articles_of_days_far_apart_tell_of_two_events(days, said):
    events, found = library(WIRE, LOCAL)
    a, b = (
        replace(one, metadata=replace(one.metadata, date=day))
        for one, day in zip(found, days, strict=True)
    )

    assert told_alike(events, a, b) is said


def test_what_was_noted_is_the_same_after_it_was_written_and_read():
    events, articles = library(WIRE, LOCAL, ELSEWHERE)
    names = [one.id for one in articles]
    kept = events.arrays(names)
    again = Events(Statistics())
    again.take_arrays(kept, names)

    assert again.arrays(names)["figures"].tobytes() == kept["figures"].tobytes()
