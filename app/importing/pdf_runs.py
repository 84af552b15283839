"""The words of a PDF page run by run, as they are drawn, where their boxes lie over one another.

Asking for the words in a box gives the neighbours' too where letters are set close (kerning), or
are drawn one by one as Arabic is: a browser prints "Kong" as "K" and "ong". Which of the runs are
one word, pdfium says by the spaces that it puts between the others.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

from app.importing.pdf_lines import runs_backwards

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

Box = tuple[float, float, float, float]

_THIN = 0.01  # points: what is drawn thinner has no place
_NEAR = 0.6  # of their height: runs of one word stand as near
_ALEFS, _LAM = frozenset("\u0622\u0623\u0625\u0627"), "\u0644"


@dataclass(slots=True)
class Run:
    """What one operator draws, or what several draw of one word.

    ``box`` is left, bottom, right and top; ``letter`` the index of one of its letters.
    """

    text: str
    box: Box
    letter: int
    places: list[float]
    """Where each character of the text begins."""


def letters_said(words: pypdfium2.PdfTextPage) -> int:
    """How many characters a page says, spaces not counted."""
    return sum(map(len, words.get_text_range().split()))


def runs_of(words: pypdfium2.PdfTextPage) -> Iterator[Run]:
    """The runs of a page in the order of its text, each letter in one of them."""
    word: Run | None = None
    for run in _drawn(words):
        if word is not None and _goes_on(word, run):
            word.text += run.text
            word.places += run.places
            word.box = _around(word.box, run.box)
            continue
        if word is not None:
            yield _put_in_order(word)
        word = run
    if word is not None:
        yield _put_in_order(word)


def _drawn(words: pypdfium2.PdfTextPage) -> Iterator[Run]:
    """What each operator draws, with the space behind it if there is one."""
    page = words.raw
    run: Run | None = None
    owner = last = None
    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        said = chr(code) if 0 < code < 0x110000 else ""
        made_up = raw.FPDFText_IsGenerated(page, index) == 1
        box = None if made_up else _box(page, index)
        if box is None:
            if run is not None:
                run.text += " " if said.isspace() else said
                run.places += run.places[-1:] * len(said)
            continue
        drawn_by = ctypes.cast(raw.FPDFText_GetTextObject(page, index), ctypes.c_void_p).value
        if run is not None and drawn_by == owner:
            if said == _LAM and box == last and run.text[-1:] in _ALEFS:  # drawn as one
                run.text = run.text[:-1] + said + run.text[-1]
            else:
                run.text += said
            run.places += box[:1] * len(said)
            run.box = _around(run.box, box)
        else:
            if run is not None:
                yield run
            run, owner = Run(said, box, index, [box[0]] * len(said)), drawn_by
        last = box
    if run is not None:
        yield run


def _goes_on(word: Run, run: Run) -> bool:
    """Whether ``run`` is more of a word: on its line, right beside it, without a space between."""
    if word.text[-1:].isspace() or run.text[:1].isspace():
        return False
    left, bottom, right, top = word.box
    height = max(top - bottom, run.box[3] - run.box[1])
    overlap = min(top, run.box[3]) - max(bottom, run.box[1])
    return overlap > 0 and max(run.box[0] - right, left - run.box[2]) < _NEAR * height


def _put_in_order(word: Run) -> Run:
    """``word`` with its letters as they are read: in Arabic pdfium turns round what is in parts."""
    bare = word.text.rstrip()
    if runs_backwards(bare) and not any(map(str.isdigit, bare)) and " " not in bare:
        placed = sorted(zip(word.places, bare, strict=False), key=_place, reverse=True)
        word.text = "".join(letter for _, letter in placed) + word.text[len(bare) :]
    return word


def _place(letter: tuple[float, str]) -> float:
    return letter[0]


def _box(page: raw.FPDF_TEXTPAGE, index: int) -> Box | None:
    """The box of a letter; ``None`` for one that takes no place."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(page, index, left, right, bottom, top):
        return None
    if right.value - left.value < _THIN or top.value - bottom.value < _THIN:
        return None
    return left.value, bottom.value, right.value, top.value


def _around(one: Box, other: Box) -> Box:
    left, bottom, right, top = other
    return min(one[0], left), min(one[1], bottom), max(one[2], right), max(one[3], top)
