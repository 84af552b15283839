"""What is found of a briefing: the analyst's own words in it, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Judgement,
    Prose,
    Section,
    TableItem,
)
from app.search.indexed import BRIEFING, IndexedArticle, IndexedPassage

if TYPE_CHECKING:
    from app.domain.briefing import Document, Item


def indexed_briefing(key: str, document: Document | None) -> IndexedArticle:
    """The briefing ``document`` as it is indexed under ``key``; ``None`` for one that is gone."""
    if document is None:
        return IndexedArticle(key, "", None, None, None, None, "", None, ())
    head = document.briefing
    told = [" – ".join(part for part in (head.title, head.subtitle) if part)]
    told += [own_words(item) for item in document.items]
    return IndexedArticle(
        id=key,
        title=head.title,
        publisher=None,
        author=None,
        date=head.date or None,
        language=head.language or None,
        added="",
        reliability=None,
        passages=tuple(
            IndexedPassage(0, len(text), BRIEFING, number, text)
            for number, text in enumerate(told)
            if text
        ),
        marking=head.marking,
    )


def own_words(item: Item) -> str:
    """What the analyst wrote in ``item``: a quotation's own words are found in its article."""
    if isinstance(item, BottomLine | Judgement | Prose):
        return item.text
    if isinstance(item, Section):
        return item.title
    if isinstance(item, Excerpt):
        return "\n".join(part for part in (item.text or "", item.note) if part)
    if isinstance(item, TableItem):
        cells = () if item.passage is not None else (item.header, *item.rows)
        rows = [" | ".join(cell for cell in row if cell) for row in cells]
        return "\n".join(part for part in (item.caption, *rows) if part)
    return ""
