"""The house style in print: measures in points, manners of text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.exporting.pdf_words import Chunk, Manner, Target

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 25 * MM, 22 * MM
TOP, BOTTOM = 30 * MM, 26 * MM
HEAD, FOOT = 13 * MM, 12 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
INDENT = 28 * MM
MEASURE = WIDTH - INDENT

INK = "#2F4499"
TEXT = "#1A1A1C"
SECONDARY = "#55565C"
TINT = "#F3F4FA"
HAIRLINE = "#D3D7EA"
QUOTE_BAR = "#B9BDCF"
TABLE_RULE = "#C9C9CF"


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: its manner, its leading in points, and its family's other faces."""

    manner: Manner
    leading: float
    strong: str = "serif-strong"
    italic: str = "serif-italic"
    strong_italic: str = "serif-strong-italic"

    def face(self, *, strong: bool, italic: bool) -> str:
        """The face for the manner, made strong or italic."""
        if strong and italic:
            return self.strong_italic
        if strong:
            return self.strong
        return self.italic if italic else self.manner.face


def serif(size: float, leading: float, colour: str = TEXT) -> Style:
    """A style in Source Serif 4."""
    return Style(Manner("serif", size, colour), leading)


def sans(size: float, leading: float, colour: str = TEXT, face: str = "sans") -> Style:
    """A style in Inter."""
    return Style(Manner(face, size, colour), leading, "sans-strong", "sans-italic", "sans-strong")


KICKER = Style(
    Manner("sans-strong", 8.5, INK, tracking=0.17), 12, "sans-strong", "sans-italic", "sans-strong"
)
TITLE = Style(Manner("serif-strong", 25, TEXT, tracking=-0.125), 29)
SUBTITLE = serif(12.5, 17, SECONDARY)
ABOUT = sans(8.5, 12.5, SECONDARY)
DESK = sans(8.5, 12.5, TEXT, "sans-medium")
LABEL = sans(8.5, 12, INK, "sans-strong")
LEAD = serif(12.5, 18)
BODY = serif(10.25, 14.5)
SMALL = serif(8.75, 12)
BOX_HEAD = sans(10, 13, TEXT, "sans-strong")
BOX_NUMBER = sans(10, 14.5, INK, "sans-strong")
RANGE = sans(8, 11.5, TEXT, "sans-strong")
CONFIDENCE = sans(8, 11.5, SECONDARY)
SOURCE_LINE = sans(8, 11.5, SECONDARY)
CAPTION = sans(8.5, 12, TEXT, "sans-medium")
CELL = sans(8.5, 12)
CELL_HEAD = sans(8.5, 12, TEXT, "sans-strong")
NOTE_NUMBER = sans(7.5, 12, INK, "sans-medium")
RUNNING = sans(8, 11, SECONDARY)
MARKING = Style(Manner("sans-bold", 12, TEXT, alternates=True), 15)
HEADINGS = {
    1: sans(13, 17, TEXT, "sans-strong"),
    2: sans(11, 15, TEXT, "sans-strong"),
    3: sans(10, 14, TEXT, "sans-strong"),
}
HEADING_NUMBERS = {
    1: sans(13, 17, INK, "sans-strong"),
    2: sans(11, 15, INK, "sans-strong"),
    3: sans(10, 14, INK, "sans-strong"),
}
HEADING_BEFORE = {1: 6.1 * MM, 2: 4.4 * MM, 3: 3.6 * MM}
HEADING_AFTER = {1: 2.2 * MM, 2: 1.6 * MM, 3: 1.2 * MM}
NOTE_MARK = Manner("sans-medium", 7, INK, rise=3.4)


FIRST_NOTE_MARK = replace(NOTE_MARK, before=0.3 * MM)


def note_chunks(numbers: tuple[int, ...]) -> list[Chunk]:
    """The raised numbers of a note mark, each leading to its note."""
    chunks: list[Chunk] = []
    for index, number in enumerate(numbers):
        if index:
            chunks.append(Chunk(",\u00a0", NOTE_MARK))
        target = Target(f"Note {number}", place=f"note-{number}", here=f"mark-{number}")
        chunks.append(Chunk(str(number), NOTE_MARK if index else FIRST_NOTE_MARK, target))
    return chunks
