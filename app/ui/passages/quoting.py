"""A passage in the words that a reader sees: without markers, rules and page code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.ui.passages.shown import pieces_of_block, pieces_of_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.article import Article, Block, Span
    from app.ui.passages.shown import Piece

_BETWEEN_CELLS = " · "


def quoted(article: Article, span: Span) -> str:
    """What is shown of ``span`` in one line; the cells of a table stand apart."""
    blocks = (b for b in article.blocks if not b.dimmed and b.span.overlaps(span))
    parts = [part for block in blocks for part in _parts(article, block, span)]
    words = " ".join(" ".join(parts).split())
    return words or " ".join(article.text[span.start : span.end].split())


def _parts(article: Article, block: Block, span: Span) -> Iterator[str]:
    if block.kind is not BlockKind.TABLE:
        yield _cut(pieces_of_block(article, block, with_dimmed=False), span)
        return
    rows = (block.header, *block.rows) if block.header else block.rows
    for row in rows:
        cells = (_cut(pieces_of_cell(article, block, cell), span) for cell in row)
        said = [cell.strip() for cell in cells if cell.strip()]
        if said:
            yield _BETWEEN_CELLS.join(said)


def _cut(pieces: Iterable[Piece], span: Span) -> str:
    shown = []
    for piece in pieces:
        if piece.start >= span.end or piece.end <= span.start:
            continue
        if piece.exact:
            begin = max(0, span.start - piece.start)
            shown.append(piece.text[begin : span.end - piece.start])
        else:
            shown.append(piece.text)
    return "".join(shown)
