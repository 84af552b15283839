"""What a list of results shows: an article's head, its passages, and a row for the rest of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.article import ArticleId, Span

FIRST = 3
"""Passages of an article that are shown before the rest is asked for."""

MORE = 50
"""Passages of an article that are fetched at a time when the rest is asked for."""


@dataclass(frozen=True, slots=True)
class TagShown:
    """A tag as a result shows it; ``colour`` is 1 to 8."""

    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage that answers the query.

    ``start`` and ``end`` are code points of the article's text. ``hits`` are code points of the
    ``snippet``. ``number`` counts the article's passages from 1, in the order of the results.
    """

    article: ArticleId
    start: int
    end: int
    number: int
    paragraph: int
    snippet: str
    hits: tuple[tuple[int, int], ...] = ()
    tags: tuple[TagShown, ...] = ()

    @property
    def span(self) -> Span:
        """The passage's place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """The head of an article's results; ``passages`` counts all of them, shown or not.

    ``grade`` is the short form ("C3"), ``grade_meaning`` the same in words; both empty if ungraded.
    """

    article: ArticleId
    title: str
    passages: int
    grade: str = ""
    grade_meaning: str = ""


@dataclass(frozen=True, slots=True)
class RestOfArticle:
    """The row that stands for the passages of an article that are not shown yet."""

    article: ArticleId
    title: str
    shown: int
    passages: int

    @property
    def next(self) -> int:
        """How many passages asking for more will bring."""
        return min(MORE, self.passages - self.shown)


Row = ArticleFound | PassageFound | RestOfArticle


@dataclass(frozen=True, slots=True)
class ArticleResults:
    """An article's head and the first of its passages."""

    head: ArticleFound
    passages: tuple[PassageFound, ...] = field(default=())

    def rows(self) -> list[Row]:
        """The rows that show this article."""
        rows: list[Row] = [self.head, *self.passages]
        if len(self.passages) < self.head.passages:
            rows.append(
                RestOfArticle(
                    self.head.article, self.head.title, len(self.passages), self.head.passages
                )
            )
        return rows
