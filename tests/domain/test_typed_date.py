"""Dates as they are typed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import BadRequest
from app.domain.typed_date import iso_date


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2025-08-19", "2025-08-19"),
        (" 2025-8-9 ", "2025-08-09"),
        ("2025/08/19", "2025-08-19"),
        ("19 August 2025", "2025-08-19"),
        ("19th of Aug 2025", "2025-08-19"),
        ("August 19, 2025", "2025-08-19"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("19.8.2025", "2025-08-19"),
        ("8/19/2025", "2025-08-19"),
        ("5.5.2025", "2025-05-05"),
        ("august 2025", "2025-08"),
        ("2025", "2025"),
        ("  ", None),
    ],
)
def test_most_forms_of_a_date_are_taken(typed, iso):
    assert iso_date(typed) == iso


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("32 August 2025", "There is no 32 August. Use a date such as 2025-08-31, or leave it "),
        ("29 February 2025", "There is no 29 February 2025."),
        ("2025-13-01", "There is no month 13."),
        ("3/4/2025", "can be read in two ways. Use 2025-04-03 or 2025-03-04."),
        ("yesterday", "“yesterday” is no date."),
        ("12 Foo 2025", "“12 Foo 2025” is no date."),
    ],
)
def test_what_is_no_date_is_said_in_words(typed, words):
    with pytest.raises(BadRequest, match=re.escape(words)):
        iso_date(typed)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_comes_back_in_each_form(day):
    for form in ("%Y-%m-%d", "%d %B %Y", "%b %d, %Y"):
        assert iso_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=30))
def test_nothing_but_a_date_or_a_reason_comes_of_any_text(typed):
    with suppress(BadRequest):
        found = iso_date(typed)
        assert found is None or re.match(r"[0-9]{4}", found)
