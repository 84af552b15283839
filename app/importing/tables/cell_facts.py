"""Lines of which every other one names what stands below it: facts with their names, times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.details.dates import find_date, names_month
from app.importing.tables.cell_sorts import CLOCK, WORDS
from app.importing.tables.column_names import has_digit, is_yearish
from app.importing.text.lines import starts_low, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_PAIRS = 3  # facts with their names above them
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NAMES = 2  # of columns, above times and what happened
_KEY = 32  # weight of the longest name of a fact
_CONTINUES = ":,;"  # with which no value begins
_TIME_SPACES = 2  # in "End of 2029"
_DAY = "2024-12-31"  # a date with its day
_MOST_SKIPPED = 3  # lines above facts that belong to none


def pairs_in(
    texts: Sequence[str], sorts: Sequence[int], at: int, *, least: float
) -> tuple[int, int] | None:
    """Facts with their names above them: three pairs or more, and no list of dated links.

    Where nothing is left below them, values may be words too, but for ``least`` of them, or what
    happened at times; these may have names above them.
    """
    for first in range(at, min(at + _MOST_SKIPPED, len(sorts) - 1) + 1):
        if first > at and sorts[first - 1] != WORDS:
            break
        end = len(sorts)
        whole = (end - first) % 2 == 0
        if whole and _are_told(sorts, texts, first, end, least=least):
            return first, end
        if whole and not any(sorts[first + 1 : end : 2]) and _are_events(texts, first):
            named = first - at >= _NAMES and all(map(_may_name_fact, texts[first - _NAMES : first]))
            return first - _NAMES * named, end
        end = first  # what is left is no pair: only figures show where the facts end
        while end + 1 < len(sorts) and sorts[end] == WORDS and has_digit(texts[end + 1]):
            end += 2
        if _are_told(sorts, texts, first, end, least=1.0):
            return first, end
    return None


def _are_told(
    sorts: Sequence[int], texts: Sequence[str], first: int, end: int, *, least: float
) -> bool:
    """Whether the lines are names and values, of which enough have figures.

    Full dates do not count, nor the numbers of a list; what is mostly times is none.
    """
    names, values = texts[first:end:2], texts[first + 1 : end : 2]
    told = sum(has_digit(value) and not _is_dated(value) for value in values)
    if len(values) < _LEAST_PAIRS or told < least * len(values) or any(sorts[first:end:2]):
        return False
    if sum(map(is_time, values)) * 2 > len(values):
        return False
    if any(value[0] in _CONTINUES for value in values):
        return False
    counted = [value.strip(" .") for value in values] == _counted(values[0], len(values))
    return not counted and all(map(_may_name_fact, names))


def _are_events(texts: Sequence[str], first: int) -> bool:
    """Whether every other line from ``first`` on is a time, and what happened then stands below."""
    times, events = texts[first::2], texts[first + 1 :: 2]
    if len(times) < _LEAST_PAIRS or any(map(is_time, events)):
        return False
    return all(map(is_time, times))


def is_time(text: str) -> bool:
    """Whether ``text`` is a clock's time, a month or a year with a word or two; no full date."""
    if CLOCK.match(text):
        return True
    if text.count(" ") > _TIME_SPACES or not has_digit(text):
        return False
    if not is_yearish(text) and not names_month(text):
        return False
    return not _is_dated(text)


def _counted(first: str, count: int) -> list[str]:
    number = first.strip(" .")
    start = int(number) if number.isdecimal() else 0
    return [str(start + n) for n in range(count)] if start else []


def _is_dated(value: str) -> bool:
    date = find_date(value)
    return date is not None and (date.iso is None or len(date.iso) == len(_DAY))


def _may_name_fact(name: str) -> bool:
    return (
        weight(name) <= _KEY and not has_digit(_IN_BRACKETS.sub("", name)) and not starts_low(name)
    )
