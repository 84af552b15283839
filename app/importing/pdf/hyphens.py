"""Words parted at the ends of a PDF's lines: whole again, with their hyphen where it is theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.pdf.lines import PageLine

HYPHENS = ("-", "\u00ad", "\u2010")
"""What a line may end with that goes on in the middle of a word."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?=[-\u00ad\u2010]$)")
_FIRST = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_SHARE = 0.02  # of the lines: where words are parted at all, so many end in a hyphen


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a document tells of its hyphens: its words, and whether it parts them at ends of lines.

    Where it does not, a hyphen at the end of a line is the word's own ("anti-corruption").
    """

    words: frozenset[str]
    parts_words: bool

    @classmethod
    def of(cls, lines: Sequence[PageLine]) -> Hyphens:
        """What the lines of a document tell."""
        words: set[str] = set()
        ends = 0
        for one, other in pairwise(lines):
            words.update(map(str.lower, _WORD.findall(one.text)))
            ends += one.text.endswith(HYPHENS) and other.text[:1].islower()
        return cls(frozenset(words), ends >= max(_FEWEST, _SHARE * len(lines)))

    def joined(self, texts: Sequence[str]) -> str:
        """The lines of a paragraph as one."""
        said = texts[0]
        for text in texts[1:]:
            head, tail = _LAST.search(said), _FIRST.match(text)
            if head is None or tail is None or not text[0].islower():
                said = said + ("" if _is_closed_up(said, text) else " ") + text
            elif self._is_its_own(head.group().lower(), tail.group().lower(), said[-1]):
                said += text
            else:
                said = said[:-1] + text
        return said

    def _is_its_own(self, head: str, tail: str, sign: str) -> bool:
        if sign == "\u00ad" or head + tail in self.words:
            return False
        return f"{head}-{tail}" in self.words or not self.parts_words


def _is_closed_up(said: str, text: str) -> bool:
    """Whether a dash without spaces stands where the line ends."""
    ends = said.endswith("\u2014") and not said[:-1].endswith(" ")
    return ends or (text.startswith("\u2014") and not text[1:2].isspace())
