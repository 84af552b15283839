"""Bullets that a PDF draws as shapes: browsers and office programs print lists so."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

    from app.importing.pdf.lines import PageLine

_MOST_SHAPES = 5_000  # of a page: drawings have more
_SMALLEST, _LARGEST = 1.2, 0.6  # points, and of the height of the line beside it
_SQUARE = 0.3  # how much longer than wide a bullet may be, of the longer side
_NEAR, _FAR = 0.05, 2.2  # of the line's height: how far from the bullet its line begins
_BULLET = "\u2022 "

Box = tuple[float, float, float, float]


def with_bullets(page: pypdfium2.PdfPage, lines: Sequence[PageLine]) -> list[PageLine]:
    """The pieces of a page, a bullet before those that stand beside a drawn one.

    Bullets stand in a row: one alone under each other is none.
    """
    marks = list(_marks(page))
    columns = Counter(round(left) for left, _, _, _ in marks)
    marks = [mark for mark in marks if _in_column(columns, mark[0]) > 1]
    found = list(lines)
    for mark in marks:
        beside = [n for n, line in enumerate(found) if _begins_beside(line, mark)]
        if beside:
            first = min(beside, key=lambda number: found[number].left)
            line = found[first]
            found[first] = replace(line, text=_BULLET + line.text.lstrip(), left=mark[0])
    return found


def _in_column(columns: Counter[int], left: float) -> int:
    return sum(columns[round(left) + step] for step in (-1, 0, 1))


def _marks(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The small shapes of a page that are as broad as they are high."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST_SHAPES:
        return
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(count):
        shape = raw.FPDFPage_GetObject(page.raw, number)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            continue
        wide, high = right.value - left.value, top.value - bottom.value
        if min(wide, high) >= _SMALLEST and abs(wide - high) <= _SQUARE * max(wide, high):
            yield left.value, bottom.value, right.value, top.value


def _begins_beside(line: PageLine, mark: Box) -> bool:
    _, bottom, right, top = mark
    height = line.height
    middle = (bottom + top) / 2
    if line.turned or top - bottom > _LARGEST * height or not line.bottom < middle < line.top:
        return False
    return _NEAR * height <= line.left - right <= _FAR * height
