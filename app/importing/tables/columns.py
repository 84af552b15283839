"""Tables whose columns are kept apart by spaces and line up."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from app.domain.article import Block, Cell
from app.importing.tables.column_cuts import cuts_of, places_of
from app.importing.tables.column_names import LACKING, has_digit, is_yearish
from app.importing.tables.separated import block_of, is_even, is_rule, stacked, trimmed_cell, within
from app.importing.text.chrome import is_chrome_bar
from app.importing.text.lines import TAB, ends_sentence
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.tables.column_cuts import Cuts
    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_GAP = re.compile(r"\S(?:\s{2,}|\t)\S")
_GAPS = re.compile(r"\s{2,}")
_SENTENCE_GAP = re.compile(r"[.!?:;,]['\"”’]?\s{2}\S")
_RULING = re.compile(r"(?:[-=]{1,}|─{2,}|—{2,}|_{2,})(?:\s+(?:[-=]{1,}|─{2,}|—{2,}|_{2,}))*$")
_RUN = re.compile(r"\S+")
_WIDEST = 200  # characters of the longest row
_LEAST_ROWS = 3  # of a table
_MOST_ROWS = 2000  # that are looked through at once
_TRIES, _LONG_STANZA = 3, 300
"""Lines below a stanza's table, such as its source, that are left out; none of a long one."""
_HEADER_LINES = 4  # above a drawn line
_LONGER = 1.5  # times the longest row that a caption is
_OPENERS = frozenset("*•·#>[")
_LEAST_NARROW = 4  # rows of a table whose gaps may be one space wide
_LONG_CELL = 60  # characters; beyond, wide spaces are those of prose
_LONE_ROWS = 3  # for each that may lack cells
_CORNER = 0.5  # lines left out, as which an empty corner counts
_SENTENCE = 8
"""Words of a line that ends like a sentence from which on it is no row."""

_Reading = tuple[float, Block | None]
"""How many lines were left out, a half for one above, and the table of the others."""


def spaced_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of space-parted columns that begins at line ``at``: three rows or more.

    Of what lines up with lines below, and of what is as many cells in each, that with the most
    columns is taken; a line above or below that lines up with less is none of it.
    """
    run = _gapped_run(text, lines, at) if _has_gap(lines[at]) else []
    readings: list[tuple[float, Block | None]] = [
        (0, _aligned(text, run, 2)),
        (0, _loose(text, run)),
        (_CORNER, _loose(text, run, corner=True)),
    ]
    stanza = _stanza(text, lines, at)
    opens = not run and len(stanza) > 1 and _has_gap(stanza[1])
    tries = 1 if len(stanza) > _LONG_STANZA else min(_TRIES, max(1, len(stanza) - _LEAST_ROWS))
    for start in range(_is_caption(stanza), 1 + opens):
        for left in range(tries):
            part = stanza[start : len(stanza) - left]
            if _is_spread(part):
                spread = [_aligned(text, part, 1)]
                if not text.isascii():
                    spread.append(_aligned(text, part, 1, wide=True))
                readings.extend((start / 2 + left, block) for block in spread)
    _, found = max(readings, key=_extent)
    if found is None or found.start > lines[at].start:
        return max(1, len(run)) if found is None else 1, None
    stop = min(len(lines), at + _MOST_ROWS)
    return bisect_right(lines, found.end, at, stop, key=attrgetter("end")) - at, found


def _extent(reading: _Reading) -> tuple[float, int, int]:
    """How many columns a table has, less the lines left out for them, how many rows, and cells."""
    left, block = reading
    if block is None:
        return -9, 0, 0
    rows = (block.header, *block.rows)
    said = sum(cell.end > cell.start for row in rows for cell in row)
    return len(rows[-1]) - left, len(rows) - 1, said


def _is_caption(stanza: Sequence[Line]) -> bool:
    """Whether the first line is longer than a table's rows below it, and has no gap."""
    if len(stanza) < _LEAST_ROWS or _has_gap(stanza[0]):
        return False
    return stanza[0].end - stanza[0].first > _LONGER * max(
        line.end - line.first for line in stanza[1:]
    )


def may_be_ruled(line: str) -> bool:
    """Whether ``line`` may be drawn below the names of columns, or above them."""
    return line[0] in "-=─—_" and len(line) > 2 and _RULING.match(line) is not None


def ruled_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table at line ``at`` whose columns are drawn: "----- ----- ---" below their names."""
    place = _ruling(lines, at)
    if place is None:
        return 1, None
    spans = [match.span() for match in _RUN.finditer(lines[place].text)]
    offset = lines[place].start - lines[place].first
    cuts = [(offset + a[1], offset + b[0]) for a, b in pairwise(spans)]
    above = [line for line in lines[at:place] if not is_rule(line.text)]
    body, end = _ruled_body(text, lines, place + 1, cuts)
    if not body or not all(_fits(text, line, cuts) for line in above):
        return 1, None
    groups = _grouped(body)
    header = _merged(text, above, cuts) if above else None
    rows = [_merged(text, group, cuts) for group in groups]
    width = cuts[0][0] - lines[place].indent
    rows = _continued(text, [*([header] if header else []), *rows], width, named=bool(header))
    beyond = any(_GAPS.search(text, c.start, c.end) for row in rows for c in row[:1])
    if len(rows) < 2 or beyond:
        return 1, None
    run = lines[at:end]
    named = True if header else None
    return end - at, block_of(text, run, rows, "spaces", rule=lines[place], header=named)


def _ruling(lines: Sequence[Line], at: int) -> int | None:
    """Where the line stands that draws the columns of a table beginning at ``at``."""
    for number in range(at, min(len(lines), at + _HEADER_LINES + 1)):
        row = lines[number].text
        if number > at and lines[number].gap:
            return None
        if _RULING.match(row) and len(row.split()) > 1:
            below = lines[number + 1 : number + 2]
            if number == at and below and len(lines) > number + 2:
                after = lines[number + 2].text
                return number + 2 if after.split() == row.split() else number
            return number
    return None


def _ruled_body(text: str, lines: Sequence[Line], start: int, cuts: Cuts) -> tuple[list[Line], int]:
    """The rows below a ruling and where they end: at another ruling, or where a line is empty."""
    body: list[Line] = []
    closing = None
    for number in range(start, min(len(lines), start + _MOST_ROWS)):
        line = lines[number]
        if may_be_ruled(line.text):
            closing = number
            break
        if line.gap > 1 or not _fits(text, line, cuts):
            break
        body.append(line)
    if closing is not None:
        return body, closing + 1
    stop = next((n for n, line in enumerate(body) if n and line.gap), len(body))
    return body[:stop], start + stop


def _grouped(body: Sequence[Line]) -> list[list[Line]]:
    """The lines of each row: one, or those between empty lines where some have none between."""
    if not any(line.gap for line in body[1:]) or all(line.gap for line in body[1:]):
        return [[line] for line in body]
    groups: list[list[Line]] = []
    for line in body:
        if not groups or line.gap:
            groups.append([])
        groups[-1].append(line)
    return groups


def _fits(text: str, line: Line, cuts: Cuts, *, wide: bool = True) -> bool:
    """Whether nothing of ``line`` stands between the columns."""
    places = places_of(text, line, wide)
    stop = len(places)
    return all(
        text[places[place]].isspace()
        for left, right in cuts
        for place in range(left, min(right, stop))
    )


def _merged(text: str, lines: Sequence[Line], cuts: Cuts) -> tuple[Cell, ...]:
    rows = [_cells(text, line, cuts) for line in lines]
    return tuple(stacked(text, column) for column in zip(*rows, strict=True))


def _continued(
    text: str, rows: Sequence[tuple[Cell, ...]], width: int, *, named: bool
) -> list[tuple[Cell, ...]]:
    """The rows with those made one that go on.

    Nothing stands in their first cell, and no figure in others; or only the rest of a name that
    was too long for the ``width`` of its column.
    """
    whole: list[tuple[Cell, ...]] = []
    said = [[text[cell.start : cell.end] for cell in row] for row in rows]
    name = ""
    for number, (row, cells) in enumerate(zip(rows, said, strict=True)):
        if named and number == 1 and _names_go_on(said):
            goes_on = True
        elif not cells[0]:
            goes_on = not any(map(has_digit, cells)) and len(whole) > named
        else:
            goes_on = bool(whole) and not any(cells[1:])
            goes_on = goes_on and len(name) + 1 + len(cells[0].split()[0]) > width
        name = cells[0] or name
        if goes_on:
            whole[-1] = tuple(stacked(text, pair) for pair in zip(whole[-1], row, strict=True))
        else:
            whole.append(row)
    return whole


def _names_go_on(said: Sequence[Sequence[str]]) -> bool:
    """Whether the second line lacks cells, and has no figure where all below it have."""
    if len(said) <= _LEAST_ROWS or all(said[1]):
        return False
    below = [[row[column] for row in said[2:] if row[column]] for column in range(len(said[1]))]
    figured = [
        bool(cells) and all(has_digit(cell) or cell in LACKING for cell in cells) for cells in below
    ]
    second = [cell for cell, is_figured in zip(said[1], figured, strict=True) if is_figured]
    return bool(second) and not any(has_digit(cell) and not is_yearish(cell) for cell in second)


def _gapped_run(text: str, lines: Sequence[Line], at: int) -> list[Line]:
    run: list[Line] = []
    for number in range(at, min(len(lines), at + _MOST_ROWS)):
        line = lines[number]
        if len(line.text) > _WIDEST or (
            run and (line.gap > 1 or "\f" in text[run[-1].end : line.start])
        ):
            break
        if not is_rule(line.text) and (not _has_gap(line) or _is_listed(line)):
            break
        run.append(line)
    return run


def _stanza(text: str, lines: Sequence[Line], at: int) -> list[Line]:
    """The lines from ``at`` on without an empty one between them, or with one between any two."""
    run = [lines[at]]
    loose = int(at + 2 < len(lines) and lines[at + 1].gap == lines[at + 2].gap == 1)
    for number in range(at + 1, min(len(lines), at + _MOST_ROWS)):
        line = lines[number]
        if len(line.text) > _WIDEST or _is_sentence(line) or _is_listed(line):
            break
        wrapped = loose and number + 1 < len(lines) and not lines[number + 1].gap
        if line.gap != loose or wrapped or (loose and "\f" in text[run[-1].end : line.start]):
            break
        run.append(line)
    if is_rule(run[0].text):  # what stands below the last line of a frame is none of it
        last = max(number for number, line in enumerate(run) if is_rule(line.text))
        run = run[: last + 1] if last > 1 else run
    return run


def _is_sentence(line: Line) -> bool:
    return not _has_gap(line) and ends_sentence(line.text) and line.text.count(" ") >= _SENTENCE


def _is_listed(line: Line) -> bool:
    """Whether a line begins as an item or a heading does, and has no columns besides."""
    if line.text[0] in _OPENERS:
        return line.text[1:2] in {" ", "#"}
    marker = marker_of(line.text)
    return marker is not None and _GAPS.search(line.text, marker.skip) is None


def _is_spread(run: Sequence[Line]) -> bool:
    """Whether half of the lines have a gap of two spaces or more, and none is a sentence."""
    said = [line for line in run if not is_rule(line.text)]
    prose = sum(bool(_SENTENCE_GAP.search(line.text)) and not _has_gap(line) for line in said)
    if len(said) < _LEAST_NARROW or prose * _LONE_ROWS > len(said):
        return False
    return sum(map(_has_gap, said)) * 2 >= len(said)


def _aligned(text: str, run: Sequence[Line], least: int, *, wide: bool = False) -> Block | None:
    """The table of lines whose columns are blank in all of them, ``least`` wide or wider."""
    body = [line for line in run if not is_rule(line.text)]
    if len(body) < _LEAST_ROWS:
        return None
    cuts = cuts_of(text, body, least, wide=wide)
    if not cuts:
        return None
    width = cuts[0][0] - min(line.indent for line in body)
    rows = [_cells(text, line, cuts, wide=wide) for line in body]
    rows = _continued(text, rows, width, named=True)
    filled = [sum(cell.end > cell.start for cell in row) for row in rows]
    half = 2 * filled[-1] if has_digit(body[-1].text) else 0  # the last may lack cells at its end
    edges = ((rows[0], body[0], filled[0]), (rows[-1], body[-1], half))
    cut_short = any(
        row[-1].end == row[-1].start and not _has_gap(line) and said < len(row)
        for row, line, said in edges
    )
    if (
        filled[0] < 2
        or cut_short
        or len(rows) < 2
        or sum(count < 2 for count in filled) * _LONE_ROWS > len(rows)
    ):
        return None
    rule = next((line for line in run[1:-1] if is_rule(line.text)), None)
    single = rule is not None and run[1] is rule
    named = True if single else None
    return block_of(text, run, rows, "spaces", rule=rule, header=named)


def _loose(text: str, run: Sequence[Line], *, corner: bool = False) -> Block | None:
    """The table of lines whose cells do not line up, but are as many in each line.

    Nothing may stand in the upper ``corner`` alone.
    """
    if len(run) < _LEAST_ROWS or is_chrome_bar(run[0].text):
        return None
    rows = []
    for line in run:
        edges = [line.start]
        for gap in _GAPS.finditer(text, line.start, line.end):
            edges.extend(gap.span())
        edges.append(line.end)
        rows.append(
            [trimmed_cell(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        )
    if corner:
        rows[0].insert(0, Cell(run[0].start, run[0].start))
    if len(set(map(len, rows))) > 1 or not is_even(rows, _LEAST_ROWS):
        return None
    if any(cell.end - cell.start > _LONG_CELL for row in rows for cell in row):
        return None  # wide spaces in prose
    return block_of(text, run, rows, "spaces")


def _has_gap(line: Line) -> bool:
    text = line.text
    if (text.isascii() and "  " not in text and "\t" not in text) or _GAP.search(text) is None:
        return False
    return len(_SENTENCE_GAP.findall(text)) < len(_GAPS.findall(text))


def _cells(text: str, line: Line, cuts: Cuts, *, wide: bool = True) -> tuple[Cell, ...]:
    columns = places_of(text, line, wide)
    apart = isinstance(columns, range)
    places = range(line.first, line.end + 1) if apart else [*columns, line.end]
    last = len(places) - 1
    edges = [0, *(cut[1] for cut in cuts), _WIDEST + TAB * _WIDEST]
    return tuple(
        within(line, trimmed_cell(text, places[min(left, last)], places[min(right, last)]))
        for left, right in pairwise(edges)
    )
