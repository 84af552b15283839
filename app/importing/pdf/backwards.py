"""Arabic and Hebrew on the pages of a PDF: what pdfium hands over in the order of the eye."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

if TYPE_CHECKING:
    import pypdfium2

Box = tuple[float, float, float, float]

_EXACT = 0.02  # points
_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_MIRROR = str.maketrans(_BRACKETS)
_BRACKET = re.compile(r"[()\[\]{}«»]")
_AFTER_OPENING = re.compile(r"(?<=[(\[{]) +(?=\S)")
_BEFORE_CLOSING = re.compile("(?<=\\S) +(?=[)\\]}.,\u060c\u061b:!?\u061f])")
_BEFORE_FIGURE = re.compile(r"(?<=\w-) +(?=\d)")


class Ligatures:
    """The letters lam and alef of one page that are drawn as one.

    pdfium takes such a sign apart and turns its two letters round with those of the line.
    """

    def __init__(self, words: pypdfium2.PdfTextPage) -> None:
        self._words = words
        self._all: str | None = None
        self._at = 0

    def in_order(self, said: str) -> str:
        """``said``, which follows on the page on what was asked for before, with lam before alef.

        Only where the two have one place; elsewhere they are the article, in their right order.
        """
        if _ALEF_LAM.search(said) is None:
            return said
        if self._all is None:
            codes = (raw.FPDFText_GetUnicode(self._words.raw, n) for n in self._numbers())
            self._all = "".join(map(_character, codes))
        bare = said.strip()
        at = self._all.find(bare, self._at)
        if at < 0:
            return said
        self._at = at + len(bare)
        shift = at - said.index(bare)
        letters = list(said)
        for pair in _ALEF_LAM.finditer(said):
            one = pair.start()
            boxes = (self._words.get_charbox(at + shift) for at in (one, one + 1))
            if is_one_sign(*boxes):
                letters[one], letters[one + 1] = letters[one + 1], letters[one]
        return "".join(letters)

    def _numbers(self) -> range:
        return range(self._words.count_chars())


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 else "\x00"


def is_one_sign(one: Box, other: Box) -> bool:
    """Whether two letters are one sign: their boxes (left, bottom, right, top) are one, or halves.

    Of lam and alef lam is said first then, whichever half it was given.
    """
    if one == other:
        return True
    wide = one[2] - one[0]
    as_high = abs(one[1] - other[1]) < _EXACT and abs(one[3] - other[3]) < _EXACT
    as_wide = abs(wide - (other[2] - other[0])) < _EXACT
    return as_high and as_wide and abs(abs(one[0] - other[0]) - wide) < _EXACT


def with_signs_in_order(text: str) -> str:
    """A paragraph that runs backwards, its brackets opening first and its stops at their words.

    Many programs write a bracket as it looks, the opening one as a closing one.
    """
    if not _pairs_up(text):
        turned = (text.translate(_MIRROR), _in_turn(text))
        text = next(filter(_pairs_up, turned), text)
    text = _AFTER_OPENING.sub("", text)
    return _BEFORE_FIGURE.sub("", _BEFORE_CLOSING.sub("", text))


def _in_turn(text: str) -> str:
    """``text`` with each sort of bracket opening and closing in turn."""
    opened: set[str] = set()

    def turned(found: re.Match[str]) -> str:
        opening = min(found.group(), _BRACKETS[found.group()])
        if opening in opened:
            opened.discard(opening)
            return _BRACKETS[opening]
        opened.add(opening)
        return opening

    return _BRACKET.sub(turned, text)


def _pairs_up(text: str) -> bool:
    opened: list[str] = []
    for sign in _BRACKET.findall(text):
        if sign in "([{«":
            opened.append(sign)
        elif not opened or _BRACKETS[opened.pop()] != sign:
            return False
    return not opened
