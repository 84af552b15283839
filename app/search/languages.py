"""Languages that passages can be in: what is cut, what tells nothing, what is a large number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources

DEFAULT_LANGUAGE = "en"
"""How an article whose language is not known is read."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language; ``stemmer`` is a Snowball algorithm or empty, ``scales`` powers of ten."""

    code: str
    name: str
    stemmer: str
    stop: frozenset[str]
    scales: dict[str, int]
    decimal_comma: bool


@cache
def languages() -> dict[str, Language]:
    """Every language that has data, by its code."""
    return {code: _read(code, data) for code, data in resources.toml("search/languages").items()}


def language_for(code: str | None) -> Language:
    """The language that ``code`` ("en", "pt-BR") names.

    ``None`` is read as English; a language without data is cut into words and not stemmed.
    """
    if code is None:
        return languages()[DEFAULT_LANGUAGE]
    short = code.replace("_", "-").split("-")[0].lower()
    found = languages().get({"nb": "no", "nn": "no"}.get(short, short))
    return found or Language(short, short, "", frozenset(), {}, decimal_comma=False)


@cache
def scale_words() -> frozenset[str]:
    """Every word for a large number, of all languages."""
    return frozenset(word for language in languages().values() for word in language.scales)


def _read(code: str, data: dict[str, Any]) -> Language:
    return Language(
        code,
        data["name"],
        data["stemmer"],
        frozenset(data["stop"].casefold().split()),
        {word: int(power) for power, words in data["scales"].items() for word in words.split()},
        data.get("decimal_comma", False),
    )
