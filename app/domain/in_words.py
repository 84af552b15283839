"""Dates and numbers as a sentence has them, in English."""

from __future__ import annotations

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_in_words(date: str) -> str:
    """``2025-08-19`` as "19 August 2025", ``2025-08`` as "August 2025"; all else as it is."""
    parts = date[:10].split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return date
    if len(parts) == 1 or not 1 <= int(parts[1]) <= len(MONTHS):
        return date
    named = [MONTHS[int(parts[1]) - 1], parts[0]]
    return " ".join([str(int(parts[2])), *named] if len(parts) == 3 else named)


def counted(number: int, noun: str) -> str:
    """The number with its ``noun``, which takes an s: "1 passage", "1,200 passages"."""
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
