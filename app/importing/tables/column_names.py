"""Whether the first row of a table names its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.details.dates import names_month
from app.importing.text.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

LACKING = frozenset({"-", "–", "—", "−", "*", "..", "...", "…", ":", "x", ".", "/", "?"})
"""What stands in a cell for a figure that there is not."""
_DIGIT = re.compile(r"\d")
_YEARISH = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
_NUMBER = re.compile(r"\d[\d.,'’\s]*")
_MEASURE = re.compile(r"(?P<money>[$€£¥₽₹])?\s?\d[\d.,'’:\s]*(?P<unit>[%‰°$€£¥₽₹]|[^\W\d_]+)?")
_YEAR_WORDS = 3  # beside a year in a cell: "June 2024"
_SENTENCE_WORDS = 4  # from which on a cell with a stop is a sentence
_MOSTLY = 0.7  # share of figures in a column of figures
_SOME = 0.3  # share that speaks against names in a table of pairs
_UNIFORM = 3  # cells that must be of one form for another form above them to be a name
_PAIR = 2  # columns of a table of names and values
_KINDS = 3  # units in a column of values from which on they are facts


def names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of ``rows`` (of cells) names the columns of the others.

    A column of figures below a word speaks for it, a figure above its like against it. Where
    there are only words, a first row names the columns.
    """
    first, body = rows[0], rows[1:]
    if not body or any(map(_is_sentence, first)):
        return False
    if not first[0] and any(first[1:]):
        return True
    verdicts = [
        _verdict(
            name, [row[at] for row in body if at < len(row)], fact=len(first) == _PAIR and at > 0
        )
        for at, name in enumerate(first)
    ]
    return sum(verdicts) > 0 or not any(verdicts)


def has_digit(cell: str) -> bool:
    """Whether a digit stands in ``cell``."""
    return _DIGIT.search(cell) is not None


def is_yearish(cell: str) -> bool:
    """Whether ``cell`` is a year, with a word or a mark beside it at most: "2024*", "2024年"."""
    return _YEARISH.search(cell) is not None and len(cell.split()) <= _YEAR_WORDS


def _verdict(name: str, column: Sequence[str], *, fact: bool) -> int:
    """What the first cell of a column says beside those below: 1 for a name, -1 for none."""
    cells = [cell for cell in column if cell and cell not in LACKING]
    if not name or not cells:
        return 0
    figured = sum(has_digit(cell) and not _is_sentence(cell) for cell in cells) / len(cells)
    if not has_digit(name):
        if figured >= _MOSTLY:
            return -1 if fact and _are_mixed(cells) else 1
        return -1 if fact and figured >= _SOME else 0
    forms = {_form(cell) for cell in cells if has_digit(cell)}
    if is_yearish(name) and not (fact and len(forms) > 1):
        return 1 if figured >= _MOSTLY and sum(map(is_yearish, cells)) * 2 < len(cells) else -1
    if figured * 2 < 1:
        return 0
    other = len(cells) >= _UNIFORM and len(forms) == 1 and _form(name) not in forms
    return 1 if other else -1


def _are_mixed(cells: Sequence[str]) -> bool:
    """Whether figures are of so many kinds that they are facts: metres, euros, a year."""
    forms = [
        "date" if names_month(cell) else "year" if is_yearish(cell) else _unit(cell)
        for cell in cells
        if has_digit(cell)
    ]
    return len(set(forms)) >= _KINDS and len(set(forms)) * 2 > len(forms)


def _unit(cell: str) -> str:
    """The currency's sign before the first figure of ``cell``, or the word or sign behind it."""
    match = _MEASURE.search(cell)
    return (match["money"] or match["unit"] or "") if match else ""


def _form(cell: str) -> str:
    return _NUMBER.sub("9", cell).strip()


def _is_sentence(cell: str) -> bool:
    return ends_sentence(cell) and len(cell.split()) >= _SENTENCE_WORDS
