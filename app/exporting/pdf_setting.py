"""Sets blocks as rows: indents, spaces, labels in the margin, what stays together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.exporting import pdf_style as style
from app.exporting.pdf_rows import Element, Placed, Row, hold_together
from app.exporting.pdf_style import MM, Style, note_chunks
from app.exporting.pdf_words import Chunk, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exporting.pages import Inline
    from app.exporting.pdf_fonts import Faces
    from app.exporting.pdf_lines import Line, Lines
    from app.exporting.pdf_rows import Backdrop

WHOLE = 6
"""Lines up to which a text is not divided between pages."""


def chunks_of(text: Inline, kind: Style) -> list[Chunk]:
    """``text`` as chunks in the faces of ``kind``; links and note marks in blue."""
    chunks: list[Chunk] = []
    for run in text:
        if run.notes:
            chunks += note_chunks(run.notes)
            continue
        face = kind.face(strong=run.strong, italic=run.emphasis)
        if run.link:
            target = Target(run.link, address=run.link)
            chunks.append(Chunk(run.text, kind.manner.in_face(face, style.INK), target))
        else:
            chunks.append(Chunk(run.text, kind.manner.in_face(face, kind.manner.colour)))
    return chunks


class Column:
    """Collects the rows of the text area, from top to bottom.

    Spaces between blocks are the larger of what the upper and the lower one ask for. ``marking``
    and ``foot`` are the nodes for what runs through the margins: read once, on the first page.
    """

    def __init__(self, faces: Faces, lines: Lines) -> None:
        self.faces = faces
        self.lines = lines
        self.rows: list[Row] = []
        self.root = Element("Document")
        self.marking = self.root.child("P")
        self.foot = self.root.child("P")
        self._space = 0.0
        self._keep = 0

    def baseline(self, kind: Style) -> float:
        """How far below a line's top its baseline lies."""
        return self.faces.face(kind.manner.face).baseline(kind.manner.size, kind.leading)

    def add(self, rows: Sequence[Row], *, before: float = 0.0, after: float = 0.0) -> None:
        """Append a block's rows with the space it wants above and below, in points."""
        if not rows:
            return
        first = rows[0]
        first.before = max(before, self._space)
        for row in rows[: self._keep]:
            row.together = True
        self._keep = max(0, self._keep - len(rows))
        self.rows.extend(rows)
        self._space = after

    def keep_with_next(self, lines: int = 1) -> None:
        """Let so many lines of what follows stand on the page where the last block ends."""
        self._keep = lines

    def text_rows(
        self,
        chunks: Sequence[Chunk],
        kind: Style,
        element: Element,
        *,
        x: float = style.INDENT,
        width: float = style.MEASURE,
        may_turn: bool = True,
    ) -> list[Row]:
        """One row a line of ``chunks``."""
        lines = self.lines.lines(chunks, width, may_turn=may_turn)
        return self.rows_of(lines, kind, element, x=x, width=width)

    def rows_of(
        self, lines: Sequence[Line], kind: Style, element: Element, *, x: float, width: float
    ) -> list[Row]:
        """One row a line; lines that run from right to left end at the right."""
        baseline = self.baseline(kind)
        return [
            Row(
                kind.leading,
                [Placed(x + width - line.width if line.rtl else x, baseline, line, element)],
            )
            for line in lines
        ]

    def label(
        self,
        row: Row,
        text: str,
        kind: Style,
        element: Element | None,
        *,
        x: float = 0.0,
        down: float = 0.0,
        target: Target | None = None,
        right: float | None = None,
    ) -> None:
        """Put ``text`` into ``row`` before its other lines, at ``x`` or ending at ``right``."""
        lines = self.lines.lines([Chunk(text, kind.manner, target)], style.WIDTH)
        if lines:
            left = x if right is None else right - lines[0].width
            row.placed.insert(0, Placed(left, self.baseline(kind) + down, lines[0], element))

    def paragraph(
        self,
        text: Inline,
        kind: Style,
        element: Element,
        *,
        item: str = "",
        before: float = 0.0,
        after: float = 2.6 * MM,
    ) -> None:
        """A paragraph at the body's indent."""
        rows = self.text_rows(chunks_of(text, kind), kind, element)
        hold_together(rows, 3)
        name(rows, item)
        self.add(rows, before=before, after=after)
        if text and text[-1].text.rstrip().endswith(":"):
            self.keep_with_next()


def name(rows: Sequence[Row], item: str) -> None:
    """Let the first of ``rows`` carry the item's id, so that its place is known."""
    if rows and item:
        rows[0].item = item


def pad(rows: Sequence[Row], top: float, bottom: float) -> None:
    """Make room above the first and below the last of ``rows``, within their backdrop."""
    if not rows:
        return
    first, last = rows[0], rows[-1]
    first.placed = [replace(placed, baseline=placed.baseline + top) for placed in first.placed]
    first.rules = [replace(rule, y=rule.y + top) for rule in first.rules]
    first.height += top
    last.height += bottom


def behind(rows: Sequence[Row], backdrop: Backdrop) -> None:
    """Lay ``backdrop`` behind ``rows``."""
    for row in rows:
        row.backdrop = backdrop
