"""The words of a PDF page run by run, as they are drawn, where their boxes lie over one another.

Asking for the words in a box gives the neighbours' too where letters are set close (kerning), or
are drawn one by one as Arabic is: a browser prints "Kong" as "K" and "ong". Which of the runs are
one word, pdfium says by the spaces that it puts between the others.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pypdfium2

Box = tuple[float, float, float, float]

_THIN = 0.01  # points: what is drawn thinner has no place
_SAME_FOOT = 1.0  # points
_NEAR = 0.6  # of their height: runs of one word stand as near


@dataclass(slots=True)
class Run:
    """What one operator draws, or what several draw of one word.

    ``box`` is left, bottom, right and top; ``letter`` the index of one of its letters, ``foot`` the
    height of the line that they stand on. ``indices`` are those of its characters where these are
    not in the order of the page's text, -1 for a space between them.
    """

    text: str
    box: Box
    letter: int
    foot: float
    indices: list[int] = field(default_factory=list)


def runs_of(words: pypdfium2.PdfTextPage, without: Collection[int] = ()) -> Iterator[Run]:
    """The runs of a page in the order of its text, each letter in one of them.

    Those whose indices are in ``without`` are left out.
    """
    word: Run | None = None
    for run in _drawn(words, without):
        if word is not None and _goes_on(word, run):
            word.text += run.text
            word.box = _around(word.box, run.box)
            continue
        if word is not None:
            yield word
        word = run
    if word is not None:
        yield word


def _drawn(words: pypdfium2.PdfTextPage, without: Collection[int]) -> Iterator[Run]:
    """What each operator draws, with the space behind it if there is one."""
    page = words.raw
    run: Run | None = None
    owner = None
    for index in range(words.count_chars()):
        if index in without:
            continue
        code = raw.FPDFText_GetUnicode(page, index)
        said = chr(code) if 0 < code < 0x110000 else ""
        made_up = raw.FPDFText_IsGenerated(page, index) == 1
        box = None if made_up else _box(page, index)
        if box is None:
            if run is not None:
                run.text += " " if said.isspace() else said
            continue
        drawn_by = ctypes.cast(raw.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value
        if run is not None and drawn_by == owner:
            run.text += said
            run.box = _around(run.box, box)
        else:
            if run is not None:
                yield run
            run, owner = Run(said, box, index, foot_of(page, index)), drawn_by
    if run is not None:
        yield run


def _goes_on(word: Run, run: Run) -> bool:
    """Whether ``run`` is more of a word: on its line, right beside it, without a space between."""
    if word.text[-1:].isspace() or run.text[:1].isspace():
        return False
    left, bottom, right, top = word.box
    height = max(top - bottom, run.box[3] - run.box[1])
    if abs(word.foot - run.foot) > max(_SAME_FOOT, 0.3 * height):
        return False
    return max(run.box[0] - right, left - run.box[2]) < _NEAR * height


def foot_of(page: raw.FPDF_TEXTPAGE, index: int) -> float:
    """The height, in points, of the line that a letter stands on."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value


def box_of(page: raw.FPDF_TEXTPAGE, index: int) -> Box:
    """The box of a letter: left, bottom, right, top."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _box(page: raw.FPDF_TEXTPAGE, index: int) -> Box | None:
    """The box of a letter; ``None`` for one that takes no place."""
    box = box_of(page, index)
    return box if box[2] - box[0] >= _THIN and box[3] - box[1] >= _THIN else None


def _around(one: Box, other: Box) -> Box:
    left, bottom, right, top = other
    return min(one[0], left), min(one[1], bottom), max(one[2], right), max(one[3], top)
