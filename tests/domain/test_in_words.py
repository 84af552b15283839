from __future__ import annotations

import pytest

from app.domain.in_words import counted, date_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-08-19", "19 August 2025"),
        ("2025-08-01T10:00:00Z", "1 August 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("2025-13-01", "2025-13-01"),
        ("last spring", "last spring"),
        ("", ""),
    ],
)
def test_dates_are_given_in_words(date, words):
    assert date_in_words(date) == words


def test_numbers_are_given_with_their_noun():
    assert [counted(n, "page") for n in (0, 1, 1200)] == ["0 pages", "1 page", "1,200 pages"]
