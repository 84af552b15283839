"""What a list of results shows: heads of articles, passages, and rows for what is not shown yet."""

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
    ``snippet``. ``number`` counts the article's passages from 1, in the order of the results, and
    is 0 in a list that is not by article; there ``title`` is the article's.

    ``where`` says in what the words were found ("text", "title", "note", "tag" or "briefing"): then
    ``snippet`` is that. What was found in a briefing has no article: ``briefing`` is its id, and
    ``item`` counts its items from 0 (-1 is its head).
    """

    article: ArticleId
    start: int
    end: int
    number: int
    paragraph: int
    snippet: str
    hits: tuple[tuple[int, int], ...] = ()
    tags: tuple[TagShown, ...] = ()
    where: str = "text"
    briefing: str = ""
    item: int = -1
    title: str = ""

    @property
    def span(self) -> Span:
        """The passage's place."""
        return Span(self.start, self.end)

    @property
    def source(self) -> str:
        """The id of the article or the briefing that it stands in."""
        return self.briefing or self.article

    @property
    def place(self) -> tuple[str, int, int, str, int]:
        """What tells it from every other result of the same query."""
        return (self.source, self.start, self.end, self.where, self.item)


@dataclass(frozen=True, slots=True)
class CopyFound:
    """A near-duplicate that is folded under a result; ``passages`` of it match."""

    article: ArticleId
    title: str
    passages: int


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """The head of an article's results; ``passages`` counts all of them, shown or not.

    ``grade`` is the short form ("C3"), ``grade_meaning`` the same in words; both empty if ungraded.
    ``briefing`` is the id of a briefing, which then stands in the article's place. ``is_copy`` is
    set for a near-duplicate that was unfolded.
    """

    article: ArticleId
    title: str
    passages: int
    grade: str = ""
    grade_meaning: str = ""
    briefing: str = ""
    is_copy: bool = False

    @property
    def source(self) -> str:
        """The id of the article or the briefing."""
        return self.briefing or self.article


@dataclass(frozen=True, slots=True)
class RestOfArticle:
    """The row that stands for the passages of an article that are not shown yet."""

    article: ArticleId
    title: str
    shown: int
    passages: int
    briefing: str = ""

    @property
    def source(self) -> str:
        """The id of the article or the briefing."""
        return self.briefing or self.article

    @property
    def next(self) -> int:
        """How many passages asking for more will bring."""
        return min(MORE, self.passages - self.shown)


@dataclass(frozen=True, slots=True)
class CopiesRow:
    """The row that unfolds the near-duplicates of the result before it, and folds them again.

    ``anchor`` tells it from every other such row.
    """

    anchor: str
    copies: tuple[CopyFound, ...]
    unfolded: bool = False

    @property
    def passages(self) -> int:
        """How many passages of the copies match."""
        return sum(copy.passages for copy in self.copies)


Row = ArticleFound | PassageFound | RestOfArticle | CopiesRow


@dataclass(frozen=True, slots=True)
class ArticleResults:
    """An article's head and the first of its passages, and the copies folded under it.

    ``flat`` ones are single passages in a list that is not by article: they have no head's row.
    """

    head: ArticleFound
    passages: tuple[PassageFound, ...] = field(default=())
    copies: tuple[CopyFound, ...] = ()
    flat: bool = False

    @property
    def anchor(self) -> str:
        """What its row of copies is called."""
        return f"{self.head.source}:{self.passages[0].start}" if self.flat else self.head.source

    def rows(self) -> list[Row]:
        """The rows that show this article."""
        rows: list[Row] = [*self.passages] if self.flat else [self.head, *self.passages]
        head = self.head
        if not self.flat and len(self.passages) < head.passages:
            shown = len(self.passages)
            rows.append(
                RestOfArticle(head.article, head.title, shown, head.passages, head.briefing)
            )
        if self.copies:
            rows.append(CopiesRow(self.anchor, self.copies))
        return rows
