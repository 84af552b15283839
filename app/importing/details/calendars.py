"""Dates of the calendars that Persian and Thai papers count by."""

from __future__ import annotations

import re
from datetime import date, timedelta

_PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_PERSIAN = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s(?P<name>{'|'.join(_PERSIAN_MONTHS)})(?:\sماه)?[،,]?\s"
    r"(?P<year>1[34]\d\d)(?!\d)"
    r"|(?<![\w./-])(?P<numbered>1[34]\d\d)(?P<sign>[/-])(?P<month>\d{1,2})(?P=sign)(?P<on>\d{1,2})(?!\d)"
)
_FIGURES = {first + number: str(number) for first in (0x660, 0x6F0, 0xE50) for number in range(10)}
_NEW_YEAR = date(2021, 3, 21)
_NEW_YEARS = 1400
"""The Persian year that began then."""
_THAI_MONTHS = (
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."), ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."), ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
)  # fmt: skip
_THAI_MONTH = {name: number for number, names in enumerate(_THAI_MONTHS, 1) for name in names}
_THAI = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?P<name>{'|'.join(map(re.escape, _THAI_MONTH))})\s?"
    r"(?:พ\.ศ\.\s?)?(?P<year>25\d\d|20\d\d|[4-9]\d)(?!\d)"
)
_BUDDHIST = 543
"""Years by which Thai years are ahead."""


def other_date(text: str) -> tuple[int, int, str] | None:
    """Where in ``text`` a Persian or Thai date stands, and that day in ISO form."""
    if not text.isascii():
        text = text.translate(_FIGURES)
    for match in (_PERSIAN.search(text), _THAI.search(text)):
        found = _day(match) if match else None
        if match and found:
            return match.start(), match.end(), found.isoformat()
    return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    try:
        if match.re is _THAI:
            year = int(parts["year"])
            year += 2500 if year < 100 else 0
            year -= _BUDDHIST if year > 2400 else 0
            return date(year, _THAI_MONTH[parts["name"]], int(parts["day"]))
        if parts["numbered"]:
            return _persian(int(parts["numbered"]), int(parts["month"]), int(parts["on"]))
        month = _PERSIAN_MONTHS.index(parts["name"]) + 1
        return _persian(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _persian(year: int, month: int, day: int) -> date | None:
    """The day of a Persian year, of which the first six months have 31 days."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    days = sum(map(_length, range(_NEW_YEARS, year))) - sum(map(_length, range(year, _NEW_YEARS)))
    return _NEW_YEAR + timedelta(days + 30 * (month - 1) + min(month - 1, 6) + day - 1)


def _length(year: int) -> int:
    """The days of a Persian year: eight of 33 have one more."""
    return 366 if (25 * year + 11) % 33 < 8 else 365
