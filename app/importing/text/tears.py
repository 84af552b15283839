"""Sentences torn where a link or a bold word stood: each piece on a line of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.importing.details.bylines import is_byline
from app.importing.details.naming import PAIRS, is_surely_name
from app.importing.text.chrome import is_chrome
from app.importing.text.lines import ends_sentence, leads_in, starts_low
from app.importing.text.lists import marker_of
from app.importing.vocabulary import folded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.text.lines import Line

_GOES_ON = re.compile(r"[,;،؛、，；](?:\s|$|[”»’\"])|[.!?)\]](?:\s|$|,)|[’']s\s")
"""How no line begins but the rest of a sentence: ", which raised", ". He", "’s"."""
_RESTS = frozenset(",;،؛、，；.!?)]’'")
"""With what such a line opens."""
_CLOSING = re.compile(r"[.,;:!?…)\]”»’\"]{1,3}$")
"""A line that is only the stop behind what stood in a tag."""
_OPEN = re.compile(r"(?:[,،、，(\[–—„“«‘/]|(?<![^\W\d_])[^\W\d_]{1,4})$")
"""How a line ends whose sentence goes on: a comma, a dash, a bracket, a little word."""
_ANGLE = re.compile(r">\s\S")
_SLACK = 2  # columns that a full line may fall short
_END = 8  # characters in which the open end of a line is looked for
_OPENER = 30  # characters of the longest opening of a byline: "Reporting and photos by"
_BYLINE = 60  # characters of the longest piece of a torn byline
_SHORTEST = 15  # characters of the first half of a torn title
_PIECE = 60  # characters of the longest piece of a torn sentence or title
_LINKED = 40  # characters of a piece where nothing but the lines around it shows the tear
_LEAST = 24  # characters of a line that surely goes on in the next
_PULLED_LINES = 6  # of a quotation that is set further in
_RUNNING = 60
"""Characters from which on a line without a stop was hardly a heading."""


def torn_lines(lines: Sequence[Line], wreck: Sequence[bool]) -> frozenset[int]:
    """The numbers of the lines that go on with the sentence of the line above."""
    return frozenset(
        (
            *_rests(lines, wreck),
            *_names(lines),
            *_halves(lines, wreck),
            *_quoted(lines),
            *_pulled(lines),
        )
    )


def _quoted(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that go on with a quotation of several lines, each of which has its angle."""
    at = 0
    while at < len(lines):
        end = at
        while (
            end < len(lines) and _ANGLE.match(lines[end].text) and (end == at or not lines[end].gap)
        ):
            end += 1
        if end - at > 1 and _is_wrapped_quotation(
            [line.text[2:].strip() for line in lines[at:end]]
        ):
            yield from range(at + 1, end)
        at = max(end, at + 1)


def _pulled(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that go on with a quotation set further in, whose signs stand at both ends."""
    for at, line in enumerate(lines):
        closers = PAIRS.get(line.text[0])
        if closers is None or not line.indent or not _is_left_open(line.text, closers):
            continue
        for number in range(at + 1, min(at + _PULLED_LINES, len(lines))):
            below = lines[number]
            if below.gap or not 0 <= below.indent - line.indent <= 1 or below.text[0] in PAIRS:
                break
            if below.text.rstrip(".")[-1] in closers:
                yield from range(at + 1, number + 1)
                break


def _is_left_open(text: str, closers: str) -> bool:
    return not any(closer in text[1:] for closer in closers)


def _is_wrapped_quotation(said: Sequence[str]) -> bool:
    """Whether lines are one wrapped paragraph: each but the last as full as can be."""
    width = max(map(len, said))
    full = all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width - _SLACK
        for line, after in pairwise(said)
    )
    runs_on = any(starts_low(after) and not ends_sentence(line) for line, after in pairwise(said))
    counted = any(marker_of(line) for line in said)
    return width >= _LINKED and full and runs_on and not counted and ends_sentence(said[-1])


def _rests(lines: Sequence[Line], wreck: Sequence[bool]) -> Iterator[int]:
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        if line.gap > 1 or (wreck[at - 1] and _CLOSING.match(above.text) is None):
            continue
        rest = line.text[0] in _RESTS and _GOES_ON.match(line.text) is not None
        if wreck[at]:
            stop = line.gap == 0 and _CLOSING.match(line.text) is not None
            rest = stop and not ends_sentence(above.text)
        if rest:
            yield at
        elif wreck[at]:
            continue
        short = len(above.text) <= (_PIECE if rest else _LINKED)
        if at < 2 or not short or above.gap or line.gap or wreck[at - 2]:
            continue
        if not (rest or starts_low(line.text)) or not _opens(lines[at - 2].text, surely=not rest):
            continue
        if (rest or marker_of(line.text) is None) and _is_link(above.text):
            yield at - 1
            yield at


def _is_link(text: str) -> bool:
    return not ends_sentence(text) and marker_of(text) is None


def _opens(text: str, *, surely: bool) -> bool:
    """Whether a line's sentence goes on in the next; ``surely`` if nothing else shows it."""
    if len(text) < (_LEAST if surely else 2) or ends_sentence(text) or leads_in(text):
        return False
    if _OPEN.search(text, max(0, len(text) - _END)):
        last = text.rsplit(maxsplit=1)[-1]
        return not last[:1].isupper() or not last.isalpha()
    return not surely and len(text) >= _RUNNING


def _names(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of a byline of which each word had a tag: "By", "Ann Lee", "and", "Tom Hale"."""
    named = False
    for at in range(1, len(lines)):
        above, line = lines[at - 1].text, lines[at]
        likely = named or len(above) <= _OPENER or line.text[0].islower()
        if line.gap or len(above) > _BYLINE or not likely:
            named = False
            continue
        joins = named and folded(line.text) in vocabulary().joiners
        if not joins and is_surely_name(line.text):
            known = vocabulary()
            joins = folded(above) in known.openers or (named and folded(above) in known.joiners)
        named = joins or _adds_name(above, line.text)
        if named:
            yield at


def _adds_name(above: str, text: str) -> bool:
    """Whether a line adds another author to a byline: "By Ann Lee", "and Tom Hale"."""
    word, _, name = text.partition(" ")
    if word not in vocabulary().joiners or not is_surely_name(name):
        return False
    first, _, rest = above.partition(" ")
    return first.casefold() in vocabulary().openers and is_surely_name(rest)


def _halves(lines: Sequence[Line], wreck: Sequence[bool]) -> Iterator[int]:
    """The second lines of titles that stand alone in two: "Council backs", "night buses"."""
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1]
        parted = (at == 1 or above.gap) and not line.gap
        if (
            not parted
            or wreck[at]
            or wreck[at - 1]
            or (at + 1 < len(lines) and not lines[at + 1].gap)
        ):
            continue
        long = _SHORTEST <= len(above.text) <= _PIECE and len(line.text) <= _PIECE
        open_ = above.text[-1].isalnum() and line.text[-1].isalnum()
        low = above.text[0].isupper() and line.text[0].islower()
        if long and open_ and low and not (is_chrome(above.text) or _stands_alone(line.text)):
            yield at


def _stands_alone(text: str) -> bool:
    return is_byline(text, near=True) or is_chrome(text)
