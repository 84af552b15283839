"""From text to words: pieces that are shaped in one face and one direction, ready for lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.exporting.directions import is_rtl
from app.exporting.pdf_fonts import Shaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exporting.pdf_fonts import Faces

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_SPACES = re.compile("[\t\r\x0b\x0c\x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\u2028\u2029]")
_DROPPED = re.compile("[\u00ad\u200b\u2060\ufeff]")
_JOINERS = frozenset("\u200c\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
"""Joiners and skin tones, which belong to the character before them."""
_EAST_ASIAN = re.compile(
    "[\u2e80-\u30ff\u3100-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset("、。，．：；？！）」』】〕〉》・ー々…,.;:!?)]}”’")
_NEVER_LAST = frozenset("（「『【〔〈《([{“‘")


@dataclass(frozen=True, eq=False)
class Manner:
    """How text is set: face, size and ``rise`` in points, colour as ``#RRGGBB``.

    ``tracking`` is added after each glyph and ``before`` in front of the text, both in points.
    ``alternates`` allows contextual forms. Manners are looked up for every word, so they are equal
    only to themselves; ``in_face`` and ``without_before`` give the same one each time.
    """

    face: str
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    before: float = 0.0
    alternates: bool = False

    def in_face(self, face: str, colour: str) -> Manner:
        """This manner in another face and colour."""
        if face == self.face and colour == self.colour:
            return self
        known: Manner | None = self._variants.get((face, colour))
        if known is None:
            known = self._variants[face, colour] = replace(self, face=face, colour=colour)
        return known

    @cached_property
    def without_before(self) -> Manner:
        """This manner without space in front."""
        return replace(self, before=0.0) if self.before else self

    @cached_property
    def _variants(self) -> dict[tuple[str, str], Manner]:
        return {}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: an ``address``, or a named ``place``; ``contents`` says so in words.

    ``here`` names the place of the link itself, for the way back.
    """

    contents: str
    address: str = ""
    place: str = ""
    here: str = ""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text in one manner, leading to one target or to none."""

    text: str
    manner: Manner
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A shaped piece of a word; ``width`` in points.

    ``text`` is what it stands for; where ``drawn`` is not the same, a replacement is printed.
    """

    text: str
    drawn: str
    manner: Manner
    face: str
    shaped: Shaped
    width: float
    rtl: bool = False


@dataclass(slots=True)
class Word:
    """What is never broken between lines; ``spaces`` stand before it unless it starts a line."""

    fragments: list[tuple[Fragment, Target | None]] = field(default_factory=list)
    spaces: list[tuple[Fragment, Target | None]] = field(default_factory=list)
    width: float = 0.0
    space: float = 0.0
    new_line: bool = False

    @property
    def text(self) -> str:
        """The word's letters."""
        return "".join(fragment.text for fragment, _ in self.fragments)

    def add(self, fragments: Iterable[Fragment], target: Target | None) -> None:
        """Append fragments that lead to ``target``."""
        for fragment in fragments:
            self.fragments.append((fragment, target))
            self.width += fragment.width


class Words:
    """Cuts chunks into shaped words; what was shaped once is remembered."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._known: dict[tuple[str, Manner], tuple[Fragment, ...]] = {}

    def words(self, chunks: Iterable[Chunk]) -> list[Word]:
        """The words of ``chunks`` in order; a word may run on from one chunk to the next."""
        found: list[Word] = []
        current = Word()
        for chunk in chunks:
            text = _DROPPED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", chunk.text)))
            for cut in _TOKENS.findall(text):
                if cut == "\n" or cut[0] == " ":
                    current = self._after(found, current)
                    self._pause(current, cut, chunk)
                    continue
                for piece in _breakable(cut):
                    if current.fragments and _may_part(current, piece):
                        current = self._after(found, current)
                    current.add(self.fragments(piece, chunk.manner), chunk.target)
        self._after(found, current)
        return found

    @staticmethod
    def _after(found: list[Word], word: Word) -> Word:
        if word.fragments:
            found.append(word)
            return Word()
        return word

    def _pause(self, word: Word, cut: str, chunk: Chunk) -> None:
        if cut == "\n":
            word.new_line = True
            word.spaces, word.space = [], 0.0
            return
        (space,) = self.fragments(" ", chunk.manner.without_before)
        for _ in cut:
            word.spaces.append((space, chunk.target))
            word.space += space.width

    def fragments(self, text: str, manner: Manner) -> tuple[Fragment, ...]:
        """The pieces of ``text``, cut where the face or the direction changes."""
        known = self._known.get((text, manner))
        if known is None:
            plain = text.isascii() and text.isprintable()
            pieces = [(text, manner.face)] if plain else self._by_face(text, manner.face)
            known = tuple(
                self._fragment(piece, face, manner.without_before if index else manner)
                for index, (piece, face) in enumerate(pieces)
            )
            self._known[text, manner] = known
        return known

    def fragment(self, text: str, face: str, manner: Manner, *, rtl: bool) -> Fragment:
        """One piece in a face and direction that are known."""
        shaped = self.faces.face(face).shape(text, rtl=rtl, alternates=manner.alternates)
        width = shaped.width * manner.size / 1000 + manner.before
        width += manner.tracking * len(shaped.glyphs)
        return Fragment(text, text, manner, face, shaped, width, rtl)

    def _fragment(self, text: str, face: str | None, manner: Manner) -> Fragment:
        if face is not None:
            return self.fragment(text, face, manner, rtl=is_rtl(text))
        drawn = self.faces.miss(text)
        return replace(self.fragment(drawn, manner.face, manner, rtl=False), text=text)

    def _by_face(self, text: str, wanted: str) -> list[tuple[str, str | None]]:
        pieces: list[tuple[str, str | None]] = []
        previous: str | None = wanted
        rtl = False
        for character in text:
            clings = unicodedata.category(character) in ("Mn", "Me") or character in _JOINERS
            if clings and pieces and previous is not None:
                pieces[-1] = (pieces[-1][0] + character, previous)
                continue
            face = self.faces.choose(wanted, character)
            was_rtl, rtl = rtl, is_rtl(character)
            if pieces and face == previous and face is not None and rtl == was_rtl:
                pieces[-1] = (pieces[-1][0] + character, face)
            else:
                pieces.append((character, face))
            previous = face
        return pieces


def _breakable(word: str) -> list[str]:
    """``word`` cut where a line may end within it: only between East Asian characters."""
    if word.isascii() or not _EAST_ASIAN.search(word):
        return [word]
    pieces: list[str] = []
    for character in word:
        joined = pieces and (
            not (_EAST_ASIAN.match(character) or _EAST_ASIAN.match(pieces[-1][-1]))
            or character in _NEVER_FIRST
            or pieces[-1][-1] in _NEVER_LAST
            or unicodedata.combining(character)
        )
        if joined:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _may_part(word: Word, piece: str) -> bool:
    """Whether a line may end between ``word`` and ``piece`` although no space stands there."""
    last, first = word.fragments[-1][0].text[-1], piece[0]
    if first in _NEVER_FIRST or last in _NEVER_LAST:
        return False
    return bool(_EAST_ASIAN.match(first) or _EAST_ASIAN.match(last)) and not first.isdigit()
