"""Title, headings and paragraphs: what is left when the rest has been named."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.text.lines import ends_open, ends_sentence, leads_in, starts_low
from app.importing.text.lists import marker_of
from app.importing.text.markdown import is_strong
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit
    from app.importing.text.lists import Marker

_TITLE_LIMIT = 220  # weight of the longest line with a sign of a heading
_HEADING_LIMIT = 150  # weight and words of the longest heading without one
_HEADING_WORDS = 22
_PART_LIMIT = 90  # weight of the longest counted heading; what is longer is prose
_LEAST_PARTS = 2  # headings that count up
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_CLOSING = re.compile(r"\s+#{1,6}$")
_ABBREVIATION = re.compile(r"^[^.!?]*(?:\b[^\W\d_]\.){2,}$")
_TAG_LEVEL = re.compile(r"\bh([1-6])\b", re.IGNORECASE)
_NOTE = re.compile(r"\[\d{1,3}\]\s")
_TAG_KIND = re.compile(r"^[<\s]*(li|figcaption|blockquote)\b", re.IGNORECASE)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
}
_LEAD = 7
"""Words from which on a line without a stop is a sentence that the items below it go on with."""
_COMMAS = ",،、，"
_OUTSIDE = frozenset({BlockKind.CHROME, BlockKind.DEBRIS, BlockKind.BYLINE, BlockKind.CAPTION})


def mark_signed(units: Sequence[Unit]) -> None:
    """Name the headings that signs or tags show: "## The numbers", "<h2>The numbers"."""
    for unit in units:
        _mark_by_sign(unit)


def mark_numbered(units: Sequence[Unit]) -> None:
    """Name the headings that count up with prose below them: "1. The short version"."""
    numbered: list[tuple[int, Marker]] = []
    for number, unit in enumerate(units):
        marker = marker_of(unit.text) if unit.kind is None and _is_part(unit) else None
        if marker is None or not marker.number:
            continue
        if marker.number == 1:
            _mark_parts(units, numbered)
            numbered = [(number, marker)]
        elif numbered and _goes_on(numbered[-1][1], marker):
            numbered.append((number, marker))
    _mark_parts(units, numbered)


def _is_part(unit: Unit) -> bool:
    text = unit.plain
    return unit.weight <= _PART_LIMIT and (ends_open(text) or text[-1] in "?？؟!")


def _goes_on(before: Marker, marker: Marker) -> bool:
    return marker.style == before.style and marker.number == before.number + 1


def _mark_parts(units: Sequence[Unit], numbered: Sequence[tuple[int, Marker]]) -> None:
    """Make headings of lines that count up, if prose stands below half of them or more."""
    places = [place for place, _ in numbered]
    if len(places) < _LEAST_PARTS or any(b - a < 2 for a, b in pairwise(places)):
        return
    below = [units[place + 1] for place in places if place + 1 < len(units)]
    if len(below) == len(places) and sum(map(_is_prose, below)) * 2 >= len(below):
        for place in places:
            unit = units[place]
            unit.kind, unit.level = BlockKind.HEADING, 2


def _is_prose(unit: Unit) -> bool:
    return unit.kind is None and unit.weight > _PART_LIMIT and not ends_open(unit.plain)


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
        unit.plain = _CLOSING.sub("", unit.plain[match.end() :])
        return
    if is_strong(unit.text) and unit.weight <= _HEADING_LIMIT and unit.plain[-1] not in ".:;,":
        unit.kind, unit.level = BlockKind.HEADING, 2
        return
    if unit.inline and unit.inline[0].start == unit.start:
        wreck = unit.text[: unit.inline[0].end - unit.start]
        tag = _TAG_KIND.search(wreck)
        if tag:
            unit.kind = _KINDS[tag[1].lower()]
            if unit.kind is BlockKind.LIST_ITEM:
                unit.depth, unit.group = 1, unit.start
            return
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
    loose = starts_low(text) or not _has_letter(text) or _NOTE.match(text) or text[-1] in _COMMAS
    if loose or (len(text.split()) >= _LEAD and _goes_on_in(after)):
        return False
    if _ABBREVIATION.search(text):
        return after.weight > unit.weight
    if not ends_open(text):
        asks = text.endswith(("?", "!", "？", "！", "؟"))
        longer = after.weight > unit.weight or after.kind is not None
        return asks and _answers(after) and (leads_in(after.plain) or longer)
    goes_on = ends_sentence(after.plain) or leads_in(after.plain) or after.plain[-1] in _COMMAS
    return after.kind is not None or after.weight > unit.weight or goes_on


def _goes_on_in(item: Unit) -> bool:
    """Whether a list begins below as the rest of the sentence above does: "renew the tanks,"."""
    if item.kind is not BlockKind.LIST_ITEM or item.plain[-1] not in ",;":
        return False
    said = item.text[item.marker.end - item.start :] if item.marker else item.text
    return starts_low(said.lstrip())


def _answers(unit: Unit) -> bool:
    if unit.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE}:
        return True
    return unit.kind is None and not ends_open(unit.plain) and unit.plain[-1] not in "?？؟"


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
