"""Rows of cells that stand in lines of their own, told by what comes back in every row."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from app.importing.chrome import is_chrome
from app.importing.column_names import has_digit, is_yearish
from app.importing.lines import ends_sentence, leads_in, outweighs, starts_low, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.lines import Line

Rows = list[list[int | None]]
"""The numbers of the lines that are the cells; ``None`` for one that was lost."""

LACKS = frozenset({"-", "–", "—", "−", "..", "…", "...", "x", "n/a", "n.a.", "N/A", "k.A."})
LACKS |= {"k. A.", "s/d", "n.d.", "nd", "н/д", "н. д.", "b.d.", "i.a.", "无", "暂无", "غير متوفر"}
"""What stands in a cell for a figure that there is not."""
_SHORT = 48  # weight of the longest cell, and cells of a table of words
MOST_COLUMNS = 9  # of a table whose cells stand in lines of their own
_MOST_SKIPPED = 3  # lines above a table that belong to none
_LEAST_BODY = 2  # rows below the names of columns
_LEAST_PAIRS = 3  # facts with their names above them
LEAST_LIKE = 3  # rows alike that make a table without figures, at most of what makes none
_LEAST_LINES = 6  # cells of a table
_SURE = 14.0
"""How much more the lengths of cells differ between columns than in them (F)."""
HEADER_WORDS = 5  # of the name of a column
_KEY = 32  # weight of the longest name of a fact
_TITLE = 24  # characters from which on a line stands above a table rather than in it
_FIGURE = re.compile(
    r"(?:[A-Z]{2,3}\s|[A-Z]{1,3}[$€£]\s?|ca\.\s)?[^\w\s]{0,3}\s?\d[\d.,:/'’\s]*"
    r"(?:\s?[-–—:/×x]\s?\d[\d.,:]*)?\s?[%‰°٪]?\s?(?:[^\W\d_]{1,9}\.?[²³]?)?(?:\s[^\W\d_]{1,9}\.?)?"
    r"(?:\s?[€$£¥₽])?(?:\s(?:19|20)\d\d)?(?:[*†‡§]{1,2}|\s?\[\w\]|\s?\(\w\)|\^\d)?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\*|e|年|\s?г\.?|\s?[(\[][^()\[\]]{1,14}[)\]])?$")
_DIGITS = re.compile(r"\d+")
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}$")
WORDS, _BARE, _WORDED, _YEARS = range(4)
_LACK = -1


def is_terse(text: str) -> bool:
    """Whether a line is short enough for a cell, and no sentence."""
    return not outweighs(text, _SHORT) and not ends_sentence(text)


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
    if uneven is not None and (best is None or uneven[1] > best.end):
        return uneven
    pairs = _pairs(texts, sorts, at)
    if best is not None and not (pairs and _are_facts(texts, best, pairs)):
        numbers: list[int | None] = [*run[best.first : best.end]]
        if best.lost:
            numbers.insert(0, None)
        return chunks(numbers, best.columns), best.end
    if pairs is not None:
        first, end = pairs
        return chunks([*run[first:end]], 2), end
    if at == 0 and is_introduced(lines, run[0]):
        for skip in (0, 1):
            columns = _columns_of_words(texts[skip:], _SURE * (1 + skip))
            if columns and _are_level(sorts[skip + columns :], columns):
                return chunks([*run[skip:]], columns), len(run)
    return None


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
    years = _YEARS not in below
    free = names if lost else names[1:]
    if not lost and names and names[0] != WORDS:
        return False
    return all(sort == WORDS or (sort == _YEARS and years) for sort in free)


def _plain(sort: int) -> int:
    return _BARE if sort == _YEARS else sort


def _is_like(sort: int, wanted: int) -> bool:
    return sort == wanted or _LACK in {sort, wanted}


def _are_facts(texts: Sequence[str], found: _Regular, pairs: tuple[int, int]) -> bool:
    """Whether what would name two columns is itself a fact: "Founded", "1974"."""
    if found.columns != 2 or pairs[1] - pairs[0] > found.end - found.first:
        return found.columns == 2
    values = texts[found.first + 3 : found.end : 2]
    forms = {re.sub(r"\d[\d.,\s]*", "9", value) for value in values}
    return is_yearish(texts[found.first + 1]) and len(forms) > 1


def _pairs(texts: Sequence[str], sorts: Sequence[int], at: int) -> tuple[int, int] | None:
    """Facts with their names above them: three pairs or more, and no list of dated links."""
    first = next(
        (
            n
            for n in range(at, min(at + _MOST_SKIPPED, len(sorts) - 1) + 1)
            if sorts[n + 1 : n + 2] and sorts[n] == WORDS and sorts[n + 1] != WORDS
        ),
        None,
    )
    if first is None or (first and sorts[first - 1] != WORDS):
        return None
    end = first
    while end + 1 < len(sorts) and sorts[end] == WORDS and _is_fact(texts[end], texts[end + 1]):
        end += 2
    if end < len(sorts):  # what is left is no pair: only figures show where the facts end
        end = first
        while end + 1 < len(sorts) and sorts[end] == WORDS and sorts[end + 1] != WORDS:
            end += 2
    values = texts[first + 1 : end : 2]
    told = sum(sort != WORDS for sort in sorts[first + 1 : end : 2])
    if len(values) < _LEAST_PAIRS or told * 2 < len(values) or all(map(CLOCK.match, values)):
        return None
    if [value.strip(" .") for value in values] == _counted(values[0], len(values)):
        return None  # numbers of the items below them
    return (first, end) if all(map(_is_fact, texts[first:end:2], values)) else None


def _counted(first: str, count: int) -> list[str]:
    number = first.strip(" .")
    start = int(number) if number.isdecimal() else 0
    return [str(start + n) for n in range(count)] if start else []


def _is_fact(name: str, value: str) -> bool:
    dated = sum(map(str.isalpha, value)) > 2 and is_yearish(value[-5:].strip(" .,"))
    return weight(name) <= _KEY and not dated and not has_digit(name[:1]) and not starts_low(name)


def _uneven(run: Sequence[int], sorts: Sequence[int], at: int) -> tuple[Rows, int] | None:
    """Rows of a name and figures of which some lack: as many words as columns stand above them."""
    for first in range(at, min(at + _MOST_SKIPPED, len(sorts)) + 1):
        words = first
        while words < len(sorts) and sorts[words] in {WORDS, _YEARS}:
            words += 1
            if sorts[words - 1] == _YEARS and sorts[words : words + 1] == [_BARE]:
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
        _BARE if sort == WORDS and counts[text] > 1 else sort
        for text, sort in zip(texts, sorts, strict=True)
    ]


def _columns_of_words(texts: Sequence[str], least: float) -> int:
    """How many columns words make: cells of one column are alike in length, others are not."""
    if len(texts) > _SHORT:
        return 0
    sizes = [log(weight(text) + 1) for text in texts]
    best = (0.0, 0)
    for columns in range(3, MOST_COLUMNS):
        if len(texts) % columns or len(texts) // columns <= LEAST_LIKE:
            continue
        names = texts[:columns]
        if any(has_digit(name) or len(name.split()) > HEADER_WORDS for name in names):
            continue
        best = max(best, (_parted(sizes[columns:], columns), columns))
    return best[1] if best[0] >= least else 0


def _are_level(sorts: Sequence[int], columns: int) -> bool:
    """Whether each column has figures in all of its cells or in none."""
    return all(
        len({sort != WORDS for sort in sorts[column::columns]}) == 1 for column in range(columns)
    )


def _parted(sizes: Sequence[float], columns: int) -> float:
    """How much the columns differ from each other, measured by how much their cells differ."""
    mean = sum(sizes) / len(sizes)
    groups = [sizes[column::columns] for column in range(columns)]
    means = [sum(group) / len(group) for group in groups]
    between = sum(len(group) * (m - mean) ** 2 for group, m in zip(groups, means, strict=True))
    within = sum((size - m) ** 2 for group, m in zip(groups, means, strict=True) for size in group)
    return (between / (columns - 1)) / max(within / (len(sizes) - columns), 1e-3)


def sort_of(cell: str) -> int:
    """Whether a cell is words, a bare figure, one with a word, a year, a lack or a sentence."""
    if cell in LACKS:
        return _LACK
    if _YEAR.match(cell):
        return _YEARS
    if not has_digit(cell):
        return WORDS
    if _FIGURE.match(cell) is None:
        return WORDS
    return _WORDED if sum(map(str.isalpha, cell)) > 1 else _BARE
