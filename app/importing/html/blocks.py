"""From the pieces of a page to an article's text and its blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import Block, BlockKind, Cell, Span
from app.importing.text.lists import label_of
from app.importing.text.mending import with_letters_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.html.page import Piece

_KINDS = {
    "title": BlockKind.TITLE,
    "heading": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "byline": BlockKind.BYLINE,
}
_UNUSUAL = re.compile("[^\x00-\x7f\xa0‘’“”–—…]")
"""Signs beyond those that stand in sound English: without one, no text is mojibake."""


def blocks_of_pieces(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text that the pieces make, a line or more each, and the blocks that cover it.

    Items of the article's lists get their markers; what is no part of the article is chrome.
    """
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        text, block = _block(piece, at)
        lines.append(text)
        blocks.append(block)
        at += len(text) + 1
    return "\n".join(lines), tuple(blocks)


def _block(piece: Piece, at: int) -> tuple[str, Block]:
    if not piece.main:
        text = piece.text.strip()
        return text, Block(BlockKind.CHROME, at, at + len(text), _sort(piece))
    if piece.grid is not None:
        return _table(piece, at)
    if piece.item and not piece.kind:
        return _item(piece, at)
    kind = _KINDS.get(piece.kind, BlockKind.PARAGRAPH)
    level = piece.level if kind is BlockKind.HEADING else 0
    end = at + len(piece.text)
    return piece.text, Block(kind, at, end, _page(piece), level, _mended(piece.text))


def _page(piece: Piece) -> str:
    """The page of a PDF that a piece stands on; empty if it stands on none."""
    return piece.place if piece.place.startswith("page ") else ""


def _mended(text: str) -> str | None:
    if text.isascii() or _UNUSUAL.search(text) is None:
        return None
    shown = with_letters_meant(text)
    return None if shown == text else shown


def _sort(piece: Piece) -> str:
    return piece.place or ("links" if piece.linked > 0.8 * len(piece.text) else "")


def _item(piece: Piece, at: int) -> tuple[str, Block]:
    text = f"{piece.sign} {piece.text}"
    skip = len(piece.sign) + 1
    return text, Block(
        BlockKind.LIST_ITEM,
        at,
        at + len(text),
        _page(piece),
        content=_mended(piece.text) or piece.text,
        marker=Span(at, at + len(piece.sign)),
        label=label_of(text, skip, at),
        ordered=any(map(str.isalnum, piece.sign)),
        depth=piece.depth,
        list=piece.item,
    )


def _table(piece: Piece, at: int) -> tuple[str, Block]:
    grid = piece.grid
    assert grid is not None  # noqa: S101 - asked for by the caller
    lines = ["\t".join(row) for row in grid.rows]
    text = "\n".join(lines)
    start = at + len(text) - len(text.lstrip())
    rows: list[tuple[Cell, ...]] = []
    for row in grid.rows:
        cells: list[Cell] = []
        for said in row:
            cells.append(Cell(at, at + len(said)))
            at += len(said) + 1
        rows.append(tuple(cells))
    text = text.rstrip()
    end = start + len(text.lstrip())
    shift = len(text) - len(text.lstrip())
    placed = [tuple(_within(cell, shift, start, end) for cell in row) for row in rows]
    header = placed[0] if grid.head else ()
    return text.lstrip(), Block(
        BlockKind.TABLE,
        start - shift,
        end - shift,
        detail=_page(piece) or "tab",
        header=header,
        rows=tuple(placed[1:] if grid.head else placed),
    )


def _within(cell: Cell, shift: int, start: int, end: int) -> Cell:
    """The cell in the text without its outer tabs, where the empty cells at its edges stood."""
    return Cell(
        min(max(cell.start, start), end) - shift,
        min(max(cell.end, start), end) - shift,
    )
