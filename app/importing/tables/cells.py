"""Tables that the scrape tore into one cell a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline
from app.importing.details.dates import names_month
from app.importing.tables.cell_runs import is_terse, likeliest_rows, rows_in
from app.importing.tables.cell_sorts import LACKS
from app.importing.tables.cell_stanzas import sentence_tables, stanzas_in, wrecked_stanzas
from app.importing.tables.collapsed import figures_behind
from app.importing.tables.column_names import names_columns
from app.importing.tables.tagged import holds_row
from app.importing.text import debris
from app.importing.text.lines import ends_sentence, leads_in, outweighs
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.tables.cell_runs import Rows
    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_LONGEST = 170  # weight of the longest cell between wrecks of tags
_ALONE = 60  # weight of a sentence that parts tables
_SENTENCES = 90
"""Length from which on two sentences are a paragraph."""
_INNER_STOP = re.compile(r"[.!?…]\s+[^\W\d_a-z]")
_OPENING = re.compile(r"<\s*(?:table|thead|tbody|tr)(?![\w-])", re.IGNORECASE)
_LEAST_CELLS = 4  # of a table
_MOST_COLUMNS = 6  # of rows that tags part, where the first has no more
_LEVELLED = "1.."
"""The marker that "3.2 km" seems to begin with."""
_UNIT_WORDS = 3  # spaces in a measure or a day, fewer
_MOSTLY = 0.7  # share of lines that shows them to be rows
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_ROW_SIGNS = (" / ", " // ", " · ", " • ", " > ", " » ", ",", ";")
_REGION = 2000
"""Lines after which a run of short lines is no table any more."""

_NUMBER_SIGNS = frozenset({"#", "№"})
_SIGNS = LACKS | _NUMBER_SIGNS
"""Lines without a word that may be cells."""
_ENDING = re.compile(r"(?<![\w<-])(?<!<\s)table(?![\w-])", re.IGNORECASE)
_ROW_TAG = re.compile(r"(?<![\w-])tr(?![\w-])", re.IGNORECASE)


def torn_tables(text: str, lines: Sequence[Line], wreck: Sequence[bool]) -> dict[int, Found]:
    """The tables of single cells, by the number of their first line.

    The wreck of a table's tags below, or figures in the same place of every row, show that short
    lines are cells.
    """
    found: dict[int, Found] = {}
    at = 0
    while at < len(lines):
        end = _region(lines, wreck, at)
        for rows in _tables_in(lines, wreck, at, end):
            numbers = [number for row in rows for number in row if number is not None]
            first, last = numbers[0], numbers[-1] + 1
            found[first] = (last - first, _table(text, lines, rows, wreck))
        at = max(end, at + 1)
    return found


def _region(lines: Sequence[Line], wreck: Sequence[bool], at: int) -> int:
    """Where the run of cells and wrecks that begins at line ``at`` ends."""
    end = at
    while end < min(len(lines), at + _REGION) and (wreck[end] or _is_cell(lines[end])):
        if not wreck[end] and _is_apart(lines, end):
            break
        end += 1
        if wreck[end - 1] and _ENDING.search(lines[end - 1].text):
            break
    return end


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a sentence of some length stands between empty lines, as cells do not."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    return (
        line.gap > 0
        and (after is None or after.gap > 0)
        and outweighs(line.text, _ALONE)
        and ends_sentence(line.text)
    )


def _tables_in(lines: Sequence[Line], wreck: Sequence[bool], at: int, end: int) -> Iterator[Rows]:
    """The rows (of line numbers) of the tables between two lines."""
    if end - at < _LEAST_CELLS:
        return
    tags = [n for n in range(at, end) if wreck[n] and debris.closes_table(lines[n].text)]
    if not tags:
        yield from _untagged_tables(lines, wreck, at, end)
        return
    first = next(n for n in range(at, end) if wreck[n])
    start = first if _OPENING.match(lines[first].text) else at
    numbers = range(start, _last_cell(lines, tags[-1], end))
    rows = _rows_by_tags(lines, wreck, numbers) or _rows_by_shape(lines, wreck, numbers)
    if rows:
        yield rows


def _last_cell(lines: Sequence[Line], tag: int, end: int) -> int:
    """Where a table with wrecks ends: at the last, or below a row's tag where a line is empty."""
    if _ENDING.search(lines[tag].text) or not _ROW_TAG.search(lines[tag].text):
        return tag
    return next((n for n in range(tag + 1, end) if lines[n].gap), end)


def _is_cell(line: Line) -> bool:
    text = line.text
    if "|" in text or leads_in(text) or outweighs(text, _LONGEST):
        return False
    if len(text) > _SENTENCES and _INNER_STOP.search(text):
        return False
    if ("<" in text or ">" in text) and debris.inside(text):
        return not holds_row(text) and re.search(r"(?<![\w-])t[dh](?![\w-])", text) is not None
    marker = marker_of(text)
    if marker is None:
        return True
    return text.count(" ") < _UNIT_WORDS and (marker.style == _LEVELLED or names_month(text))


def _rows_by_tags(lines: Sequence[Line], wreck: Sequence[bool], numbers: range) -> Rows | None:
    """Rows as the wrecks of row tags part them; ``None`` where they do not."""
    rows: Rows = [[]]
    for number in numbers:
        if not wreck[number]:
            rows[-1].append(number)
        elif rows[-1] and _ROW_TAG.search(lines[number].text):
            rows.append([])
    rows = [row for row in rows if row]
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    while len(rows[0]) > len(rows[1]) and ends_sentence(lines[rows[0][0] or 0].text):
        del rows[0][0]
    if len(rows) == 2 and len(rows[1]) > len(rows[0]):
        return None  # one tag of many was left
    return rows if max(map(len, rows)) <= max(_MOST_COLUMNS, len(rows[0])) else None


def _rows_by_shape(lines: Sequence[Line], wreck: Sequence[bool], numbers: range) -> Rows | None:
    """Rows of the likeliest number of columns, by how alike the cells of a column are."""
    cells = [number for number in numbers if not wreck[number] or lines[number].text in LACKS]
    while len(cells) > 1 and any(ends_sentence(lines[number].text) for number in cells[:2]):
        del cells[0]  # what stands above the names of columns
    return likeliest_rows(lines, cells)


def _untagged_tables(
    lines: Sequence[Line], wreck: Sequence[bool], at: int, end: int
) -> Iterator[Rows]:
    """Tables without wrecks: what comes back at the same place of every row shows them."""
    terse = [
        not wreck[number] and is_terse(lines[number].text) and not _is_row(lines[number].text)
        for number in range(at, end)
    ]
    said: list[Rows] = []
    if not all(terse):
        said = list(sentence_tables(lines, at, terse)) or list(wrecked_stanzas(lines, at, terse))
    yield from said
    taken = {number for rows in said for row in rows for number in row}
    run: list[int] = []
    for number in range(at, end + 1):
        text = lines[number].text if number < end and number not in taken else ""
        cell = bool(text) and (terse[number - at] or (wreck[number] and text in _SIGNS))
        if cell and (run or text[1:] or text in _NUMBER_SIGNS):
            run.append(number)
            continue
        if len(run) >= 2 * _LEAST_CELLS - 2 and not _are_rows([lines[n].text for n in run]):
            yield from list(stanzas_in(lines, run)) or rows_in(lines, run)
        run = []


def _is_row(text: str) -> bool:
    """Whether a line has cells of its own."""
    return "  " in text or "\t" in text


def _are_rows(texts: Sequence[str]) -> bool:
    """Whether most lines have cells of their own: parted by a sign, or figures behind."""
    if sum(figures_behind(text) > 1 for text in texts) * 2 > len(texts):
        return True
    signed = [_DECIMAL.sub("", text) for text in texts]
    return any(sum(sign in text for text in signed) > _MOSTLY * len(signed) for sign in _ROW_SIGNS)


def _table(text: str, lines: Sequence[Line], rows: Rows, wreck: Sequence[bool]) -> Block:
    taken = [number for row in rows for number in row if number is not None]
    first, last = taken[0], taken[-1]
    width = max(map(len, rows))
    full: list[tuple[Cell, ...]] = []
    inline: list[Inline] = []
    lost = Cell(lines[first].start, lines[first].start)
    for row in rows:
        cells = [lost if n is None else _cell(text, lines[n], inline) for n in row]
        cells.extend(Cell(cells[-1].end, cells[-1].end) for _ in range(width - len(cells)))
        full.append(tuple(cells))
    said = set(taken)
    for number in range(first, last):
        if wreck[number] and number not in said:
            line = lines[number]
            inline.append(Inline(line.start, line.end, BlockKind.DEBRIS, "html"))
    inline.sort(key=_place)
    header = names_columns([[text[cell.start : cell.end] for cell in row] for row in full])
    return Block(
        BlockKind.TABLE,
        lines[first].start,
        lines[last].end,
        "cell-per-line",
        inline=tuple(inline),
        header=full[0] if header else (),
        rows=tuple(full[1:] if header else full),
    )


def _place(inline: Inline) -> int:
    return inline.start


def _cell(text: str, line: Line, inline: list[Inline]) -> Cell:
    start, end = line.start, line.end
    for low, high in debris.inside(line.text):
        inline.append(Inline(line.start + low, line.start + high, BlockKind.DEBRIS, "html"))
        if line.start + low <= start:
            start = line.start + high
        elif line.start + high >= end:
            end = line.start + low
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Cell(start, max(start, start + len(piece.strip())))
