"""What is left below an article's text: links, names, whose rights it is, sections of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_prose
from app.importing.details.naming import named_in
from app.importing.details.sources import imprint_of
from app.importing.text.chrome import is_copyright, make_chrome
from app.importing.text.lines import ends_sentence, leads_in
from app.importing.text.markdown import is_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_SENTENCE = 40  # weight from which on a sentence below the text may be its end
_SHORTEST = 12  # weight of the shortest sentence that ends it
_LEAST_WORDS = 4  # of such a sentence
_LINK = 150  # weight of the longest title that is only a link
_MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_FULL_STOPS = frozenset(".。।۔")
_CONTENT = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CAPTION})


def mark_tail(units: Sequence[Unit]) -> None:
    """Name the short lines below the article's last sentence: links, names, sections of a page."""
    _mark_last_links(units)
    _mark_below_rights(units)
    last = max((n for n, unit in enumerate(units) if _says(unit)), default=len(units))
    while last + 1 < len(units) and _is_last_word(units[last + 1]):
        last += 1
    tail = [unit for unit in units[last + 1 :] if unit.kind is not BlockKind.DEBRIS]
    if not any(unit.kind is BlockKind.CHROME for unit in units) and len(tail) < 3:
        return
    if tail and tail[0].kind is None and named_in(tail[0].plain) == tail[0].plain:
        tail[0].kind = BlockKind.BYLINE if tail[0].plain[0].isupper() else None
    for unit in units:
        if unit.kind is None and unit.weight <= _LINK and is_link(unit.text):
            make_chrome(unit)
    for unit in tail:
        if unit.kind is None and unit.weight <= _LINK and not leads_in(unit.plain):
            make_chrome(unit)


def _mark_below_rights(units: Sequence[Unit]) -> None:
    """Make chrome of the short lines below the line that says whose rights the article is."""
    for number in range(len(units) - 1, -1, -1):
        unit = units[number]
        if is_prose(unit) or (unit.weight > _LINK and unit.kind not in {BlockKind.CHROME, None}):
            return
        if unit.kind is BlockKind.CHROME and is_copyright(unit.plain):
            if any(map(is_prose, units[:number])):
                for below in units[number + 1 :]:
                    if below.kind is None and below.weight <= _LINK:
                        make_chrome(below)
            return


def _mark_last_links(units: Sequence[Unit]) -> None:
    """Make chrome of a list that ends the page and is nothing but links."""
    links: list[Unit] = []
    for number in range(len(units) - 1, -1, -1):
        unit = units[number]
        if unit.kind is BlockKind.LIST_ITEM and unit.marker is not None:
            if not is_link(unit.text[unit.marker.end - unit.start :].strip()):
                return
            links.append(unit)
        elif unit.kind not in {BlockKind.CHROME, BlockKind.DEBRIS}:
            if not leads_in(unit.plain):
                for link in links:
                    make_chrome(link)
            return


def _is_last_word(unit: Unit) -> bool:
    """Whether a short unit right below the text ends it: "A report is due in May."."""
    stopped = unit.plain[-1:] in _FULL_STOPS and len(unit.plain.split()) >= _LEAST_WORDS
    return unit.kind is None and stopped and unit.weight >= _SHORTEST


def _says(unit: Unit) -> bool:
    if unit.kind in _CONTENT:
        return True
    return is_prose(unit) or (
        unit.kind is None
        and (unit.weight > _LINK or (unit.weight >= _SENTENCE and ends_sentence(unit.plain)))
        and unit.plain[-1] not in "?？؟"
        and not (unit.weight <= _LINK and _MAIL.search(unit.plain))
        and imprint_of(unit.plain) is None
    )
