"""What goes into the index: an article and its passages, as far as search needs them."""

from __future__ import annotations

from dataclasses import dataclass

BRIEFING = "briefing"
"""The kind of a passage that is a briefing's item."""
_KEY = "briefing:"


def briefing_key(briefing: str) -> str:
    """What the briefing with this id is indexed as."""
    return _KEY + briefing


def briefing_of(key: str) -> str | None:
    """The id of the briefing that is indexed as ``key``; ``None`` for an article's."""
    return key[len(_KEY) :] if key.startswith(_KEY) else None


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage from ``start`` to ``end``, code points in the article's text.

    ``text`` is as long as the span: position 0 in it is ``start`` in the article. ``kind`` is a
    block's kind ("paragraph", "table"), ``tags`` and ``notes`` come from the marks that touch the
    passage, ``credibility`` is 1 to 6.
    """

    start: int
    end: int
    kind: str
    paragraph: int
    text: str
    tags: tuple[str, ...] = ()
    notes: str = ""
    credibility: int | None = None


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article; ``date`` is ISO (year, month or day), ``language`` a code such as "en".

    A briefing is one too: its ``id`` comes from ``briefing_key``, its items are passages of the
    kind ``BRIEFING``, with the item's number from 1 as ``paragraph``; the head is number 0.
    ``marking`` is a handling marking.
    """

    id: str
    title: str
    publisher: str | None
    author: str | None
    date: str | None
    language: str | None
    added: str
    reliability: str | None
    passages: tuple[IndexedPassage, ...]
    marking: str | None = None
