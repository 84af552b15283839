from __future__ import annotations

import pytest

from app.domain.errors import Ambiguous, NotFound
from app.domain.short_id import the_one

IDS = ("abcd1111", "abcd2222", "beef3333")


def one(named, so_called=()):
    return the_one("marks", named, IDS, so_called=so_called, missing="There is none.")


def test_an_id_or_enough_of_it_names_one():
    assert [one(named) for named in ("abcd1111", "beef", "BEEF33")] == [IDS[0], IDS[2], IDS[2]]


def test_a_name_goes_before_an_id():
    assert one("beef", so_called=["abcd1111"]) == "abcd1111"


def test_too_little_of_an_id_names_nothing():
    for named in ("bee", "", "x" * 8):
        with pytest.raises(NotFound, match="There is none"):
            one(named)


def test_what_names_several_says_which():
    with pytest.raises(Ambiguous, match="names 2 marks: abcd1111, abcd2222"):
        one("abcd")
    with pytest.raises(Ambiguous, match="names 2 marks"):
        one("twins", so_called=IDS[:2])
