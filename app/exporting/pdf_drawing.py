"""Draws lines and rectangles: text with its marked content, kerned, embedded, linked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from app.exporting.pdf_rows import Element
from app.exporting.pdf_words import Target

if TYPE_CHECKING:
    from app.exporting.pdf_fonts import Face, Faces, Shaped
    from app.exporting.pdf_lines import Line, Piece
    from app.exporting.pdf_words import Fragment, Manner

_NOTICEABLE = 0.5
"""Thousandths of the type size from which a glyph is moved to its place."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A link on a page (from 0): its rectangle in points from the lower left, its tree node."""

    page: int
    rectangle: tuple[float, float, float, float]
    target: Target
    element: Element | None


@dataclass(slots=True)
class Drawn:
    """What was drawn, for the steps that ReportLab does not know.

    ``contents`` are each page's pieces of marked content by number. ``places`` are named places as
    (page from 0, x, y from the lower left); ``bookmarks`` are (level, title, place).
    """

    contents: list[list[Element]] = field(default_factory=list)
    links: list[LinkPlace] = field(default_factory=list)
    places: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    bookmarks: list[tuple[int, str, tuple[int, float, float]]] = field(default_factory=list)


class _PlainCanvas(Canvas):
    """A canvas that names no typeface of its own accord, so that none is used unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Sheet:
    """The file being drawn, page by page; points count from the lower left of the paper."""

    def __init__(self, faces: Faces, size: tuple[float, float]) -> None:
        self._faces = faces
        self._buffer = BytesIO()
        self._canvas: Any = _PlainCanvas(
            self._buffer, pagesize=size, invariant=1, pageCompression=0
        )
        self._code: list[str] = []
        self._open: Element | None = None
        self._link_elements: dict[tuple[int, int], Element] = {}
        self._encoded: dict[int, tuple[Shaped, Segments, float]] = {}
        self.drawn = Drawn()

    @property
    def page(self) -> int:
        """The page being drawn, from 0."""
        return len(self.drawn.contents) - 1

    def begin_page(self) -> None:
        """Start a page."""
        self._code = []
        self.drawn.contents.append([])

    def end_page(self) -> None:
        """Finish the page."""
        self._close()
        self._canvas._code.extend(self._code)  # noqa: SLF001  # ReportLab has no other way in
        self._canvas.showPage()

    def finished(self) -> bytes:
        """The file as ReportLab writes it, without structure and links."""
        self._canvas.save()
        return self._buffer.getvalue()

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle, its lower left corner at ``x``, ``y``; outside the structure."""
        self._close()
        numbers = " ".join(f"{number:.2f}" for number in (x, y, width, height))
        self._code.append(f"/Artifact <</Type /Layout>> BDC {_paint(colour)} {numbers} re f EMC")

    def line(self, line: Line, x: float, y: float, element: Element | None) -> None:
        """A line of text, ``y`` its baseline; ``None`` puts it outside the structure."""
        if line.said:
            self._turned_line(line, x, y, element)
            return
        for _, group in groupby(line.pieces, key=_target_key):
            pieces = list(group)
            target = pieces[0].target
            inner = self._link(pieces, target, x, y, element) if target else element
            self._mark(inner)
            self._text(pieces, x, y)

    def _turned_line(self, line: Line, x: float, y: float, element: Element | None) -> None:
        """A line whose reading order is not the visual one, and is said in so many words."""
        self._mark(element)
        self._code.append(f"/Span <</ActualText <FEFF{_utf16(line.said + ' ')}>>> BDC")
        self._text(list(line.pieces), x, y, turned=True)
        self._code.append("EMC")
        for piece in line.pieces:
            if piece.target:
                self._link([piece], piece.target, x, y, element)

    def _link(
        self, pieces: list[Piece], target: Target, x: float, y: float, element: Element | None
    ) -> Element | None:
        """Note the link over ``pieces``; returns the node that its text belongs to."""
        first, last = pieces[0], pieces[-1]
        size, low = first.fragment.manner.size, y + first.fragment.manner.rise
        left = x + first.x + first.fragment.manner.before
        right = x + last.x + last.fragment.width
        if target.here:
            self.drawn.places.setdefault(target.here, (self.page, left, low + size))
        inner = None
        if element is not None:
            key = (id(element), id(target))
            inner = self._link_elements.get(key)
            if inner is None:
                inner = self._link_elements[key] = element.child("Link")
        rectangle = (left, low - 0.22 * size, right, low + 0.8 * size)
        self.drawn.links.append(LinkPlace(self.page, rectangle, target, inner))
        return inner

    def _mark(self, element: Element | None) -> None:
        """Let what follows belong to ``element``."""
        if element is self._open and element is not None:
            return
        self._close()
        if element is None:
            return
        numbers = self.drawn.contents[-1]
        element.children.append((self.page, len(numbers)))
        self._code.append(f"/{element.role} <</MCID {len(numbers)}>> BDC")
        numbers.append(element)
        self._open = element

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _text(self, pieces: list[Piece], x: float, y: float, *, turned: bool = False) -> None:
        outside = self._open is None
        code = self._code
        if outside:
            code.append("/Artifact <</Type /Pagination>> BDC")
        pen = _Pen(self._faces, self._canvas._doc, self._encoded)  # noqa: SLF001
        for piece in pieces:
            fragment = piece.fragment
            if fragment.text == fragment.drawn or turned:
                pen.draw(code, fragment, x + piece.x, y)
                continue
            pen.finish()
            code.append(f"/Span <</ActualText <FEFF{_utf16(fragment.text)}>>> BDC")
            pen.draw(code, fragment, x + piece.x, y)
            pen.finish()
            code.append("EMC")
        pen.finish()
        if outside:
            code.append("EMC")


def _target_key(piece: Piece) -> int:
    return id(piece.target) if piece.target else 0


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


@cache
def _paint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.4f} {green:.4f} {blue:.4f} rg"


Segments = list[tuple[str, str, float]]
"""Stretches of a word: font, operands of TJ, how far it is raised in thousandths of the size."""


class _Pen:
    """Writes text operators, and only those that change something."""

    def __init__(
        self,
        faces: Faces,
        document: Any,
        encoded: dict[int, tuple[Shaped, Segments, float]],
    ) -> None:
        self._faces = faces
        self._document = document
        self._encoded = encoded
        self._code: list[str] = []
        self._shown: list[str] = []
        self._font = ""
        self._manner: Manner | None = None
        self._end = 0.0
        self._off = 0.0
        self._raised = 0.0

    def draw(self, code: list[str], fragment: Fragment, x: float, y: float) -> None:
        """Draw ``fragment`` with its left end at ``x`` on the baseline ``y``."""
        manner = fragment.manner
        self._code = code
        if self._manner is None:
            code.append("BT")
        if self._manner != manner or manner.before or abs(x - self._end) > _NOTICEABLE / 100:
            self._turn_to(manner, x + manner.before, y + manner.rise)
        segments, off = self._segments(fragment)
        for font, shown, raised in segments:
            self._use(font, raised, manner.size)
            if abs(self._off) >= _NOTICEABLE:
                self._shown.append(f"{-self._off:.1f}")
                self._off = 0.0
            self._shown.append(shown)
        self._off += off
        self._end = x + fragment.width

    def finish(self) -> None:
        """End the text object, if one is open."""
        if self._manner is not None:
            self._use(self._font, 0.0, self._manner.size)
            self._show()
            if self._manner.tracking:
                self._code.append("0 Tc")
            self._code.append("ET")
            self._manner, self._font = None, ""

    def _turn_to(self, manner: Manner, x: float, y: float) -> None:
        self._show()
        before = self._manner
        if before is None or before.colour != manner.colour:
            self._code.append(_paint(manner.colour))
        if manner.tracking != (before.tracking if before else 0.0):
            self._code.append(f"{manner.tracking:g} Tc")
        if before is None or before.size != manner.size:
            self._font = ""
        self._code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        self._manner, self._off = manner, 0.0

    def _use(self, font: str, raised: float, size: float) -> None:
        if font != self._font:
            self._show()
            self._code.append(f"{font} {size:g} Tf")
            self._font = font
        if raised != self._raised:
            self._show()
            self._code.append(f"{raised * size / 1000:.3f} Ts")
            self._raised = raised

    def _show(self) -> None:
        if self._shown:
            self._code.append(f"[{''.join(self._shown)}] TJ")
            self._shown.clear()

    def _segments(self, fragment: Fragment) -> tuple[Segments, float]:
        known = self._encoded.get(id(fragment.shaped))
        if known is None:
            face = self._faces.face(fragment.face)
            segments, off = encode(face, fragment.shaped, self._document)
            known = self._encoded[id(fragment.shaped)] = (fragment.shaped, segments, off)
        return known[1], known[2]


def encode(face: Face, shaped: Shaped, document: Any) -> tuple[Segments, float]:
    """The glyphs as stretches, and how far the true end lies right of the drawn one.

    Lengths are thousandths of the type size.
    """
    segments: Segments = []
    true, drawn = 0.0, 0.0
    for glyph in shaped.glyphs:
        ((subset, code),) = face.splitString(chr(glyph.code), document)
        font = face.getSubsetInternalName(subset, document)
        shown = ""
        if abs(true + glyph.dx - drawn) >= _NOTICEABLE:
            shown = f"{drawn - true - glyph.dx:.1f}"
            drawn = true + glyph.dx
        shown += f"<{code.hex()}>"
        if segments and segments[-1][0] == font and segments[-1][2] == glyph.dy:
            segments[-1] = (font, (segments[-1][1] + shown).replace("><", ""), glyph.dy)
        else:
            segments.append((font, shown, glyph.dy))
        true += glyph.advance
        drawn += glyph.width
    return segments, true - drawn
