"""Days of the year in running text: "12 May", "May 12th", "12. Mai", "12.05.2024", "5月12日"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from app.domain.figure import Figure
from app.resources import resource, toml

DAY = "day"
"""The unit of a day: its value is a hundred times the month and the day, so 512 is 12 May."""

_LEAP = 2024
_VERBS = frozenset({"may", "march"})
_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<iso>\d{4}-(?P<m>\d{2})-(?P<d>\d{2}))"
    r"|(?P<one>\d{1,2})(?P<sign>[./])\s?(?P<two>\d{1,2})(?P=sign)\s?(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]"
)


def find_days(text: str, *, language: str | None = None) -> list[Figure]:
    """The days in ``text``, in order; each is a figure with the unit ``DAY``.

    The year does not matter: who tells of an event of the week names none. ``language`` (two
    letters) says how its months are called; English where it is not known. What is no day of a
    year ("31 June") is left out, and so is "3/4/2024", of which nobody knows which is the month.
    """
    found: list[Figure] = []
    numbers, pattern = _months(language or "en")
    for match in pattern.finditer(text) if pattern else ():
        name = match["before"] or match["after"]
        if name not in _VERBS:
            found += _day(match, numbers[name.casefold()], int(match["late"] or match["early"]))
    for match in _NUMERIC.finditer(text):
        if match["iso"]:
            found += _day(match, int(match["m"]), int(match["d"]))
        elif match["month"]:
            found += _day(match, int(match["month"]), int(match["day"]))
        else:
            day, month = int(match["one"]), int(match["two"])
            if match["sign"] == "." or day > 12:
                found += _day(match, month, day)
            elif month > 12:
                found += _day(match, day, month)
    return sorted(found, key=_start)


def _day(match: re.Match[str], month: int, day: int) -> list[Figure]:
    try:
        date(_LEAP, month, day)
    except ValueError:
        return []
    return [Figure(match.start(), match.end(), float(100 * month + day), DAY)]


def _start(figure: Figure) -> int:
    return figure.start


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str] | None]:
    """The number of each name of a month, and what finds a day with its month."""
    if not resource("importing", f"{language}.toml").is_file():
        return {}, None
    names: list[list[str]] = toml(f"importing/{language}").get("byline", {}).get("months", [])
    numbers = {name: n for n, some in enumerate(names, 1) for name in some}
    if not numbers:
        return {}, None
    listed = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th|er|º|\.)?"
    return numbers, re.compile(
        rf"(?<![\w.,:/-])(?P<early>\d{{1,2}}){ordinal}[\s\u00a0](?:of\s|de\s|d[’'])?"
        rf"(?P<after>{listed})(?!\w)"
        rf"|(?<!\w)(?P<before>{listed})\.?[\s\u00a0](?P<late>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?![\w%]|[.,:]\d|\s?(?:%|percent|per\scent))",
        re.IGNORECASE,
    )
