"""Finding the fonts of a script before an article is written in it."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QObject

from app.ui import theme
from app.ui.passages.first_letters import SAMPLES, FirstLetters


def script_of(word):
    return unicodedata.name(word[0]).split()[0]


def test_every_sample_is_of_a_script_of_its_own_but_the_han_of_one_language():
    assert len({script_of(word) for word in SAMPLES}) == len(SAMPLES)


def test_each_script_is_set_in_each_font_and_the_fonts_live_as_long_as_the_window(qapp):
    window = QObject()
    letters = FirstLetters(window)
    steps = letters.steps()
    assert len(steps) == 3 * len(SAMPLES)
    for step in steps[:6]:
        step()
    assert theme.reading_font() in letters._fonts
    assert letters.parent() is window
