"""Lets Qt find the fonts of a script before an article is written in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextLayout

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

SAMPLES = (
    "Олива",
    "Ελιά",
    "زيتون",
    "זית",
    "जैतून",
    "জলপাই",
    "ਜੈਤੂਨ",
    "ઓલિવ",
    "ଅଲିଭ",
    "ஆலிவ்",
    "ఆలివ్",
    "ಆಲಿವ್",
    "ഒലിവ്",
    "ඔලිව්",
    "มะกอก",
    "ໝາກກອກ",
    "སྐྱུ་རུ",
    "သံလွင်",
    "អូលីវ",
    "ዘይቱን",
    "橄榄",
    "オリーブ",
    "올리브",
)
"""A word of each script in which pages name the languages they come in."""


class FirstLetters(QObject):
    """Sets a word of each script once in each font that most text is set in.

    Where no font has a script, Qt goes through all there are, which takes as long as a frame for
    each script and font. It remembers the answer as long as a font lives that asked: these ones.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        original, read = theme.ui_font(13), theme.reading_font()
        dimmed = theme.ui_font(13)
        dimmed.setItalic(True)
        self._fonts = (original, read, dimmed)

    def steps(self) -> list[Callable[[], None]]:
        """What there is to do, each piece short."""
        return [partial(_set, word, font) for word in SAMPLES for font in self._fonts]


def _set(word: str, font: QFont) -> None:
    layout = QTextLayout(word, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
