"""A query written from the fields of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELDS = (
    "tag",
    "title",
    "publisher",
    "author",
    "note",
    "kind",
    "grade",
    "language",
    "in",
    "marking",
    "has",
)
"""Fields that the form asks a value for; the date has lines of its own."""

_PIECE = re.compile(r'"[^"]*"|\S+')
_SIGN = re.compile(r"(^|\s)[-−+]+")
_QUOTES = re.compile(r'["“”„«»]')
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the form was filled with; empty parts ask for nothing.

    ``near`` are the two sides that stand at most ``distance`` words apart; ``field`` is one of
    ``FIELDS``; dates are ISO, a year or a month alone too.
    """

    words: str = ""
    phrase: str = ""
    any_of: str = ""
    none_of: str = ""
    near: tuple[str, str] = ("", "")
    distance: int = 10
    field: str = ""
    value: str = ""
    since: str = ""
    until: str = ""


def written(parts: Parts) -> str:
    """The query that asks for all of ``parts``."""
    pieces = [*parts.words.split(), _phrase(parts.phrase) if parts.phrase.strip() else ""]
    choices = _pieces(parts.any_of)
    pieces.append(f"({' OR '.join(choices)})" if len(choices) > 1 else "".join(choices))
    pieces.append(_near(parts))
    if parts.field and parts.value.strip():
        pieces.append(f"{parts.field}:{_value(parts.value)}")
    pieces.append(_dates(parts.since.strip(), parts.until.strip()))
    pieces += [f"-{piece}" for piece in _pieces(parts.none_of)]
    return " ".join(piece for piece in pieces if piece)


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day as a query takes it: 2025, 2025-07-31."""
    return _DATE.fullmatch(text.strip()) is not None


def _pieces(text: str) -> list[str]:
    """Words and quoted phrases, without signs that would mean something else before them."""
    found = _PIECE.findall(_SIGN.sub(r"\1", text))
    return [piece for piece in found if piece.strip('" ')]


def _phrase(text: str) -> str:
    return f'"{" ".join(_QUOTES.sub(" ", text).split())}"'


def _value(text: str) -> str:
    words = " ".join(_QUOTES.sub(" ", text).split())
    return words if re.fullmatch(r"\w+\*?", words) else f'"{words}"'


def _near(parts: Parts) -> str:
    first, second = parts.near
    if not (first.strip() and second.strip()):
        return ""
    return f"{_value(first)} near/{parts.distance} {_value(second)}"


def _dates(since: str, until: str) -> str:
    """A part that is no date is left out: the form says so beside it."""
    since, until = (text if is_date(text) else "" for text in (since, until))
    if not since and not until:
        return ""
    return f"date:{since}" if since == until else f"date:{since}..{until}"
