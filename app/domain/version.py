"""Versions: the same article, taken again after its text was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from app.domain.article import ArticleId, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Version:
    """``article`` is the newer version of ``previous``; ``taken_at`` is an ISO time in UTC."""

    article: ArticleId
    previous: ArticleId
    taken_at: str = ""


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


def _span(words: list[tuple[int, int]], first: int, last: int, length: int) -> Span:
    if first < last:
        return Span(words[first][0], words[last - 1][1])
    at = words[first][0] if first < len(words) else length
    return Span(at, at)
