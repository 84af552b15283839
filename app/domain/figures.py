"""Figures in running text: amounts, shares, spans of time and years, in numbers or in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from app.domain.figure import Figure
from app.domain.figure_phrases import Phrases, ranges_read
from app.resources import toml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SAMPLE", "Figure", "find_figures"]

SAMPLE = 3000
"""Code points from which the language is guessed where it is not given."""

_SYMBOLS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH",
    "₺": "TRY", "₹": "INR", "₩": "KRW", "₪": "ILS", "R$": "BRL", "C$": "CAD", "A$": "AUD",
    "HK$": "HKD", "S$": "SGD", "NZ$": "NZD", "Rs": "INR", "￥": "JPY",
}  # fmt: skip
_CODES = "USD|EUR|GBP|JPY|RUB|UAH|TRY|INR|CNY|CHF|PLN|BRL|BYN|CAD|AUD|SEK|NOK|DKK|CZK|HUF"
_WORDS_TOO = frozenset({"TRY"})
"""Codes that are words as well, so that they stand before a number alone."""
_SIGN = (
    r"(?P<before>(?:US|R|C|A|HK|S|NZ)?\$|[€£¥￥₽₴₺₹₩₪]|Rs\.?(?=\s?\d)"
    r"|(?:" + _CODES + r")(?=\s?\d))?\s?"
)
_SIGNED_SCALES = {"b": 1e9, "t": 1e12}
"""Letters that are scales behind a sum of money alone: "$1.2B"."""
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:(?P<gap>[\u00a0\u202f\u2009'’ ])\d{3})(?:(?P=gap)\d{3})*(?!\d)"
    r"(?:[.,]\d+)?|\d+(?:[.,٫٬]\d+)*)"
    rf"(?P<part>\s?[{_VULGAR}]|\s\d/\d(?![\d/]))?"
)
_AFTER = r"(?P<after>\s?(?:[%‰٪％]|[€£¥₽₴₺₹₩₪$]))?"
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_LEFT = r"(?<![^\W\u3040-\u9fff])(?<![#@])(?<![^\W\d_]-)(?<!\d[.,:/])"
_NUMBER = re.compile(_LEFT + _SIGN + _DIGITS + _AFTER)
_CLOCK_OR_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)|(?P<iso>\d{4})-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}[./]\s?\d{1,2}[./]\s?(?P<year>(?:19|20)\d{2})(?!\d)"
    r"|\d{1,2}\.\d{1,2}\.(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?!\d))"
)
_TELEPHONE = re.compile(
    r"\+\d{1,5}(?:[ .-]\(?\d{1,5}\)?){2,5}(?!\d)|(?<![\d-])\d{3}([ .-])\d{3,4}\1\d{4}(?![\d-])"
    r"|\(\d{2,5}\) ?\d{3,4}[ -]\d{3,4}(?!\d)"
    r"|\b(?:[Tt]el(?:ephone)?|[Ff]ax|[Pp]hone)[.:]{0,2} ?\d{2,5}(?:[ .-]\d{2,5}){1,4}(?!\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SERIES = re.compile(r"\d+(?:(?:,(?!\d{2,3}(?:\D|$))\d+){2,}|(?:\.(?!\d{3}(?:\D|$))\d+){2,})")
"""Numbers in a row ("1,2,3") and versions ("2.0.1")."""
_NEXT = re.compile(r"(?:\.?\s|-)?([^\W\d_][\w.’'-]*)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_TAIL = 48
"""Code points behind a number in which its scale and unit stand."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """How one language writes figures."""

    comma: bool
    spaced: bool
    words: dict[str, int]
    scales: dict[str, float]
    percent: tuple[str, ...]
    percent_before: tuple[str, ...]
    durations: dict[str, str]
    currencies: dict[str, str]
    months: frozenset[str]
    shares: dict[str, float]
    counts: dict[str, float]
    follows: tuple[str, ...]
    between: dict[str, str]


def find_figures(
    text: str, start: int = 0, end: int | None = None, language: str | None = None
) -> list[Figure]:
    """The figures between two positions of ``text``, in order, without overlap.

    ``language`` (two letters) settles whether "1.300" is a thousand or a little more than one, and
    which words are numbers; where it is not given it is guessed. Clock times, ordinals, days of
    the month, telephone numbers, numbers inside names ("F-16") and rows of hundreds of digits are
    no figures.
    """
    stop = len(text) if end is None else end
    code = language or _guess(text)
    lexicon = _lexicon(code)
    scaled: dict[int, float] = {}
    found = [
        *_in_digits(text, start, stop, lexicon, scaled),
        *_in_words(text, start, stop, lexicon, scaled),
        *_in_phrases(text, start, stop, code),
    ]
    found.sort(key=_place)
    kept: list[Figure] = []
    for figure in found:
        if isfinite(figure.value) and (not kept or figure.start >= kept[-1].end):
            kept.append(figure)
    return ranges_read(text, kept, scaled, lexicon.between)


def _in_phrases(text: str, start: int, stop: int, language: str) -> Iterator[Figure]:
    lexicon = _lexicon(language)
    shares, counts = _phrases(language)
    for at, end, value in shares.find(text, start, stop):
        yield Figure(at, end, value, "percent")
    for at, end, plain in counts.find(text, start, stop):
        value, unit, length = _measured(plain, text[end : min(stop, end + _TAIL)], lexicon)
        if length:
            yield Figure(at, end + length, value, unit)


def _place(figure: Figure) -> tuple[int, int]:
    return figure.start, -figure.end


def _in_digits(
    text: str, start: int, stop: int, lexicon: _Lexicon, scaled: dict[int, float]
) -> Iterator[Figure]:
    dates = list(_CLOCK_OR_DATE.finditer(text, start, stop))
    taken = sorted(match.span() for match in (*dates, *_TELEPHONE.finditer(text, start, stop)))
    for match in dates:
        year = match["iso"] or match["year"]
        if year:
            yield Figure(match.start(), match.end(), float(year), "year")
    nearest = 0
    at = start
    while found := _NUMBER.search(text, at, stop):
        match = found
        if found["gap"] == " " and not lexicon.spaced:
            # Two numbers that only stand side by side: "on 15 300 people came".
            match = _NUMBER.match(text, found.start(), found.start("gap")) or found
        at = match.end()
        while nearest < len(taken) and taken[nearest][1] <= match.start():
            nearest += 1
        if nearest < len(taken) and taken[nearest][0] < match.end():
            continue
        figure = _figure(text, match, stop, lexicon)
        if figure:
            plain = _value(match["digits"], lexicon) + _part(match["part"])
            scaled[figure.start] = figure.value / plain if plain else 1.0
            yield figure


def _figure(text: str, match: re.Match[str], stop: int, lexicon: _Lexicon) -> Figure | None:
    digits, before, after = match["digits"], match["before"], (match["after"] or "").strip()
    if _SERIES.fullmatch(digits):
        return None
    at = match.end()
    tail = text[at : min(stop, at + _TAIL)]
    follows = _NEXT.match(tail)
    word = follows[1].casefold().rstrip(".'’-") if follows else ""
    attached = tail[:1].isalpha()
    if attached and not _may_attach(word, lexicon) and not (before and word in _SIGNED_SCALES):
        return None
    if _CLOCK.match(tail) or text[max(0, match.start() - 1) : match.start()] == "+":
        return None
    if not before and not after and (word in lexicon.months or _is_day(text, match, lexicon)):
        return None
    number = _value(digits, lexicon) + _part(match["part"])
    if before and attached and word in _SIGNED_SCALES:
        value, unit, length = round(number * _SIGNED_SCALES[word], 6), "", 1
    else:
        value, unit, length = _measured(number, tail, lexicon)
    if before or after:
        unit = unit if unit and not before and not after else _sign_unit(before, after)
    elif not unit and not length and _YEAR.fullmatch(digits):
        unit = "year"
    first = match.start("before") if before else match.start("digits")
    unit, first = _percent_before(text, first, unit, lexicon)
    return Figure(first, at + length, value, unit)


def _may_attach(word: str, lexicon: _Lexicon) -> bool:
    """Whether letters may follow a number without a space: "5bn", "40km", "60亿元"."""
    if word in {"km", "kg", "m", "cm", "mm", "g", "t", "kw", "mw", "gw", "kwh", "mph", "kph", "x"}:
        return True
    return word in lexicon.scales or not word[:1].isascii()


def _is_day(text: str, match: re.Match[str], lexicon: _Lexicon) -> bool:
    """Whether the number is a day after its month: "March 3"."""
    if len(match["digits"]) > 2:
        return False
    words = text[max(0, match.start("digits") - 16) : match.start("digits")].split()
    return bool(words) and words[-1].casefold().rstrip(".") in lexicon.months


def _measured(value: float, tail: str, lexicon: _Lexicon) -> tuple[float, str, int]:
    """Value, unit and length of the scale and the unit that ``tail`` begins with."""
    length = 0
    while scale := _leading(tail[length:], lexicon.scales):
        value *= lexicon.scales[scale[0]]
        length += scale[1]
        if tail[length : length + 1] == ".":
            length += 1
    rest = tail[length:]
    share = _leading(rest, dict.fromkeys(lexicon.percent, ""))
    if share:
        return round(value, 6), "percent", length + share[1]
    for units in (lexicon.currencies, lexicon.durations):
        named = _leading(rest, units)
        if named:
            return round(value, 6), units[named[0]], length + named[1]
    return round(value, 6), "", length


def _leading(tail: str, words: dict[str, Any]) -> tuple[str, int] | None:
    """The longest of ``words`` that ``tail`` begins with, and how far it reaches."""
    bare = tail.lstrip(" \u00a0\u202f-")
    skipped = len(tail) - len(bare)
    low = bare.casefold()
    if skipped > 1 or not low:
        return None
    best = ""
    for word in _candidates(low, frozenset(words)):
        if len(word) > len(best) and low.startswith(word):
            after = low[len(word) : len(word) + 1]
            if not after.isalpha() or (not word[-1].isascii() and _is_ideograph(word[-1])):
                best = word
    return (best, skipped + len(best)) if best else None


@lru_cache(maxsize=512)
def _by_first(words: frozenset[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in words:
        table.setdefault(word[0], []).append(word)
    return table


def _candidates(low: str, words: frozenset[str]) -> list[str]:
    return _by_first(words).get(low[0], [])


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _part(part: str | None) -> float:
    """The value of a vulgar fraction: "½" and "1/2" are 0.5."""
    written = (part or "").strip()
    if "/" in written:
        above, _, below = written.partition("/")
        return int(above) / int(below) if int(below) else 0.0
    return unicodedata.numeric(written) if written else 0.0


def _sign_unit(before: str | None, after: str) -> str:
    if after == "‰":
        return "per mille"
    if after in {"%", "٪", "％"}:
        return "percent"
    sign = (before or after).rstrip(".")
    return _SYMBOLS.get(sign, sign)


def _percent_before(text: str, at: int, unit: str, lexicon: _Lexicon) -> tuple[str, int]:
    for word in lexicon.percent_before:
        left = text[max(0, at - len(word) - 1) : at]
        if left.casefold().rstrip().endswith(word):
            return "percent", max(0, at - len(word) - (len(left) - len(left.rstrip())))
    return unit, at


def _value(digits: str, lexicon: _Lexicon) -> float:
    for gap in "\u00a0\u202f\u2009'’ ":
        digits = digits.replace(gap, "")
    if "٫" in digits or "٬" in digits:
        digits = digits.replace(",", "").replace("٬", "").replace("٫", ".")
        return float(digits) if digits.count(".") < 2 else float(digits.replace(".", ""))
    point, comma = digits.count("."), digits.count(",")
    if point and comma:
        decimal = max(".", ",", key=digits.rfind)
        other = "," if decimal == "." else "."
        digits = digits.replace(other, "").replace(decimal, ".")
    elif point + comma > 1:
        digits = digits.replace(".", "").replace(",", "")
    elif point + comma == 1:
        sign = "." if point else ","
        grouped = _GROUPED.fullmatch(digits) and not digits.startswith("0")
        thousands = grouped and (sign == ".") == lexicon.comma
        digits = digits.replace(sign, "" if thousands else ".")
    try:
        return float(digits)
    except ValueError:
        return float(re.sub(r"[.,]", "", digits))


def _in_words(
    text: str, start: int, stop: int, lexicon: _Lexicon, scaled: dict[int, float]
) -> Iterator[Figure]:
    if not lexicon.words:
        return
    at = start
    while match := _WORD.search(text, at, stop):
        at = match.end()
        number = lexicon.words.get(match.group().casefold())
        if number is None:
            continue
        end, plain = _compound(text, at, float(number), stop, lexicon)
        value, unit, length = _measured(plain, text[end : min(stop, end + _TAIL)], lexicon)
        scaled[match.start()] = value / plain
        at = end + length
        yield Figure(match.start(), at, value, unit)


def _compound(text: str, end: int, value: float, stop: int, lexicon: _Lexicon) -> tuple[int, float]:
    """Where a number of two words ends, and its value: "twenty-five", "two dozen"."""
    follows = _NEXT.match(text, end, stop)
    ones = lexicon.words.get(follows[1].casefold(), 0) if follows else 0
    if follows and ones in {12, 100, 1000} and value < ones:
        return follows.end(), value * ones
    if follows and value % 10 == 0 and 20 <= value <= 90 and 0 < ones < 10:
        return follows.end(), value + ones
    return end, value


@lru_cache(maxsize=64)
def _guess(text: str) -> str:
    """The language whose commonest words the text has most of; English where there are none."""
    words = [word.casefold() for word in _WORD.findall(text[:SAMPLE])]
    counts = {
        language: sum(word in signs for word in words)
        for language, table in toml("figures").items()
        if (signs := frozenset(table["signs"]))
    }
    best = max(counts, key=counts.__getitem__)
    if counts[best]:
        return best
    return "zh" if any(_is_ideograph(character) for character in text[:SAMPLE]) else "en"


def _currencies(table: dict[str, Any]) -> dict[str, str]:
    """The names of currencies, also with what joins them to a number, and their codes."""
    names: dict[str, str] = table["currencies"]
    codes = {code.casefold(): code for code in _CODES.split("|") if code not in _WORDS_TOO}
    joined = {
        f"{join}{name}": code for join in table.get("joins", ()) for name, code in names.items()
    }
    return {**codes, **names, **joined}


@cache
def _phrases(language: str) -> tuple[Phrases, Phrases]:
    """What finds shares, and what finds counts before a scale, in a language."""
    lexicon = _lexicon(language)
    return Phrases(lexicon.shares, lexicon.follows), Phrases(lexicon.counts, (), lexicon.scales)


@cache
def _lexicon(language: str) -> _Lexicon:
    tables = toml("figures")
    table = tables.get(language) or {**tables["en"], "words": {}, "comma": language != "ja"}
    months = toml(f"importing/{language}")["byline"]["months"] if language in tables else []
    return _Lexicon(
        comma=table["comma"],
        spaced=table["comma"],
        words=table["words"],
        scales=table["scales"],
        percent=tuple(table["percent"]),
        percent_before=tuple(table.get("percent_before", ())),
        durations=table["durations"],
        currencies=_currencies(table),
        months=frozenset(name for names in months for name in names),
        shares=table.get("shares", {}),
        counts=table.get("counts", {}),
        follows=tuple(table.get("follows", ())),
        between=table.get("between", {}),
    )
