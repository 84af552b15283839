"""Kinds of item: new ones, and one kind turned into another with its words kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.briefing import (
    BottomLine,
    Excerpt,
    Item,
    ItemId,
    Judgement,
    Prose,
    Section,
    Sources,
    TableItem,
)
from app.ui.briefing.markdown_source import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.passage import Passage

NEW_BRIEFING = (
    {"kind": "bottom-line", "text": ""},
    {"kind": "judgement", "text": ""},
    {"kind": "section", "title": "", "level": 1},
    {"kind": "prose", "text": ""},
    {"kind": "sources"},
)
"""What a new briefing starts with, in the open form."""

WORDED = ("prose", "section", "section-2", "section-3", "judgement", "bottom-line")
"""Kinds that are words only, each of which can become any other."""


def kind_name(item: Item) -> str:
    """The kind of ``item`` as the editor's chooser has it: "section-2" is a subsection."""
    if isinstance(item, Section):
        return "section" if item.level == 1 else f"section-{item.level}"
    if isinstance(item, Excerpt):
        return "paraphrase" if item.paraphrase else "quotation"
    return {
        BottomLine: "bottom-line",
        Judgement: "judgement",
        Prose: "prose",
        TableItem: "table",
        Sources: "sources",
    }[type(item)]


def new_item(kind: str) -> Item:
    """An empty item of ``kind``; it has no id yet."""
    no_id = ItemId("")
    if kind == "table":
        return TableItem(no_id, header=("", ""), rows=(("", ""), ("", "")))
    if kind == "sources":
        return Sources(no_id)
    return _worded(no_id, kind, "", ())


def converted(item: Item, kind: str) -> Item:
    """``item`` as another kind, with the same id; what has no place in the new kind is left out."""
    if isinstance(item, Excerpt):
        if kind not in {"quotation", "paraphrase"}:
            return item
        paraphrase = kind == "paraphrase"
        text = item.shown if paraphrase else item.text
        return Excerpt(item.id, item.passage, text, paraphrase, item.note)
    if kind not in WORDED or isinstance(item, TableItem | Sources):
        return item
    words = item.title if isinstance(item, Section) else item.text
    evidence = item.evidence if isinstance(item, Judgement | Prose) else ()
    return _worded(item.id, kind, words, evidence)


def is_empty(item: Item) -> bool:
    """Whether nothing would be lost with ``item``."""
    if isinstance(item, Section):
        return not item.title.strip()
    if isinstance(item, Judgement | Prose):
        return not item.text.strip() and not item.evidence
    return isinstance(item, BottomLine) and not item.text.strip()


def count_words(items: Iterable[Item]) -> int:
    """How many words the briefing has: the analyst's and the quoted ones."""
    return sum(len(text.split()) for item in items for text in _texts(item))


def _texts(item: Item) -> Sequence[str]:
    if isinstance(item, Section):
        return (item.title,)
    if isinstance(item, Excerpt):
        return (item.shown,)
    if isinstance(item, TableItem):
        cells = [cell for row in item.rows for cell in row]
        return [plain(text) for text in (item.caption, *item.header, *cells)]
    return () if isinstance(item, Sources) else (plain(item.text),)


def _worded(item_id: ItemId, kind: str, words: str, evidence: tuple[Passage, ...]) -> Item:
    one_line = " ".join(words.split())
    if kind.startswith("section"):
        level = int(kind[-1]) if kind[-1].isdigit() else 1
        return Section(item_id, plain(one_line), level)
    if kind == "judgement":
        return Judgement(item_id, one_line, evidence=evidence)
    if kind == "bottom-line":
        return BottomLine(item_id, one_line)
    return Prose(item_id, words, evidence)
