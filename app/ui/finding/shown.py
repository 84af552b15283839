"""How a hit reads in the list: short, with its best words, without a list's or a table's signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import ArticleId, BlockKind
from app.ui.models.result_rows import PassageFound, TagShown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.library.searching import Hit

LONGEST = 220
"""Code points of a snippet that are shown: some three lines."""

_BEFORE = 60
_MARKER = re.compile(r"(?:[-*+•–—·▪◦]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")

Place = tuple[int, int]


def as_shown(
    hit: Hit, number: int, tag_colours: Mapping[str, int], *, title: str = ""
) -> PassageFound:
    """``hit`` as the list shows it, the ``number``-th passage of its article.

    ``title`` is the article's where the list is not by article.
    """
    tags = tuple(TagShown(name, tag_colours.get(name, 1)) for name in hit.tags)
    if hit.where != "text":
        return PassageFound(
            ArticleId(hit.article),
            hit.start,
            hit.end,
            number,
            hit.paragraph,
            hit.snippet,
            joined(hit.marked, hit.snippet),
            tags,
            hit.where,
            hit.briefing,
            hit.item,
            title,
        )
    words = hit.snippet.replace("|", "·") if hit.kind == BlockKind.TABLE else hit.snippet
    places = joined(
        (
            (max(start - hit.snippet_start, 0), min(stop - hit.snippet_start, len(words)))
            for start, stop in hit.spans
            if start - hit.snippet_start < len(words) and stop > hit.snippet_start
        ),
        words,
    )
    first, last = _window(words, places)
    if not first and hit.snippet_start == hit.start and hit.kind == BlockKind.LIST_ITEM:
        marker = _MARKER.match(words)
        first = marker.end() if marker is not None else 0
        before = ""
    else:
        before = "… " if hit.snippet_start + first > hit.start else ""
    after = " …" if hit.snippet_start + last < hit.end else ""
    shift = len(before) - first
    return PassageFound(
        ArticleId(hit.article),
        hit.start,
        hit.end,
        number,
        hit.paragraph,
        before + words[first:last] + after,
        tuple(
            (max(start, first) + shift, min(stop, last) + shift)
            for start, stop in places
            if start < last and stop > first
        ),
        tags,
        title=title,
    )


def joined(places: Iterable[Place], words: str) -> tuple[Place, ...]:
    """Hits with nothing but space between them as one, in order: they are read as one."""
    made: list[Place] = []
    for start, stop in sorted(places):
        if made and not words[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], max(stop, made[-1][1]))
        else:
            made.append((start, stop))
    return tuple(made)


def _window(words: str, places: Sequence[Place]) -> Place:
    """The part of ``words`` with most hits in it, cut between words."""
    if len(words) <= LONGEST:
        return 0, len(words)
    starts = [0, *(max(0, start - _BEFORE) for start, _ in places)]
    best = max(starts, key=lambda at: (_inside(places, at, at + LONGEST), -at))
    best = min(best, len(words) - LONGEST)
    first = 0 if best == 0 else words.find(" ", best) + 1
    last = len(words)
    if first + LONGEST < last:
        last = max(words.rfind(" ", first, first + LONGEST), first + LONGEST // 2)
    return first, last


def _inside(places: Sequence[Place], first: int, last: int) -> int:
    return sum(1 for start, stop in places if first <= start and stop <= last)
