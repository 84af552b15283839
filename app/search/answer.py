"""What goes into the index and what comes out: plain values, cheap to import."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """One passage: its span in the article's text, its paragraph number, and what is on it."""

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
    """An article as the index sees it; ``added`` is an ISO time, ``date`` an ISO date or less."""

    id: str
    title: str
    publisher: str | None
    author: str | None
    date: str | None
    language: str | None
    added: str
    reliability: str | None
    passages: tuple[IndexedPassage, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """Facet values that hits must have: any of a facet's values, all of the facets."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    article: str | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage (or, by article, its best passage) that answers the question.

    ``snippet`` is the article's text from ``snippet_start``; ``spans`` are the places of the words
    found. All positions are code points in the article's text.
    """

    article: str
    title: str
    start: int
    end: int
    paragraph: int
    kind: str
    score: float
    snippet: str
    snippet_start: int
    spans: tuple[tuple[int, int], ...]
    tags: tuple[str, ...] = ()
    passages: int = 1


@dataclass(slots=True)
class Answer:
    """Hits in order, with totals over all of them; ``ms`` is the time of the search itself."""

    total: int = 0
    articles: int = 0
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    did_you_mean: str | None = None
    notices: list[str] = field(default_factory=list)
    ms: float = 0.0
