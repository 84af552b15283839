"""Names written in several ways: spellings of the same name have a key in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app import resources
from app.search.analysis import folded, strip_marks

if TYPE_CHECKING:
    from collections.abc import Callable

_DOUBLED = re.compile(r"(.)\1+")
MIN_NAME = 4
"""Letters of a name that is looked for in other spellings."""
_OFTEN = 20
"""A word is a name where it has a capital this many times as often as it has none."""


@dataclass(frozen=True, slots=True)
class _Script:
    """How a language's alphabet is spelt in Latin letters."""

    alphabet: re.Pattern[str]
    letters: dict[int, str]


def is_name(capitals: Any, smalls: Any) -> Any:
    """Whether a word that stands so often with a capital and without one is a name, by number."""
    return (capitals > 0) & (smalls * _OFTEN <= capitals)


def may_be_name(word: str) -> bool:
    """Whether ``word`` is long enough, and nothing but letters."""
    return len(word) >= MIN_NAME and word.replace("'", "").isalpha()


def name_keys(word: str) -> frozenset[str]:
    """The keys of a folded ``word``: one for each way of reading its script; none if not known."""
    if not may_be_name(word):
        return frozenset()
    families = _families()
    keys = _sounds(word)
    return frozenset(families.get(key, key) for key in keys)


def _sounds(word: str) -> set[str]:
    keys = {_sounding(latin) for latin in _latin(strip_marks(folded(word)), folded(word))}
    return {key for key in keys if len(key) > 2}


def _latin(bare: str, full: str) -> set[str]:
    if bare.isascii():
        return {bare}
    spelt = set()
    for script in _scripts():
        for form in (bare, full):
            if script.alphabet.fullmatch(form):
                spelt.add(form.translate(script.letters))
    return spelt


def _sounding(latin: str) -> str:
    letters, replaced, endings = _rules()
    key = letters.sub(replaced, latin)
    for ending, put in endings:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            key = key[: -len(ending)] + put
            break
    return _DOUBLED.sub(r"\1", key)


@cache
def _scripts() -> tuple[_Script, ...]:
    return tuple(
        _Script(
            re.compile(f"[{data['alphabet']}]+"),
            {ord(pair[0]): pair[2:] for pair in data["letters"].split()},
        )
        for data in resources.toml("search/names")["scripts"].values()
    )


@cache
def _rules() -> tuple[re.Pattern[str], Callable[[re.Match[str]], str], list[tuple[str, str]]]:
    rules = resources.toml("search/names")["rules"]
    table: dict[str, str] = dict(pair.split("=") for pair in rules["letters"].split())
    pattern = re.compile("|".join(sorted(table, key=len, reverse=True)))

    def replaced(found: re.Match[str]) -> str:
        return table[found[0]]

    endings = [(ending, put) for ending, put in (e.split("=") for e in rules["endings"].split())]
    return pattern, replaced, endings


@cache
def _families() -> dict[str, str]:
    """The key of each name that stands in a family, and the key of that family."""
    found: dict[str, str] = {}
    for number, names in enumerate(resources.toml("search/names")["families"]["names"]):
        for name in names.split():
            for key in _sounds(name):
                found[key] = f"={number}"
    return found
