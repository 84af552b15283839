"""Tables that the scrape tore into one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline
from app.importing import debris
from app.importing.lines import ends_sentence, leads_in, weight
from app.importing.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.lines import Line
    from app.importing.tables import Found

_LONGEST = 170
_SHORT = 48
_SENTENCES = 90
"""Length from which on two sentences are a paragraph."""
_INNER_STOP = re.compile(r"[.!?…]\s+[^\W\d_a-z]")
_OPENING = re.compile(r"<\s*(?:table|thead|tbody|tr)(?![\w-])", re.IGNORECASE)
_MOST_COLUMNS = 6
_REGION = 2000
"""Lines after which a run of short lines is no table any more."""

_FIGURE = re.compile(
    r"[^\w\s]{0,3}\s?\d[\d.,:/\s]*\s?[%‰°]?\s?(?:[^\W\d_]{1,9}\.?[²³]?)?(?:\s[^\W\d_]{1,9}\.?)?$"
)
_ENDING = re.compile(r"(?<![\w<-])(?<!<\s)table(?![\w-])", re.IGNORECASE)
_ROW_TAG = re.compile(r"(?<![\w-])tr(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a table begins and ends among the cells, and how many columns it has."""

    skip: int
    columns: int
    count: int
    score: float


def torn_table(text: str, lines: Sequence[Line], wreck: Sequence[bool], at: int) -> Found | None:
    """The table of single cells that begins at line ``at``.

    The wreck of a table's tags below, or figures in the same place of every row, show that short
    lines are cells.
    """
    if wreck[at] or not _is_cell(lines[at]):
        return None
    end = _region(lines, wreck, at)
    tags = [n for n in range(at, end) if wreck[n] and debris.closes_table(lines[n].text)]
    if tags:
        first = next(n for n in range(at, end) if wreck[n])
        if _OPENING.match(lines[first].text):
            return None
        return _wrecked_table(text, lines[at : tags[-1]], wreck[at : tags[-1]])
    if (
        at
        and not wreck[at - 1]
        and lines[at].gap == 0
        and _is_cell(lines[at - 1])
        and not (leads_in(lines[at - 1].text))
    ):
        return None
    return _counted_table(text, lines[at:end], wreck[at:end])


def _region(lines: Sequence[Line], wreck: Sequence[bool], at: int) -> int:
    end = at
    while end < min(len(lines), at + _REGION) and (wreck[end] or _is_cell(lines[end])):
        end += 1
        if wreck[end - 1] and _ENDING.search(lines[end - 1].text):
            break
    return end


def _is_cell(line: Line) -> bool:
    text = line.text
    if "|" in text or leads_in(text) or weight(text) > _LONGEST:
        return False
    if len(text) > _SENTENCES and _INNER_STOP.search(text):
        return False
    if ("<" in text or ">" in text) and debris.inside(text):
        return re.search(r"(?<![\w-])t[dh](?![\w-])", text) is not None
    return marker_of(text) is None


def _wrecked_table(text: str, lines: Sequence[Line], wreck: Sequence[bool]) -> Found | None:
    cells = [number for number in range(len(lines)) if not wreck[number]]
    rows = _rows_by_tags(lines, wreck)
    if rows is None:
        shape = _best_shape([lines[n].text for n in cells])
        if shape is None or shape.skip:
            return None
        cells = cells[: shape.count]
        rows = [cells[n : n + shape.columns] for n in range(0, len(cells), shape.columns)]
    last = rows[-1][-1]
    return last + 1, _table(text, lines[: last + 1], rows, wreck)


def _rows_by_tags(lines: Sequence[Line], wreck: Sequence[bool]) -> list[list[int]] | None:
    """Rows as the wrecks of row tags part them; ``None`` where they do not."""
    rows: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if not wreck[number]:
            rows[-1].append(number)
        elif rows[-1] and _ROW_TAG.search(line.text):
            rows.append([])
    rows = [row for row in rows if row]
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    sizes = {len(row) for row in rows}
    return rows if max(sizes) <= max(_MOST_COLUMNS, len(rows[0])) else None


def _best_shape(cells: Sequence[str]) -> _Shape | None:
    """The likeliest number of columns, and how many cells at the top are none."""
    shapes = [
        shape
        for skip in range(min(3, len(cells)))
        for columns in range(2, _MOST_COLUMNS + 1)
        if (shape := _shape(cells, skip, columns)) is not None
    ]
    return max(shapes, key=_score, default=None)


def _score(shape: _Shape) -> float:
    return shape.score


def _shape(cells: Sequence[str], skip: int, columns: int) -> _Shape | None:
    count = len(cells) - skip
    if count < 2 * columns or count < 4:
        return None
    lacking = -count % columns
    body = cells[skip + columns :]
    likeness = _likeness(body, columns)
    header = cells[skip : skip + columns]
    plain = sum(not ends_sentence(cell) and not _FIGURE.match(cell) for cell in header) / columns
    rows = len(body) / columns
    score = likeness + 0.3 * plain - 0.12 * skip - 0.15 * bool(lacking) - 0.02 * columns
    if rows < 2:
        score -= 0.5
    return _Shape(skip, columns, count, score)


def _likeness(body: Sequence[str], columns: int) -> float:
    """How alike the cells of one column are (0 to 1), weighed by how much the columns differ."""
    total = 0.0
    for column in range(columns):
        cells = body[column::columns]
        if not cells:
            return 0.0
        traits = [_traits(cell) for cell in cells]
        for values in zip(*traits, strict=True):
            total += max(values.count(value) for value in set(values)) / len(cells)
    return total / (columns * 3)


def _traits(cell: str) -> tuple[object, ...]:
    words = len(cell.split())
    size = 0 if words <= 1 else 1 if words <= 4 else 2
    return _FIGURE.match(cell) is not None, ends_sentence(cell), size


def _counted_table(text: str, lines: Sequence[Line], wreck: Sequence[bool]) -> Found | None:
    """A table without wrecks: figures come back at the same place, words at the first."""
    run: list[int] = []
    for number, line in enumerate(lines):
        if wreck[number] or weight(line.text) > _SHORT or ends_sentence(line.text):
            break
        run.append(number)
    if len(run) < 6:
        return None
    figures = [_FIGURE.match(lines[number].text) is not None for number in run]
    for columns in range(2, _MOST_COLUMNS + 1):
        count = _regular(figures, columns)
        if count >= 3 * columns:
            rows = [run[n : n + columns] for n in range(0, count, columns)]
            return rows[-1][-1] + 1, _table(text, lines[: rows[-1][-1] + 1], rows, wreck)
    return None


def _regular(figures: Sequence[bool], columns: int) -> int:
    """How many cells make a table of ``columns``: words first, the same places figures below."""
    pattern = figures[columns : 2 * columns]
    if any(figures[:1]) or len(pattern) < columns or pattern[0] or not any(pattern):
        return 0
    if any(figures[:columns]) and not all(figures[1:columns]):
        return 0
    count = columns
    while list(figures[count : count + columns]) == list(pattern):
        count += columns
    return count


def _table(
    text: str, lines: Sequence[Line], rows: Sequence[Sequence[int]], wreck: Sequence[bool]
) -> Block:
    width = max(map(len, rows))
    full: list[tuple[Cell, ...]] = []
    inline: list[Inline] = []
    for row in rows:
        cells = [_cell(text, lines[number], inline) for number in row]
        cells.extend(Cell(cells[-1].end, cells[-1].end) for _ in range(width - len(cells)))
        full.append(tuple(cells))
    for number, line in enumerate(lines):
        if wreck[number]:
            inline.append(Inline(line.start, line.end, BlockKind.DEBRIS, "html"))
    inline.sort(key=_place)
    return Block(
        BlockKind.TABLE,
        lines[0].start,
        lines[-1].end,
        "cell-per-line",
        inline=tuple(inline),
        header=full[0],
        rows=tuple(full[1:]),
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
