"""What comparing knows of each language: empty words, stems, denials, offices."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app.comparing.families import STOP_WORDS
from app.resources import toml

if TYPE_CHECKING:
    from app.domain.article import Article

ENGLISH = "en"
ROOT_LENGTH = 6
"""Letters that stand for a word where its ending does not matter and no rules say more."""
_READ = 4000
"""Code points from which the language is guessed where nobody said it."""
_LEAST_HITS = 4
_CLEARLY = 1.2
_ELIDING = frozenset({"fr", "it", "ca"})
"""Languages in which a short word loses its vowel before another ("l'accord")."""
_WORD = re.compile(r"[^\W\d_]+")
_NEVER = re.compile(r"(?!)")
_CAPITAL = r"[^\W\d_a-zà-ÿа-џґўєії]"
_NAMES = rf"\s+(?P<names>{_CAPITAL}[\w'’.-]*(?:\s{_CAPITAL}[\w'’.-]*){{0,3}})"


@dataclass(frozen=True)
class Tongue:
    """A language as compared.

    ``empty`` words say nothing of what a sentence is about, ``rhetoric`` says how it is told, both
    folded. ``root`` is what stands for a folded word. ``denies`` finds what denies the words after
    it, ``turns`` where that ends. ``office`` finds an office with its ``status`` and ``names``.
    """

    name: str
    empty: frozenset[str]
    rhetoric: frozenset[str]
    root: Callable[[str], str]
    denies: re.Pattern[str]
    turns: re.Pattern[str]
    office: re.Pattern[str]
    nouns_are_capital: bool = False
    elides: bool = False


def fold(word: str) -> str:
    """``word`` without capitals and accents."""
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def tongue(language: str | None) -> Tongue | None:
    """What is known of a language besides English; ``None`` for English and for unknown ones."""
    if language in (None, ENGLISH):
        return None
    known = toml("search/languages").get(language)
    if known is None:
        return None
    told: dict[str, Any] = toml("comparing/languages").get(language, {})
    return Tongue(
        str(language),
        frozenset(map(fold, known["stop"].split())),
        frozenset(map(fold, told.get("rhetoric", "").split())),
        _rooter(known["stemmer"]),
        _any_of(told.get("denies", "")),
        _any_of(told.get("turns", ""), r"[,;:.!?()—–،؛]|"),
        _office(told.get("former", ""), told.get("offices", "")),
        nouns_are_capital=language == "de",
        elides=language in _ELIDING,
    )


def language_of(article: Article) -> str | None:
    """The article's language (two letters): as stated, else by its commonest words."""
    stated = article.metadata.language
    if stated:
        return stated.partition("-")[0].lower()
    hits: Counter[str] = Counter()
    known = _speakers()
    for word in _WORD.findall(article.text[:_READ]):
        hits.update(known.get(fold(word), ()))
    ranked = [*hits.most_common(2), ("", 0), ("", 0)]
    best, count = ranked[0]
    return best if count >= max(_LEAST_HITS, _CLEARLY * ranked[1][1]) else None


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """The languages of each empty word."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(STOP_WORDS, (ENGLISH,))
    for language in toml("search/languages"):
        known = tongue(language)
        for word in known.empty if known is not None else ():
            found[word] = (*found.get(word, ()), language)
    return found


def _rooter(stemmer: str) -> Callable[[str], str]:
    if not stemmer:
        return _beginning
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer(stemmer).stemWord
    return stem


def _beginning(word: str) -> str:
    return word[: max(4, min(ROOT_LENGTH, len(word) - 2))]


def _any_of(words: str, besides: str = "") -> re.Pattern[str]:
    if not words and not besides:
        return _NEVER
    listed = "|".join(_pattern(word) for word in words.split())
    pattern = rf"{besides}\b(?:{listed})\b" if listed else besides.rstrip("|")
    return re.compile(pattern, re.IGNORECASE)


def _pattern(word: str) -> str:
    before, after = (r"\w*" if end == "*" else "" for end in (word[0], word[-1]))
    return before + re.escape(word.strip("*")) + after


def _office(former: str, offices: str) -> re.Pattern[str]:
    if not offices:
        return _NEVER
    before = "|".join(_pattern(word) for word in former.split())
    listed = "|".join(_pattern(word) for word in offices.split())
    status = rf"(?P<status>(?:{before})[\s-]+|\b(?:ex|eks|экс|екс)(?=\w))?"
    return re.compile(rf"\b(?i:{status}(?P<office>{listed})){_NAMES}")
