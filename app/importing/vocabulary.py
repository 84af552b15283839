"""The words that give page chrome, bylines and headings away, in every language we have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from app.resources import resource, toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPENING = 2
"""First signs by which a beginning is found; a few have only one."""
_REMEMBERED = 2048
"""Lines whose folded form is remembered: several rules ask for it."""
_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EDGES = " \t\xa0\u200e\u200f.,:;!?*•·|«»“”\"'()[]#>→›»…–—-+"


class Beginnings:
    """Beginnings of lines, with their lengths."""

    def __init__(self, beginnings: tuple[str, ...]) -> None:
        self.set = frozenset(beginnings)
        self.by_head: dict[str, tuple[str, ...]] = {}
        for beginning in beginnings:
            head = beginning[:_OPENING]
            self.by_head[head] = (*self.by_head.get(head, ()), beginning)
        self.sizes = tuple(sorted({len(beginning) for beginning in beginnings}, reverse=True))


class Phrases:
    """Phrases that are looked for in a line, each from the beginning of a word on.

    A line is looked through only for those whose first word stands in it. Scripts without spaces
    have no words to begin with: their phrases stand anywhere.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._prefixes: list[str] = []
        anywhere: list[str] = []
        for phrase in phrases:
            word = _WORD.search(phrase)
            if word is None or _WIDE.search(phrase):
                anywhere.append(phrase)
            elif word.end() == len(phrase):  # a word, or how one begins
                self._prefixes.append(phrase)
            else:
                self._by_word.setdefault(word.group(), []).append(phrase)
        self._words = frozenset(self._by_word)
        self._anywhere = any_of(anywhere)

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where phrases stand in ``text`` (in small letters), and which; the longest at each."""
        words = self._words.intersection(_WORD.findall(text))
        loose = () if text.isascii() else self._anywhere.finditer(text)
        if not words and not any(map(text.__contains__, self._prefixes)):
            yield from ((match.start(), match.group()) for match in loose)
            return
        found: dict[int, str] = {}
        for phrase in chain(self._prefixes, *(self._by_word[word] for word in words)):
            at = text.find(phrase)
            while at >= 0:
                whole = not at or not (text[at - 1].isalnum() and phrase[0].isalnum())
                if whole and len(phrase) > len(found.get(at, "")):
                    found[at] = phrase
                at = text.find(phrase, at + 1)
        found.update((match.start(), match.group()) for match in loose)
        yield from sorted(found.items())

    def stand_in(self, text: str) -> bool:
        """Whether any of the phrases stands in ``text``."""
        return next(self.places(text), None) is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All languages' lists in one: a text's language is not known when its chrome is looked for."""

    words: frozenset[str]
    sections: frozenset[str]
    heads: frozenset[str]
    """The first words of ``words``, ``sections`` and ``related``, as ``head_of`` gives them."""
    starts: Beginnings
    phrases: Phrases
    related: frozenset[str]
    see_also: Phrases
    comments: frozenset[str]
    replies: frozenset[str]
    breaking: frozenset[str]
    stamps: frozenset[str]
    by: tuple[str, ...]
    openers: frozenset[str]
    credits: tuple[str, ...]
    published: tuple[str, ...]
    source: tuple[str, ...]
    roles: tuple[str, ...]
    offices: frozenset[str]
    our: frozenset[str]
    months: dict[str, int]
    filler: frozenset[str]
    joiners: frozenset[str]
    headings: frozenset[str]
    points: frozenset[str]
    captions: tuple[str, ...]
    notes: tuple[str, ...]
    said: tuple[str, ...]
    agencies: tuple[str, ...]
    outlets: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of all files in ``resources/importing``; read once."""
    files = [
        toml(f"importing/{path.stem}") for path in sorted(resource("importing").glob("??.toml"))
    ]

    def all_of(section: str, key: str) -> list[str]:
        return [word for file in files for word in file.get(section, {}).get(key, ())]

    words, sections, related = (
        frozenset(map(folded, all_of("chrome", key))) for key in ("words", "sections", "related")
    )
    return Vocabulary(
        words=words,
        sections=sections,
        heads=frozenset(head_of(one.split()[0]) for one in words | sections | related if one),
        starts=Beginnings(_longest_first(all_of("chrome", "starts"))),
        phrases=Phrases(_longest_first(all_of("chrome", "phrases"))),
        related=related,
        see_also=Phrases(_longest_first(all_of("chrome", "see_also"))),
        comments=frozenset(map(folded, all_of("chrome", "comments"))),
        replies=frozenset(map(folded, all_of("chrome", "replies"))),
        breaking=frozenset(all_of("chrome", "breaking")),
        stamps=frozenset(all_of("chrome", "stamps")),
        by=_longest_first(all_of("byline", "by")),
        openers=frozenset(_longest_first(all_of("byline", "by"))),
        credits=_longest_first(all_of("byline", "credits")),
        published=_longest_first(all_of("byline", "published")),
        source=_longest_first(all_of("byline", "source")),
        roles=_longest_first(all_of("byline", "roles")),
        offices=frozenset(_longest_first(all_of("byline", "roles"))),
        our=frozenset(all_of("byline", "our")),
        months=_months(files),
        filler=frozenset(all_of("byline", "filler")),
        joiners=frozenset(all_of("byline", "and")),
        headings=frozenset(map(folded, all_of("structure", "headings"))),
        points=frozenset(map(folded, all_of("structure", "points"))),
        captions=_longest_first(all_of("structure", "captions")),
        notes=_longest_first(all_of("structure", "notes")),
        said=_longest_first(all_of("sources", "said")),
        agencies=tuple(toml("importing/outlets")["agencies"]),
        outlets=frozenset(word.replace("ı", "i") for word in toml("importing/outlets")["words"]),
    )


@lru_cache(maxsize=_REMEMBERED)
def folded(text: str) -> str:
    """``text`` in small letters, with single spaces and without the signs at its edges."""
    return lowered(text).strip(_EDGES)


@lru_cache(maxsize=_REMEMBERED)
def lowered(text: str) -> str:
    """``text`` in small letters with single spaces and straight apostrophes."""
    if not text.isascii():
        text = text.replace("’", "'").replace("İ", "i")
    low = text.casefold()
    if low.isprintable() and "  " not in low and low == low.strip():
        return low
    return " ".join(low.split())


def head_of(word: str) -> str:
    """A folded word up to a colon, without the signs at its edges."""
    return word if word.isalnum() else word.partition(":")[0].strip(_EDGES)


def begins_with(text: str, beginnings: Beginnings) -> bool:
    """Whether folded ``text`` begins with one of ``beginnings``, as whole words."""
    likely = beginnings.by_head.get(text[:_OPENING], ())
    if not text.startswith(likely) and text[:1] not in beginnings.set:
        return False
    return any(
        text[:size] in beginnings.set
        and (len(text) == size or not (text[size].isalnum() and text[size - 1].isalnum()))
        for size in beginnings.sizes
        if size <= len(text)
    )


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, by which lines without any of them are passed over."""
    found = (_WORD.search(phrase) for phrase in phrases)
    return frozenset(match.group() for match in found if match)


def has_word_of(text: str, words: frozenset[str]) -> bool:
    """Whether one of ``words`` (in small letters) stands in ``text``."""
    return not words.isdisjoint(_WORD.findall(lowered(text)))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds where one of ``phrases`` stands, the longest at each place.

    They are put together by their first sign, so that most places are passed over at once.
    """
    by_sign: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_sign.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    ways = (f"{re.escape(sign)}(?:{'|'.join(rests)})" for sign, rests in sorted(by_sign.items()))
    return re.compile("|".join(ways) or "(?!)")


def words_pattern(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted({word.casefold() for word in words}, key=lambda w: (-len(w), w)))


def _months(files: list[dict[str, Any]]) -> dict[str, int]:
    return {
        name.casefold(): number
        for file in files
        for number, names in enumerate(file.get("byline", {}).get("months", ()), start=1)
        for name in names
    }
