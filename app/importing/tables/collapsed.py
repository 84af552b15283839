"""Tables whose columns the scrape put one space apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell
from app.importing.text.lines import ends_sentence, leads_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_WORD = re.compile(r"\S+(?:(?<=\d)\s[%‰٪](?!\S))?")
_FIGURE = re.compile(
    r"[(+−–±-]?[€$£¥]?\d(?:[\d.,:/]*\d)?[%€$°)]?|[—–-]|n/a|k\.A\.|\d\S*\s[%‰٪]", re.IGNORECASE
)
_LONE_SIGNS = "—–-"
_FIGURE_ENDS = "%€$°)—–-"
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_FIGURES = 2  # at the end of a row
_NAME_WORDS = 6  # of a row's name
_WIDEST = 200  # characters of the longest row
_LEAST_ROWS = 3  # of a table
_REMEMBERED = 64
"""Lines whose figures are remembered: each is asked for by those above it too."""
_SHORT_ROW = 4
"""Words of a row with one figure; longer ones are titles and sentences."""


def collapsed_table(_text: str, lines: Sequence[Line], at: int) -> Found:
    """The table whose columns the scrape put one space apart: a name and figures in each row.

    Three rows or more with the same number of figures; a line above may name them, and must where
    there is one figure a row.
    """
    first = at if figures_behind(lines[at].text) else at + 1
    least = _LEAST_FIGURES
    if first > at and _names_two(lines[at]):
        least = 1
    run: list[Line] = []
    figures = 0
    for number in range(first, len(lines)):
        line = lines[number]
        count = figures_behind(line.text) if line.gap < 2 or number == at else 0
        if count < least or (run and count != figures):
            break
        if count == 1 and (len(line.text.split()) > _SHORT_ROW or line.text[-1] == ")"):
            break
        run.append(line)
        figures = count
    years = bool(run) and all(map(_YEAR.fullmatch, run[0].text.split()[-figures:]))
    header = _names_of(lines[at], figures) if first > at and not years else ()
    if first > at and not header:
        return 1, None
    if len(run) + (bool(header) and figures > 1) < _LEAST_ROWS:
        return max(1, len(run)), None
    rows = [_parted(line, figures) for line in run]
    if not header and years:
        header, rows = rows[0], rows[1:]
    count = len(run) + (first - at)
    last = lines[at + count - 1]
    return count, Block(
        BlockKind.TABLE,
        lines[at].start,
        last.end,
        "collapsed",
        header=header,
        rows=tuple(rows),
    )


def _names_two(line: Line) -> bool:
    """Whether a line is two words that may name two columns."""
    words = line.text.split()
    return (
        len(words) == _LEAST_FIGURES
        and all(word[0].isupper() and word.isalpha() for word in words)
        and not ends_sentence(line.text)
    )


def ends_in_figure(text: str) -> bool:
    """Whether a short line may end in a figure."""
    return (text[-1].isdigit() or text[-1] in _FIGURE_ENDS) and len(text) <= _WIDEST


@lru_cache(maxsize=_REMEMBERED)
def figures_behind(text: str) -> int:
    """How many figures stand at the end of a short line that begins with a name; else 0."""
    if not text[0].isalpha() or not ends_in_figure(text):
        return 0
    last = text.rsplit(maxsplit=1)[-1]
    if len(last) > 1 and not _FIGURE.fullmatch(last):
        return 0
    words = _WORD.findall(text)
    count = 0
    while count < len(words) and _FIGURE.fullmatch(words[-1 - count]):
        count += 1
    name = words[: len(words) - count]
    if not 1 <= len(name) <= _NAME_WORDS or not name[0][0].isalpha():
        return 0
    lone = sum(word in _LONE_SIGNS for word in words[len(name) :])
    return count if lone * 2 < count or text[-1] in _LONE_SIGNS else 0


def _names_of(line: Line, figures: int) -> tuple[Cell, ...]:
    """The names of the columns in the line above their rows; empty if they do not fit."""
    if not figures or ends_sentence(line.text) or leads_in(line.text):
        return ()
    words = len(_WORD.findall(line.text))
    return _parted(line, figures) if figures <= words <= figures + 2 else ()


def _parted(line: Line, figures: int) -> tuple[Cell, ...]:
    """A line as its name, which may be empty, and its last ``figures`` words."""
    words = [match.span() for match in _WORD.finditer(line.text)]
    behind = words[len(words) - figures :]
    name = words[: len(words) - figures]
    first = (name[0][0], name[-1][1]) if name else (0, 0)
    return tuple(Cell(line.start + low, line.start + high) for low, high in (first, *behind))
