"""Tables whose rows are lines: pipes, tabs, semicolons."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Span
from app.importing.chrome import is_chrome_bar
from app.importing.lines import Line, ends_sentence, weight
from app.importing.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PIPES = "|｜│┃║¦"
_EDGE_SIGNS = "+-=_─━═–—┌╔:"
_WIDE_PIPE = re.compile("[｜│┃║¦]")
_DRAWN = r"\s|｜│┃║¦:+=_─━═–—├┼┤┌┬┐└┴┘╔╦╗╠╬╣╚╩╝-"
_RULE = re.compile(rf"[{_DRAWN}]*(?:[-=_─━═–—]{{2,}}|[-–—][|+])[{_DRAWN}]*$")
_NUMBER = re.compile(r"[^\w]*[\d.,\s%]+[^\w]*\w{0,3}$")
_MARKER = re.compile(r"[^\w\s]|[(]?(?:\d{1,3}|[^\W\d_])[.)]")
_ENTITY = re.compile(r"&#?\w{1,10};")
_QUOTED = re.compile(r'"[^"\n]*"')
_SPACED_COMMA = re.compile(r",\s")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COMMA_CELL = re.compile(r"(\"[^\"\n]*\"|[^,\n]*)(?:,|$)")
_LEAST_COMMAS = 3
_LEAST_ROWS = 3
_CELL_LIMIT = 300
_LONGEST_ROW = 500_000
_MOST_CELLS = 1_000_000  # of a table, those that rows lack among them
_LEADER = re.compile(r"(?<=\S)\s?(?:\.{4,}|(?:\.\s){3,}\.?|…{2,}|(?<=\s)\.{3})\s*(?=[^\s.])")

Found = tuple[int, Block | None]
"""A table and the number of its lines; or ``None`` and how many lines hold no such table."""


def is_rule(line: str) -> bool:
    """Whether ``line`` only draws the line between a table's header and its rows."""
    return len(line) < _CELL_LIMIT and _RULE.match(line) is not None


def may_be_drawn(line: str) -> bool:
    """Whether ``line`` has a bar, or draws the edge of a box, as the first line of a table may."""
    if "|" in line or line[0] in _EDGE_SIGNS:
        return True
    return not line.isascii() and _WIDE_PIPE.search(line) is not None


def pipe_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of pipes that begins at line ``at``."""
    if len(lines[at].text) > _LONGEST_ROW:
        return 1, None
    boxed = is_rule(lines[at].text) and at + 1 < len(lines) and _has_pipe(lines[at + 1])
    if not boxed and (not _has_pipe(lines[at]) or is_chrome_bar(lines[at].text)):
        return 1, None
    if at + 1 < len(lines) and is_chrome_bar(lines[at + 1].text):
        return 1, None
    run = _run(lines, at, _has_pipe)
    rules = [number for number, line in enumerate(run) if is_rule(line.text)]
    rows = _whole_rows(text, [line for line in run if not is_rule(line.text)])
    width = max(map(len, rows), default=0)
    if len(run) < 2 or width < 2 or width * len(rows) > _MOST_CELLS:
        return len(run), None
    wide = boxed or run[0].text[0] in _PIPES or len(rows[0]) > 2
    if not rules and not _even(rows, lines_needed=2 if wide else 3):
        return len(run), None
    rule = next((number for number in rules if 0 < number < len(run) - 1), None)
    header = _starts_with_header(text, rows) if rule is None else True
    return len(run), _table(run, rows, "pipe", run[rule] if rule is not None else None, header)


def tab_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of tabs that begins at line ``at``."""
    holds = _Holds(text, "\t")
    if not holds(lines[at]):
        return 1, None
    run = _run(lines, at, holds)
    if len(run) < 2:
        return 1, None
    rows = [_split(text, line, "\t") for line in run]
    if len({len(row) for row in rows}) > 1:
        rows = [[cell for cell in row if cell.end > cell.start] for row in rows]
    if not _even(rows, 2) or is_chrome_bar(run[0].text) or _is_marked(text, rows):
        return len(run), None
    return len(run), _table(run, rows, "tab", None, _starts_with_header(text, rows))


def semicolon_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of semicolons that begins at line ``at``: three rows or more."""
    holds = _Holds(text, ";")
    if not holds(lines[at]):
        return 1, None
    run = _run(lines, at, holds)
    if len(run) < 3:
        return 1, None
    rows = [_split(text, line, ";") for line in run]
    listed = sum(_begins_item(line) for line in run) * 2 > len(run)
    if listed or not _even(rows, 3) or not _terse(text, rows) or _only_end(rows):
        return len(run), None
    return len(run), _table(run, rows, "semicolon", None, _starts_with_header(text, rows))


def comma_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of commas that begins at line ``at``: three rows or more, nowhere a space."""
    run: list[Line] = []
    rows: list[list[Cell]] = []
    for number in range(at, len(lines)):
        line = lines[number]
        cells = _comma_cells(text, line) if not (run and line.gap > 1) else []
        if len(cells) < _LEAST_COMMAS or (run and len(cells) != len(rows[0])):
            break
        run.append(line)
        rows.append(cells)
    if len(run) < _LEAST_ROWS or not _terse(text, rows):
        return max(1, len(run)), None
    return len(run), _table(run, rows, "comma", None, _starts_with_header(text, rows))


def _comma_cells(text: str, line: Line) -> list[Cell]:
    row = line.text
    if row.count(",") < _LEAST_COMMAS - 1 or len(row) >= _CELL_LIMIT:
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
    return cells


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
    return len(run), _table(run, rows, "leaders", None, _starts_with_header(text, rows))


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


def _run(lines: Sequence[Line], at: int, holds: Callable[[Line], bool]) -> list[Line]:
    run = [lines[at]]
    loose = at + 1 < len(lines) and lines[at + 1].gap == 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.gap > (1 if loose else 0) or not (holds(line) or is_rule(line.text)):
            break
        run.append(line)
    while len(run) > 1 and not holds(run[-1]) and not is_rule(run[-1].text):
        run.pop()
    return run


def _has_pipe(line: Line) -> bool:
    text = line.text
    return "|" in text or (not text.isascii() and any(sign in text for sign in _PIPES))


def _whole_rows(text: str, lines: Sequence[Line]) -> list[list[Cell]]:
    """The rows of a table of pipes, with those made one that a line break tore in two.

    A row between pipes goes on until its last one; one that ends in a pipe and lacks cells takes
    those of the next line, if they are as many. Rows without a word are left out.
    """
    first = lines[0].text if lines else " "
    bordered = first[0] in _PIPES and first[-1] in _PIPES
    rows: list[list[Cell]] = []
    last = ""
    for line in lines:
        row = _pipe_cells(text, line)
        width = len(rows[0]) if rows else 0
        if not any(cell.end > cell.start for cell in row):
            continue
        if rows and bordered and last[-1] not in _PIPES and line.text[0] not in _PIPES:
            rows[-1][-1:] = [_joined(text, rows[-1][-1], row[0]), *row[1:]]
        elif len(rows) > 1 and last[-1] in _PIPES and len(rows[-1]) + len(row) == width:
            rows[-1].extend(row)
        else:
            rows.append(row)
        last = line.text
    return rows


def _joined(text: str, cell: Cell, more: Cell) -> Cell:
    """One cell of two that stand in lines of their own."""
    shown = " ".join(text[cell.start : more.end].split())
    return Cell(cell.start, more.end, shown) if shown else cell


def _pipe_cells(text: str, line: Line) -> list[Cell]:
    start, end = line.start, line.end
    if text[start] in _PIPES:
        start += 1
    if text[end - 1] in _PIPES and end - 1 > start and text[end - 2] != "\\":
        end -= 1
    cells: list[Cell] = []
    at = start
    for position in range(start, end + 1):
        if position == end or (text[position] in _PIPES and text[position - 1] != "\\"):
            cells.append(trimmed_cell(text, at, position))
            at = position + 1
    return cells


def _split(text: str, line: Line, mark: str) -> list[Cell]:
    last = line.last if mark == "\t" else line.end
    cells: list[Cell] = []
    at = line.first if mark == "\t" else line.start
    signs = {match.end() - 1 for match in _ENTITY.finditer(text, at, last)} if mark == ";" else ()
    for position in range(at, last + 1):
        if position == last or (text[position] == mark and position not in signs):
            cells.append(trimmed_cell(text, at, position))
            at = position + 1
    while len(cells) > 2 and cells[-1].start == cells[-1].end:
        cells.pop()
    return [_inside(cell, line) for cell in cells]


def _inside(cell: Cell, line: Line) -> Cell:
    """``cell`` within the trimmed line: an empty one at its edge stands in white space."""
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


def _even(rows: list[list[Cell]], lines_needed: int) -> bool:
    """Whether most rows have one and the same number of cells, two or more."""
    counts = Counter(map(len, rows))
    width, times = counts.most_common(1)[0]
    return width >= 2 and times >= lines_needed and times >= 0.6 * len(rows)


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
        map(ends_sentence, cells)
    ) <= 0.2 * len(cells)


def _starts_with_header(text: str, rows: list[list[Cell]]) -> bool:
    """Whether the first row names the columns: figures stand below it, but not in it."""
    if len(rows) < 2:
        return False
    first = [text[cell.start : cell.end] for cell in rows[0]]
    figures = sum(_NUMBER.match(cell) is not None for cell in first[1:])
    below = sum(
        _NUMBER.match(text[cell.start : cell.end]) is not None
        for row in rows[1:]
        for cell in row[1:]
    )
    return not figures or below * len(first[1:]) < figures or _are_years(first[1:])


def _are_years(cells: list[str]) -> bool:
    years = [cell for cell in cells if re.fullmatch(r"(?:19|20)\d\d", cell)]
    return len(years) == len([cell for cell in cells if cell])


def _table(
    run: Sequence[Line],
    rows: list[list[Cell]],
    detail: str,
    rule: Line | None,
    header: bool,  # noqa: FBT001
) -> Block:
    width = len(rows[0]) if header else Counter(map(len, rows)).most_common(1)[0][0]
    width = max(width, *(len(row) for row in rows))
    start, end = run[0].start, run[-1].end
    full = [tuple(row) + (_lacking(row, end),) * (width - len(row)) for row in rows]
    return Block(
        BlockKind.TABLE,
        start,
        end,
        detail,
        rule=Span(rule.start, rule.end) if rule else None,
        header=full[0] if header else (),
        rows=tuple(full[1:] if header else full),
    )


def _lacking(row: list[Cell], end: int) -> Cell:
    place = row[-1].end if row else end
    return Cell(place, place)
