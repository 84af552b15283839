from __future__ import annotations

import pytest

from app.search.languages import language_for
from app.search.numerals import number_form


@pytest.mark.parametrize(
    ("written", "language", "power", "form"),
    [
        ("1300", "en", 0, "1300"),
        ("1,300", "en", 0, "1300"),
        ("1,300,000.50", "en", 0, "1300000.5"),
        ("1.300", "en", 0, "1.3"),
        ("1.300", "de", 0, "1300"),
        ("1.300,50", "en", 0, "1300.5"),
        ("3,5", "en", 0, "3.5"),
        ("3.5", "de", 0, "3.5"),
        ("1\u202f300", "fr", 0, "1300"),
        ("007", "en", 0, "7"),
        ("0", "en", 0, "0"),
        ("0.50", "en", 0, "0.5"),
        ("3.5", "en", 9, "3500000000"),
        ("1.2345", "en", 3, "1234.5"),
        ("700", "en", 6, "700000000"),
    ],
)
def test_numbers_come_to_one_form(written, language, power, form):
    assert number_form(written, language_for(language), power) == form
