"""Lines that say who wrote an article and when, among the pieces of a page or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.article import BlockKind
from app.importing.details.bylines import is_byline, parse_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block
    from app.importing.html.metadata import Stated
    from app.importing.html.page import Piece

_LONGEST = 170
_PROSE = 130  # characters: what is as long is a paragraph of the article
_NEAR = 6  # pieces below a document's title, or from its beginning
_OF_DOCUMENT = "document properties"


def mark_bylines(pieces: Sequence[Piece], *, of_document: bool = False) -> None:
    """Find who wrote it and when among the lines about the title and the first paragraphs.

    A document without a title has them near its beginning.
    """
    prose = [n for n, piece in enumerate(pieces) if piece.main and len(piece.text) > _PROSE]
    first = prose[0] if prose else len(pieces)
    title = next((n for n, piece in enumerate(pieces) if piece.kind == "title"), None)
    if of_document:
        first = min(first, (title or 0) + _NEAR)
    title = (0 if of_document else first) if title is None else title
    start = max(0, min(title, first) - 4)
    for number, piece in enumerate(pieces[start : first + 1], start):
        if piece.kind in {"", "byline"} and len(piece.text) <= _LONGEST and number != first:
            fits = piece.main or piece.place in {"byline", "header", ""}
            if fits and is_byline(piece.text, near=True):
                piece.kind, piece.main, piece.item = "byline", True, 0
    for piece in pieces:
        if piece.kind == "byline" and not (piece.main and is_byline(piece.text, near=True)):
            piece.kind = ""


def take_bylines(
    text: str, blocks: Sequence[Block], said: Stated, language: str | None, *, first: bool = False
) -> None:
    """Note author and date of the bylines among ``blocks`` where nothing has stated them before.

    If ``first``, they go before what the properties of a document state: these are of the file.
    """
    for block in blocks:
        if block.kind is not BlockKind.BYLINE:
            continue
        byline = parse_byline(text[block.start : block.end], language)
        if byline is None:
            continue
        if first and byline.authors:
            _drop(said, "author")
        said.take("author", ", ".join(byline.authors), "byline")
        if byline.date:
            if first:
                _drop(said, "date", "date_stated")
            said.take_date(byline.date.text, "byline", language)


def _drop(said: Stated, *fields: str) -> None:
    for field in fields:
        if said.stated_in.get(field, "").startswith(_OF_DOCUMENT):
            del said.values[field], said.stated_in[field]
