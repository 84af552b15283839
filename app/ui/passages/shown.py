"""What a reader sees of an article, piece by piece, and where each piece stands in its text.

No Qt here: this is the rule that the document is built by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from app.domain.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rapidfuzz.distance import Opcode

    from app.domain.article import Article, Block, Cell


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of shown text and the span of the article that it stands for.

    ``exact``: one character shown for each code point of the span, so that a place within the piece
    has a place within the span. Otherwise the piece stands for the span as a whole.
    """

    text: str
    start: int
    end: int
    exact: bool = True
    dimmed: bool = False


_LINE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])\s*")

# Characters that a text document takes for structure of its own, or cannot hold.
_UNSHOWABLE = re.compile("[\x00\ufdd0\ufdd1\ufffc\ud800-\udfff]")


def pieces_of_block(article: Article, block: Block, *, with_dimmed: bool) -> list[Piece]:
    """The pieces of a block that is no table; the marker of a list item is left out.

    ``with_dimmed`` also shows page code inside the block, where the block has no mended text.
    """
    cut = [block.marker] if block.marker is not None else []
    if block.content is not None or not with_dimmed:
        cut += [Span(inline.start, inline.end) for inline in block.inline]
    pieces = _pieces(article.text, block.span, block.content, cut)
    if block.content is None and with_dimmed:
        for inline in block.inline:
            pieces = list(_dimmed(pieces, Span(inline.start, inline.end)))
    return pieces


def pieces_of_cell(article: Article, block: Block, cell: Cell) -> list[Piece]:
    """The pieces of a table's cell; none if its row lacks it."""
    if cell.start >= cell.end:
        return []
    cut = [Span(inline.start, inline.end) for inline in block.inline]
    return _pieces(article.text, Span(cell.start, cell.end), cell.mended, cut)


def pieces_of_line(article: Article, span: Span) -> list[Piece]:
    """The pieces of one line of the original, letter for letter."""
    text = article.text[span.start : span.end]
    return [Piece(_showable(text), span.start, span.end)] if text else []


def cut_to_length(pieces: Iterable[Piece], length: int) -> Iterator[Piece]:
    """The pieces, none longer than ``length``: cut behind a space where there is one."""
    for piece in pieces:
        at = 0
        while piece.exact and len(piece.text) - at > length:
            space = piece.text.rfind(" ", at, at + length) + 1
            stop = space if space > at else at + length
            yield _part(piece, at, stop)
            at = stop
        yield piece if at == 0 else _part(piece, at, len(piece.text))


def _pieces(text: str, span: Span, content: str | None, cut: Sequence[Span]) -> list[Piece]:
    kept = list(_without(span, cut))
    if content is not None and kept:
        return list(_mended(text, kept, content))
    pieces = [piece for part in kept for piece in _as_it_stands(text, part)]
    return _trimmed(pieces)


def _without(span: Span, cut: Iterable[Span]) -> Iterator[Span]:
    """What is left of ``span``, in order."""
    at = span.start
    for gap in sorted(cut, key=_start):
        if gap.start > at:
            yield Span(at, min(gap.start, span.end))
        at = max(at, gap.end)
    if at < span.end:
        yield Span(at, span.end)


def prepare() -> None:
    """Import what mended text is laid beside its source with, before it is needed in haste."""
    import_module("rapidfuzz.distance")


def _as_it_stands(text: str, span: Span) -> Iterator[Piece]:
    """Line breaks within a block are shown as spaces: the block is one paragraph."""
    at = span.start
    for match in _LINE_BREAK.finditer(text, span.start, span.end):
        if match.start() > at:
            yield Piece(_showable(text[at : match.start()]), at, match.start())
        yield Piece(" ", match.start(), match.end(), exact=match.end() - match.start() == 1)
        at = match.end()
    if at < span.end:
        yield Piece(_showable(text[at : span.end]), at, span.end)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the white space that cutting left at either end."""
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    if pieces and pieces[0].exact:
        lead = len(pieces[0].text) - len(pieces[0].text.lstrip())
        pieces[0] = _part(pieces[0], lead, len(pieces[0].text))
    if pieces and pieces[-1].exact:
        pieces[-1] = _part(pieces[-1], 0, len(pieces[-1].text.rstrip()))
    return pieces


def _mended(text: str, kept: Sequence[Span], content: str) -> Iterator[Piece]:
    """``content`` beside the text it was made from: equal stretches exact, the rest as wholes."""
    source = "".join(text[part.start : part.end] for part in kept)
    starts = [0]
    for part in kept:
        starts.append(starts[-1] + len(part))

    def place(offset: int) -> int:
        part = bisect_right(starts, offset, hi=len(kept)) - 1
        return kept[part].start + offset - starts[part]

    shown = _showable(_LINE_BREAK.sub(" ", content))
    from rapidfuzz.distance import Levenshtein  # few articles have mended text

    steps = Levenshtein.opcodes(source, shown)
    for equal, run in groupby(steps, _is_equal):  # what was torn together was mended together
        first, *rest = run
        last = rest[-1] if rest else first
        i1, i2, j1, j2 = first.src_start, last.src_end, first.dest_start, last.dest_end
        if equal:
            cuts = [i1, *(s for s in starts if i1 < s < i2), i2]
            for a, b in pairwise(cuts):
                yield Piece(shown[j1 + a - i1 : j1 + b - i1], place(a), place(b - 1) + 1)
        elif j2 > j1:
            start = place(i1) if i1 < len(source) else place(i1 - 1) + 1
            end = place(i2 - 1) + 1 if i2 > i1 else start
            yield Piece(shown[j1:j2], start, end, exact=False)


def _dimmed(pieces: Iterable[Piece], span: Span) -> Iterator[Piece]:
    """The pieces, cut at the edges of ``span``, those inside it dimmed."""
    for piece in pieces:
        if not piece.exact:
            inside = span.start <= piece.start and piece.end <= span.end
            yield replace(piece, dimmed=True) if inside else piece
            continue
        edges = sorted(
            {piece.start, piece.end}
            | {e for e in (span.start, span.end) if piece.start < e < piece.end}
        )
        for a, b in pairwise(edges):
            part = _part(piece, a - piece.start, b - piece.start)
            inside = span.start <= a and b <= span.end
            yield replace(part, dimmed=True) if inside else part


def _part(piece: Piece, begin: int, stop: int) -> Piece:
    if begin == 0 and stop == len(piece.text):
        return piece
    start = piece.start
    return Piece(piece.text[begin:stop], start + begin, start + stop, piece.exact, piece.dimmed)


def _showable(text: str) -> str:
    return _UNSHOWABLE.sub("\ufffd", text)


def _is_equal(step: Opcode) -> bool:
    return step.tag == "equal"


def _start(span: Span) -> int:
    return span.start
