"""From the lines of a PDF to paragraphs, headings and what only a page says."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from app.importing.html_metadata import matching_title
from app.importing.html_page import Piece
from app.importing.lists import marker_of
from app.importing.office_word import table_pieces
from app.importing.pdf_lines import runs_backwards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.pdf_lines import PageLine

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:page|seite|p\.|стр\.|página|pagina)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?"
    r"(?:\s*(?:/|of|von|sur|de|из)\s*\d{1,4})?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.·…․_]\s?){4,}\s*$")
_CONTENTS = re.compile(r".{2,200}?\s?(?:[.·…․_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})", re.IGNORECASE)
_EDGE = 0.12  # of a page's height, at its top and bottom
_STOPS = ".!?…:;。！？؟"
_LARGER = 1.3  # rectangles are as high as their letters, not as their typeface


def pieces_of_lines(lines: Sequence[PageLine], pages: int, title: str | None) -> list[Piece]:
    """The pieces of a document; running heads and page numbers are chrome.

    Each paragraph, heading and item has ``place`` "page 3" for the page it begins on. A word that
    was parted at the end of a line is whole again.
    """
    running = _running(lines, pages)
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.height, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    step = _step(lines)
    pieces: list[Piece] = []
    open_: list[PageLine] = []
    for line in lines:
        sort = running.get(id(line)) or ("contents" if _is_contents(line) else "")
        if sort or line.rows:
            if open_ and (line.rows or sort == "contents"):
                pieces.append(_piece(open_, body))
                open_ = []
            pieces.extend([Piece(line.text, place=sort)] if sort else _table(line))
            continue
        if open_ and not _continues(open_[-1], line, step, open_[0]):
            pieces.append(_piece(open_, body))
            open_ = []
        open_.append(line)
    if open_:
        pieces.append(_piece(open_, body))
    _mark_title(pieces, title)
    return pieces


def _is_contents(line: PageLine) -> bool:
    """Whether a line is one of a table of contents: words, a row of dots, a page's number."""
    if line.rows:
        return len(line.rows[0]) == 2 and all(_LEADERS.search(row[0]) for row in line.rows)
    return _CONTENTS.fullmatch(line.text) is not None


def _table(line: PageLine) -> list[Piece]:
    """The table that stands in ``line``, with the number of its page."""
    place = f"page {line.page}"
    made = table_pieces([list(row) for row in line.rows])
    for piece in made:
        piece.place = place
    return made or [Piece(line.text, place=place, main=True)]


def _running(lines: Sequence[PageLine], pages: int) -> dict[int, str]:
    """The lines at the edges of pages that only number them or stand on many."""
    edge = [
        line
        for line in lines
        if line.bottom > (1 - _EDGE) * line.page_height or line.top < _EDGE * line.page_height
    ]
    shapes: dict[str, set[int]] = {}
    for line in edge:
        shapes.setdefault(_DIGITS.sub("#", line.text), set()).add(line.page)
    least = max(2, min(5, round(0.3 * pages)))
    found: dict[int, str] = {}
    for line in edge:
        if _NUMBER.fullmatch(line.text):
            found[id(line)] = "page number"
        elif len(shapes[_DIGITS.sub("#", line.text)]) >= least:
            found[id(line)] = "running head"
    return found


def _step(lines: Sequence[PageLine]) -> float:
    """The usual distance from one line's foot to the next one's."""
    steps = [
        one.bottom - other.bottom
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.bottom - other.bottom < 4 * one.height
    ]
    return median(steps) if steps else 14.0


def _continues(before: PageLine, line: PageLine, step: float, first: PageLine) -> bool:
    """Whether ``line`` goes on with the paragraph that ``before`` belongs to."""
    if abs(before.height - line.height) > 0.25 * max(before.height, line.height):
        return False
    if marker_of(line.text) is not None:
        return False
    ended = before.text[-1] in _STOPS + '”"’»)'
    below = before.bottom - line.bottom
    if before.page != line.page or below <= 0:  # the next page or column
        return not ended and line.text[0].islower()
    if below > 1.45 * step and below > 1.7 * before.height:
        return False
    if runs_backwards(line.text):
        indented = before.right - line.right > 0.8 * line.height and line.right < first.right
    else:
        indented = line.left - before.left > 0.8 * line.height and line.left > first.left
    if indented and ended and marker_of(first.text) is None:
        return False
    short = before.right - before.left < 0.6 * (line.right - line.left)
    return not (ended and short)


def _piece(lines: Sequence[PageLine], body: float) -> Piece:
    text = _joined([line.text for line in lines])
    size = median(line.height for line in lines)
    piece = Piece(text, place=f"page {lines[0].page}", main=True)
    if size > _LARGER * body and len(text) < 200:
        piece.kind, piece.level = "heading", 1 if size > 1.5 * body else 2
        return piece
    marker = marker_of(text)
    if marker is not None and len(text) > marker.skip:
        piece.sign, piece.text = text[: marker.length], text[marker.skip :].strip()
        piece.item, piece.depth = 1, 1
    return piece


def _joined(texts: Sequence[str]) -> str:
    said = texts[0]
    for text in texts[1:]:
        if (
            said.endswith(("-", "\u00ad", "\u2010"))
            and text[:1].islower()
            and said[-2:-1].isalpha()
        ):
            said = said[:-1] + text
        else:
            said = f"{said} {text}"
    return said


def _mark_title(pieces: Sequence[Piece], title: str | None) -> None:
    """The heading that the properties name, else the largest that opens the first page."""
    headings = [piece for piece in pieces if piece.kind == "heading"][:12]
    named = matching_title(title, [piece.text for piece in headings]) if title else None
    for piece in headings:
        if piece.text == named or (named is None and piece.level == 1 and _is_first(pieces, piece)):
            piece.kind, piece.level = "title", 0
            return


def _is_first(pieces: Sequence[Piece], heading: Piece) -> bool:
    if heading.place != "page 1":
        return False
    above = [piece for piece in pieces[: pieces.index(heading)] if piece.main]
    return len(above) <= 3
