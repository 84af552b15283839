"""How well lines fall into rows and columns: the cells of a column are more alike than any two."""

from __future__ import annotations

import re
from itertools import islice
from math import log
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from app.importing.tables.column_names import LACKING, has_digit, is_yearish
from app.importing.text.lines import ends_sentence, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_CELLS = 160
"""Lines of which a grid is looked for; longer tables show their columns by simpler signs."""
_MOST_COLUMNS = 9  # of a grid
_MOST_SKIPPED = 3  # lines above a grid that belong to none
_LIKELY = 3
"""Numbers of columns that are weighed, out of all there may be."""
_PRIOR = 1.0  # cells that a column is thought to have besides, as all are
_WEIGHTS = (1.0, 0.7, 0.5)  # of the traits
_AGAIN = 0.5  # for a text that comes back in its column
_SKIPPED = 1.0  # against a line left out above
_LOST = 2.0  # against a name that is missing
_LEFT = 2.0  # against a line left out below
_HELD = 0.3
"""What a grid is worth for each cell it holds: where little is alike, the larger is likelier."""
_FIGURE_WORDS = 3  # spaces in a figure with its unit, fewer
_SIZES = (4, 8, 13, 21, 32)  # weights that part the sizes
_NUMBER = re.compile(r"\d[\d.,:/'’\s]*")
_SIGN = re.compile(r"^[+−–-]\s?")

_Traits = tuple[str, str, int]
"""Whether a cell has a figure or is a sentence; its form (of words: how many, how they begin); its
size."""


class Grid(NamedTuple):
    """Cells ``first`` to ``end`` in ``columns``; ``lost`` says that the first name is missing.

    ``gain`` is how much likelier the cells are so than in any order, as a logarithm.
    """

    first: int
    end: int
    columns: int
    lost: bool
    gain: float


def best_grid(texts: Sequence[str], least: int, *, whole: bool = False) -> Grid | None:
    """The likeliest grid of ``least`` columns or more, with a row of names, that ``texts`` make.

    A ``whole`` one goes to the last of them.
    """
    if len(texts) > MOST_CELLS:
        return None
    traits = [_traits(text) for text in texts]
    grids = [
        grid
        for columns in _likely(traits, least)
        for first in range(_MOST_SKIPPED + 1)
        for lost in ((False, True) if columns > 2 else (False,))
        if not (whole and (len(texts) - first + lost) % columns)
        if (grid := _grid(texts, traits, first, columns, lost=lost)) is not None
    ]
    return max(grids, key=_worth, default=None)


def _worth(grid: Grid) -> float:
    return grid.gain + _HELD * (grid.end - grid.first)


def _likely(traits: Sequence[_Traits | None], least: int) -> list[int]:
    """The numbers of columns at whose distance most lines are alike."""
    alike = []
    for columns in range(least, min(_MOST_COLUMNS, len(traits) // 3) + 1):
        pairs = zip(traits, islice(traits, columns, None), strict=False)
        same = sum(sum(map(eq, one, other)) for one, other in pairs if one and other)
        alike.append((same / (len(traits) - columns), columns))
    return [columns for _, columns in sorted(alike, reverse=True)[:_LIKELY]]


def _grid(
    texts: Sequence[str],
    traits: Sequence[_Traits | None],
    first: int,
    columns: int,
    *,
    lost: bool,
) -> Grid | None:
    body = first + columns - lost
    rows = (len(texts) - body) // columns
    if rows < 2 or not all(map(_may_name, texts[first:body])):
        return None
    end = body + rows * columns
    if not set(texts[first:body]).isdisjoint(texts[body:end]):
        return None  # names do not come back below
    gain = _likeness(traits[body:end], columns) + _agreement(texts[body:end], columns)
    gain -= _SKIPPED * first + _LOST * lost + _LEFT * (len(texts) - end)
    return Grid(first, end, columns, lost, gain)


def _may_name(text: str) -> bool:
    return text not in LACKING and (not has_digit(text) or is_yearish(text))


def _traits(text: str) -> _Traits | None:
    """What may be alike in a column; ``None`` of a cell that only says that it has nothing."""
    if text in LACKING:
        return None
    size = weight(text)
    length = sum(size > limit for limit in _SIZES)
    if ends_sentence(text) and " " in text:
        return "sentence", "sentence", length
    if has_digit(text) and text.count(" ") < _FIGURE_WORDS:
        return "figure", _SIGN.sub("", _NUMBER.sub("9", text)), length
    opening = "A" if text[0].isupper() else "a" if text[0].islower() else "."
    return "words", f"{min(3, len(text.split()))}{opening}", length


def _likeness(cells: Sequence[_Traits | None], columns: int) -> float:
    """How much likelier the traits of cells are in their columns than among all cells."""
    gain = 0.0
    for trait, share in enumerate(_WEIGHTS):
        said = [None if cell is None else cell[trait] for cell in cells]
        among = _counts(said)
        total = sum(among.values())
        for column in range(columns):
            held = _counts(said[column::columns])
            others = sum(held.values()) - 1 + _PRIOR
            for value, times in held.items():
                expected = among[value] / total
                gain += share * times * log((times - 1 + _PRIOR * expected) / others / expected)
    return gain


def _agreement(texts: Sequence[str], columns: int) -> float:
    """How much it says that texts which come back stand in one column: "Yes", "No"."""
    columned: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        columned.setdefault(text, []).append(place % columns)
    again = sum(len(places) - len(set(places)) for places in columned.values())
    return _AGAIN * again * log(columns)


def _counts(values: Sequence[str | int | None]) -> dict[str | int, int]:
    counts: dict[str | int, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return counts
