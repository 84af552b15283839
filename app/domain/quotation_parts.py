"""The pieces a quotation is compared by: folded text, and the gaps that its brackets open."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚‛「」『』`´")
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
"""Scripts written without spaces between words: any place there is the edge of a word."""

_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_OMISSION = re.compile(r"[.…\s]*(?:\.\s*\.\s*\.|…)[.…\s]*")

WORDS_REPLACED = 5
"""How many of the source's words one "[word]" may stand for; longer omissions need "[...]"."""

LONGEST_REPLACED = 120
"""Code points that "[word]" may stand for."""

LETTERS_REPLACED = 12
"""Letters that brackets inside a word ("[T]he", "seek[ing]") may stand for."""


@dataclass(frozen=True)
class Folded:
    """A text with its typography made uniform, and where each character of it came from.

    ``starts`` has one more entry than ``text`` has characters: the end.
    """

    original: str
    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of ``text[start:end]``."""
        if start == end:
            at = self.starts[start]
            return at, at
        stop = self.starts[end]
        while stop > self.starts[end - 1] + 1 and self.original[stop - 1].isspace():
            stop -= 1
        return self.starts[start], stop


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """``text[start:end]`` decomposed, its quotation marks, dashes and spaces made uniform."""
    end = len(text) if end is None else end
    folded: list[str] = []
    starts: list[int] = []
    at = start
    while at < end:
        after = at + 1
        while after < end and unicodedata.combining(text[after]):
            after += 1
        for character in unicodedata.normalize("NFD", text[at:after]):
            kept = _fold_character(character)
            if kept and not (kept == " " and folded[-1:] in ([], [" "])):
                folded.append(kept)
                starts.append(at)
        at = after
    if folded[-1:] == [" "]:
        end = starts.pop()
        folded.pop()
    return Folded(text, "".join(folded), (*starts, end))


def _fold_character(character: str) -> str:
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _INVISIBLE:
        return ""
    return " " if character.isspace() else character


class GapKind(Enum):
    """What a pair of brackets stands for."""

    OMISSION = "[...]"
    WORDS = "[word]"
    LETTERS = "[T]he"


@dataclass(frozen=True, slots=True)
class Gap:
    """Brackets in a quotation, ``start`` to ``end`` in its folded text."""

    kind: GapKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Literal:
    """Words that must stand in the source as they are, without spaces next to a gap."""

    text: str
    start: int
    end: int


Element = Gap | Literal


def elements(folded: Folded) -> list[Element]:
    """The quotation as literals and gaps, in order."""
    found: list[Element] = []
    at = 0
    for bracket in _BRACKETED.finditer(folded.text):
        _add_literal(found, folded.text, at, bracket.start())
        found.append(Gap(_kind(folded.text, bracket), bracket.start(), bracket.end()))
        at = bracket.end()
    _add_literal(found, folded.text, at, len(folded.text))
    return found


def _add_literal(found: list[Element], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    if piece.strip():
        found.append(Literal(piece.strip(), start, start + len(piece.strip())))


def _kind(text: str, bracket: re.Match[str]) -> GapKind:
    if _OMISSION.fullmatch(bracket[1]):
        return GapKind.OMISSION
    before, after = text[bracket.start() - 1 : bracket.start()], text[bracket.end() :][:1]
    return GapKind.LETTERS if is_letter(before) or is_letter(after) else GapKind.WORDS


def is_letter(character: str) -> bool:
    """Whether ``character`` belongs to a word: a letter, a digit, or a mark upon one."""
    return character.isalnum() or bool(character and unicodedata.category(character)[0] == "M")


def _splits_word(text: str, at: int) -> bool:
    if not 0 < at < len(text) or not is_letter(text[at - 1]) or not is_letter(text[at]):
        return False
    return not _SPACELESS.match(text[at - 1]) and not _SPACELESS.match(text[at])


def may_start(gap: Gap, source: str, start: int) -> bool:
    """Whether ``gap`` may begin at ``start``: "[...]" and "[word]" never begin within a word."""
    return gap.kind is GapKind.LETTERS or not _splits_word(source, start)


def fills(gap: Gap | None, source: str, start: int, end: int) -> bool:
    """Whether ``gap`` may stand for ``source[start:end]``; no gap stands for nothing."""
    if gap is None:
        return start == end
    if end < start:
        return False
    if gap.kind is GapKind.LETTERS:
        return end - start <= LETTERS_REPLACED and " " not in source[start:end]
    if _splits_word(source, start) or _splits_word(source, end):
        return False
    if gap.kind is GapKind.OMISSION:
        return True
    return end - start <= LONGEST_REPLACED and len(source[start:end].split()) <= WORDS_REPLACED


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a punctuation mark of a folded text, or a gap between words.

    ``pattern`` is set for a word with brackets in it: an expression for the words it may stand for.
    """

    text: str
    start: int
    end: int
    gap: GapKind | None = None
    pattern: str = ""

    def stands_for(self, other: str) -> bool:
        """Whether this word may be written where the source has ``other``."""
        return bool(re.fullmatch(self.pattern, other)) if self.pattern else self.text == other


_RUN = re.compile(r"(?:\[[^\[\]]+\]|\S)+")


def words(folded: Folded, *, brackets: bool) -> list[Word]:
    """The words and punctuation marks of ``folded``; ``brackets`` are gaps, or are just letters."""
    found: list[Word] = []
    if not brackets:
        for run in re.finditer(r"\S+", folded.text):
            _add_words(found, folded.text, run.start(), run.end())
        return found
    for run in _RUN.finditer(folded.text):
        at = run.start()
        for bracket in _BRACKETED.finditer(folded.text, run.start(), run.end()):
            kind = _kind(folded.text, bracket)
            if kind is not GapKind.LETTERS:
                _add_words(found, folded.text, at, bracket.start())
                found.append(Word(bracket[0], bracket.start(), bracket.end(), kind))
                at = bracket.end()
        _add_words(found, folded.text, at, run.end())
    return found


def _add_words(found: list[Word], text: str, start: int, end: int) -> None:
    """The word from ``start`` to ``end``, with the punctuation around it as words of their own."""
    first, core = start, end
    while first < core and not (is_letter(text[first]) or text[first] == "["):
        first += 1
    while core > first and not (is_letter(text[core - 1]) or text[core - 1] == "]"):
        core -= 1
    found.extend(Word(text[at], at, at + 1) for at in range(start, first))
    if core > first:
        word = text[first:core]
        pattern = _pattern(word) if _BRACKETED.search(word) else ""
        found.append(Word(word, first, core, None, pattern))
    found.extend(Word(text[at], at, at + 1) for at in range(core, end))


def _pattern(word: str) -> str:
    literals = [re.escape(piece) for piece in _BRACKETED.split(word)[::2]]
    return rf"\S{{0,{LETTERS_REPLACED}}}".join(literals)
