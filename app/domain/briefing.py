"""A briefing: a head and an ordered list of items, each a value of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NewType

from app.domain.passage import Passage

BriefingId = NewType("BriefingId", str)
ItemId = NewType("ItemId", str)


@dataclass(frozen=True, slots=True)
class Briefing:
    """What stands at the head of a briefing, and the order of its items.

    ``date`` and ``cutoff`` are ISO dates; ``marking`` is a TLP label or ``None``: not chosen yet;
    ``scale`` is the scale of likelihood (``icd203`` or ``phia``).
    """

    id: BriefingId
    title: str
    subtitle: str = ""
    desk: str = ""
    date: str = ""
    series: str = ""
    cutoff: str = ""
    language: str = "en"
    marking: str | None = None
    scale: str = "icd203"
    order: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The conclusion, first; ``text`` is inline Markdown."""

    id: ItemId
    text: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement; ``likelihood`` is a term of the briefing's scale, ``confidence`` a level."""

    id: ItemId
    text: str = ""
    likelihood: str | None = None
    confidence: str | None = None
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section's heading; ``level`` 1 to 3."""

    id: ItemId
    title: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """The analyst's own words: Markdown paragraphs and lists."""

    id: ItemId
    text: str = ""
    evidence: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation from an article.

    ``text`` is what the briefing says; ``None`` means the passage's own words. A ``paraphrase`` is
    not printed in quotation marks and not checked to the letter. ``note`` is the analyst's.
    """

    id: ItemId
    passage: Passage
    text: str | None = None
    paraphrase: bool = False
    note: str = ""

    @property
    def shown(self) -> str:
        """The words that stand in the briefing."""
        return self.passage.quote if self.text is None else self.text


@dataclass(frozen=True, slots=True)
class TableItem:
    """A table: its own ``header`` and ``rows`` (inline Markdown), each row as long as the header.

    ``passage`` is set where the table was taken from an article: the block's span.
    """

    id: ItemId
    caption: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The place where notes and sources are printed."""

    id: ItemId


Item = BottomLine | Judgement | Section | Prose | Excerpt | TableItem | Sources

ITEM_KINDS: dict[str, type[Item]] = {
    "bottom-line": BottomLine,
    "judgement": Judgement,
    "section": Section,
    "prose": Prose,
    "excerpt": Excerpt,
    "table": TableItem,
    "sources": Sources,
}


def kind_of(item: Item) -> str:
    """The item's kind as the open form names it."""
    return next(kind for kind, made in ITEM_KINDS.items() if isinstance(item, made))


def passages_of(item: Item) -> tuple[Passage, ...]:
    """Every passage that the item rests on, in order."""
    if isinstance(item, Judgement | Prose):
        return item.evidence
    if isinstance(item, Excerpt):
        return (item.passage,)
    if isinstance(item, TableItem) and item.passage is not None:
        return (item.passage,)
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """A briefing together with its items, in order."""

    briefing: Briefing
    items: tuple[Item, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class TrayPassage:
    """A passage put aside for a briefing and not used yet."""

    id: str
    passage: Passage
    added_at: str = ""
