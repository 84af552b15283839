"""A figure in running text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at ``start`` to ``end``: a plain ``value`` ("1.3 million" is 1300000) and its unit.

    ``unit`` is "percent", a currency code, "years" and other spans of time, "year" for a year of
    the calendar, "day" for a day of the year, else empty.
    """

    start: int
    end: int
    value: float
    unit: str
