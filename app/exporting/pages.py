"""The neutral page tree: what a briefing says, piece by piece, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.briefing import ItemId
from app.domain.marking import Marking
from app.domain.quotation import QuotationCheck


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch of text in one manner; ``\\n`` in it is a line break.

    ``notes`` is set for a note mark: the numbers it shows, ``text`` being empty. ``emphasis`` is
    italic, ``strong`` semi-bold, ``link`` an address.
    """

    text: str = ""
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    notes: tuple[int, ...] = ()

    def strengthened(self) -> Run:
        """The same run, semi-bold."""
        return replace(self, strong=True)


Inline = tuple[Run, ...]


def plain(text: Inline) -> str:
    """The words of ``text`` without note marks."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Head:
    """The title block and what runs through the margins; empty strings are left out.

    ``running`` is the title cut short for the head of the pages, ``foot`` the line at their foot;
    ``date`` and ``cutoff`` are in words, ``sources`` is the number of independent sources cited.
    """

    kicker: str
    title: str
    subtitle: str
    running: str
    desk: str
    date: str
    cutoff: str
    series: str
    sources: int
    foot: str
    language: str
    marking: Marking | None


@dataclass(frozen=True, slots=True)
class BottomLineBlock:
    """The conclusion, set large beside its label."""

    item: ItemId
    text: Inline
    label: str = "Bottom line"


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One key judgement; ``range`` ("55–80 %") and ``confidence`` are empty where not given."""

    item: ItemId
    number: int
    text: Inline
    range: str
    confidence: str


@dataclass(frozen=True, slots=True)
class JudgementBox:
    """Key judgements that follow one another."""

    title: str
    judgements: tuple[JudgementLine, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's head, ``number`` such as "2.1"; ``level`` is 1 to 3, and never skips one."""

    item: ItemId
    number: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the analyst's own words."""

    item: ItemId
    text: Inline


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A paragraph of a list; ``marker`` is empty for a second paragraph of the same entry.

    ``depth`` counts from 1.
    """

    depth: int
    marker: str
    text: Inline


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, its nested lists flattened in reading order."""

    item: ItemId
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """An excerpt: its paragraphs, the line that names its source, and the analyst's comment.

    Quotation marks are part of ``paragraphs`` unless it is a ``paraphrase``.
    """

    item: ItemId
    paragraphs: tuple[Inline, ...]
    source: str
    comment: str = ""
    paraphrase: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its label ("Table 1") and caption; ``header`` may be empty."""

    item: ItemId
    label: str
    caption: Inline
    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the quoted words, the short title, the paragraph."""

    number: int
    text: Inline


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of the briefing, in order."""

    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A cited article; ``grade`` is its own, empty if it has none."""

    grade: str
    text: Inline


@dataclass(frozen=True, slots=True)
class SourceList:
    """The cited articles; ``remark`` says once what all of them lack, or is empty."""

    title: str
    remark: str
    entries: tuple[SourceEntry, ...]


PageBlock = (
    BottomLineBlock
    | JudgementBox
    | Heading
    | Paragraph
    | ListBlock
    | Quotation
    | Table
    | Notes
    | SourceList
)


@dataclass(frozen=True, slots=True)
class Altered:
    """An excerpt whose words depart from its source, by item id and number from 0."""

    item: ItemId
    number: int
    check: QuotationCheck


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole briefing as it will stand on the pages, and the quotations that are altered."""

    head: Head
    blocks: tuple[PageBlock, ...]
    altered: tuple[Altered, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, in order."""
        return next((block.notes for block in self.blocks if isinstance(block, Notes)), ())
