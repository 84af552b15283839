"""Title, headings and paragraphs: what is left when the rest has been named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.lines import ends_open, ends_sentence, leads_in, starts_low
from app.importing.markdown import is_strong
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.lines import Unit

_TITLE_LIMIT = 220
_HEADING_LIMIT = 150
_HEADING_WORDS = 22
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_ABBREVIATION = re.compile(r"^[^.!?]*(?:\b[^\W\d_]\.){2,}$")
_TAG_LEVEL = re.compile(r"\bh([1-6])\b", re.IGNORECASE)
_OUTSIDE = frozenset({BlockKind.CHROME, BlockKind.DEBRIS, BlockKind.BYLINE, BlockKind.CAPTION})


def mark_signed(units: Sequence[Unit]) -> None:
    """Name the headings that signs or tags show: "## The numbers", "<h2>The numbers"."""
    for unit in units:
        _mark_by_sign(unit)


def mark_headings(units: Sequence[Unit]) -> None:
    """Name the headings; what stays unnamed is a paragraph."""
    content = [unit for unit in units if unit.kind not in _OUTSIDE]
    for at, unit in enumerate(content):
        after = content[at + 1] if at + 1 < len(content) else None
        if unit.kind is None and _is_heading(unit, after):
            unit.kind, unit.level = BlockKind.HEADING, 2


def _mark_by_sign(unit: Unit) -> None:
    if unit.kind is not None:
        return
    match = _HASHES.match(unit.text)
    if match:
        unit.kind, unit.level = BlockKind.HEADING, len(match[1])
        unit.sign = match.end()
        unit.plain = unit.plain[match.end() :]
        return
    if is_strong(unit.text) and unit.weight <= _HEADING_LIMIT and unit.plain[-1] not in ".:;,":
        unit.kind, unit.level = BlockKind.HEADING, 2
        return
    if unit.inline and unit.inline[0].start == unit.start:
        wreck = unit.text[: unit.inline[0].end - unit.start]
        level = _TAG_LEVEL.search(wreck)
        if level and unit.weight <= _TITLE_LIMIT:
            unit.kind, unit.level = BlockKind.HEADING, int(level[1])


def may_be_title(unit: Unit, after: Unit | None) -> bool:
    """Whether ``unit``, above ``after``, reads like a title: short, and no whole sentence."""
    if after is None or unit.weight > _TITLE_LIMIT or not _has_letter(unit.plain):
        return False
    if ends_open(unit.plain) or _ABBREVIATION.search(unit.plain):
        return True
    return (
        unit.plain.rstrip('"”’»').endswith(("?", "!", "？", "！", "؟"))
        and unit.weight <= _HEADING_LIMIT
    )


def _is_heading(unit: Unit, after: Unit | None) -> bool:
    text = unit.plain
    if after is None or unit.weight > _HEADING_LIMIT or len(text.split()) > _HEADING_WORDS:
        return False
    if folded(text) in vocabulary().headings:
        return True
    if starts_low(text) or not _has_letter(text):
        return False
    if _ABBREVIATION.search(text):
        return after.weight > unit.weight
    if not ends_open(text):
        asks = text.endswith(("?", "!", "？", "！", "؟"))
        longer = after.weight > unit.weight or after.kind is not None
        return asks and _answers(after) and (leads_in(after.plain) or longer)
    return after.kind is not None or after.weight > unit.weight or ends_sentence(after.plain)


def _answers(unit: Unit) -> bool:
    if unit.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}:
        return True
    return unit.kind is None and not ends_open(unit.plain) and unit.plain[-1] not in "?？؟"


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
