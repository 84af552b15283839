from __future__ import annotations

from app.exporting.directions import is_rtl, starts_rtl


def test_the_first_letter_says_which_way_a_text_runs() -> None:
    assert starts_rtl("“12 שלום ab")
    assert not starts_rtl("12 ab שלום")
    assert not starts_rtl("12 “")


def test_one_letter_is_enough_to_have_a_direction() -> None:
    assert is_rtl("abc ש")
    assert not is_rtl("“Київ” 北京 😀")
