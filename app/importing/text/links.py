"""Chrome that only its neighbours give away: sections of a paper, lists of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_prose
from app.importing.text.chrome import is_section, opens_links
from app.importing.text.lines import ends_sentence, leads_in
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_LINK_LIMIT = 150  # weight of the longest link
_BETWEEN_LIMIT = 60  # weight of a line between two of the page's
_SENTENCE = 40  # weight of a sentence of the text
_TITLE_LEAST = 15  # weight below which a line is no title
_MAYBE_LINK = frozenset({None, BlockKind.LIST_ITEM, BlockKind.CHROME})
_CONTENT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE})


def mark_links(units: Sequence[Unit]) -> None:
    """Name the sections and links that stand among chrome or below "Related articles"."""
    first = next((n for n, unit in enumerate(units) if is_prose(unit)), len(units))
    last = max((n for n, unit in enumerate(units) if _says(unit)), default=len(units))
    for number, unit in enumerate(units):
        if unit.kind is None and is_section(unit.plain) and _is_outside(units, number, first, last):
            unit.kind = BlockKind.CHROME
    done = 0
    sentence = max((n for n, unit in enumerate(units) if _is_sentence(unit)), default=0)
    for number, unit in enumerate(units):
        if number >= done and unit.kind is BlockKind.CHROME and opens_links(unit.plain):
            done = _mark_below(units, number + 1, sentence)
    _mark_between(units, 0, first)
    _mark_between(units, last + 1, len(units))


def _says(unit: Unit) -> bool:
    return is_prose(unit) or unit.kind in _CONTENT


def _is_outside(units: Sequence[Unit], number: int, first: int, last: int) -> bool:
    after = units[number + 1] if number + 1 < len(units) else None
    if after is None or number > last:
        return True
    if is_prose(after) or (after.kind is BlockKind.LIST_ITEM):
        return False
    if number < first:
        return True
    before = units[number - 1]
    return before.kind is BlockKind.CHROME or after.kind is BlockKind.CHROME


def _mark_below(units: Sequence[Unit], at: int, sentence: int) -> int:
    """Mark the links from ``at`` on; gives the place of the first unit that is none.

    ``sentence`` is the place of the last sentence of the text, or of the page around it.
    """
    first = units[at] if at < len(units) else None
    more = sentence >= at
    while at < len(units):
        unit = units[at]
        if unit.kind is not BlockKind.DEBRIS:
            if unit.kind not in _MAYBE_LINK or not _is_link(unit):
                break
            if more and first is not None and _is_text_again(unit, first, units[at - 1]):
                break
            if _heads_items(units, at, first):
                break
            unit.kind = BlockKind.CHROME
            unit.detail = unit.detail or "related"
        at += 1
    return at


def _heads_items(units: Sequence[Unit], at: int, first: Unit | None) -> bool:
    """Whether a list with labels begins below unit ``at``, among links that have no markers."""
    after = units[at + 1 : at + 3]
    if units[at] is first or first is None or first.kind is BlockKind.LIST_ITEM:
        return False
    facts = [unit for unit in after if unit.kind is BlockKind.LIST_ITEM and unit.label]
    return len(facts) == len(after) > 1


def _is_sentence(unit: Unit) -> bool:
    return unit.kind is None and unit.weight >= _SENTENCE and unit.plain[-1] in ".。।۔"


def _is_text_again(unit: Unit, first: Unit, above: Unit) -> bool:
    """Whether the text goes on with ``unit``, below links that began with ``first``."""
    if unit.kind is BlockKind.CHROME or unit is first:
        return False
    if leads_in(unit.plain):
        return True
    parted = unit.gap > max(first.gap, above.gap)
    return parted if unit.kind is None else False


def _is_link(unit: Unit) -> bool:
    return unit.weight <= _LINK_LIMIT and (
        not ends_sentence(unit.plain) or unit.plain[-1] in "?!？！؟"
    )


def _mark_between(units: Sequence[Unit], start: int, end: int) -> None:
    """Short lines between two lines of chrome are chrome too, but the title must be left."""
    titles = [n for n in range(start, end) if _may_be_title(units[n])]
    last_title = titles[-1] if titles else -1
    for number in range(start, end):
        unit = units[number]
        if unit.kind is not None or unit.weight > _BETWEEN_LIMIT or ends_sentence(unit.plain):
            continue
        after = units[number + 1] if number + 1 < len(units) else None
        masthead = number == start == 0 and after is not None and after.kind is BlockKind.BYLINE
        if after is not None and after.kind is not BlockKind.CHROME and not masthead:
            continue
        if number and units[number - 1].kind is not BlockKind.CHROME:
            continue
        above = start == 0
        if not above or (_is_site_name(unit) and number < last_title):
            unit.kind = BlockKind.CHROME


def _is_site_name(unit: Unit) -> bool:
    words = folded(unit.plain).replace("-", " ").split()
    return len(words) <= 2 or any(word in vocabulary().outlets for word in words)


def _may_be_title(unit: Unit) -> bool:
    return unit.kind is None and unit.weight > _TITLE_LEAST
