"""Tables whose cells bars keep apart: of Markdown, of wikis, drawn with lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Cell, Inline
from app.importing.tables.column_names import has_digit
from app.importing.tables.separated import block_of, is_even, is_rule, run_of, stacked, trimmed_cell
from app.importing.text.chrome import is_chrome, is_chrome_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.tables.separated import Found
    from app.importing.text.lines import Line

_PIPES = "|｜│┃║¦"
_EDGE_SIGNS = "+-=_─━═–—┌╔:^"
_WIDE_PIPE = re.compile("[｜│┃║¦]")
_LONGEST_ROW = 500_000  # characters; what is longer is no row
_MOST_CELLS = 1_000_000  # of a table, those that rows lack among them
_LEAST_GROUPS = 3  # of lines between rules that are rows of several lines
_HEAD_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?")
_TEXTILE = "_. "
_CARETS = 3  # of a row whose cells stand between carets
_BAR = re.compile(r"(?<!\\)[|｜│┃║¦]")
_BAR_OR_CARET = re.compile(r"(?<!\\)[|｜│┃║¦^]")
_DOUBLE = re.compile(r"\|\|")
_BARS = 3  # bars of links, of which one at least is known
_FEW = 6  # lines with bars that may be a menu
_SAMPLE = 100
"""Lines by which the number of cells in open rows is told."""


def may_be_drawn(line: str) -> bool:
    """Whether ``line`` has a bar, or draws the edge of a box, as the first line of a table may."""
    if "|" in line or (line[0] in _EDGE_SIGNS and line[1:2] != " "):
        return True
    return not line.isascii() and _WIDE_PIPE.search(line) is not None


def pipe_table(text: str, lines: Sequence[Line], at: int) -> Found:
    """The table of pipes that begins at line ``at``."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    boxed = is_rule(lines[at].text) and below is not None and not below.gap and _has_pipe(below)
    if not _may_begin(lines, at, boxed=boxed):
        return 1, None
    run = _first_table(run_of(lines, at, _has_pipe, also=_is_comment))
    rules = [number for number, line in enumerate(run) if is_rule(line.text)]
    rows = _rows(text, run, rules)
    width = max(map(len, rows), default=0)
    if len(run) < 2 or width < 2 or width * len(rows) > _MOST_CELLS:
        return len(run), None
    wide = boxed or run[0].text[0] in _PIPES or len(rows[0]) > 2
    if not rules and (not is_even(rows, 2 if wide else 3) or _are_bars(run)):
        return len(run), None
    rule = next((number for number in rules if 0 < number < len(run) - 1), None)
    parting = run[rule] if rule is not None else None
    named = True if len(rules) < len(rows) and rule is not None else None
    if named and not any(cell.end > cell.start for cell in rows[0]):
        rows, named = rows[1:], None
    if not rows:
        return len(run), None
    aside = [
        Inline(line.start, line.end, BlockKind.DEBRIS, "html") for line in run if _is_comment(line)
    ]
    block = block_of(text, run, rows, "pipe", rule=parting, header=named, inline=aside)
    return len(run), block


def _first_table(run: list[Line]) -> list[Line]:
    """The lines up to a second head with its rule; rows in a frame have rules anywhere."""
    rules = [number for number, line in enumerate(run) if _HEAD_RULE.fullmatch(line.text)]
    second = [number for number in rules if number > 1 and _HEAD_RULE.fullmatch(run[1].text)]
    if rules[:1] == [1] and second:
        return run[: second[0] - 1]
    if len(rules) == 1 and rules[0] > 2 and run[0].text[0] not in _PIPES:
        return run[: rules[0] - 1]
    return run


def _are_bars(run: Sequence[Line]) -> bool:
    """Whether a few lines are mostly a page's and no rows."""
    return len(run) <= _FEW and sum(is_chrome(line.text) for line in run) * _BARS >= len(run)


def _is_comment(line: Line) -> bool:
    return line.text.startswith("<!--") and line.text.endswith("-->")


def _may_begin(lines: Sequence[Line], at: int, *, boxed: bool) -> bool:
    row = lines[at].text
    if len(row) > _LONGEST_ROW:
        return False
    if not boxed and not _has_pipe(lines[at]):
        return False
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if boxed or _HEAD_RULE.fullmatch(below):
        return True
    return not is_chrome_bar(row) and not is_chrome_bar(below)


def _has_pipe(line: Line) -> bool:
    text = line.text
    if "|" in text or (not text.isascii() and any(sign in text for sign in _PIPES)):
        return True
    return text[0] == text[-1] == "^" and text.count("^") >= _CARETS


def _rows(text: str, run: Sequence[Line], rules: Sequence[int]) -> list[list[Cell]]:
    drawn = set(rules)
    drawn.update(number for number, line in enumerate(run) if _is_comment(line))
    said = [line for number, line in enumerate(run) if number not in drawn]
    if not said:
        return []
    width = _open_width(text, said)
    groups: list[list[Line]] = [[]]
    for number, line in enumerate(run):
        if number in drawn:
            groups.append([])
        else:
            groups[-1].append(line)
    groups = [group for group in groups if group]
    if len(groups) < _LEAST_GROUPS or max(map(len, groups)) == 1:
        return _whole_rows(text, said, width=width)
    rows: list[list[Cell]] = []
    for group in groups:
        cells = _whole_rows(text, group, width=width)
        rows.extend([_stacked(text, cells)] if _is_wrapped(text, cells) else cells)
    return rows


def _is_wrapped(text: str, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the lines between two rules are one row: none has figures where the first has."""
    if len(rows) < 2 or len(set(map(len, rows))) > 1:
        return False
    kinds = [
        [cell.end > cell.start and has_digit(text[cell.start : cell.end]) for cell in row]
        for row in rows
    ]
    return not any(
        all(cell.end > cell.start for cell in row) and any(kind) and kind == kinds[0]
        for row, kind in zip(rows[1:], kinds[1:], strict=True)
    )


def _stacked(text: str, rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """One row of several lines."""
    return [stacked(text, column) for column in zip(*rows, strict=True)]


def _whole_rows(text: str, lines: Sequence[Line], *, width: int) -> list[list[Cell]]:
    """The rows of a table of pipes, with those made one that a line break tore in two.

    A row between pipes goes on until its last one; one that ends in a pipe and lacks cells takes
    those of the next line, if they are as many. Rows without a word are left out below the first.
    """
    first = lines[0].text
    bordered = first[0] in _PIPES and first[-1] in _PIPES
    rows: list[list[Cell]] = []
    last = ""
    for line in lines:
        row = _pipe_cells(text, line, width)
        cells = len(rows[0]) if rows else 0
        if rows and not any(cell.end > cell.start for cell in row):
            continue
        if rows and bordered and last[-1] not in _PIPES and line.text[0] not in _PIPES:
            rows[-1][-1:] = [_joined(text, rows[-1][-1], row[0]), *row[1:]]
        elif len(rows) > 1 and last[-1] in _PIPES and len(rows[-1]) + len(row) == cells:
            rows[-1].extend(row)
        else:
            rows.append(row)
        last = line.text
    return rows


def _joined(text: str, cell: Cell, more: Cell) -> Cell:
    """One cell of two that stand in lines of their own."""
    shown = " ".join(text[cell.start : more.end].split())
    return Cell(cell.start, more.end, shown) if shown else cell


def _open_width(text: str, lines: Sequence[Line]) -> int:
    """How many cells the lines have that begin without a bar; 0 if they are few."""
    counts = Counter(
        len(_pipe_cells(text, line, 0)) for line in lines[:_SAMPLE] if line.text[0] not in _PIPES
    )
    width, _ = counts.most_common(1)[0] if counts else (0, 0)
    return width if counts.total() * 2 > len(lines[:_SAMPLE]) else 0


def _pipe_cells(text: str, line: Line, width: int) -> list[Cell]:
    """The cells of a line.

    A bar at its start has an empty cell before it, where that makes the cells as many as the open
    rows around it have (``width``). Wikis part the cells of a line, or of a header, by two bars.
    """
    cells = _parted_cells(text, line)
    framed = line.text[0] in _PIPES + "^" and len(cells) > 1
    return cells[1:] if framed and width in {0, len(cells) - 1} else cells


def _parted_cells(text: str, line: Line) -> list[Cell]:
    """The cells of a line, an empty one before a bar at its start; none behind one at its end."""
    row = line.text
    start, end = line.start, line.end
    doubled = _is_doubled(row)
    signs = _PIPES if row[0] != "^" else _PIPES + "^"
    step = 2 if doubled else 1
    cells: list[Cell] = []
    if row[0] in signs:
        cells.append(Cell(start, start))
        start += step if doubled and row.startswith("||") else 1
    if row[-1] in signs and end - 1 > start and row[-2] != "\\":
        end -= step if doubled and row.endswith("||") else 1
    parting = _DOUBLE if doubled else _BAR_OR_CARET if row[0] == "^" else _BAR
    for bar in parting.finditer(text, start, end):
        cells.append(_named(text, trimmed_cell(text, start, bar.start())))
        start = bar.end()
    cells.append(_named(text, trimmed_cell(text, start, end)))
    return cells


def _is_doubled(row: str) -> bool:
    """Whether two bars part the cells: "||Port||2023||", "| Harlow || 12", "Harlow || 12"."""
    if "||" not in row:
        return False
    if row.startswith("||"):
        return row.count("|") == 2 * row.count("||") and len(row.strip("| ")) > 0
    return "|" not in row.removeprefix("|").replace("||", "") and not row.endswith("|")


def _named(text: str, cell: Cell) -> Cell:
    if text.startswith(_TEXTILE, cell.start):
        return trimmed_cell(text, cell.start + len(_TEXTILE), max(cell.end, cell.start + 3))
    return cell
