"""Numbers as they stand in texts, brought to one form: "1,300" and "1 300" are "1300"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.search.languages import Language

_GROUPED = {mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",."}
_SPACES = re.compile("[\u00a0\u2009\u202f]")


def plain_number(written: str, language: Language) -> tuple[str, str]:
    """The digits before and after the decimal sign of ``written``, grouping left out.

    A single comma or full stop before three digits groups them as ``language`` has it: "1.300" is
    1.3 in English and 1300 in German.
    """
    text = _SPACES.sub("", written)
    grouping, decimal = (".", ",") if language.decimal_comma else (",", ".")
    if "," in text and "." in text:
        decimal = max(",.", key=text.rfind)
        grouping = "," if decimal == "." else "."
    elif _GROUPED[grouping].fullmatch(text):
        return text.replace(grouping, ""), ""
    elif _is_decimal(text, grouping):
        decimal, grouping = grouping, decimal
    whole, _, fraction = text.replace(grouping, "").partition(decimal)
    return whole, fraction.replace(decimal, "")


def _is_decimal(text: str, sign: str) -> bool:
    """Whether ``sign``, that usually groups, can only be the decimal sign: "3,5" in English."""
    return text.count(sign) == 1 and len(text.rpartition(sign)[2]) != len("000")


def number_form(written: str, language: Language, power: int = 0) -> str:
    """``written`` times ten to the ``power``, as it is kept in the index: "1300", "3.5"."""
    whole, fraction = plain_number(written, language)
    if power:
        fraction = fraction.ljust(power, "0")
        whole, fraction = whole + fraction[:power], fraction[power:]
    whole = whole.lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
