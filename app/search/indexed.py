"""What goes into the index: an article and its passages, as far as search needs them."""

from __future__ import annotations

from dataclasses import dataclass


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
    """An article; ``date`` is ISO (year, month or day), ``language`` a code such as "en"."""

    id: str
    title: str
    publisher: str | None
    author: str | None
    date: str | None
    language: str | None
    added: str
    reliability: str | None
    passages: tuple[IndexedPassage, ...]
