"""Articles made for the tests of search."""

from __future__ import annotations

from app.search.indexed import IndexedArticle, IndexedPassage


def article(name, *texts, **stated):
    """An article whose passages are ``texts``, each a line of its own.

    ``tags``, ``notes`` and ``kinds`` are by passage number; everything else is the article's.
    """
    tags = stated.pop("tags", {})
    notes = stated.pop("notes", {})
    kinds = stated.pop("kinds", {})
    passages, at = [], 0
    for number, text in enumerate(texts):
        passages.append(
            IndexedPassage(
                at,
                at + len(text),
                kinds.get(number, "paragraph"),
                number + 1,
                text,
                tuple(tags.get(number, ())),
                notes.get(number, ""),
            )
        )
        at += len(text) + 1
    known = {
        "title": f"About {name}",
        "publisher": None,
        "author": None,
        "date": None,
        "language": "en",
        "added": "2026-01-01T00:00:00Z",
        "reliability": None,
    }
    return IndexedArticle(id=name, passages=tuple(passages), **(known | stated))


def whole_text(made):
    """The article's text as its positions count it."""
    return "\n".join(passage.text for passage in made.passages)
