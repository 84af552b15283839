"""Dates as people write them, kept as ISO."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def read_date(text: str) -> str | None:
    """The ISO date that ``text`` means; empty for an empty one, ``None`` if it is no date.

    Understood are 2025-08-19, 19.8.2025, 19/8/2025, "19 August 2025" and "August 19, 2025".
    """
    words = " ".join(text.replace(",", " ").split()).lower()
    if not words:
        return ""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return _iso(*(int(number) for number in found.groups()))
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words):
        day, month, year = (int(number) for number in found.groups())
        return _iso(year, month, day)
    if found := re.fullmatch(r"(\d{1,2}) ([a-z]{3,9})\.? (\d{4})", words):
        return _iso(int(found[3]), _month(found[2]), int(found[1]))
    if found := re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2}) (\d{4})", words):
        return _iso(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _month(name: str) -> int:
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
