"""An article: an immutable text and the labelled spans that cover it.

Positions everywhere are Python code points into ``Article.text``, half open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NewType

ArticleId = NewType("ArticleId", str)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text, ``start`` up to but not including ``end``."""

    start: int
    end: int

    def __len__(self) -> int:
        """The length in code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE = "table"
    QUOTE = "quote"
    CAPTION = "caption"
    CHROME = "chrome"
    DEBRIS = "debris"


DIMMED = frozenset({BlockKind.CHROME, BlockKind.DEBRIS})
"""Kinds that are shown dimmed, can be folded away, and are not part of what the article says."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A span inside a block that is page chrome or debris; ``detail`` names the sort of it."""

    start: int
    end: int
    kind: BlockKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``mended`` is the text to show where it differs from the span's.

    A cell that its row lacks has ``start == end``.
    """

    start: int
    end: int
    mended: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled span of an article's text.

    ``detail`` names the sort of chrome, debris, byline or table. ``level`` is a heading's (1 to 6).
    ``content`` is the text to show where it differs from the span's own (markers and debris cut,
    entities unescaped, mojibake mended); ``None`` where they are the same. A list item has its
    ``marker`` span ("-", "3."), its ``label`` span ("Pay:"), ``ordered``, a ``depth`` from 1 and
    the number of the ``list`` it belongs to. A table has its ``rule`` line, a ``header`` row (or
    none) and ``rows``, each as long as the header.
    """

    kind: BlockKind
    start: int
    end: int
    detail: str = ""
    level: int = 0
    content: str | None = None
    inline: tuple[Inline, ...] = ()
    marker: Span | None = None
    label: Span | None = None
    ordered: bool = False
    depth: int = 0
    list: int = 0
    rule: Span | None = None
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def span(self) -> Span:
        """The block's place."""
        return Span(self.start, self.end)

    @property
    def dimmed(self) -> bool:
        """Whether the block is page chrome or debris."""
        return self.kind in DIMMED


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a text says of itself, or what the analyst corrected; ``None`` is "Not stated".

    ``date`` is ISO (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``), ``date_stated`` as the text has it.
    ``title_proposed`` says that no title stands in the text and this one is a guess.
    ``cited_sources`` are agencies and papers that the article quotes: never its publisher.
    ``stated_in`` tells, per field name, where its value came from ("line 3", "JSON-LD", "analyst").
    """

    title: str
    title_proposed: bool = False
    short_title: str = ""
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    date_stated: str | None = None
    language: str | None = None
    address: str | None = None
    cited_sources: tuple[str, ...] = ()
    stated_in: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """An immutable text, its blocks and what is known of it.

    ``blocks`` are in order, do not overlap, are trimmed of white space and cover every non-space
    character. ``sha256`` (64 hex digits) is that of the original bytes. ``reliability`` is A to F
    (Admiralty code) or ``None``: not graded yet. ``added_at`` is an ISO time in UTC.
    """

    id: ArticleId
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    sha256: str
    file_name: str
    bytes: int
    encoding: str
    extractor: str
    added_at: str
    reliability: str | None = None
    credibility: int | None = None

    @property
    def title(self) -> str:
        """The title as shown: stated, corrected or proposed."""
        return self.metadata.title

    @property
    def short_title(self) -> str:
        """A name short enough for a note: the analyst's, else the title itself."""
        return self.metadata.short_title or self.metadata.title

    @cached_property
    def words(self) -> int:
        """How many words the article has, dimmed blocks left out."""
        return sum(
            len(self.text[block.start : block.end].split())
            for block in self.blocks
            if not block.dimmed
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        return paragraph_starts(self.text)

    def paragraph_at(self, position: int) -> int:
        """The paragraph number (¶, from 1) of ``position``; see ``paragraph_starts``."""
        return max(1, bisect_right(self._line_starts, position))

    def paragraph_span(self, number: int) -> Span | None:
        """The line that ``number`` (from 1) names, trimmed; ``None`` if there is none."""
        if not 1 <= number <= len(self._line_starts):
            return None
        start = self._line_starts[number - 1]
        stop = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:stop].rstrip()))

    def shown(self, block: Block) -> str:
        """The text of ``block`` as a reader sees it."""
        return self.text[block.start : block.end] if block.content is None else block.content


def paragraph_starts(text: str) -> list[int]:
    """The first non-space position of each non-empty line.

    Paragraph numbers count the non-empty lines of the original, dimmed ones included, so they never
    shift when structure is corrected.
    """
    starts: list[int] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.lstrip()
        if stripped and stripped != "\ufeff":
            starts.append(position + len(line) - len(stripped))
        position += len(line)
    return starts
