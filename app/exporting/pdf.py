"""Renders a briefing as PDF in the house style."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from app.exporting import pdf_style as style
from app.exporting.legal_text import legal
from app.exporting.pdf_blocks import about_chunks, set_outline
from app.exporting.pdf_drawing import Sheet
from app.exporting.pdf_fonts import Faces
from app.exporting.pdf_lines import Lines
from app.exporting.pdf_rows import paginate
from app.exporting.pdf_setting import Column
from app.exporting.pdf_style import MM
from app.exporting.pdf_tags import About, finish
from app.exporting.pdf_words import Chunk, Words

if TYPE_CHECKING:
    from app.exporting.pages import Head, Outline
    from app.exporting.pdf_rows import Backdrop, Element, Page, Placed, Row

_MARKING_PAD = (2 * MM, 0.6 * MM)


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished PDF.

    ``places`` tells where each item begins: page from 1, points from the top of the paper.
    ``notices`` are sentences for the person about what could not be printed as written.
    """

    data: bytes
    pages: int
    places: dict[str, tuple[int, float]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def render_pdf(outline: Outline) -> RenderedPdf:
    """The briefing on A4; the same outline gives the same bytes."""
    faces = Faces()
    lines = Lines(Words(faces))
    column, pages = _laid_out(faces, lines, outline)
    sheet = Sheet(faces, (style.PAGE_WIDTH, style.PAGE_HEIGHT))
    places: dict[str, tuple[int, float]] = {}
    margins = _Margins(sheet, column, outline.head, len(pages))
    for number, page in enumerate(pages, 1):
        sheet.begin_page()
        margins.draw(number)
        _draw_backdrops(sheet, page)
        _draw_rows(sheet, page)
        for top, row in page.rows:
            if row.item:
                places.setdefault(row.item, (number, round(style.TOP + top, 2)))
        sheet.end_page()
    head = outline.head
    about = About(
        title=legal(head.title),
        author=legal(head.desk),
        subject=legal(" · ".join(part for part in (head.subtitle, head.foot) if part)),
        language=legal(head.language),
    )
    data = finish(sheet.finished(), sheet.drawn, column.root, about)
    return RenderedPdf(data, len(pages), places, _notices(faces))


def _laid_out(faces: Faces, lines: Lines, outline: Outline) -> tuple[Column, list[Page]]:
    """The rows on their pages.

    The line under the title names the number of pages, which is known only afterwards: it is set
    anew, and all the rest only if that line has become longer or shorter by a whole line.
    """
    named = 1
    while True:
        column = Column(faces, lines)
        about = set_outline(column, outline, named)
        pages = paginate(column.rows, style.HEIGHT)
        chunks = about_chunks(outline.head, len(pages))
        anew = lines.lines(chunks, style.WIDTH)
        if len(anew) == len(about) or named > 1:
            for row, line in zip(about, anew, strict=False):
                row.placed = [replace(placed, line=line) for placed in row.placed]
            return column, pages
        named = len(pages)


class _Margins:
    """Draws what runs through the margins: read aloud on the first page, passed over on others."""

    def __init__(self, sheet: Sheet, column: Column, head: Head, count: int) -> None:
        self._sheet = sheet
        self._column = column
        self._lines = column.lines
        self._head = head
        self._count = count

    def draw(self, number: int) -> None:
        """Running head, foot, page number and marking of page ``number``."""
        first = number == 1
        box_width = self._marking(self._column.marking if first else None)
        room = style.WIDTH - box_width - 6 * MM
        half = (style.MARKING.leading + 2 * _MARKING_PAD[1]) / 2
        head_y, foot_y = style.PAGE_HEIGHT - style.HEAD - half, style.FOOT + half
        page_of = f"Page {number} of {self._count}"
        width = self._lines.width([Chunk(page_of, style.RUNNING.manner)])
        right = style.PAGE_WIDTH - style.RIGHT - (box_width + 6 * MM if box_width else 0.0)
        foot_room = room - width - 4 * MM
        foot = self._column.foot if first else None
        self._running(self._head.foot, style.LEFT, foot_y, foot_room, foot)
        self._running(page_of, right - width, foot_y, width, None)
        if not first:
            self._running(self._head.running, style.LEFT, head_y, room, None)

    def _running(
        self, text: str, x: float, middle: float, room: float, element: Element | None
    ) -> None:
        """One line, cut short with an ellipsis if there is no room for it."""
        kind = style.RUNNING
        lines = self._lines.lines([Chunk(text, kind.manner)], room)
        if len(lines) > 1:
            ellipsis = self._lines.width([Chunk("…", kind.manner)])
            (first, *_) = self._lines.lines([Chunk(text, kind.manner)], room - ellipsis)
            cut = f"{first.text.rstrip(' ,;:–—-')}…"
            lines = self._lines.lines([Chunk(cut, kind.manner)], room, may_turn=False)
        if lines:
            baseline = middle + kind.leading / 2 - self._column.baseline(kind)
            self._sheet.line(lines[0], x, baseline, element)

    def _marking(self, element: Element | None) -> float:
        """The handling marking at top and bottom right; returns the width of its box."""
        marking = self._head.marking
        if marking is None:
            return 0.0
        kind = style.MARKING
        manner = kind.manner.in_face(kind.manner.face, marking.colour)
        (line,) = self._lines.lines([Chunk(marking.name, manner)], style.WIDTH)
        pad_x, pad_y = _MARKING_PAD
        width, height = line.width + 2 * pad_x, kind.leading + 2 * pad_y
        x = style.PAGE_WIDTH - style.RIGHT - width
        for bottom, here in (
            (style.PAGE_HEIGHT - style.HEAD - height, element),
            (style.FOOT, None),
        ):
            self._sheet.box(x, bottom, width, height, "#000000")
            baseline = bottom + height - pad_y - self._column.baseline(kind)
            self._sheet.line(line, x + pad_x, baseline, here)
        return width


def _draw_backdrops(sheet: Sheet, page: Page) -> None:
    """One rectangle behind all rows of a backdrop, so that no seam shows between them."""
    for backdrop, group in groupby(page.rows, key=_backdrop_of):
        if backdrop is None:
            continue
        rows = list(group)
        top, (last_top, last) = rows[0][0], rows[-1]
        height = last_top + last.height - top
        bottom = style.PAGE_HEIGHT - style.TOP - top - height
        left = style.LEFT + backdrop.x
        if backdrop.tint:
            sheet.box(left, bottom, backdrop.width, height, backdrop.tint)
        sheet.box(left, bottom, backdrop.bar, height, backdrop.bar_colour)


def _backdrop_of(placed: tuple[float, Row]) -> Backdrop | None:
    return placed[1].backdrop


def _draw_rows(sheet: Sheet, page: Page) -> None:
    for group, rows in groupby(page.rows, key=_group_of):
        lines: list[tuple[float, Placed]] = []
        for down, row in rows:
            top = style.PAGE_HEIGHT - style.TOP - down
            if row.bookmark:
                level, title = row.bookmark
                sheet.drawn.bookmarks.append((level, title, (sheet.page, 0.0, top)))
            for rule in row.rules:
                y = top - rule.y - rule.thickness
                sheet.box(style.LEFT + rule.x, y, rule.width, rule.thickness, rule.colour)
            lines += [(top - placed.baseline, placed) for placed in row.placed]
        if group is not None:
            lines.sort(key=_order_of)
        for y, placed in lines:
            sheet.line(placed.line, style.LEFT + placed.x, y, placed.element)


def _group_of(placed: tuple[float, Row]) -> Element | None:
    return placed[1].group


def _order_of(line: tuple[float, Placed]) -> int:
    return line[1].order


def _notices(faces: Faces) -> tuple[str, ...]:
    """One sentence on the characters that no shipped typeface has."""
    if not faces.missing:
        return ()
    count = sum(faces.missing.values())
    listed = sorted(faces.missing, key=faces.missing.__getitem__, reverse=True)
    shown = " ".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in listed[:8])
    more = " and others" if len(listed) > 8 else ""
    subject = "1 character is" if count == 1 else f"{count} characters are"
    return (
        (
            f"{subject} in no typeface that Collate has: {shown}{more}. Names or numbers in square "
            "brackets are printed in their place; copying gives the originals."
        ),
    )
