"""From a text to its blocks."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Inline
from app.importing.details.bylines import mark_bylines
from app.importing.limits import MOST_TOLD_LINES
from app.importing.tables.notes import mark_notes
from app.importing.tables.search import tables_of
from app.importing.text import chrome, debris
from app.importing.text.asides import mark_captions, mark_quotes
from app.importing.text.carriers import mark_carriers
from app.importing.text.comments import mark_comments
from app.importing.text.edges import mark_head
from app.importing.text.escapes import is_quoted, read_back, soft_breaks
from app.importing.text.headings import mark_headings, mark_numbered, mark_signed
from app.importing.text.lines import Line, Unit, ends_sentence, leads_in, lines_of
from app.importing.text.links import mark_links
from app.importing.text.lists import mark_items, marker_of, ringed_lines
from app.importing.text.lost_lists import mark_lost_items
from app.importing.text.markdown import is_picture, unmarked
from app.importing.text.mending import mended, mended_text, read_as_meant, unnumbered
from app.importing.text.references import References
from app.importing.text.tail import mark_tail
from app.importing.text.tears import torn_lines
from app.importing.text.wrapping import continues, hangs_below, signs, wrap_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_DAMAGED = re.compile(r"[&*_\[\\\x00]")
_SUSPECT = re.compile(r"[&;\\%\x00-\x08\x0e-\x1f\x7f]")
"""Without one of these plain English is as it was written."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class _Left:
    """What tools left all over a text: marks of notes, the codes of a mail that was not read."""

    references: References
    quoted: bool


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``: in order, trimmed, and every non-space character in exactly one."""
    with _uncollected():
        return _blocks_of(text)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles: there are none among lines and units, and many to look through."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _blocks_of(text: str) -> tuple[Block, ...]:
    text = debris.in_one_line(text)
    lines = lines_of(text)
    left = _Left(References.of(text), is_quoted(text))
    units = _units(text, lines[:MOST_TOLD_LINES], left)
    mark_carriers(units)
    mark_notes(units)
    mark_numbered(units)
    mark_items(units)
    chrome.mark_chrome(units)
    mark_comments(units)
    mark_captions(units)
    mark_bylines(units)
    mark_signed(units)
    mark_head(units)
    mark_links(units)
    mark_lost_items(units)
    mark_quotes(units)
    mark_tail(units)
    mark_headings(units)
    blocks = [_block(unit, quoted=left.quoted) for unit in units]
    return (*blocks, *_stanzas(text, lines[MOST_TOLD_LINES:]))


def is_told_in_part(text: str) -> bool:
    """Whether ``text`` has more lines than ``blocks_of`` looks at one by one."""
    said = filter(str.strip, text.splitlines())
    return text.count("\n") > MOST_TOLD_LINES and sum(1 for _ in said) > MOST_TOLD_LINES


def _stanzas(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """What stands between empty lines, as paragraphs."""
    first = last = None
    for line in lines:
        if first is None or line.gap:
            if first is not None and last is not None:
                yield _paragraph(text, first.start, last.end)
            first = line
        last = line
    if first is not None and last is not None:
        yield _paragraph(text, first.start, last.end)


def _paragraph(text: str, start: int, end: int) -> Block:
    said = text[start:end]
    shown = mended_text(said)
    return Block(BlockKind.PARAGRAPH, start, end, content=None if shown == said else shown)


def _units(text: str, lines: Sequence[Line], left: _Left) -> list[Unit]:
    wreck = [debris.is_debris(line.text) or is_picture(line.text) for line in lines]
    tables = tables_of(text, lines, wreck)
    width = wrap_width(lines)
    torn = torn_lines(lines, wreck)
    if left.quoted:
        torn |= soft_breaks(lines)
    ringed = ringed_lines(lines)
    units: list[Unit] = []
    at = 0
    listing = False
    while at < len(lines):
        if at in tables:
            count, block = tables[at]
            units.append(_table_unit(text, lines[at], block))
            at += count
            continue
        listing = leads_in(lines[at].text) or (listing and not ends_sentence(lines[at].text))
        end = at + 1
        if not wreck[at]:
            in_item: bool | None = None
            while end < len(lines) and end not in tables and end not in ringed:
                if lines[end].gap and end not in torn:
                    break
                if in_item is None:
                    in_item = at in ringed or marker_of(lines[at].text) is not None
                hangs = in_item and hangs_below(lines[at], lines[end])
                wrapped = not wreck[end] and (width or hangs or not listing)
                joins = wrapped and continues(
                    lines[end - 1], lines[end], width, in_item=in_item, hangs=hangs
                )
                if end not in torn and (not joins or signs(lines, end)):
                    break
                end += 1
        units.append(_unit(text, lines[at:end], left, wreck=wreck[at]))
        units[-1].ringed = at in ringed
        at = end
    return units


def _unit(text: str, lines: Sequence[Line], left: _Left, *, wreck: bool) -> Unit:
    start, end = lines[0].start, lines[-1].end
    said = lines[0].text if len(lines) == 1 else text[start:end]
    unit = Unit(start, end, said, lines[0].gap, lines[0].indent, len(lines))
    spans = [] if wreck else debris.inside(unit.text)
    notes = [] if wreck else left.references.spans(unit.text)
    marks = [span for span in notes if not any(a < span[1] and span[0] < b for a, b in spans)]
    cut = sorted(spans + marks)
    if not wreck:
        said = debris.cut(unit.text, cut)
        said = read_back(said, quoted=True) if left.quoted else said
        unit.plain = readable(" ".join(said.split()))
    if not unit.plain:  # nothing is left of a long line either
        unit.plain, unit.kind, unit.detail = unit.text, BlockKind.DEBRIS, "html"
        return unit
    unit.inline = [
        Inline(start + a, start + b, BlockKind.DEBRIS, "note" if (a, b) in marks else "html")
        for a, b in cut
    ]
    return unit


def readable(plain: str) -> str:
    """What a line says without the signs of Markdown, entities and the numbers of link lists."""
    if not plain.isascii() or _SUSPECT.search(plain):
        return read_as_meant(plain).strip() or plain
    return unmarked(unnumbered(plain)).strip() or plain


def _table_unit(text: str, line: Line, block: Block) -> Unit:
    return Unit(
        block.start,
        block.end,
        text[block.start : block.end],
        line.gap,
        line.indent,
        plain=" ".join(text[block.start : block.end].split()),
        kind=BlockKind.TABLE,
        detail=block.detail,
        rule=block.rule,
        header=_mended_cells(text, block.header),
        rows=tuple(_mended_cells(text, row) for row in block.rows),
        inline=list(block.inline),
    )


def _mended_cells(text: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(_mended_cell(text[cell.start : cell.end], cell) for cell in cells)


def _mended_cell(words: str, cell: Cell) -> Cell:
    if cell.mended is not None or (words.isascii() and not _DAMAGED.search(words)):
        return cell
    shown = _ESCAPED.sub(r"\1", unmarked(mended_text(words)))
    return cell if shown == words else replace(cell, mended=shown)


def _block(unit: Unit, *, quoted: bool) -> Block:
    kind = unit.kind or BlockKind.PARAGRAPH
    if kind is BlockKind.PARAGRAPH:
        chrome.mark_inline(unit)
    return Block(
        kind,
        unit.start,
        unit.end,
        unit.detail,
        unit.level,
        mended(unit, quoted=quoted),
        tuple(unit.inline),
        unit.marker,
        unit.label,
        unit.ordered,
        unit.depth,
        unit.group,
        unit.rule,
        unit.header,
        unit.rows,
    )
