"""Rows of cells in lines of their own that sentences in a column, or empty lines, part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.importing.tables.cell_runs import (
    HEADER_WORDS,
    LEAST_LIKE,
    MOST_COLUMNS,
    chunks,
    is_introduced,
    is_pages,
    is_terse,
)
from app.importing.tables.cell_sorts import CLOCK, LACKS, WORDS, sort_of
from app.importing.tables.column_names import has_digit
from app.importing.text.debris import is_debris as is_wreck
from app.importing.text.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.tables.cell_runs import Rows
    from app.importing.text.lines import Line

_TITLES = 2  # lines above the first row of which wrecks part the rows
_PLAIN, _FIGURED, _SENTENCE = range(3)


def sentence_tables(lines: Sequence[Line], at: int, terse: Sequence[bool]) -> Iterator[Rows]:
    """Tables of which one column says sentences, with their names above them.

    ``terse`` tells of the lines from ``at`` on which are no sentences.
    """
    end = at + len(terse)
    number = at
    naming = [_may_name(line.text) for line in lines[at:end]]
    for sentence in (at + n for n, is_short in enumerate(terse) if not is_short):
        if is_terse(lines[sentence].text):  # a wreck of mark-up
            continue
        for start in range(max(number, sentence - 2 * MOST_COLUMNS), sentence - 1):
            names = _run_of_names(naming, start - at)
            found = _sentences_at(lines, start, sentence, end, names)
            if found and not is_pages(lines, found):
                yield found
            if found:
                number = (found[-1][-1] or sentence) + 1
                break


def _run_of_names(naming: Sequence[bool], at: int) -> int:
    """How many lines from ``at`` on may name columns, no more than a table has."""
    count = 0
    for may_name in naming[at : at + MOST_COLUMNS]:
        if not may_name:
            break
        count += 1
    return count


def _sentences_at(
    lines: Sequence[Line], at: int, sentence: int, end: int, names: int
) -> Rows | None:
    """The table with names from ``at`` on, whose first sentence is ``sentence``.

    ``names`` says how many lines from ``at`` on may name columns.
    """
    for columns in range((sentence - at) // 2 + 1, min(sentence - at, names) + 1):
        if at + 4 * columns > end:
            break
        shape = _shapes(lines, at + columns, end, columns)
        if _SENTENCE not in shape or _FIGURED not in shape:
            continue
        stop = at + 2 * columns
        while _shapes(lines, stop, end, columns) == shape:
            stop += columns
        if stop - at > LEAST_LIKE * columns:
            return chunks(range(at, stop), columns)
    return None


def _shapes(lines: Sequence[Line], at: int, end: int, columns: int) -> list[int]:
    """The shapes of a row's cells; none where fewer lines are left."""
    if at + columns > end:
        return []
    return [_shape(lines[number].text) for number in range(at, at + columns)]


def _may_name(text: str) -> bool:
    return is_terse(text) and not has_digit(text) and len(text.split()) <= HEADER_WORDS


def _shape(text: str) -> int:
    """Whether a cell is a sentence, has a figure (a clock's is none), or is words."""
    if ends_sentence(text) and " " in text:
        return _SENTENCE
    return _FIGURED if has_digit(text) and not CLOCK.match(text) else _PLAIN


def stanzas_in(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[Rows]:
    """Rows of one size that more empty lines part than their cells, three or more.

    The row above them may lack the name of the first column.
    """
    gaps = sorted({lines[number].gap for number in numbers[1:]})
    for inner, outer in pairwise(gaps[:3]):
        run: list[list[int]] = []
        above: list[int] = []
        for number in [*numbers, -1]:
            gap = lines[number].gap if number >= 0 else outer
            if run and gap <= inner:
                run[-1].append(number)
                continue
            if run and len(run[-1]) != len(run[0]):
                yield from _whole(lines, run[:-1], above)
                above = run[-2]
                run = run[-1:]
            if number >= 0:
                run.append([number])
        yield from _whole(lines, run, above)


def wrecked_stanzas(lines: Sequence[Line], at: int, terse: Sequence[bool]) -> Iterator[Rows]:
    """Rows of one size that the wrecks of their tags part, three or more.

    ``terse`` tells of the lines from ``at`` on which may be cells; more may stand above the first
    row, and below the last.
    """
    run: list[list[int]] = [[]]
    for number, is_short in enumerate([*terse, False], at):
        text = lines[number].text if number < at + len(terse) else ""
        if is_short or text in LACKS:
            run[-1].append(number)
        elif run[-1] and text and is_wreck(text):
            run.append([])
        else:
            yield from _wrecked(lines, run)
            run = [[]]


def _wrecked(lines: Sequence[Line], run: Sequence[Sequence[int]]) -> Iterator[Rows]:
    if len(run) <= LEAST_LIKE:
        return
    size = len(run[1])
    first, last = run[0][-size:], run[-1][:size]
    if any(len(row) != size for row in (*run[1:-1], first, last)) or len(run[0]) > size + _TITLES:
        return
    rows: Rows = [list(row) for row in (first, *run[1:-1], last)]
    if 2 <= size <= MOST_COLUMNS and not is_pages(lines, rows):
        yield rows


def _whole(
    lines: Sequence[Line], run: Sequence[Sequence[int]], above: Sequence[int]
) -> Iterator[Rows]:
    """The rows of ``run`` if they are a table's, below names that stand ``above`` with one lost."""
    if len(run) < LEAST_LIKE or not 2 <= len(run[0]) <= MOST_COLUMNS:
        return
    columns = len(run[0])
    lost = len(above) == columns - 1 > 1
    rows: Rows = [list(row) for row in run]
    if lost:
        rows.insert(0, [None, *above])
    if is_pages(lines, rows):
        return
    first = above[0] if lost else run[0][0]
    titled = len(above) == 1 and len(run) > LEAST_LIKE and is_introduced(lines, above[0])
    if columns > 2 and (is_introduced(lines, first) or titled):
        yield rows
        return
    sorts = [
        [number is not None and sort_of(lines[number].text) != WORDS for number in row]
        for row in rows
    ]
    if not any(sorts[0]) and any(sorts[1][1:]) and all(row == sorts[1] for row in sorts[2:]):
        yield rows
