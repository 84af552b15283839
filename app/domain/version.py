"""Versions: the same article, taken again after its text was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from app.domain.article import ArticleId, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NUMBER = r"\d+(?:[.,]\d+)+"
_WORD = re.compile(rf"{_NUMBER}|\w+|[^\w\s]")
_LETTERS = re.compile(rf"{_NUMBER}|\w+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")
_BREAKS = "\r\n"
_LEAST_FOLDED = 3


@dataclass(frozen=True, slots=True)
class Version:
    """``article`` is the newer version of ``previous``."""

    article: ArticleId
    previous: ArticleId


def first_version(article: ArticleId, previous: Mapping[ArticleId, ArticleId]) -> ArticleId:
    """The oldest version of ``article``; ``previous`` names the one before each version."""
    seen = {article}
    while article in previous and previous[article] not in seen:
        article = previous[article]
        seen.add(article)
    return article


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of words in both versions; one of the spans is empty where words came or went."""

    kind: Literal["same", "changed", "added", "removed"]
    old: Span
    new: Span


_KINDS: dict[str, Literal["same", "changed", "added", "removed"]] = {
    "equal": "same",
    "replace": "changed",
    "insert": "added",
    "delete": "removed",
}


def word_changes(old: str, new: str) -> list[WordChange]:
    """How the words and punctuation marks of ``old`` became those of ``new``, in order.

    Changes of white space alone are none.
    """
    ours, theirs = ([(m.start(), m.end()) for m in _WORD.finditer(text)] for text in (old, new))
    # Without autojunk, frequent words would anchor nothing in long texts; with it, they go fast.
    matcher = SequenceMatcher(
        None, [old[s:e] for s, e in ours], [new[s:e] for s, e in theirs], autojunk=len(ours) > 2000
    )
    return [
        WordChange(_KINDS[kind], _span(ours, i, j, len(old)), _span(theirs, k, m, len(new)))
        for kind, i, j, k, m in matcher.get_opcodes()
    ]


def words_changed(changes: Iterable[WordChange], old: str, new: str) -> int:
    """How many words came, went or became others; 0 where just punctuation did."""
    return sum(
        max(
            sum(1 for _ in _LETTERS.finditer(old, change.old.start, change.old.end)),
            sum(1 for _ in _LETTERS.finditer(new, change.new.start, change.new.end)),
        )
        for change in changes
        if change.kind != "same"
    )


def far_from_changes(text: str, unchanged: Span) -> Span | None:
    """What of an unchanged stretch of ``text`` need not be read to see what changed around it.

    Whole lines: the rest of the line that a change stands in stays, and one line with words more;
    so does the first line of the text. ``None`` where fewer than three lines with words would go.
    """
    lines = [m.span() for m in _LINE.finditer(text, unchanged.start, unchanged.end)]
    inked = [at for at, (start, end) in enumerate(lines) if text[start:end].strip()]
    begin, stop = 1, len(inked)
    if inked and inked[0] == 0 and unchanged.start > 0 and text[unchanged.start - 1] not in _BREAKS:
        begin += 1
    if unchanged.end < len(text):
        ends_in_line = (
            inked and inked[-1] == len(lines) - 1 and text[lines[-1][1] - 1] not in _BREAKS
        )
        stop -= 2 if ends_in_line else 1
    gone = inked[begin:stop]
    if len(gone) < _LEAST_FOLDED:
        return None
    return Span(lines[gone[0]][0], lines[gone[-1]][1])


def _span(words: list[tuple[int, int]], first: int, last: int, length: int) -> Span:
    if first < last:
        return Span(words[first][0], words[last - 1][1])
    at = words[first][0] if first < len(words) else length
    return Span(at, at)
