"""Setting lines of an article to another kind of block, where the guess was wrong.

Pure: the text is never touched, and the blocks that come back are as good as those that went in:
in order, trimmed, without overlap, and covering every non-space character.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Label(StrEnum):
    """What lines can be set to."""

    TEXT = "text"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    DIMMED = "dimmed"


CELL_PER_LINE = "cell-per-line"
"""The detail of a table that has each cell on a line of its own."""

_LEVEL = 2
_MARKER = re.compile(r"(?:[-*•◦▪‣·–—>]|(?P<number>\d{1,3}|[A-Za-z])[.)])(?=\s)\s*")
_RULE = re.compile(r"[\s|:=+-]*-{2,}[\s|:=+-]*")
_OPEN_END = re.compile(r"[\w,;–—-]$")
_SEPARATORS = ("\t", "|", ";")


def lines_at(text: str, span: Span) -> list[Span]:
    """The non-empty lines that ``span`` touches, each trimmed; an empty span touches its line."""
    found: list[Span] = []
    at = 0
    last = max(span.end, span.start + 1)
    for line in text.splitlines(keepends=True):
        if at >= last:
            break
        if at + len(line) > span.start:
            trimmed = _trimmed(text, at, at + len(line))
            if trimmed is not None:
                found.append(trimmed)
        at += len(line)
    return found


def relabel(
    text: str, blocks: Sequence[Block], span: Span, label: Label, *, columns: int = 2
) -> tuple[Block, ...]:
    """``blocks`` with the lines that ``span`` touches set to ``label``.

    A block that reaches beyond these lines keeps the rest of itself. A table is split at tabs, bars
    or semicolons; where there are none, each line is a cell and a row has ``columns`` of them.
    Lines without any text change nothing.
    """
    lines = lines_at(text, span)
    if not lines:
        return tuple(blocks)
    chosen = Span(lines[0].start, lines[-1].end)
    before = [b for b in blocks if b.end <= chosen.start]
    inside = [b for b in blocks if b.start < chosen.end and chosen.start < b.end]
    after = [b for b in blocks if b.start >= chosen.end]
    made: list[Block] = []
    if inside:
        made += _rest(text, inside[0], inside[0].start, chosen.start)
    made += _labelled(text, lines, inside, label, columns, _free_list(blocks))
    if inside:
        made += _rest(text, inside[-1], chosen.end, inside[-1].end)
    return (*before, *made, *after)


def _labelled(
    text: str, lines: list[Span], old: Sequence[Block], label: Label, columns: int, free: int
) -> list[Block]:
    if label is Label.TABLE:
        return [_table(text, lines, old, max(2, columns))]
    if label is Label.TEXT:
        lines = list(_paragraphs(text, lines))
    known = {block.span: block for block in old}
    return [_as(text, line, known.get(line), old, label, free) for line in lines]


def _as(
    text: str, line: Span, known: Block | None, old: Sequence[Block], label: Label, free: int
) -> Block:
    """One line as a block; what was known of debris in it stays known."""
    if label is Label.DIMMED:
        if known is not None and known.dimmed:
            return known
        return Block(BlockKind.CHROME, line.start, line.end)
    inline = _clipped([i for block in old for i in block.inline], line)
    content = known.content if known is not None and known.marker is None else None
    kept = Block(BlockKind.PARAGRAPH, line.start, line.end, content=content, inline=inline)
    if label is Label.HEADING:
        level = known.level if known is not None and known.kind is BlockKind.HEADING else _LEVEL
        return replace(kept, kind=BlockKind.HEADING, level=level)
    if label is Label.LIST:
        return _item(text, kept, known, free)
    return kept


def _item(text: str, kept: Block, known: Block | None, free: int) -> Block:
    if known is not None and known.kind is BlockKind.LIST_ITEM:
        return known
    found = _MARKER.match(text, kept.start, kept.end)
    marker = Span(kept.start, found.end()) if found and found.end() < kept.end else None
    ordered = marker is not None and found is not None and found["number"] is not None
    content = kept.content if marker is None else None
    return replace(
        kept,
        kind=BlockKind.LIST_ITEM,
        marker=marker,
        ordered=ordered,
        depth=1,
        list=free,
        content=content,
    )


def _paragraphs(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines of one sentence are one paragraph: it breaks off, and goes on in lower case."""
    start, end = lines[0].start, lines[0].end
    for line in lines[1:]:
        gap = text[end : line.start]
        torn = _OPEN_END.search(text, start, end) and text[line.start].islower()
        if torn and len(gap.splitlines()) <= 1:
            end = line.end
            continue
        yield Span(start, end)
        start, end = line.start, line.end
    yield Span(start, end)


def _table(text: str, lines: list[Span], old: Sequence[Block], columns: int) -> Block:
    """A table of these lines; those that are debris stay so, unless all of them are."""
    dimmed = [b.span for b in old if b.dimmed]
    debris = [line for line in lines if any(span.contains(line) for span in dimmed)]
    said = [line for line in lines if line not in debris]
    if not said:
        said, debris = lines, []
    rule = next((line for line in said if _is_rule(text, line)), None)
    said = [line for line in said if not _is_rule(text, line)] or said
    mark = _separator(text, said)
    if mark:
        rows, detail = _even([_cells(text, line, mark) for line in said]), _DETAILS[mark]
    else:
        cells = [Cell(line.start, line.end) for line in said]
        rows, detail = _even(_chunks(cells, columns)), CELL_PER_LINE
    inner = [Inline(s.start, s.end, BlockKind.DEBRIS) for s in debris]
    inner += _clipped([i for b in old for i in b.inline], Span(lines[0].start, lines[-1].end))
    return Block(
        BlockKind.TABLE,
        lines[0].start,
        lines[-1].end,
        detail=detail,
        inline=tuple(sorted(set(inner), key=_start)),
        rule=rule,
        header=rows[0] if len(rows) > 1 else (),
        rows=tuple(rows[1:] if len(rows) > 1 else rows),
    )


_DETAILS = {"\t": "tab", "|": "pipe", ";": "semicolon"}


def _is_rule(text: str, line: Span) -> bool:
    return _RULE.fullmatch(text, line.start, line.end) is not None


def _separator(text: str, lines: Sequence[Span]) -> str:
    """What parts the cells: it stands in every line; empty if nothing does."""
    found = (m for m in _SEPARATORS if all(m in text[s.start : s.end].strip(m) for s in lines))
    return next(found, "")


def _cells(text: str, line: Span, mark: str) -> list[Cell]:
    cells: list[Cell] = []
    at = line.start
    if text[at] == mark:
        at += 1
    stop = line.end - (1 if text[line.end - 1] == mark and line.end - 1 > at else 0)
    while at <= stop:
        end = text.find(mark, at, stop)
        end = stop if end < 0 else end
        trimmed = _trimmed(text, at, end)
        cells.append(Cell(at, at) if trimmed is None else Cell(trimmed.start, trimmed.end))
        at = end + 1
    return cells


def _chunks(cells: list[Cell], columns: int) -> list[list[Cell]]:
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def _even(rows: list[list[Cell]]) -> list[tuple[Cell, ...]]:
    """Rows of one length: a cell that a row lacks is empty, at its end."""
    most = max(map(len, rows))
    return [(*row, *[Cell(row[-1].end, row[-1].end)] * (most - len(row))) for row in rows]


def _rest(text: str, block: Block, start: int, end: int) -> list[Block]:
    """What ``block`` keeps between ``start`` and ``end``: nothing where there are only spaces."""
    span = _trimmed(text, start, end) if start < end else None
    if span is None:
        return []
    kept = replace(
        block,
        start=span.start,
        end=span.end,
        content=None,
        inline=_clipped(block.inline, span),
        marker=block.marker if block.marker and _holds_more(span, block.marker) else None,
        label=block.label if block.label and span.contains(block.label) else None,
        rule=block.rule if block.rule and span.contains(block.rule) else None,
    )
    if block.kind is not BlockKind.TABLE:
        return [kept]
    rows = [row for row in (_row_within(row, span) for row in block.rows) if row]
    header = _row_within(block.header, span)
    if header or rows:
        return [replace(kept, header=header, rows=tuple(rows))]
    return [Block(BlockKind.PARAGRAPH, span.start, span.end, inline=kept.inline)]


def _row_within(row: Sequence[Cell], span: Span) -> tuple[Cell, ...]:
    """The cells of ``row`` that lie in ``span``, the others empty; nothing if none does."""
    kept = [c.end > c.start and span.contains(Span(c.start, c.end)) for c in row]
    if not any(kept):
        return ()
    return tuple(c if k else Cell(span.end, span.end) for c, k in zip(row, kept, strict=True))


def _holds_more(span: Span, part: Span) -> bool:
    return span.contains(part) and part.end < span.end


def _clipped(inline: Sequence[Inline], span: Span) -> tuple[Inline, ...]:
    """Those parts of ``inline`` that lie in ``span``; one that fills it says nothing of it."""
    clipped = [
        replace(i, start=max(i.start, span.start), end=min(i.end, span.end))
        for i in inline
        if i.start < span.end and span.start < i.end
    ]
    return tuple(i for i in clipped if (i.start, i.end) != (span.start, span.end))


def _free_list(blocks: Sequence[Block]) -> int:
    return 1 + max((block.list for block in blocks), default=0)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space and byte order marks at its edges; ``None`` if none is left."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return Span(start, end) if start < end else None


def _start(inline: Inline) -> int:
    return inline.start
