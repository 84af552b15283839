"""The figures and the names that stand in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain.article import DIMMED, BlockKind, Span
from app.domain.figures import Figure, find_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.article import Article, Block

_TELLING = 13
"""Smaller numbers without a unit stand everywhere."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:[^\W_]|[.’'\-](?=[^\W_]))*")
_JOINTS = frozenset(
    {"of", "the", "de", "la", "le", "les", "du", "des", "del", "der", "den", "van", "von", "und"}
    | {"et", "y", "e", "da", "do", "dos", "al", "el", "bin", "ibn", "abu"}
)
_BREAK = re.compile(r"[^\s’'\-]")
_STOP = re.compile(r"(?:[.!?…:;。！？؟\"“”«»(\[•–—]|\s-)\s*$")
_OWNED = re.compile(r"[’']s?$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_TITLED = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE})
_MOST_CAPITALS = 0.6


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or a name as it is written first, and every place of it in the article.

    A figure has its ``value`` and ``unit`` (as ``Figure`` has them); what follows it, such as
    "prisoners", is ``context``.
    """

    kind: Literal["figure", "name"]
    words: str
    places: tuple[Span, ...]
    value: float = 0.0
    unit: str = ""
    context: str = ""


def facts_in(article: Article, known_names: Iterable[str] = ()) -> list[Fact]:
    """The names of ``article``, the most frequent first, then its figures in their order.

    Names are told by their capitals, where the language has them and does not give them to every
    noun; ``known_names`` are found in any script. Page code is left out.
    """
    blocks = [block for block in article.blocks if block.kind not in DIMMED]
    names = _names(article, blocks, known_names)
    return [*sorted(names, key=_most_frequent), *_figures(article, blocks)]


def _figures(article: Article, blocks: Sequence[Block]) -> list[Fact]:
    found: dict[tuple[float, str], list[Figure]] = {}
    for block in blocks:
        language = article.metadata.language
        for figure in find_figures(article.text, block.start, block.end, language):
            plain = not figure.unit and figure.value == int(figure.value)
            if not plain or figure.value >= _TELLING:
                found.setdefault((figure.value, figure.unit), []).append(figure)
    return [
        Fact(
            "figure",
            article.text[same[0].start : same[0].end].rstrip(".,;"),
            tuple(Span(figure.start, figure.end) for figure in same),
            value,
            unit,
            _context(article.text, same[0].end),
        )
        for (value, unit), same in found.items()
    ]


def _context(text: str, at: int) -> str:
    """The words after a figure, up to the end of what they say."""
    match = re.compile(r"[ \u00a0]((?:[^\W\d_]+[ ]?){1,3})").match(text, at)
    return match.group(1).strip() if match else ""


def _names(article: Article, blocks: Sequence[Block], known: Iterable[str]) -> list[Fact]:
    text, nouns_too = article.text, (article.metadata.language or "").startswith("de")
    prose = [block for block in blocks if _is_prose(text, block)]
    sure = _capital_words(text, prose)
    found: dict[str, list[Span]] = {}
    for block in prose:
        for span in _runs(text, block, sure):
            words = " ".join(text[span.start : span.end].split())
            if not nouns_too or " " in words or words.isupper():
                found.setdefault(words.casefold(), []).append(span)
    titled = [block for block in blocks if block not in prose]
    found = {
        name: sorted([*places, *_places_of(text, name, titled)], key=_start)
        for name, places in found.items()
    }
    for name in known:
        places = _places_of(text, name, blocks)
        if places:
            found[" ".join(name.split()).casefold()] = places
    return [
        Fact("name", " ".join(text[places[0].start : places[0].end].split()), tuple(places))
        for places in found.values()
    ]


def _places_of(text: str, name: str, blocks: Iterable[Block]) -> list[Span]:
    """Where ``name`` stands as a whole; in scripts without spaces anywhere."""
    edge = "" if _UNSPACED.search(name) else r"\b"
    words = r"\s+".join(map(re.escape, name.split()))
    pattern = re.compile(f"{edge}{words}{edge}", re.IGNORECASE)
    return [
        Span(match.start(), match.end())
        for block in blocks
        for match in pattern.finditer(text, block.start, block.end)
    ]


def _is_prose(text: str, block: Block) -> bool:
    """Whether capitals tell names there: not in titles, nor in lines set like titles."""
    if block.kind in _TITLED:
        return False
    words = [word for word in text[block.start : block.end].split() if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words) <= _MOST_CAPITALS * len(words)


def _capital_words(text: str, prose: Sequence[Block]) -> frozenset[str]:
    """Words that have a capital also where no sentence begins, and never stand without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for block in prose:
        for match in _WORD.finditer(text, block.start, block.end):
            word = _OWNED.sub("", match.group())
            if not word[:1].isupper():
                small.add(word.casefold())
            elif len(word) > 1 and (word.isupper() or not _begins(text, match.start(), block)):
                capital.add(word.casefold())
    return frozenset(capital - small)


def _runs(text: str, block: Block, sure: frozenset[str]) -> Iterator[Span]:
    """Names of one word or several, with the small words that join them."""
    start = end = -1
    for match in _WORD.finditer(text, block.start, block.end):
        word = _OWNED.sub("", match.group())
        near = start >= 0 and _BREAK.search(text, end, match.start()) is None
        capital = word[:1].isupper()
        goes_on = near and capital != (word.casefold() in _JOINTS)
        if start >= 0 and not goes_on:
            yield Span(start, _trimmed(text, start, end))
            start = -1
        if start < 0 and capital and word.casefold() in sure:
            start = match.start()
        if start >= 0:
            end = match.start() + len(word)
            if end != match.end():  # "Minsk's": the name has ended
                yield Span(start, end)
                start = -1
    if start >= 0:
        yield Span(start, _trimmed(text, start, end))


def _trimmed(text: str, start: int, end: int) -> int:
    """Where the last word with a capital ends."""
    while True:
        words = text[start:end]
        head, _space, last = words.rpartition(" ")
        if not head or last[:1].isupper():
            return end
        end = start + len(head.rstrip())


def _begins(text: str, at: int, block: Block) -> bool:
    """Whether a sentence begins at ``at``; also one after a marker or a label."""
    if not any(map(str.isalpha, text[block.start : at])):
        return True
    return _STOP.search(text, max(block.start, at - 4), at) is not None


def _start(span: Span) -> int:
    return span.start


def _most_frequent(fact: Fact) -> tuple[int, int]:
    return (-len(fact.places), fact.places[0].start)
