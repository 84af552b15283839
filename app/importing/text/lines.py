"""Lines and units: what the rules of the text reader look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.domain.article import BlockKind, Cell, Inline, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

TAB = 4
"""Columns that a tab indents by."""

_SIGNATURE = 30  # characters in which what signs a report off is looked for
_LEADS = (":", "：", "ดังนี้", "ต่อไปนี้")
"""How a line ends that introduces the next: with a colon, in Thai with "as follows"."""
_STOPLESS = 75
"""Characters from which on a line of Thai, which has no full stops, is a sentence, not a title."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_CLOSERS = "\"'”’»«›)]}*_“"
_SIGNED_OFF = re.compile(
    r"(?<=[.!?…。！？؟۔।\"”»])\s?(?:[(（\[【][^()（）\[\]\d\n]{1,24}[)）\]】]|[—–-]?\s?[A-Z]{2,8}|[■◼◾∎♦])$"
)
"""What agencies and papers set after the last stop: "(PAP)", "（完）", "AFP"."""
_SIGNATURE_ENDS = ")）]】■◼◾∎♦"
_STOPS = frozenset(".!?…。！？؟۔।;；:：")
_FULL_STOPS = frozenset(".!?…。！？؟۔।")


class Line(NamedTuple):
    """One non-empty line: ``start`` to ``end`` is trimmed, ``first`` to ``end`` is not on the left.

    ``gap`` counts the empty lines above, ``indent`` the columns on the left, ``last`` is where the
    line break stands.
    """

    first: int
    start: int
    end: int
    last: int
    gap: int
    indent: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The non-empty lines of ``text`` in order; a line of byte order marks alone is empty."""
    found: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        first = position
        position += len(raw)
        body = raw
        if body.startswith("\ufeff"):
            body = body.lstrip("\ufeff")
            first += len(raw) - len(body)
        left = body.lstrip()
        stripped = left.rstrip()
        if not stripped.replace("\ufeff", ""):
            gap += 1
            continue
        pad = len(body) - len(left)
        start = first + pad
        indent = len(body[:pad].expandtabs(TAB)) if pad else 0
        last = first + len(body.rstrip("\r\n"))
        found.append(Line(first, start, start + len(stripped), last, gap, indent, stripped))
        gap = 0
    return found


def display_places(text: str, line: Line) -> Sequence[int]:
    """For each column of a screen that ``line`` takes, the place of its letter in ``text``.

    Ideographs take two columns.
    """
    places = range(line.first, line.end)
    if not _WIDE.search(text, line.first, line.end):
        return places
    return [place for place in places for _ in range(1 + bool(_WIDE.match(text, place)))]


def said_at(text: str, places: Sequence[int]) -> str:
    """What stands at ``places``, as ``display_places`` gives them, of ``text``."""
    if isinstance(places, range):
        return text[places.start : places.stop]
    return "".join(text[place] for place in places)


@dataclass(slots=True)
class Unit:
    """One line, or lines that belong together, while its kind is being found.

    ``text`` is the slice of the article, ``plain`` what is left of it without debris and with
    single spaces; ``sign`` is the length of what opens a heading or a quotation ("## ", "> "),
    ``ringed`` says that the letter "o" it begins with is a bullet. The other fields become those of
    the block.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: int
    lines: int = 1
    plain: str = ""
    kind: BlockKind | None = None
    detail: str = ""
    level: int = 0
    sign: int = 0
    marker: Span | None = None
    label: Span | None = None
    ordered: bool = False
    depth: int = 0
    group: int = 0
    ringed: bool = False
    rule: Span | None = None
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    inline: list[Inline] = field(default_factory=list)
    _weighed: str = ""
    _weight: int = 0

    @property
    def weight(self) -> int:
        """How long the unit reads, in Latin letters; see ``weight``."""
        if self._weighed is not self.plain:
            self._weighed, self._weight = self.plain, weight(self.plain)
        return self._weight


def weight(text: str) -> int:
    """The length of ``text`` in Latin letters: an ideograph says as much as three of them."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(_WIDE.findall(text))


def outweighs(text: str, limit: int) -> bool:
    """Whether ``text`` weighs more than ``limit``; most lines need not be weighed to tell."""
    size = len(text)
    return size > limit or (3 * size > limit and weight(text) > limit)


def is_wide(text: str) -> bool:
    """Whether ``text`` is mostly in a script that is written without spaces."""
    return not text.isascii() and len(_WIDE.findall(text)) * 2 > len(text)


def ends_open(text: str) -> bool:
    """Whether ``text`` ends without any stop (full stop, colon, semicolon ...), quotes aside."""
    last = text[-1:]
    if last.isalnum() and not last.isupper():
        return not _is_prose_without_stops(text)
    if last >= "\u0e2f" and (_is_prose_without_stops(text) or text.endswith(_LEADS)):
        return False
    tail = text.rstrip(_CLOSERS)
    return not tail or (tail[-1] not in _STOPS and not _is_signed_off(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in a full stop, question or exclamation mark.

    Quotes are left aside, and so is what signs a report off after its last stop.
    """
    last = text[-1:]
    if last.isalnum() and not last.isupper():
        return _is_prose_without_stops(text)
    if last >= "\u0e2f" and _is_prose_without_stops(text):  # a vowel sign is no letter
        return True
    tail = text.rstrip(_CLOSERS + " ")
    if tail and tail[-1] in _FULL_STOPS:
        return True
    return _is_signed_off(text)


def _is_prose_without_stops(text: str) -> bool:
    """Whether ``text`` is a sentence of Thai or Lao, which end none with a sign."""
    return len(text) >= _STOPLESS and "\u0e00" <= text[-1] <= "\u0eff"


def _is_signed_off(text: str) -> bool:
    if not text or not (text[-1] in _SIGNATURE_ENDS or text[-1].isupper()):
        return False
    if _FULL_STOPS.isdisjoint(text[-2 * _SIGNATURE :]):
        return False
    signed = _SIGNED_OFF.search(text, max(0, len(text) - _SIGNATURE))
    if signed is None:
        return False
    tail = text[: signed.start()].rstrip(_CLOSERS + " ")
    return bool(tail) and tail[-1] in _FULL_STOPS


def leads_in(text: str) -> bool:
    """Whether ``text`` ends in a colon and so introduces what follows."""
    if text[-1:].isalnum():
        return False
    return text.rstrip(_CLOSERS + " ").endswith(_LEADS)


def starts_low(text: str) -> bool:
    """Whether the first letter of ``text`` is a small one."""
    for character in text[:4]:
        if character.isalpha():
            return character.islower()
        if character.isdigit():
            return False
    return False
