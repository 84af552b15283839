"""Tables whose rows are lines: tabs, semicolons, commas, rows of dots."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline, Span
from app.importing.tables.column_names import names_columns
from app.importing.text.chrome import is_chrome_bar
from app.importing.text.lines import Line, ends_sentence, weight
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DRAWN = r"\s|｜│┃║¦:+=_─━═–—├┼┤┌┬┐└┴┘╔╦╗╠╬╣╚╩╝-"
_RULE = re.compile(rf"[{_DRAWN}]*(?:[-=_─━═–—]{{2,}}|[-–—][|+])[{_DRAWN}]*$")
_MARKER = re.compile(r"[^\w\s]|[(]?(?:\d{1,3}|[^\W\d_])[.)]")
_ENTITY = re.compile(r"&#?\w{1,10};")
_QUOTED = re.compile(r'"[^"\n]*"')
_SPACED_COMMA = re.compile(r",\s")
_IN_FIGURE = re.compile(r"(?<=\d),(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COMMA_CELL = re.compile(r"(\"[^\"\n]*\"|[^,\n]*)(?:,|$)")
_LEAST_ROWS = 3  # of commas or semicolons
_CELL_LIMIT = 300  # characters of the longest row
_LEADER = re.compile(r"(?<=\S)\s?(?:\.{4,}|(?:\.\s){3,}\.?|…{2,}|(?<=\s)\.{3})\s*(?=[^\s.])")

Found = tuple[int, Block | None]
"""A table and the number of its lines; or ``None`` and how many lines hold no such table."""


def is_rule(line: str) -> bool:
    """Whether ``line`` only draws the line between a table's header and its rows."""
    return len(line) < _CELL_LIMIT and _RULE.match(line) is not None


def tab_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of tabs that begins at line ``at``."""
    holds = _Holds(text, "\t")
    if not holds(lines[at]):
        return 1, None
    run = run_of(lines, at, holds)
    if len(run) < 2:
        return 1, None
    rows = _tabbed_rows(text, run)
    if len({len(row) for row in rows}) > 1:
        rows = [[cell for cell in row if cell.end > cell.start] for row in rows]
    said = sum(sum(cell.end > cell.start for cell in row) > 1 for row in rows)
    if said * 2 < len(rows) or not is_even(rows, 2):  # tabs that only indent
        return len(run), None
    if is_chrome_bar(run[0].text) or _is_marked(text, rows):
        return len(run), None
    return len(run), block_of(text, run, rows, "tab")


def _tabbed_rows(text: str, run: Sequence[Line]) -> list[list[Cell]]:
    """The cells between tabs, an empty one at a row's end too where all rows have as many."""
    rows = [_split(text, line, "\t", whole=True) for line in run]
    if len({len(row) for row in rows}) > 1:
        return [_split(text, line, "\t") for line in run]
    width = max(
        (at + 1 for row in rows for at, cell in enumerate(row) if cell.end > cell.start), default=0
    )
    return [row[:width] for row in rows]


def semicolon_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of semicolons that begins at line ``at``: three rows or more."""
    holds = _Holds(text, ";")
    if not holds(lines[at]):
        return 1, None
    run = run_of(lines, at, holds)
    if len(run) < 3:
        return 1, None
    rows = [_split(text, line, ";") for line in run]
    run, rows = _even_part(text, run, rows)
    listed = sum(_begins_item(line) for line in run) * 2 > len(run)
    if listed or not is_even(rows, 3) or not _terse(text, rows) or _only_end(rows):
        return len(run), None
    return len(run), block_of(text, run, rows, "semicolon")


def comma_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of commas that begins at line ``at``: three rows or more, nowhere a space.

    Of two columns it has four rows or more.
    """
    run: list[Line] = []
    rows: list[list[Cell]] = []
    for number in range(at, len(lines)):
        line = lines[number]
        cells = _comma_cells(text, line) if not (run and line.gap > 1) else []
        if len(cells) < 2 or (run and len(cells) != len(rows[0])):
            break
        run.append(line)
        rows.append(cells)
    pairs = bool(rows) and len(rows[0]) == 2
    if len(run) < _LEAST_ROWS + pairs or not _terse(text, rows):
        return max(1, len(run)), None
    return len(run), block_of(text, run, rows, "comma")


def _comma_cells(text: str, line: Line) -> list[Cell]:
    row = line.text
    if len(row) >= _CELL_LIMIT:
        return []
    if '"' in row:
        row = _QUOTED.sub("", row)
    if _SPACED_COMMA.search(row) or "," not in _THOUSANDS.sub("", row):
        return []
    cells: list[Cell] = []
    for match in _COMMA_CELL.finditer(text, line.start, line.end):
        cells.append(trimmed_cell(text, *match.span(1)))
        if match.end() == line.end and match.end(1) == line.end:
            break
    pair = len(cells) == 2
    lone = pair and ("," not in _IN_FIGURE.sub("", row) or cells[1].start == cells[1].end)
    return [] if lone else cells


def leader_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table whose columns rows of dots join, that begins at line ``at``: two rows or more."""
    run: list[Line] = []
    rows: list[list[Cell]] = []
    for number in range(at, len(lines)):
        line = lines[number]
        led = len(line.text) < _CELL_LIMIT and ("..." in line.text or ". ." in line.text)
        cells = _led_cells(text, line) if led else []
        if len(cells) < 2 or (run and (line.gap > 1 or len(cells) != len(rows[0]))):
            break
        run.append(line)
        rows.append(cells)
    if len(run) < 2:
        return 1, None
    return len(run), block_of(text, run, rows, "leaders")


def _led_cells(text: str, line: Line) -> list[Cell]:
    cells: list[Cell] = []
    start = line.start
    for match in _LEADER.finditer(text, line.start, line.end):
        cells.append(trimmed_cell(text, start, match.start()))
        start = match.end()
    return [*cells, trimmed_cell(text, start, line.end)]


def _is_marked(text: str, rows: list[list[Cell]]) -> bool:
    """Whether the tabs only stand between the markers of a list and its items."""
    return all(
        _MARKER.fullmatch(text, row[0].start, row[0].end) is not None and len(row) == 2
        for row in rows
    )


class _Holds:
    """Whether a line may be a row whose cells a sign keeps apart."""

    def __init__(self, text: str, mark: str) -> None:
        self._text = text
        self._mark = mark

    def __call__(self, line: Line) -> bool:
        if line.end - line.start >= _CELL_LIMIT:
            return False
        row = self._text[line.first : line.last]
        if self._mark == ";" and "&" in row:
            row = _ENTITY.sub(" ", row)
        return self._mark in row


def run_of(
    lines: Sequence[Line],
    at: int,
    holds: Callable[[Line], bool],
    also: Callable[[Line], bool] | None = None,
) -> list[Line]:
    """The lines from ``at`` on that are rows as ``holds`` answers, and rules between them.

    What ``also`` answers true for may stand between rows too.
    """
    run = [lines[at]]
    last = 1
    loose = at + 1 < len(lines) and lines[at + 1].gap == 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        row = holds(line) or is_rule(line.text)
        if line.gap > (1 if loose else 0) or not (row or (also is not None and also(line))):
            break
        run.append(line)
        last = len(run) if row else last
    return run[:last]


def _split(text: str, line: Line, mark: str, *, whole: bool = False) -> list[Cell]:
    last = line.last if mark == "\t" else line.end
    cells: list[Cell] = []
    at = line.first if mark == "\t" else line.start
    signs = {match.end() - 1 for match in _ENTITY.finditer(text, at, last)} if mark == ";" else ()
    for position in range(at, last + 1):
        if position == last or (text[position] == mark and position not in signs):
            cells.append(trimmed_cell(text, at, position))
            at = position + 1
    while not whole and len(cells) > 2 and cells[-1].start == cells[-1].end:
        cells.pop()
    return [within(line, cell) for cell in cells]


def within(line: Line, cell: Cell) -> Cell:
    """``cell`` inside the trimmed line: an empty one beyond its edges stands at them."""
    start = min(max(cell.start, line.start), line.end)
    return Cell(start, min(max(cell.end, start), line.end))


def trimmed_cell(text: str, start: int, end: int) -> Cell:
    """The cell between two positions, without its white space and its quotation marks."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return Cell(start, start)
    start, end = start + left, start + len(piece.rstrip())
    if end - start > 2 and text[start] == text[end - 1] == '"':
        return Cell(start + 1, end - 1)
    return Cell(start, end)


def is_even(rows: list[list[Cell]], lines_needed: int) -> bool:
    """Whether most rows have one and the same number of cells, two or more."""
    counts = Counter(map(len, rows))
    width, times = counts.most_common(1)[0]
    return width >= 2 and times >= lines_needed and times >= 0.6 * len(rows)


def _even_part(
    text: str, run: list[Line], rows: list[list[Cell]]
) -> tuple[list[Line], list[list[Cell]]]:
    """The lines above the first that is prose or has another number of cells, if they are many."""
    width = len(rows[0])
    count = next(
        (n for n, row in enumerate(rows) if len(row) != width or not _terse(text, [row])), len(rows)
    )
    if count >= _LEAST_ROWS and len(rows) - count <= max(1, count // 2):
        return run[:count], rows[:count]
    return run, rows


def _begins_item(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and len(marker.style) == 1


def _only_end(rows: list[list[Cell]]) -> bool:
    """Whether the signs stand at the ends of lines alone, as those of a list do."""
    return all(cell.start == cell.end for row in rows for cell in row[1:])


def _terse(text: str, rows: list[list[Cell]]) -> bool:
    """Whether cells are short and no sentences: a semicolon also stands in prose."""
    cells = [text[cell.start : cell.end] for row in rows for cell in row]
    return all(weight(cell) <= 60 for cell in cells) and sum(
        ends_sentence(cell) and any(map(str.isalpha, cell)) for cell in cells
    ) <= 0.2 * len(cells)


def block_of(
    text: str,
    run: Sequence[Line],
    rows: Sequence[Sequence[Cell]],
    detail: str,
    *,
    rule: Line | None = None,
    header: bool | None = None,
    inline: Sequence[Inline] = (),
) -> Block:
    """The table of ``rows`` that stand in the lines ``run``; rows that lack cells are filled up.

    ``header`` says whether the first row names the columns; ``None``: its words show it.
    """
    width = max(map(len, rows))
    start, end = run[0].start, run[-1].end
    full = [tuple(row) + (_lacking(row, end),) * (width - len(row)) for row in rows]
    if header is None:
        header = names_columns([[said_in(text, cell) for cell in row] for row in full])
    return Block(
        BlockKind.TABLE,
        start,
        end,
        detail,
        inline=tuple(inline),
        rule=Span(rule.start, rule.end) if rule else None,
        header=full[0] if header else (),
        rows=tuple(full[1:] if header else full),
    )


def stacked(text: str, cells: Sequence[Cell]) -> Cell:
    """One cell of those below each other: it stands where it begins, and is shown whole."""
    said = [cell for cell in cells if cell.end > cell.start]
    if len(said) < 2:
        return said[0] if said else cells[0]
    shown = " ".join(said_in(text, cell) for cell in said)
    return Cell(said[0].start, said[0].end, shown)


def said_in(text: str, cell: Cell) -> str:
    """The words of ``cell`` as they are shown."""
    return text[cell.start : cell.end] if cell.mended is None else cell.mended


def _lacking(row: Sequence[Cell], end: int) -> Cell:
    place = row[-1].end if row else end
    return Cell(place, place)
