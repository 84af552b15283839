from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import DAY, find_days


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on 12 May", "12 May"),
        ("en", "on May 12th, 2024", "May 12th"),
        ("en", "on the 12th of May", "12th of May"),
        ("en", "by May 12.", "May 12"),
        ("de", "am 12. Mai", "12. Mai"),
        ("fr", "le 12 mai", "12 mai"),
        ("es", "el 12 de mayo", "12 de mayo"),
        ("it", "il 12 maggio", "12 maggio"),
        ("pt", "a 12 de maio", "12 de maio"),
        ("pl", "dnia 12 maja", "12 maja"),
        ("ru", "к 12 мая", "12 мая"),
        ("uk", "до 12 травня", "12 травня"),
        ("tr", "12 Mayıs günü", "12 Mayıs"),
        ("ar", "في 12 مايو", "12 مايو"),
        ("zh", "截至5月12日", "5月12日"),
        ("ko", "지난 5월 12일", "5월 12일"),
        ("xx", "12 May", None),
        (None, "12 May", "12 May"),
        ("de", "am 12.05.2024", "12.05.2024"),
        ("en", "2024-05-12", "2024-05-12"),
        ("en", "on 5/12/2024", None),
    ],
)
def test_one_day_is_the_same_however_it_is_written(language, text, expected):
    found = find_days(text, language=language)
    assert [text[day.start : day.end] for day in found] == ([expected] if expected else [])
    assert all((day.value, day.unit) == (512.0, DAY) for day in found)


@pytest.mark.parametrize(
    "text",
    ["31 June", "May 12 percent of them", "12 people may 5 times", "they march 12 miles", "May 1.5",
     "in May 2024", "version 12.05.1", "112 Maybe"],
)  # fmt: skip
def test_what_is_no_day_of_the_year_is_left_out(text):
    assert find_days(text, language="en") == []


def test_slashes_are_read_where_only_one_number_can_be_the_month():
    text = "25/12/2023 or 12/25/2023"
    assert [day.value for day in find_days(text)] == [1225.0, 1225.0]


@given(st.text(max_size=120), st.sampled_from([None, "en", "de", "ru", "zh", "ja", "../en", "xx"]))
def test_days_of_any_text_lie_in_it(text, language):
    for day in find_days(text, language=language):
        assert 0 <= day.start < day.end <= len(text)
        assert 101 <= day.value <= 1231
