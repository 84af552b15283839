"""Marks in a text that stand for a note below it: "the vessel.[1]", "a hard winter²"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE = re.compile(
    r"(?<=[\w.,;:!?…%»”\"'’)\]。，；：！？、」』）।॥؟،؛])(?<!\b[A-Za-z])"
    r"\[(?:\^?\d{1,3}|\^[\w-]{1,20}|(?:note|nb|n\.|nota|anm\.) ?\d{1,3}|citation needed"
    r"|[ivx]{1,4}(?=\][.,;:!?]|\]$)|[a-c](?=\][.,;:!?]|\]$))\](?![\w(])"
)
_INDEX = re.compile(r"\[0\]|\w\[\d{1,3}\](?:\s?[-+*/]?=|\.\w|\[\w)")
"""Signs of a program, where such a number counts the parts of a list."""
_BOUND = re.compile(
    r"^[ \t]*(?:\[\^?(\d{1,3})\][:.]?|\^(\d{1,3})\b|(\d{1,3})[.)]?)(?=[ \t]+\S)", re.MULTILINE
)
"""What a note begins with."""
_RAISED = re.compile(
    r"(?:(?<=[.,;:!?…»”\"’)])|(?<=[^\W\d_]{4})(?<![ÃÂÄÅÐÑ]))[¹²³⁰-⁹]{1,2}(?![\w⁰-⁹¹²³⁻])"
)
_UNIT_OF_SPACE = re.compile(
    r"(?:m[eèé]t(?:r[a-zůó]{0,3}|ers?)|miles?|feet|foot|inch(?:es)?|yards?|fuß)$",
    re.IGNORECASE,
)
_DROPPED = re.compile(r"[.!?,]([”»\"]?)(\d{1,2})(?=\s|$)")
_SIGNS = re.compile("[¹²³⁰-⁹†‡]")
_DAGGER = re.compile(r"(?<=[\w.,!?”])(?<![ÃÂÄÅÐÑâ])[†‡](?!\w)")


@dataclass(frozen=True, slots=True)
class References:
    """Which of such marks a text has; ``noted`` are the numbers of its notes."""

    bracketed: bool = False
    raised: bool = False
    noted: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> References:
        """What ``text`` as a whole shows."""
        bracketed = "[" in text and _NOTE.search(text) is not None and not _INDEX.search(text)
        raised = not text.isascii() and _SIGNS.search(text) is not None
        dropped = {text[low:high] for low, high in _dropped(text)}
        noted = frozenset(_notes(text) & dropped) if dropped else frozenset()
        return cls(bracketed, raised, noted)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in ``text``, in order."""
        found: list[tuple[int, int]] = []
        if self.bracketed and "[" in text:
            found += [match.span() for match in _NOTE.finditer(text)]
        if self.raised and not text.isascii() and _SIGNS.search(text):
            found += [
                match.span()
                for match in _RAISED.finditer(text)
                if not _UNIT_OF_SPACE.search(text, max(0, match.start() - 12), match.start())
            ]
            found += [match.span() for match in _DAGGER.finditer(text)]
        if self.noted:
            found += [span for span in _dropped(text) if text[span[0] : span[1]] in self.noted]
        return sorted(found)


def _dropped(text: str) -> Iterator[tuple[int, int]]:
    """Where figures stand right behind the stop of a word: "it is gone.1"."""
    for match in _DROPPED.finditer(text):
        letters = 2 if match[1] else 4
        if text[max(0, match.start() - letters) : match.start()].isalpha():
            yield match.span(2)


def _notes(text: str) -> set[str]:
    """The numbers that lines below the text begin with."""
    return {match[1] or match[2] or match[3] for match in _BOUND.finditer(text)}
