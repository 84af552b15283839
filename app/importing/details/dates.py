"""Dates as bylines state them, in the words of every language we have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.importing.details.calendars import other_date
from app.importing.vocabulary import vocabulary, words_pattern

_YEAR = re.compile(r"\d{4}|\d[./-]\s?\d{2}(?!\d)")
_WORD = re.compile(r"[^\W\d_][^\s\d.,:;/()|-]*")
_NOT_DIGIT = r"(?<!\d)"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date at ``start`` to ``end`` of a text; ``iso`` is ``None`` if it can be read two ways."""

    start: int
    end: int
    text: str
    iso: str | None


def find_date(text: str, language: str | None = None) -> StatedDate | None:
    """The first date in ``text`` that has a year; ``language`` tells 3/4/2024's order."""
    if not may_be_dated(text):
        return None
    best: StatedDate | None = None
    for pattern in _patterns() if names_month(text) else _figure_patterns():
        match = pattern.search(text)
        if match is None:
            continue
        iso = _iso(match, language)
        if iso == "":
            continue
        if best is None or match.start() < best.start:
            best = StatedDate(match.start(), match.end(), match.group(), iso)
    other = other_date(text)
    if other and (best is None or other[0] <= best.start):
        start, end, day = other
        best = StatedDate(start, end, text[start:end], day)
    return best


def may_be_dated(text: str) -> bool:
    """Whether figures in ``text`` may be a year, without which no date counts."""
    return _YEAR.search(text) is not None


def names_month(text: str) -> bool:
    """Whether a word of ``text`` is the name of a month in one of the languages we have."""
    return not _month_words().isdisjoint(_WORD.findall(text.casefold()))


@cache
def _month_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in vocabulary().months)


@cache
def _figure_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(p for p in _patterns() if "name" not in p.groupindex)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<name>{words_pattern(vocabulary().months)})"
    year = r"(?P<year>\d{4})"
    day = r"(?P<day>\d{1,2})"
    link = r"(?:\s*(?:de|del|of|di|do)\b)?"
    sources = (
        rf"{_NOT_DIGIT}{year}[-/.](?P<month>\d{{1,2}})[-/.]{day}(?!\d)",
        rf"{_NOT_DIGIT}{year}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?{day}\s?[日号號])?",
        (
            rf"{_NOT_DIGIT}{day}(?:\.|st|nd|rd|th|er|º|°|-?го|-?е)?[\s-]*{link}[\s-]*{month}(?!\w)\.?,?"
            rf"{link}[\s-]*{year}(?!\d)"
        ),
        rf"(?<!\w){month}\.?\s+{day}(?:st|nd|rd|th)?,?\s+{year}(?!\d)",
        (
            rf"{_NOT_DIGIT}(?P<one>\d{{1,2}})(?P<dot>[./-])\s?(?P<two>\d{{1,2}})(?P=dot)\s?"
            r"(?P<year>\d{4}|\d{2})(?!\d)"
        ),
        rf"{_NOT_DIGIT}{year}(?:\.|,|\s?m\.)?\s+{month}\.?\s+{day}(?!\d)",
        rf"{_NOT_DIGIT}{year}\s?년\s?(?P<month>\d{{1,2}})\s?월(?:\s?{day}\s?일)?",
        rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){month}(?!\w)\.?,?{link}\s+{year}(?!\d)",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


def _iso(match: re.Match[str], language: str | None) -> str | None:
    """The date in ISO form; ``None`` if it has two readings, empty if it is none."""
    parts = match.groupdict()
    year = int(parts["year"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if "one" in parts:
        return _numeric_iso(year, match, language)
    name = parts.get("name")
    month = vocabulary().months[name.casefold()] if name else int(parts["month"])
    day = int(parts["day"]) if parts.get("day") else None
    return _valid(year, month, day)


def _numeric_iso(year: int, match: re.Match[str], language: str | None) -> str | None:
    one, two = int(match["one"]), int(match["two"])
    day_first, month_first = _valid(year, two, one), _valid(year, one, two)
    if match["dot"] == "." or not month_first or one == two:
        return day_first
    if not day_first:
        return month_first
    return None if language in {None, "en"} else day_first


def _valid(year: int, month: int, day: int | None) -> str:
    if not 1700 <= year <= 2200 or not 1 <= month <= 12:
        return ""
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
