from __future__ import annotations

import pytest

from app.importing.details.dates import find_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("17 October 2023", "2023-10-17"),
        ("Feb. 3, 2023", "2023-02-03"),
        ("March 3rd, 2024", "2024-03-03"),
        ("2024-03-05T10:00", "2024-03-05"),
        ("12. März 2024", "2024-03-12"),
        ("1er avril 2022", "2022-04-01"),
        ("8 de junio de 2021", "2021-06-08"),
        ("9 gennaio 2024", "2024-01-09"),
        ("6 de julho de 2019", "2019-07-06"),
        ("30 listopada 2019", "2019-11-30"),
        ("14 февраля 2020 г.", "2020-02-14"),
        ("21 травня 2023", "2023-05-21"),
        ("18 أبريل 2022", "2022-04-18"),
        ("١٨ أبريل ٢٠٢٢", "2022-04-18"),
        ("23 Eylül 2021", "2021-09-23"),
        ("2023年3月7日", "2023-03-07"),
        ("01.09.2021", "2021-09-01"),
        ("25/12/2021", "2021-12-25"),
        ("March 2019", "2019-03"),
    ],
)
def test_a_date_is_read_in_many_languages(text, iso):
    stated = find_date(f"({text})")
    assert stated is not None
    assert stated.iso == iso


def test_a_date_that_can_be_read_two_ways_is_not_guessed_in_english():
    stated = find_date("03/04/2024", "en")
    assert stated is not None
    assert (stated.iso, stated.text) == (None, "03/04/2024")
    german = find_date("03/04/2024", "de")
    assert german is not None
    assert german.iso == "2024-04-03"


@pytest.mark.parametrize(
    "text", ["31 February 2024", "in the 2000s", "2024", "12:30", "99.99.9999"]
)
def test_what_is_no_date_is_none(text):
    assert find_date(text) is None
