"""What was found in an article that has just been read, and whether it needs a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import BlockKind

if TYPE_CHECKING:
    from app.domain.article import Article


@dataclass(frozen=True, slots=True)
class Findings:
    """Counts of an article's parts; ``dimmed`` and ``fragments`` (page code) count lines."""

    title: str
    title_proposed: bool
    words: int
    headings: int
    tables: int
    dimmed: int
    fragments: int
    notices: tuple[str, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether something was guessed that an analyst should see."""
        return self.title_proposed or self.fragments > 0 or bool(self.notices)


def findings_of(article: Article, notices: tuple[str, ...] = ()) -> Findings:
    """Count what ``article`` is made of; ``notices`` are what its reader had to say."""
    kinds = [block.kind for block in article.blocks]
    fragments = [b for b in article.blocks if b.kind is BlockKind.DEBRIS]
    dimmed = [b for b in article.blocks if b.dimmed]
    return Findings(
        title=article.title,
        title_proposed=article.metadata.title_proposed,
        words=article.words,
        headings=kinds.count(BlockKind.HEADING),
        tables=kinds.count(BlockKind.TABLE),
        dimmed=sum(_lines(article, b.start, b.end) for b in dimmed),
        fragments=sum(_lines(article, b.start, b.end) for b in fragments),
        notices=notices,
    )


def _lines(article: Article, start: int, end: int) -> int:
    return article.paragraph_at(end - 1) - article.paragraph_at(start) + 1
