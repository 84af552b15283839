"""Lines of a PDF page that run from right to left, put together letter by letter by their places.

Browsers draw Arabic and Hebrew letter by letter, and pdfium hands them over now in one order, now
in the other, with spaces in between that stand anywhere; of what other programs write it turns lam
and alef round. Where each letter stands is sure: it tells their order, and the gaps between them
the spaces.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

from app.importing.pdf.backwards import is_one_sign
from app.importing.pdf.letters import letter_at
from app.importing.pdf.runs import Box, Run, box_of, foot_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

_THIN, _MOSTLY = 0.01, 0.9  # points; share of the letters that are broader
_SAME_FOOT = 0.35  # of the size of letters
_GAP = 1.5  # times the size of letters: as wide are gaps between columns
_SPACE, _SPACE_IN_FIGURES = 0.22, 0.4  # of the size of letters: from here on a gap is a space
_MARKER, _FAR = 3, 4.0  # signs of an item's marker; how far from it the item may begin
_ALEFS, _LAM = frozenset("\u0622\u0623\u0625\u0627"), "\u0644"
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f .,:;/%&+'\u2019@-]*[A-Za-z0-9\u00c0-\u024f])?"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9](?:[\d.,:/\u066b\u066c%-]*\d)?"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


@dataclass(slots=True)
class _Sign:
    """A letter and where it stands."""

    text: str
    index: int
    left: float
    right: float
    bottom: float
    top: float
    foot: float
    size: float

    @property
    def box(self) -> Box:
        """Left, bottom, right and top."""
        return self.left, self.bottom, self.right, self.top


def lines_from_right(words: pypdfium2.PdfTextPage, text: str) -> tuple[list[Run], set[int]]:
    """The lines of a page that run from right to left, and the indices of their letters.

    ``text`` is what the page says. Each line goes as far as no column parts it; there are none
    where the font does not say how broad its letters are.
    """
    if _RIGHT_TO_LEFT.search(text) is None:
        return [], set()
    signs = sorted(_signs(words), key=_foot_first)
    if sum(sign.right - sign.left > _THIN for sign in signs) <= _MOSTLY * len(signs):
        return [], set()
    lines = [line for line in _lines(signs) if _runs_from_right(line)]
    return [run for line in lines for run in _runs(line)], {s.index for line in lines for s in line}


def _runs_from_right(line: Sequence[_Sign]) -> bool:
    backwards = sum(_RIGHT_TO_LEFT.match(sign.text) is not None for sign in line)
    forwards = sum(sign.text.isalpha() for sign in line) - backwards
    return backwards > forwards


def _lines(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """The letters on one line each, from the top of the page."""
    line: list[_Sign] = []
    for sign in signs:
        if line and line[-1].foot - sign.foot > _SAME_FOOT * max(line[-1].size, sign.size):
            yield line
            line = []
        line.append(sign)
    yield line


def _signs(words: pypdfium2.PdfTextPage) -> Iterator[_Sign]:
    page = words.raw
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        said = chr(code) if 0 < code < 0x110000 else ""
        if not said or said.isspace():
            continue
        left, bottom, right, top = box_of(page, index)
        letter = letter_at(words, index)
        size = letter.size if letter is not None else top - bottom
        yield _Sign(said, index, left, right, bottom, top, foot_of(page, index), size)


def _foot_first(sign: _Sign) -> float:
    return -sign.foot


def _from_right(sign: _Sign) -> tuple[float, bool]:
    return -sign.right, bool(unicodedata.combining(sign.text))


def _runs(line: list[_Sign]) -> Iterator[Run]:
    part: list[_Sign] = []
    for sign in sorted(line, key=_from_right):
        lone = len(part) <= _MARKER and not any(one.text.isalpha() for one in part)
        if part and _left(part[-3:]) - sign.right > (_FAR if lone else _GAP) * sign.size:
            yield _run(part)
            part = []
        part.append(sign)
    if part:
        yield _run(part)


def _left(last: Sequence[_Sign]) -> float:
    """Where the last letters of a line end; signs above them may end sooner."""
    return min(sign.left for sign in last)


def _run(part: Sequence[_Sign]) -> Run:
    said: list[str] = []
    indices: list[int] = []
    for number, sign in enumerate(part):
        before = part[number - 1] if number else None
        figures = before is not None and before.text.isdigit() and sign.text.isdigit()
        wide = (_SPACE_IN_FIGURES if figures else _SPACE) * sign.size
        if number and _left(part[max(0, number - 3) : number]) - sign.right > wide:
            said.append(" ")
            indices.append(-1)
        pair = before is not None and sign.text == _LAM and said[-1] in _ALEFS
        place = len(said)
        if pair and before is not None and is_one_sign(before.box, sign.box):
            place -= 1  # drawn as one letter
        said.insert(place, sign.text)
        indices.insert(place, sign.index)
    for words in _LEFT_TO_RIGHT.finditer("".join(said)):
        here = slice(*words.span())
        said[here], indices[here] = said[here][::-1], indices[here][::-1]
    box = (
        min(sign.left for sign in part),
        min(sign.bottom for sign in part),
        max(sign.right for sign in part),
        max(sign.top for sign in part),
    )
    letter = max(part, key=_width)
    return Run("".join(said) + " ", box, letter.index, letter.foot, indices)


def _width(sign: _Sign) -> float:
    return sign.right - sign.left
