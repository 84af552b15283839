"""A passage's words laid out in lines, with what was searched for standing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QFont, QTextCharFormat, QTextLayout, QTextOption

from app.ui import theme
from app.ui.positions import Utf16Positions

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from app.ui.models.result_rows import PassageFound

LINE = 22
"""Pixels from one line to the next."""

KEPT = 256
_ONE_LINE = str.maketrans("\n\r\t\u2028\u2029", "     ")


class Snippets:
    """Laid-out passages, kept while they are the same width."""

    def __init__(self) -> None:
        self._kept: dict[tuple[PassageFound, int], tuple[QTextLayout, int]] = {}

    def forget(self) -> None:
        """Lay everything out anew, since fonts or colours have changed."""
        self._kept.clear()

    def height(self, passage: PassageFound, width: int) -> int:
        """How many pixels ``passage`` takes in lines of ``width`` pixels."""
        return self._laid_out(passage, width)[1]

    def draw(self, painter: QPainter, passage: PassageFound, width: int, at: QPointF) -> None:
        """Draw ``passage`` with its first line's corner ``at``, in the painter's pen."""
        self._laid_out(passage, width)[0].draw(painter, at)

    def _laid_out(self, passage: PassageFound, width: int) -> tuple[QTextLayout, int]:
        key = (passage, width)
        found = self._kept.pop(key, None)
        if found is None:
            found = lay_out(passage, width)
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[key] = found
        return found


def lay_out(passage: PassageFound, width: int) -> tuple[QTextLayout, int]:
    """The words of ``passage`` in lines of ``width`` pixels, and their height."""
    # An analyst's own words are not in the face of the sources'.
    font = theme.reading_font(15) if passage.where in {"text", "title"} else theme.ui_font(14)
    layout = QTextLayout(passage.snippet.translate(_ONE_LINE), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft
        if passage.snippet.strip() and _is_right_to_left(passage.snippet)
        else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    layout.setFormats(_formats(passage))
    layout.beginLayout()
    height = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + (LINE - line.height()) / 2))
        height += LINE
    layout.endLayout()
    return layout, max(height, LINE)


def hit_format() -> QTextCharFormat:
    """How the words that were searched for stand out: by fill and by weight."""
    form = QTextCharFormat()
    form.setBackground(QBrush(theme.current().fill(1)))
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _formats(passage: PassageFound) -> list[QTextLayout.FormatRange]:
    units = Utf16Positions(passage.snippet)
    ranges = []
    for start, end in passage.hits:
        made = QTextLayout.FormatRange()
        made.start = units.to_units(start)
        made.length = units.to_units(end) - made.start
        made.format = hit_format()
        ranges.append(made)
    return ranges


def _is_right_to_left(text: str) -> bool:
    for letter in text:
        if letter.isalpha():
            return "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc"
    return False
