"""Which way a text runs."""

from __future__ import annotations

import re
import unicodedata

RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Ranges of the scripts that run from right to left, for use between brackets of a pattern."""

_RTL = re.compile(f"[{RTL_LETTERS}]")


def is_rtl(text: str) -> bool:
    """Whether ``text`` has a letter of a script that runs from right to left."""
    return not text.isascii() and _RTL.search(text) is not None


def starts_rtl(text: str) -> bool:
    """Whether the first letter of ``text`` belongs to a script that runs from right to left."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
