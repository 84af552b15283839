"""What a search gives back, and what can narrow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["best", "newest", "oldest"]
By = Literal["passage", "article"]
Where = Literal["text", "title", "note", "tag", "briefing"]
"""What was found: a passage's own words, its article's title, the note or the tag of a mark on it,
or the words of a briefing."""

NOT_STATED = "Not stated"
NOT_GRADED = "Not graded"
NO_TAG = "No tag"
NO_COLLECTION = "No collection"
ONE_OF_EACH = "One of each source"
COPIES = "Copies of another"
"""Values of the facet ``source``: articles that stand for their group of near-duplicates or are in
none, and the others of the groups."""

KIND_NAMES = {
    "title": "Title",
    "heading": "Heading",
    "byline": "Byline",
    "paragraph": "Prose",
    "list-item": "List item",
    "table": "Table row",
    "quote": "Quote",
    "caption": "Caption",
    "briefing": "Briefing",
}
"""The word that stands for a block's kind in facets and filters."""

FACETS = ("tag", "publisher", "month", "language", "kind", "grade", "collection", "source")
"""What answers are counted by; ``month`` is the one in which an article was added ("2026-11"),
``source`` whether it is one of several near-duplicates.

``tag`` counts passages without any too where the index has tags; ``collection`` and ``source`` are
empty where nothing is filed or grouped."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where articles belong, by their ids: what is not in the index, since it changes at once.

    ``collections`` has the names of the collections that an article is in. ``groups`` has, for
    each article of a group of near-duplicates, the one that stands for the group. Keep the same
    object as long as it holds: what is made of it is kept with it.
    """

    collections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


NO_BELONGING = Belonging()


@dataclass(frozen=True, slots=True)
class Filters:
    """Values out of the facets; within one facet any of them, across facets all.

    ``articles`` are ids: only these are searched.
    """

    tag: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    month: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen of ``facet``, one of ``FACETS``."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def __bool__(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.articles) or any(self.chosen(facet) for facet in FACETS)


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class FoundCopy:
    """An article of the same group of near-duplicates, folded under a hit.

    ``passages`` is how many of its passages match.
    """

    article: str
    title: str
    passages: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, ``start`` to ``end`` in the article's text, which is where to go.

    ``where`` says in what the words were found. ``snippet`` is at most 320 code points of that:
    with "text", the article's own from ``snippet_start``; else the title, the note, the tags or the
    briefing's item, and ``snippet_start`` is 0. ``marked`` are the words found as places in
    ``snippet``; ``spans`` are those in the ARTICLE's text and over the whole passage, none where it
    does not have them. By article, ``passages`` is how many of its passages match; else 1.

    With ``where`` "briefing", ``article`` is empty and ``briefing`` is the id; ``title`` is its
    title, and ``item`` counts its items from 0 (-1 is its head). ``copies`` are the articles folded
    under this hit.
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
    where: Where = "text"
    marked: tuple[tuple[int, int], ...] = ()
    briefing: str = ""
    item: int = -1
    copies: tuple[FoundCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits asked for, and figures on all.

    ``total`` counts the matching passages and ``articles`` the articles they stand in, also where
    copies are folded; by article, one matches too whose passages have enough of the plain words
    only together, and its best passage counts. ``sources`` counts these articles with
    near-duplicates as one. A briefing's items count as passages, ``briefings`` are those they stand
    in. ``rows`` is how many hits there are to page through. ``partial`` is how many articles of how
    many were searched where the index is still being made, else ``None``.

    ``unfiltered`` is ``total`` without the filters. ``facets`` have a list of value and count for
    each of ``FACETS``; a facet's own filter does not narrow it. ``did_you_mean`` is the whole query
    with better known words. ``variants`` has, for each name of the query that was also looked for
    otherwise, what else: other spellings in the library, aliases. ``ms`` is the time taken.
    """

    total: int = 0
    articles: int = 0
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    did_you_mean: str | None = None
    notices: list[str] = field(default_factory=list)
    ms: float = 0.0
    unfiltered: int = 0
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: int = 0
    briefings: int = 0
    rows: int = 0
    partial: tuple[int, int] | None = None
