"""What stands below a table: its notes and where its figures are from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_prose
from app.importing.details.dates import find_date
from app.importing.text.lines import weight
from app.importing.text.lists import marker_of
from app.importing.vocabulary import vocabulary, words_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Unit

_LONGEST = 400
_UNLABELLED = 120
_FOOTNOTE = re.compile(r"(?:[*†‡§¹²³⁴⁵]{1,3}|\^\d)\s?(?=[^\W_])|\((?:[a-h]|\d)\)\s(?=\w)")
_STARS = re.compile(r"\*(?!\*)\s?(?=[^\W_])")


def mark_notes(units: Sequence[Unit]) -> None:
    """Make text of the notes below tables, and of sources that are named within the text."""
    below = False
    for number, unit in enumerate(units):
        if unit.kind is BlockKind.DEBRIS:
            continue
        after = units[number + 1] if number + 1 < len(units) else None
        if below and unit.kind is None and unit.text.startswith(": "):  # as Pandoc writes it
            unit.kind, unit.sign, unit.plain = BlockKind.CAPTION, 2, unit.plain[2:]
        elif below and unit.kind is None and _is_note(unit, after):
            unit.kind = BlockKind.PARAGRAPH
        else:
            below = unit.kind is BlockKind.TABLE
    prose = [number for number, unit in enumerate(units) if is_prose(unit)]
    for unit in units[prose[0] : prose[-1]] if prose else ():
        if unit.kind is None and _names_source(unit.plain):
            unit.kind = BlockKind.PARAGRAPH


def _is_note(unit: Unit, after: Unit | None) -> bool:
    """Whether ``unit``, which stands below a table or its notes, is one more of them."""
    if unit.weight > _LONGEST:
        return False
    if _label().match(unit.plain) or _source().match(unit.plain):
        return True
    if _FOOTNOTE.match(unit.text):
        return not (_STARS.match(unit.text) and _is_item(after))
    parted = unit.gap == 0 and (after is None or after.gap > 0)
    return (
        parted and unit.weight <= _UNLABELLED and unit.lines == 1 and marker_of(unit.text) is None
    )


def _is_item(unit: Unit | None) -> bool:
    """Whether the line below opens with a star too, so that both are a list's."""
    return unit is not None and unit.kind is None and unit.text.startswith("* ")


def _names_source(text: str) -> bool:
    """Whether a line only says where figures are from, and no date as a byline does."""
    return weight(text) <= _UNLABELLED and bool(_source().match(text)) and find_date(text) is None


@cache
def _label() -> re.Pattern[str]:
    words = words_pattern(vocabulary().notes)
    return re.compile(rf"\W{{0,3}}(?:{words})\.?\s?[:：]\s?\S", re.IGNORECASE)


@cache
def _source() -> re.Pattern[str]:
    words = words_pattern(vocabulary().source)
    return re.compile(rf"\W{{0,3}}(?:{words})\s?[:：]\s?\S", re.IGNORECASE)
