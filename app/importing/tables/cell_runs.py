"""Rows of cells that stand in lines of their own, told by what comes back in every row."""

from __future__ import annotations

import re
from collections import Counter
from math import inf
from typing import TYPE_CHECKING

from app.importing.tables.cell_facts import is_time, pairs_in
from app.importing.tables.cell_grids import best_grid
from app.importing.tables.cell_sorts import BARE, LACK, WORDS, YEARS, sort_of
from app.importing.tables.column_names import has_digit, is_yearish
from app.importing.text.chrome import is_chrome
from app.importing.text.debris import inside, without
from app.importing.text.lines import ends_sentence, leads_in, outweighs, starts_low

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.tables.cell_grids import Grid
    from app.importing.text.lines import Line

Rows = list[list[int | None]]
"""The numbers of the lines that are the cells; ``None`` for one that was lost."""

_SHORT = 48  # weight of the longest cell
MOST_COLUMNS = 9  # of a table whose cells stand in lines of their own
_MOST_SKIPPED = 3  # lines above a table that belong to none
_UNIT_SPACES = 3  # in a measure that ends in a stop
_LEAST_BODY = 2  # rows below the names of columns
LEAST_LIKE = 3  # rows alike that make a table without figures, at most of what makes none
_LEAST_LINES = 6  # cells of a table
_SURE = 5.0
_SURE_OF_WORDS = 1.0
_LIKELY = -0.5
"""Gains of a grid from which on it is a table; if it has words alone, below a colon, a sentence."""
HEADER_WORDS = 5  # of the name of a column
_TITLE = 24  # characters from which on a line stands above a table rather than in it
_DIGITS = re.compile(r"\d+")
_TOLD = 0.4
_TOLD_ALONE = 0.5
"""How many of the values of facts have figures, where nothing stands below them, and a sentence or
no sentence above."""


def is_terse(text: str) -> bool:
    """Whether a line is short enough for a cell, and no sentence but a measure: "12 млрд руб."."""
    if outweighs(text, _SHORT):
        return False
    return not ends_sentence(text) or (text[0].isdecimal() and text.count(" ") <= _UNIT_SPACES)


def is_introduced(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence or a lead-in stands above line ``at``."""
    above = lines[at - 1].text if at else ""
    return ends_sentence(above) or leads_in(above)


def rows_in(lines: Sequence[Line], run: Sequence[int]) -> Iterator[Rows]:
    """The tables in a run of lines that may be cells, one after another."""
    texts = [lines[number].text for number in run]
    sorts = [sort_of(text) for text in texts]
    at = 0
    while len(run) - at >= _LEAST_LINES:
        found = _table_at(lines, run, texts, sorts, at)
        if found is None:
            return
        rows, at = found
        if _goes_on(lines, run, at, rows):
            rows.append([*run[at : at + len(rows[-1])]])
            at += len(rows[-1])
        if not is_pages(lines, rows):
            yield rows


def likeliest_rows(lines: Sequence[Line], cells: Sequence[int]) -> Rows | None:
    """The rows that lines known to be cells make; ``None`` if they are too few, or too many."""
    said = [lines[number].text for number in cells]
    texts = [without(text, inside(text)) or text for text in said]
    sorts = [sort_of(text) for text in texts]
    pairs = pairs_in(texts, sorts, 0, least=0.0)
    if pairs is not None and pairs[1] == len(texts):
        return chunks([*cells[pairs[0] : pairs[1]]], 2)
    grid = best_grid(texts, 2)
    return None if grid is None else _of_grid(cells, grid)


def _goes_on(lines: Sequence[Line], run: Sequence[int], at: int, rows: Rows) -> bool:
    """Whether one row more stands below a table, of words where the others have figures.

    It begins as the row above does, but for its number; or it is all that is left, as close to
    the table as its own cells.
    """
    width, above = len(rows[-1]), rows[-1][0]
    if width < 3 or len(run) - at < width or above is None:
        return False
    name = lines[run[at]].text
    if has_digit(name) and _DIGITS.sub("9", name) == _DIGITS.sub("9", lines[above].text):
        return True
    return len(run) - at == width and len({lines[number].gap for number in run[at - 1 :]}) == 1


def is_pages(lines: Sequence[Line], rows: Rows) -> bool:
    """Whether what comes back is a page's: links and buttons among the cells, or low names."""
    names = [lines[number].text for number in rows[0] if number is not None]
    if starts_low(names[0]):
        return True
    cells = {lines[number].text for row in rows[1:] for number in row if number is not None}
    cells |= {name for name in names if " " in name}
    return sum(is_chrome(cell) for cell in cells if not has_digit(cell)) > 1


def _table_at(
    lines: Sequence[Line],
    run: Sequence[int],
    texts: Sequence[str],
    sorts: Sequence[int],
    at: int,
) -> tuple[Rows, int] | None:
    """The first table from ``at`` on and the place in the run behind it."""
    best = _best_regular(texts, sorts, at)
    if best is None:
        best = _best_regular(texts, _with_repeated(texts, sorts), at)
    uneven = _uneven(run, sorts, at)
    if uneven is not None and best is not None and uneven[1] <= best.end:
        uneven = None
    end = uneven[1] if uneven else best.end if best else 0
    least = _TOLD if at or is_introduced(lines, run[0]) else _TOLD_ALONE
    pairs = pairs_in(texts, sorts, at, least=least)
    grid = _better_grid(lines, run, texts, sorts, at, end) if end < len(run) else None
    if grid is not None and (grid.columns > 2 or pairs is None):
        return _of_grid(run[at:], grid), at + grid.end
    if uneven is not None:
        return uneven
    if best is not None and not (pairs and _are_facts(texts, best, pairs)):
        numbers: list[int | None] = [*run[best.first : best.end]]
        if best.lost:
            numbers.insert(0, None)
        return chunks(numbers, best.columns), best.end
    if pairs is not None:
        first, end = pairs
        return chunks([*run[first:end]], 2), end
    return None


def _better_grid(
    lines: Sequence[Line],
    run: Sequence[int],
    texts: Sequence[str],
    sorts: Sequence[int],
    at: int,
    end: int,
) -> Grid | None:
    """The grid from ``at`` on that goes beyond ``end``; of words alone to where the run ends."""
    least = _least_gain(lines, run, sorts, at)
    if least == inf:
        return None
    worded = not any(sorts[at:])
    grid = best_grid(texts[at:], 3 if worded else 2, whole=worded)
    if grid is None or at + grid.end <= end or grid.gain < least:
        return None
    cells = texts[at + grid.first + grid.columns - grid.lost : at + grid.end]
    rows = [tuple(cells[n : n + grid.columns]) for n in range(0, len(cells), grid.columns)]
    if len(set(rows)) * 2 <= len(rows) or (grid.columns == 2 and not _are_level(rows)):
        return None
    return grid


def _are_level(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each of two columns has figures in all cells or none; times, if the first alone."""
    first, second = zip(*rows, strict=True)
    told = sum(map(has_digit, second))
    if told not in {0, len(rows)}:
        return False
    return all(map(has_digit, first)) if told else all(map(is_time, first))


def _least_gain(lines: Sequence[Line], run: Sequence[int], sorts: Sequence[int], at: int) -> float:
    """How much a grid must gain to be a table: least below a sentence, where no list begins."""
    introduced = at > 0 or is_introduced(lines, run[0])
    if any(sorts[at:]):
        return _SURE_OF_WORDS if introduced else _SURE
    if not introduced:
        return inf
    return _LIKELY if at or not leads_in(lines[run[0] - 1].text) else _SURE_OF_WORDS


def _of_grid(run: Sequence[int], grid: Grid) -> Rows:
    numbers: list[int | None] = [*run[grid.first : grid.end]]
    if grid.lost:
        numbers.insert(0, None)
    return chunks(numbers, grid.columns)


def chunks(numbers: Sequence[int | None], columns: int) -> Rows:
    """The rows of ``columns`` cells each that ``numbers`` make."""
    return [list(numbers[n : n + columns]) for n in range(0, len(numbers), columns)]


class _Regular:
    """Where a regular table stands in a run and how many columns it has."""

    def __init__(self, first: int, end: int, columns: int, lost: bool) -> None:  # noqa: FBT001
        self.first = first
        self.end = end
        self.columns = columns
        self.lost = lost  # the name above the first column

    def best_in(self, texts: Sequence[str]) -> tuple[int, int, int, int]:
        """What is best: the most cells, names for all columns, the least left out above.

        What is much longer than every cell stands above the table rather than in it.
        """
        sizes = [len(text) for text in texts[self.first : self.end]]
        titled = sizes[0] > _TITLE and sizes[0] > 2 * max(sizes[1:])
        return (self.end - self.first, -self.lost, -titled, -self.first)


def _best_regular(texts: Sequence[str], sorts: Sequence[int], at: int) -> _Regular | None:
    found: list[_Regular] = []
    if not any(sorts[at:]):  # words alone
        return None
    for first in range(at, min(at + _MOST_SKIPPED, len(sorts) - _LEAST_LINES) + 1):
        for columns in range(2, MOST_COLUMNS + 1):
            for lost in (False, True) if columns > 2 else (False,):
                end = _regular_end(sorts, first, columns, lost=lost)
                if end:
                    found.append(_Regular(first, end, columns, lost))
    return max(found, key=lambda regular: regular.best_in(texts), default=None)


def _regular_end(sorts: Sequence[int], first: int, columns: int, *, lost: bool) -> int:
    """Where a table ends whose names begin at ``first``; 0 where there is none.

    Names have no figures, but for years; below them the same places have figures in every row.
    """
    body = first + columns - lost
    pattern = sorts[body : body + columns]
    if len(sorts) - body < _LEAST_BODY * columns or not _may_head(
        sorts[first:body], pattern, lost=lost
    ):
        return 0
    figured = [sort != WORDS for sort in pattern]
    exact = all(figured)
    ranked = columns > 2 and (not exact or len({_plain(sort) for sort in pattern}) > 1)
    if not any(figured) or (figured[0] and (not ranked or lost)):
        return 0
    wanted = [_plain(sort) for sort in pattern]
    end = body + columns
    while end + columns <= len(sorts):
        row = sorts[end : end + columns]
        if exact and not all(_is_like(_plain(s), w) for s, w in zip(row, wanted, strict=True)):
            break
        if [sort != WORDS for sort in row] != figured:
            break
        end += columns
    return end if end - body >= (_LEAST_BODY + lost) * columns else 0


def _may_head(names: Sequence[int], below: Sequence[int], *, lost: bool) -> bool:
    """Whether a row may name columns: words, or years above what are no years."""
    years = YEARS not in below
    free = names if lost else names[1:]
    if not lost and names and names[0] != WORDS:
        return False
    return all(sort == WORDS or (sort == YEARS and years) for sort in free)


def _plain(sort: int) -> int:
    return BARE if sort == YEARS else sort


def _is_like(sort: int, wanted: int) -> bool:
    return sort == wanted or LACK in {sort, wanted}


def _are_facts(texts: Sequence[str], found: _Regular, pairs: tuple[int, int]) -> bool:
    """Whether what would name two columns is itself a fact: "Founded", "1974"."""
    if found.columns != 2 or pairs[1] - pairs[0] > found.end - found.first:
        return found.columns == 2
    values = texts[found.first + 3 : found.end : 2]
    forms = {re.sub(r"\d[\d.,\s]*", "9", value) for value in values}
    return is_yearish(texts[found.first + 1]) and len(forms) > 1


def _uneven(run: Sequence[int], sorts: Sequence[int], at: int) -> tuple[Rows, int] | None:
    """Rows of a name and figures of which some lack: as many words as columns stand above them."""
    for first in range(at, min(at + _MOST_SKIPPED, len(sorts)) + 1):
        words = first
        while words < len(sorts) and sorts[words] in {WORDS, YEARS}:
            words += 1
            if sorts[words - 1] == YEARS and sorts[words : words + 1] == [BARE]:
                break
        columns = words - first - 1
        if not 3 <= columns <= MOST_COLUMNS:
            continue
        rows: Rows = [[*run[first : first + columns]]]
        at_row = first + columns
        while at_row < len(sorts) and sorts[at_row] == WORDS:
            end = at_row + 1
            while end < len(sorts) and sorts[end] != WORDS:
                end += 1
            if end == at_row + 1 or end - at_row > columns:
                break
            rows.append([*run[at_row:end]])
            at_row = end
        whole = sum(len(row) == columns for row in rows[1:])
        if len(rows) > LEAST_LIKE and whole * 2 >= len(rows) - 1:
            return rows, at_row
    return None


def _with_repeated(texts: Sequence[str], sorts: Sequence[int]) -> list[int]:
    """The sorts, with words that come back in the run as if they were figures: "Yes", "No"."""
    counts = Counter(texts)
    if len(counts) * 2 > len(texts) * 1.6:
        return list(sorts)
    return [
        BARE if sort == WORDS and counts[text] > 1 else sort
        for text, sort in zip(texts, sorts, strict=True)
    ]
