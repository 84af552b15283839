"""Names written in several ways: spellings of the same name have a key in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.search.analysis import folded, strip_marks

_DOUBLED = re.compile(r"([^aeou])\1+")
MIN_NAME = 4
"""Letters of a name that is looked for in other spellings."""
_OFTEN = 20
"""A word is a name where it has a capital this many times as often as it has none."""


@dataclass(frozen=True, slots=True)
class _Script:
    """How a language's alphabet is spelt in Latin letters."""

    alphabet: re.Pattern[str]
    letters: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is replaced in a word in Latin letters."""

    letters: dict[str, str]
    pattern: re.Pattern[str]
    beginnings: list[tuple[str, str]]
    endings: list[tuple[str, str]]

    def replaced(self, found: re.Match[str]) -> str:
        return self.letters[found[0]]


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
    rules = _rules()
    for beginning, put in rules.beginnings:
        if latin.startswith(beginning):
            latin = put + latin[len(beginning) :]
            break
    key = rules.pattern.sub(rules.replaced, latin)
    for ending, put in rules.endings:
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
def _rules() -> _Rules:
    rules: dict[str, str] = resources.toml("search/names")["rules"]
    pairs = {name: [_pair(p) for p in rules[name].split()] for name in rules}
    table = dict(pairs["letters"])
    pattern = re.compile("|".join(sorted(table, key=len, reverse=True)))
    return _Rules(table, pattern, pairs["beginnings"], pairs["endings"])


def _pair(text: str) -> tuple[str, str]:
    replaced, _, put = text.partition("=")
    return replaced, put


@cache
def _families() -> dict[str, str]:
    """The key of each name that stands in a family, and the key of that family."""
    found: dict[str, str] = {}
    for number, names in enumerate(resources.toml("search/names")["families"]["names"]):
        for name in names.split():
            for key in _sounds(name):
                found[key] = f"={number}"
    return found
