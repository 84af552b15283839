"""A passage: a span of one article's text that can be checked and found again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import ArticleId, BlockKind, Span
from app.domain.errors import Ambiguous, BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Block

CONTEXT = 32
"""Code points kept on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of an article's text with its words and up to 32 code points on each side."""

    article: ArticleId
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """The passage's place."""
        return Span(self.start, self.end)

    def trimmed(self) -> Passage:
        """The passage without white space at its ends, as it is quoted."""
        lead = len(self.quote) - len(self.quote.lstrip())
        words = self.quote.strip()
        trail = self.quote[lead + len(words) :]
        return Passage(
            self.article,
            self.start + lead,
            self.end - len(trail),
            words,
            (self.before + self.quote[:lead])[-CONTEXT:],
            (trail + self.after)[:CONTEXT],
        )

    def holds_in(self, text: str) -> bool:
        """Whether ``text`` still has the quoted words at this place."""
        return text[self.start : self.end] == self.quote


def passage_of(article: Article, start: int, end: int) -> Passage:
    """The passage from ``start`` to ``end``; raises ``BadRequest`` if that is no such span."""
    if not 0 <= start < end <= len(article.text):
        raise BadRequest(
            f"{start}:{end} is no passage of “{article.title}”: the text has positions 0 to "
            f"{len(article.text)}, and the end must lie after the start."
        )
    if not article.text[start:end].strip():
        raise BadRequest(f"{start}:{end} holds only white space. Choose a span with words in it.")
    return Passage(
        article.id,
        start,
        end,
        article.text[start:end],
        article.text[max(0, start - CONTEXT) : start],
        article.text[end : end + CONTEXT],
    )


def find_quote(article: Article, quote: str) -> Passage:
    """The one place where ``quote`` stands; raises ``BadRequest`` or ``Ambiguous``."""
    places: list[int] = []
    at = article.text.find(quote) if quote.strip() else -1
    while at >= 0:
        places.append(at)
        at = article.text.find(quote, at + 1)
    if not places:
        raise BadRequest(
            f"These words do not stand in “{article.title}”: “{quote[:80]}”. "
            "Copy them from the article, or give the span."
        )
    if len(places) > 1:
        listed = ", ".join(
            f"{p}:{p + len(quote)} (¶ {article.paragraph_at(p)})" for p in places[:10]
        )
        raise Ambiguous(
            f"These words stand {len(places)} times in “{article.title}”: {listed}. "
            "Give one of these spans."
        )
    return passage_of(article, places[0], places[0] + len(quote))


@dataclass(frozen=True, slots=True)
class Unit:
    """What the index and the comparison count as one passage: a block, or one row of a table."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int


def units(article: Article) -> Iterator[Unit]:
    """Each unit that says something, in order; dimmed blocks are left out."""
    for block, span in _units(article):
        yield Unit(span.start, span.end, block.kind, article.paragraph_at(span.start))


def spans_of_units(article: Article) -> Iterator[Span]:
    """The span of each unit alone, which is quicker where nobody asks for its paragraph."""
    for _, span in _units(article):
        yield span


def _units(article: Article) -> Iterator[tuple[Block, Span]]:
    for block in article.blocks:
        if not block.dimmed:
            for span in _unit_spans(block):
                yield block, span


def _unit_spans(block: Block) -> Iterator[Span]:
    if block.kind is not BlockKind.TABLE:
        yield block.span
        return
    for row in (block.header, *block.rows):
        cells = [cell for cell in row if cell.end > cell.start]
        if cells:
            yield Span(min(c.start for c in cells), max(c.end for c in cells))
