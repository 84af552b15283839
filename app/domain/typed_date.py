"""Dates as an analyst types them: most forms are taken, what is no date is said to be none."""

from __future__ import annotations

import re
from datetime import date

from app.domain.errors import BadRequest
from app.domain.in_words import MONTHS

_SHORTEST = 3
_ISO = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?", re.ASCII
)
_DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+)?(?:of\s+)?(?P<name>[a-z]{3,})\.?,?\s+(?P<year>\d{4})",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    r"(?P<name>[a-z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    re.ASCII,
)
_FIGURES = re.compile(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})", re.ASCII)


def iso_date(typed: str) -> str | None:
    """``typed`` as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; ``None`` if it is empty.

    Takes "2025-08-19", "19 August 2025", "Aug 19, 2025", "19.8.2025" and "August 2025". Raises
    ``BadRequest`` with words for what is no date, or can be read as two.
    """
    words = " ".join(typed.casefold().split())
    if not words:
        return None
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        match = pattern.fullmatch(words)
        if match is not None:
            parts = match.groupdict()
            month = _month(parts["name"]) if "name" in parts else parts["month"]
            if month != 0:
                return _checked(parts["year"], month, parts["day"])
    match = _FIGURES.fullmatch(words)
    if match is not None:
        return _from_figures(match)
    raise BadRequest(
        f"“{typed.strip()}” is no date. Use a date such as 2025-08-31, or leave it empty."
    )


def _month(name: str) -> int:
    """The number of a month's name or its beginning; 0 if there is none."""
    known = (n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name))
    return next(known, 9 if name == "sept" else 0) if len(name) >= _SHORTEST else 0


def _from_figures(match: re.Match[str]) -> str:
    one, two = int(match["one"]), int(match["two"])
    if one <= 12 and two <= 12 and one != two:
        raise BadRequest(
            f"“{match.group()}” can be read in two ways. "
            f"Use {match['year']}-{two:02}-{one:02} or {match['year']}-{one:02}-{two:02}."
        )
    day, month = (one, two) if two <= 12 else (two, one)
    return _checked(match["year"], month, day)


def _checked(year: str, month: str | int | None, day: str | int | None) -> str:
    """The date in ISO form; raises ``BadRequest`` for a day or a month that does not exist."""
    if month is None:
        return year
    number = int(month)
    if not 1 <= number <= 12:
        raise BadRequest(f"There is no month {number}. Use a date such as 2025-08-31.")
    if day is None:
        return f"{year}-{number:02}"
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError as error:
        name = MONTHS[number - 1]
        in_year = f" {year}" if int(day) == 29 and number == 2 else ""
        raise BadRequest(
            f"There is no {int(day)} {name}{in_year}. "
            "Use a date such as 2025-08-31, or leave it empty."
        ) from error
