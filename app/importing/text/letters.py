"""Which old encoding bytes are in, by the letters that they become."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from app.resources import toml

SAMPLE = 1 << 16
"""Bytes that are looked at."""

_AGAINST = 2.0
_RARE = 0.4
_MOST_ACCENTED = 0.5
"""Share of characters beyond ASCII above which a text is in no language of Latin letters."""
_WIDE_SHARE = 0.15
"""Share of characters beyond ASCII from which on a text may be in a script of ideographs."""


_GLUED = "\x01"
"""What the letters beyond ASCII that stand beside a Latin letter are counted as."""
_IN_LATIN_WORD = re.compile(r"(?<=[A-Za-z])[^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding with the letters of one language in it."""

    encoding: str
    letters: frozenset[str]
    frequent: frozenset[str]
    wide: bool
    latin: bool
    """Whether the language is written in Latin letters, most of which are ASCII."""


def likeliest_encoding(data: bytes) -> str | None:
    """The encoding whose letters fit ``data`` best; ``None`` where none fits.

    The bytes must be no valid UTF-8. The whole of ``data`` decodes in the encoding given.
    """
    texts: dict[str, Counter[str]] = {}
    best: tuple[float, str] | None = None
    for candidate in _candidates():
        if candidate.encoding not in texts:
            texts[candidate.encoding] = _letters(data, candidate.encoding)
        score = _score(candidate, texts[candidate.encoding])
        if score > 0 and (best is None or score > best[0] + 1e-9):
            best = (score, candidate.encoding)
    return best[1] if best else None


def fit(text: str, encodings: frozenset[str] | None = None) -> float:
    """How well the letters beyond ASCII of ``text`` are those of one language: at most 1.

    Only the languages of ``encodings`` are asked, where these are given. 0 where there is no letter
    beyond ASCII.
    """
    counted = _counted(text[:SAMPLE])
    return max(
        _score(candidate, counted)
        for candidate in _candidates()
        if encodings is None or candidate.encoding in encodings
    )


def _letters(data: bytes, encoding: str) -> Counter[str]:
    """How often each character beyond ASCII comes; empty where the bytes are not so encoded."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return Counter()
    return _counted(data[:SAMPLE].decode(encoding, "ignore"))


def _counted(text: str) -> Counter[str]:
    counted = Counter(character for character in text if character > "\x7f")
    counted["\x00"] = len(text)
    counted[_GLUED] = len(_IN_LATIN_WORD.findall(text))
    return counted


def _score(candidate: _Candidate, counted: Counter[str]) -> float:
    """How much better than chance the letters fit, for each of them: at most 1."""
    length = counted["\x00"]
    glued = counted[_GLUED]
    beyond = counted.total() - length - glued
    if not length or not beyond or (candidate.wide and beyond < _WIDE_SHARE * length):
        return 0.0
    if candidate.latin and beyond > _MOST_ACCENTED * length:
        return 0.0
    signs = _signs()
    score = 0.0
    for character, count in counted.items():
        if character in candidate.frequent:
            score += count
        elif character in candidate.letters:
            score += count * (_RARE if candidate.frequent else 1.0)
        elif character in signs:
            score += count * _RARE
        elif candidate.wide and character.isalpha():
            score -= count * _RARE / 2
        elif character not in {"\x00", _GLUED}:
            score -= count * _AGAINST
    if not candidate.latin and not candidate.wide:  # no word has letters of two scripts
        score -= glued * _AGAINST
    # One sign in two bytes makes half as many: count what was explained, not how densely.
    return score / beyond


def _is_latin(letters: str) -> bool:
    return any(letter.isalpha() and letter < "\u0250" for letter in letters)


@cache
def _signs() -> frozenset[str]:
    return frozenset(toml("importing/encodings")["signs"])


@cache
def _candidates() -> tuple[_Candidate, ...]:
    found: list[_Candidate] = []
    for table in toml("importing/encodings")["encoding"]:
        name, frequent = table["name"], frozenset(table.get("frequent", ""))
        found.extend(
            _Candidate(name, frozenset(letters), frequent, wide=False, latin=_is_latin(letters))
            for letters in table.get("languages", {}).values()
        )
        if "wide" in table:
            found.append(
                _Candidate(name, frozenset(), frozenset(table["wide"]), wide=True, latin=False)
            )
    return tuple(found)
