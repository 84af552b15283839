"""From words to lines: broken to a width, put into visual order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidi import algorithm  # type: ignore[import-untyped]

from app.exporting.directions import starts_rtl
from app.exporting.pdf_words import Fragment, Target, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exporting.pdf_words import Chunk, Words

_GOOD_ENDS = frozenset("/\\-‐–—_.,?&=:;#")
"""Characters after which a word that is longer than a line is best broken."""
_HYPHENS = ("-", "‐")
_ROUNDING = 0.01
"""Points that a line may be too wide by, so that rounding breaks none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment at its place in a line: ``x`` points from the line's left end."""

    x: float
    fragment: Fragment
    target: Target | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line in visual order; ``rtl`` says that it runs from right to left as a whole.

    ``said`` is set for a line that does not but has such words in it: what it says, in reading
    order. Programs that read pages turn whole lines themselves and need to be told only then.
    """

    pieces: tuple[Piece, ...]
    width: float
    rtl: bool = False
    said: str = ""

    @property
    def text(self) -> str:
        """What the line says; in visual order where that differs."""
        return "".join(piece.fragment.text for piece in self.pieces)


class Lines:
    """Breaks chunks into lines."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def lines(self, chunks: Sequence[Chunk], width: float, *, may_turn: bool = True) -> list[Line]:
        """The lines of ``chunks``, none wider than ``width`` points; none for no words.

        A word longer than a line is broken where it must be. Text that starts with a letter of a
        right-to-left script runs that way, unless it may not ``may_turn``.
        """
        words = self.words.words(chunks)
        rtl = may_turn and starts_rtl("".join(chunk.text for chunk in chunks))
        return self._set(words, width, rtl=rtl)

    def balanced(self, chunks: Sequence[Chunk], width: float) -> list[Line]:
        """As ``lines``, but all of about one length."""
        words = self.words.words(chunks)
        lines = self._set(words, width, rtl=False)
        low, high = width / 2, width
        while len(lines) > 1 and high - low > 1:
            middle = (low + high) / 2
            if len(self._set(words, middle, rtl=False)) > len(lines):
                low = middle
            else:
                high = middle
        return self._set(words, high, rtl=False)

    def width(self, chunks: Sequence[Chunk]) -> float:
        """How wide ``chunks`` are in one line."""
        words = self.words.words(chunks)
        return sum(word.width + word.space for word in words)

    def longest_word(self, chunks: Sequence[Chunk]) -> float:
        """The width of the longest word in ``chunks``."""
        return max((word.width for word in self.words.words(chunks)), default=0.0)

    def _set(self, words: list[Word], width: float, *, rtl: bool) -> list[Line]:
        lines: list[Line] = []
        current: list[Word] = []
        used = 0.0
        for whole in words:
            for word in [whole] if whole.width <= width else self._cut(whole, width):
                if current and (
                    word.new_line or used + word.space + word.width > width + _ROUNDING
                ):
                    kept, carried = _parted(current, word, width)
                    lines.append(self._line(kept, rtl=rtl, last=False))
                    current, used = carried, sum(each.width for each in carried)
                used += word.width + (word.space if current else 0.0)
                current.append(word)
        if current:
            lines.append(self._line(current, rtl=rtl, last=True))
        return lines

    def _cut(self, word: Word, width: float) -> list[Word]:
        """``word`` as words that fit into a line."""
        pieces: list[Word] = [Word(spaces=word.spaces, space=word.space, new_line=word.new_line)]
        for fragment, target in word.fragments:
            for part in self._cut_fragment(fragment, width):
                if pieces[-1].fragments and pieces[-1].width + part.width > width:
                    pieces.append(Word())
                pieces[-1].add([part], target)
        return pieces

    def _cut_fragment(self, fragment: Fragment, width: float) -> list[Fragment]:
        if fragment.width <= width or fragment.text != fragment.drawn:
            return [fragment]
        parts: list[Fragment] = []
        rest = fragment.text
        while rest:
            length = self._fitting(fragment, rest, width)
            parts.append(
                self.words.fragment(rest[:length], fragment.face, fragment.manner, rtl=fragment.rtl)
            )
            rest = rest[length:]
        return parts

    def _fitting(self, fragment: Fragment, text: str, width: float) -> int:
        """How much of ``text`` goes into one line: at least one character."""
        face = self.words.faces.face(fragment.face)
        used, length = fragment.manner.before, 0
        for character in text:
            advance = face.shape(character, rtl=fragment.rtl).width * fragment.manner.size / 1000
            used += advance + fragment.manner.tracking
            if used > width:
                break
            length += 1
        if length == len(text):
            return length
        for end in range(length, length // 2, -1):
            if text[end - 1] in _GOOD_ENDS:
                return end
        return max(1, length)

    def _line(self, words: list[Word], *, rtl: bool, last: bool) -> Line:
        parts = list(words[0].fragments)
        for word in words[1:]:
            parts += word.spaces
            parts += word.fragments
        if rtl or any(fragment.rtl for fragment, _ in parts):
            return self._visual(parts, rtl=rtl)
        pieces: list[Piece] = []
        x = 0.0
        for fragment, target in parts:
            pieces.append(Piece(x, fragment, target))
            x += fragment.width
        if not last:  # a space ends the line, so that its last word never runs into the next one
            space = self.words.fragments(" ", parts[-1][0].manner)[0]
            pieces.append(Piece(x, space, None))
        return Line(tuple(pieces), x)

    def _visual(self, parts: list[tuple[Fragment, Target | None]], *, rtl: bool) -> Line:
        text = "".join(fragment.text for fragment, _ in parts)
        owners = [index for index, (fragment, _) in enumerate(parts) for _ in fragment.text]
        runs = _runs(visual_order(text, rtl=rtl), owners)
        pieces: list[Piece] = []
        x = 0.0
        for places, level in runs:
            fragment, target = parts[owners[places[0]]]
            backwards = bool(level % 2)
            if fragment.text == fragment.drawn and (
                len(places) < len(fragment.text) or fragment.rtl != backwards
            ):
                drawn = "".join(text[place] for place in sorted(places))
                fragment = self.words.fragment(drawn, fragment.face, fragment.manner, rtl=backwards)
            pieces.append(Piece(x, fragment, target))
            x += fragment.width
        return Line(tuple(pieces), x, rtl, "" if rtl else text)


def _parted(words: list[Word], following: Word, width: float) -> tuple[list[Word], list[Word]]:
    """The words of a full line, and one that is carried over to the next if it ends in a hyphen.

    Programs that read pages take a hyphen at the end of a line for a division and drop it.
    """
    last = words[-1]
    fits = last.width + following.space + following.width <= width + _ROUNDING
    if following.new_line or len(words) == 1 or not fits or not last.text.endswith(_HYPHENS):
        return words, []
    return words[:-1], [last]


def _runs(order: list[tuple[int, int]], owners: list[int]) -> list[tuple[list[int], int]]:
    """Places side by side that belong to one fragment and one level, with that level."""
    runs: list[tuple[list[int], int]] = []
    for place, level in order:
        if runs and _continues((place, level), runs[-1][0][-1], runs[-1][1], owners):
            runs[-1][0].append(place)
        else:
            runs.append(([place], level))
    return runs


def _continues(following: tuple[int, int], last: int, level: int, owners: list[int]) -> bool:
    place, its_level = following
    return its_level == level and owners[place] == owners[last] and abs(place - last) == 1


def visual_order(text: str, *, rtl: bool) -> list[tuple[int, int]]:
    """The places of ``text`` from left to right, each with its embedding level (UAX 9)."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(rtl)
    storage["base_dir"] = "R" if rtl else "L"
    algorithm.get_embedding_levels(text, storage)
    characters = storage["chars"]
    for place, character in enumerate(characters):
        character["place"] = place
        character["type"] = character["type"] or "L"  # UAX 9: so counts what has no meaning yet
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    return [(int(c["place"]), int(c["level"])) for c in storage["chars"]]
