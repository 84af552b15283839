"""Headings that somebody only set in bold, as most who write in an office program do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.html_page import Piece

_LONGEST = 120  # characters
_PROSE = 40  # characters: what follows a heading and is as long is text
_NOT_AT_ITS_END = (".", ",", ";", "\u3002", "\u060c", "\u061b", "\u2026")
_DEEPEST = 6
_LEVEL = 2  # of bold lines where no heading is set as one


def has_bold_headings(pieces: Sequence[Piece]) -> bool:
    """Whether some of a document's paragraphs are headings that are only set in bold."""
    return bool(_bold_lines(pieces))


def mark_bold_title(pieces: Sequence[Piece]) -> None:
    """Make the title of a bold line that a document begins with, if it has no other heading."""
    if any(piece.kind in {"title", "heading"} for piece in pieces):
        return
    first = next((number for number, piece in enumerate(pieces) if piece.main), -1)
    if first in _bold_lines(pieces):
        pieces[first].kind = "title"


def mark_bold_headings(pieces: Sequence[Piece]) -> None:
    """Make headings of bold lines above text; below a heading that is set as one, deeper ones."""
    found = _bold_lines(pieces)
    level = _LEVEL
    for number, piece in enumerate(pieces):
        if number in found:
            piece.kind, piece.level = "heading", level
        elif piece.kind == "heading":
            level = min(_DEEPEST, piece.level + 1)


def _bold_lines(pieces: Sequence[Piece]) -> set[int]:
    """The numbers of the bold lines that stand above text, unless most of a document is bold."""
    plain = [n for n, piece in enumerate(pieces) if piece.main and not (piece.kind or piece.item)]
    bold = {n for n in plain if pieces[n].strong and _reads_as_heading(pieces[n].text)}
    text = sum(not pieces[n].strong for n in plain)
    if not bold or len(bold) > text:
        return set()
    main = [n for n, piece in enumerate(pieces) if piece.main and piece.kind != "byline"]
    return {
        n
        for n, following in zip(main, [*main[1:], -1], strict=True)
        if n in bold and following >= 0 and (following in bold or _stands_below(pieces[following]))
    }


def _reads_as_heading(text: str) -> bool:
    one_line = len(text) <= _LONGEST and "\n" not in text
    return one_line and not text.endswith(_NOT_AT_ITS_END) and any(map(str.isalpha, text))


def _stands_below(piece: Piece) -> bool:
    """Whether ``piece`` is text as it stands below a heading, and no name or date."""
    return bool(piece.kind or piece.item or len(piece.text) >= _PROSE)
