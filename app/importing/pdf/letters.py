"""How the letters of a PDF page are set: their size, their foot, their weight, their direction."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

from app.importing.pdf.lines import BELOW, PageLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

_BOLD = re.compile(rb"bold|black|heavy|semib|demi(?!-?italic)", re.IGNORECASE)
_FORCED = 1 << 18  # the flag of a font that is drawn bold
_LARGEST = 400.0  # points


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page: ``size`` in points, ``x`` and ``y`` where it stands on its line.

    ``turn`` is how it is turned in quarters (3: its line runs up the page), -1 for slanted lines.
    """

    size: float
    x: float
    y: float
    bold: bool
    turn: int


@dataclass(frozen=True, slots=True)
class SetPiece:
    """Words in a box on a page (left, bottom, right, top), and how one of their letters is set."""

    text: str
    box: tuple[float, float, float, float]
    letter: Letter | None


def upright(pieces: Sequence[SetPiece], number: int, width: float, height: float) -> list[PageLine]:
    """The pieces of page ``number`` as lines, turned so that most of what it says is upright.

    Each is as high as its letters are large. What still runs another way is ``turned``.
    """
    turns: Counter[int] = Counter()
    for piece in pieces:
        turns[piece.letter.turn if piece.letter else 0] += len(piece.text)
    most = max(turns, key=turns.__getitem__, default=0)
    most = max(most, 0)
    return [_line(piece, most, number, width, height) for piece in pieces]


def _line(piece: SetPiece, turn: int, number: int, width: float, height: float) -> PageLine:
    left, bottom, right, top = piece.box
    one = _turned(left, bottom, turn, width, height)
    other = _turned(right, top, turn, width, height)
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    letter = piece.letter
    turned = letter is not None and letter.turn != turn
    if letter is not None and not turned:
        foot = _turned(letter.x, letter.y, turn, width, height)[1]
        if bottom - letter.size < foot < top + letter.size:
            bottom, top = foot - BELOW * letter.size, foot + (1 - BELOW) * letter.size
    if turn % 2:
        width, height = height, width
    bold = letter is not None and letter.bold
    return PageLine(
        piece.text, number, left, bottom, right, top, width, height, bold=bold, turned=turned
    )


def _turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """Where a place on the page is once what is turned by ``turn`` quarters is upright."""
    if turn == 1:
        return height - y, x
    if turn == 2:
        return width - x, height - y
    if turn == 3:
        return y, width - x
    return x, y


def letter_in(
    words: pypdfium2.PdfTextPage, box: tuple[float, float, float, float]
) -> Letter | None:
    """One letter of those in ``box`` (left, bottom, right, top); ``None`` if there is none."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    inset = min(wide, high) * 0.3
    places = (
        (left + inset, bottom + high / 2),
        (left + wide / 2, bottom + high / 2),
        (right - inset, top - inset),
    )
    for x, y in places:
        index = raw.FPDFText_GetCharIndexAtPos(words.raw, x, y, inset + 1, inset + 1)
        found = letter_at(words, index) if index >= 0 else None
        if found is not None:
            return found
    return None


def letter_at(words: pypdfium2.PdfTextPage, index: int) -> Letter | None:
    """The letter with this index on its page; ``None`` for a space or one without a place."""
    code = raw.FPDFText_GetUnicode(words.raw, index)
    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    if code <= ord(" ") or not raw.FPDFText_GetMatrix(words.raw, index, matrix):
        return None
    if not raw.FPDFText_GetCharOrigin(words.raw, index, x, y):
        return None
    size = raw.FPDFText_GetFontSize(words.raw, index) * math.hypot(matrix.c, matrix.d)
    if not 1.0 <= size <= _LARGEST:
        return None
    angle = raw.FPDFText_GetCharAngle(words.raw, index)
    quarters = angle / (math.pi / 2)
    turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else -1
    return Letter(size, x.value, y.value, _is_bold(words, index), turn)


def _is_bold(words: pypdfium2.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(100)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(words.raw, index, name, ctypes.sizeof(name), flags)
    return bool(flags.value & _FORCED) or _BOLD.search(name.value) is not None
