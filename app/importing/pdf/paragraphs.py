"""From the lines of a PDF to paragraphs, headings and what only a page says."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from app.importing.html.metadata import matching_title
from app.importing.html.page import Piece
from app.importing.office.word import table_pieces
from app.importing.pdf.hyphens import HYPHENS, Hyphens
from app.importing.pdf.lines import runs_backwards
from app.importing.pdf.running import running
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from app.importing.pdf.lines import PageLine

_LEADERS = re.compile(r"(?:[.·…․_]\s?){4,}\s*$")
_CONTENTS = re.compile(r".{2,200}?\s?(?:[.·…․_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})", re.IGNORECASE)
_STOPS = ".!?…:;。！？؟"
_ENDS = _STOPS + '”"’»)'
_LARGER = 1.12  # times the letters of the body: a heading's
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶]+)[\s.)]?\s*\S")
_SMALL = 0.93  # times the letters of the body: a footnote's
_LOOSE = 1.25  # times the usual way from line to line: between paragraphs
_AROUND = 8  # lines before and after one that tell how wide its column is


def pieces_of_lines(
    lines: Sequence[PageLine],
    pages: int,
    title: str | None,
    printed: Collection[int] = (),
) -> list[Piece]:
    """The pieces of a document; running heads, page numbers and lines ``printed`` are chrome.

    Each paragraph, heading, table and item has ``place`` "page 3" for the page it begins on. A word
    that was parted at the end of a line is whole again. Footnotes follow the paragraph they cut.
    """
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[max(1.0, round(line.height, 1))] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    step = _step(lines, body)
    made = _Made(body, step, _edges(lines), Hyphens.of(lines))
    edges = running(lines, pages, body, step)
    edges |= dict.fromkeys(printed, "running head")
    for line in lines:
        made.take(line, edges.get(id(line)) or ("contents" if _is_contents(line) else ""))
    made.end()
    _set_depths(made.pieces, made.lefts)
    _mark_title(made.pieces, title)
    return made.pieces


class _Made:
    """The pieces so far, and the lines of the paragraph and the footnote that are being read."""

    def __init__(
        self,
        body: float,
        step: float,
        edges: Mapping[int, tuple[float, float]],
        hyphens: Hyphens,
    ) -> None:
        self.pieces: list[Piece] = []
        self.lefts: dict[int, float] = {}
        """Where the list items begin, in points, by the ``id`` of their piece."""
        self._body = body
        self._step = step
        self._edges = edges
        self._hyphens = hyphens
        self._open: list[PageLine] = []
        self._note: list[PageLine] = []
        self._notes: list[Piece] = []

    def take(self, line: PageLine, sort: str) -> None:
        """Go on with ``line``, which is chrome if ``sort`` names what it is."""
        if sort:
            if sort == "contents":
                self.end()
            self.pieces.append(Piece(line.text, place=sort))
        elif line.rows:
            self.end()
            self.pieces.extend(_table(line))
        elif self._is_note(line):
            if self._note and not self._continues(self._note, line):
                self._end_note()
            self._note.append(line)
        else:
            self._end_note()
            if self._open and not self._continues(self._open, line):
                self.end()
            self._open.append(line)

    def end(self) -> None:
        """Close what is being read; footnotes come behind it."""
        if self._open:
            self._add(self._open, self.pieces)
            self._open = []
        self._end_note()
        self.pieces += self._notes
        self._notes = []

    def _end_note(self) -> None:
        if self._note:
            self._add(self._note, self._notes)
            self._note = []

    def _add(self, lines: Sequence[PageLine], pieces: list[Piece]) -> None:
        text = self._hyphens.joined([line.text for line in lines])
        piece = _piece(text, lines, self._body, is_alone=self._stands_alone(lines))
        self.lefts[id(piece)] = lines[0].left
        pieces.append(piece)

    def _is_note(self, line: PageLine) -> bool:
        """Whether ``line`` is of a footnote: small letters low on the page, behind their number."""
        if line.height >= _SMALL * self._body or line.bottom > 0.5 * line.page_height:
            return False
        if self._note:
            return line.page == self._note[-1].page and line.bottom < self._note[-1].bottom
        return _NOTE.match(line.text) is not None

    def _continues(self, lines: Sequence[PageLine], line: PageLine) -> bool:
        """Whether ``line`` goes on with the paragraph that ``lines`` are of."""
        before, first = lines[-1], lines[0]
        if not _is_set_alike(before, line) or marker_of(line.text) is not None:
            return False
        ended = before.text[-1] in _ENDS
        below = before.bottom - line.bottom
        if before.page != line.page or below <= 0:  # the next page or column
            return self._goes_on_overleaf(before, line, ended=ended)
        step = self._step * max(1.0, line.height / self._body)
        if below > _LOOSE * step and below > 1.3 * before.height:
            return False
        if _is_indented(before, line, first) and ended and marker_of(first.text) is None:
            return False
        return not self._had_room(before, line, ended=ended)

    def _goes_on_overleaf(self, before: PageLine, line: PageLine, *, ended: bool) -> bool:
        """Whether a paragraph goes on at the top of the next column or page.

        That a sentence ends where the line is full says little; where there is room, it says much.
        """
        if not ended and (line.text[0].islower() or before.text.endswith(HYPHENS)):
            return True
        if runs_backwards(line.text) or self._had_room(before, line, ended=True):
            return False
        return line.left - self._edges[id(line)][0] < 0.8 * line.height

    def _had_room(self, before: PageLine, line: PageLine, *, ended: bool) -> bool:
        """Whether the first word of ``line`` would have fitted behind ``before``: it was ended."""
        if runs_backwards(line.text):
            return ended and before.right - before.left < 0.6 * (line.right - line.left)
        right = self._edges[id(before)][1]
        room = right - before.right
        letter = (line.right - line.left) / max(1, len(line.text))
        if room < 1.2 * letter * (len(line.text.split(maxsplit=1)[0]) + 1):
            return False
        if ended:
            return room > 0.08 * (right - before.left)
        return room > 0.4 * (right - before.left) and not line.text[0].islower()

    def _stands_alone(self, lines: Sequence[PageLine]) -> bool:
        """Whether a line is too short to be the first of a paragraph in its column."""
        right = self._edges[id(lines[-1])][1]
        return len(lines) > 1 or right - lines[0].right > 0.1 * (right - lines[0].left)


def _is_set_alike(before: PageLine, line: PageLine) -> bool:
    """Whether two lines are in letters of one size; a bold line may lead into others."""
    if abs(before.height - line.height) > 0.08 * max(before.height, line.height):
        return False
    return before.bold == line.bold or (before.bold and line.text[0].islower())


def _is_indented(before: PageLine, line: PageLine, first: PageLine) -> bool:
    if runs_backwards(line.text):
        return before.right - line.right > 0.8 * line.height and line.right < first.right + 1
    return line.left - before.left > 0.8 * line.height and line.left > first.left - 1


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


def _step(lines: Sequence[PageLine], body: float) -> float:
    """The way from one line's foot to the next one's within paragraphs: the tightest usual one."""
    steps: Counter[float] = Counter()
    for one, other in pairwise(lines):
        below = one.bottom - other.bottom
        alike = max(abs(one.height - body), abs(other.height - body)) < 0.08 * body
        if one.page == other.page and alike and 0.9 * body < below < 2.5 * body:
            steps[round(2 * below) / 2] += 1
    if not steps:
        return 1.3 * body
    enough = max(2, 0.06 * steps.total())
    return min((step for step, count in steps.items() if count >= enough), default=min(steps))


def _edges(lines: Sequence[PageLine]) -> dict[int, tuple[float, float]]:
    """From where to where the lines around each one reach that are set like it, by its ``id``."""
    found: dict[int, tuple[float, float]] = {}
    for number, line in enumerate(lines):
        left, right = line.left, line.right
        for other in lines[max(0, number - _AROUND) : number + _AROUND + 1]:
            alike = abs(other.height - line.height) < 0.08 * line.height
            if alike and other.page == line.page and abs(other.left - line.left) < 3 * line.height:
                left, right = min(left, other.left), max(right, other.right)
        found[id(line)] = left, right
    return found


def _piece(text: str, lines: Sequence[PageLine], body: float, *, is_alone: bool) -> Piece:
    size = median(line.height for line in lines)
    piece = Piece(text, place=f"page {lines[0].page}", main=True)
    if size > _LARGER * body and len(text) < 200:
        piece.kind = "heading"
        piece.level = 1 if size > 1.5 * body else 2
        return piece
    marker = marker_of(text)
    bold = all(line.bold for line in lines) and len(text) < 120 and text[-1] not in ".;,:"
    if bold and is_alone and size > _SMALL * body:
        piece.kind, piece.level = "heading", 3
    elif marker is not None and text[marker.skip :].strip():
        piece.sign, piece.text = text[: marker.length], text[marker.skip :].strip()
        piece.item, piece.depth = 1, 1
    return piece


def _set_depths(pieces: Iterable[Piece], lefts: dict[int, float]) -> None:
    """Tell lists in lists by how far their items are indented."""
    edges: list[float] = []
    for piece in pieces:
        if not piece.item:
            if piece.main:
                edges = []
            continue
        left = lefts[id(piece)]
        while edges and left < edges[-1] - 4:
            edges.pop()
        if not edges or left > edges[-1] + 4:
            edges.append(left)
        piece.depth = min(6, len(edges))


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
