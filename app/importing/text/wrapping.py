"""Hard-wrapped text: which lines belong to one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.importing.details.bylines import is_byline
from app.importing.details.naming import is_surely_name
from app.importing.text.chrome import is_chrome, is_initials
from app.importing.text.lines import ends_open, ends_sentence, is_wide, leads_in, starts_low
from app.importing.text.lists import marker_of
from app.importing.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Line

WIDEST = 132
"""Columns beyond which nobody wraps by hand."""
_NARROWEST = 30  # columns below which no text is wrapped
_ALONE = 60
"""Characters below which a line is looked at on its own before it is joined to the one above."""
_SLACK = 2  # columns that a full line may fall short, and centred ones be off
_SPOKEN = 12
"""Columns that a line before a dash and its speaker may fall short: both stay together."""
_LITTLE = 4
"""Letters of the words that no line of a title or sentence ends in: "of", "with"."""
_NEARLY = 0.85  # share of the width from which on a line with a little word last is full
_DAY = re.compile(r"\d{1,2}\.\s([^\W\d_]{3,})")
_PAGE_DIGITS = 4  # of the highest page number
_QUOTES = '"”»“’'
_GAP = "     "
"""Columns, or the two ends of a page's head."""
_BEYOND_SHARE = 0.5
"""Share of the text in lines longer than the width from which on it was not wrapped there."""
_LONG_SHARE = 0.3
"""Share of the text in lines too long to be wrapped from which on none is taken for wrapped."""


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which the text is hard-wrapped; 0 where it is not."""
    long = sum(len(line.text) for line in lines if len(line.text) > WIDEST)
    if long > _LONG_SHARE * sum(len(line.text) for line in lines):
        return 0
    width = 0
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].gap == 0:
            end += 1
        for piece in _sections(lines[at:end]):
            width = max(width, _width_of(piece))
        at = end
    beyond = sum(len(line.text) for line in lines if len(line.text) > width)
    whole = sum(len(line.text) for line in lines)
    return width if beyond <= _BEYOND_SHARE * whole else 0


def _sections(stanza: Sequence[Line]) -> list[Sequence[Line]]:
    """A stanza cut where one line is far too long to have been wrapped."""
    sections: list[Sequence[Line]] = []
    start = 0
    for number, line in enumerate(stanza):
        if len(line.text) > WIDEST:
            sections.append(stanza[start:number])
            start = number + 1
    sections.append(stanza[start:])
    return sections


def _width_of(stanza: Sequence[Line]) -> int:
    if len(stanza) < 3:
        return 0
    width = max(len(line.text) + line.indent for line in stanza)
    if width < _NARROWEST:
        return 0
    joins = list(pairwise(stanza))
    full = [(a, b) for a, b in joins if _is_full(a, b, width)]
    if len(full) < 0.5 * len(joins):
        return 0
    running = [(a, b) for a, b in full if _runs_on(a.text, b.text)]
    return width if len(running) >= max(1, 0.3 * len(joins)) else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    used = len(line.text) + line.indent
    if used >= width - _SLACK:
        return True
    if used + 1 + len(after.text) <= width - _SLACK or is_wide(line.text):
        return False
    day = _DAY.match(after.text)  # is not parted from its month
    first = day.group() if day else after.text.split(maxsplit=1)[0]
    word = after.text[0] if is_wide(after.text) else first
    return used + 1 + len(word) > width - _SLACK


def _runs_on(text: str, after: str) -> bool:
    if (not ends_open(text) and not text.endswith((";", ":"))) or _has_tag(text + after):
        return False
    return starts_low(after) or not _is_cased(after)


def _has_tag(text: str) -> bool:
    return "<" in text or ">" in text


def _is_cased(text: str) -> bool:
    return any(character.isupper() or character.islower() for character in text[:12])


def hangs_below(line: Line, after: Line) -> bool:
    """Whether ``after`` goes on in a small letter, further in than ``line`` where an item began."""
    return after.indent > line.indent and starts_low(after.text)


def continues(line: Line, after: Line, width: int, *, in_item: bool, hangs: bool = False) -> bool:
    """Whether ``after`` is the rest of the paragraph or list item that ``line`` is part of.

    ``hangs`` says that it hangs below an item's first line, which counts where there is no width.
    """
    if after.gap or not (width or hangs or _is_torn(line, after)):
        return False
    if _are_apart(line, after, width):
        return False
    if _has_tag(line.text) or _has_tag(after.text):
        return False
    if not width:
        return not _stands_alone(after.text)
    if len(line.text) > WIDEST or len(after.text) > WIDEST:
        return False
    joined = _is_wrapped(line, after, width, in_item=in_item)
    return joined and not (len(after.text) < _ALONE and _stands_alone(after.text))


def _are_apart(line: Line, after: Line, width: int) -> bool:
    """Whether a sign parts ``after`` from ``line``: a column, an item, a page number."""
    if _GAP in line.text or _GAP in after.text:
        return True
    marked = marker_of(after.text) is not None and not _is_day(line, after, width)
    if marked and not _speaks_on(line, after, width):
        return True
    digits = after.text.isdecimal() and len(after.text) <= _PAGE_DIGITS
    return digits and ends_sentence(line.text)


def signs(lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` is a name alone at the foot of its lines: no sentence ends in one."""
    line, above = lines[at], lines[at - 1].text
    if at + 1 < len(lines) and not lines[at + 1].gap:
        return False
    last = above.rsplit(maxsplit=1)[-1]
    runs_on = above[-1] in ",&–—-(" or (len(last) <= _LITTLE and last.islower())
    return not runs_on and is_surely_name(line.text)


def _is_day(line: Line, after: Line, width: int) -> bool:
    """Whether what looks like a number is the day of a date that a wrapped line was cut before."""
    day = _DAY.match(after.text) if width else None
    if day is None or ends_sentence(line.text) or leads_in(line.text) or _DAY.match(line.text):
        return False
    return day[1].casefold() in vocabulary().months


def _speaks_on(line: Line, after: Line, width: int) -> bool:
    """Whether what looks like a bullet is the dash before a speaker, or closes a quotation."""
    sign, rest = after.text[0], after.text[1:]
    if not width or not starts_low(rest) or line.text[0] == sign or leads_in(line.text):
        return False
    if sign == "»":
        return line.text.count("«") > line.text.count("»")
    quoted = line.text[-1] in _QUOTES or line.text.endswith(",")
    return sign in "-–—" and quoted and _is_full(line, after, width - _SPOKEN)


def _stands_alone(text: str) -> bool:
    """Whether a line is a byline or page chrome, and so nobody's second half."""
    if is_initials(text):
        return True
    return is_byline(text, near=True) or (not starts_low(text) and is_chrome(text))


def _is_wrapped(line: Line, after: Line, width: int, *, in_item: bool) -> bool:
    if in_item and after.indent > line.indent:
        return True
    if after.indent > line.indent + 1 and not in_item:
        return _is_centred(line, after) and starts_low(after.text) and not ends_sentence(line.text)
    if _is_full(line, after, width) or _is_unfinished(line, width):
        return True
    return _runs_on(line.text, after.text) and starts_low(after.text)


def _is_unfinished(line: Line, width: int) -> bool:
    """Whether a line that is nearly full ends in a little word, as letters of a print leave it."""
    last = line.text.rsplit(maxsplit=1)[-1]
    little = len(last) < _LITTLE and last.isalpha() and not last.isupper()
    return little and len(line.text) + line.indent >= _NEARLY * width


def _is_centred(line: Line, after: Line) -> bool:
    """Whether two lines have one middle, which is not that of the left edge."""
    middle, below = (2 * one.indent + len(one.text) for one in (line, after))
    return abs(middle - below) <= 2 * _SLACK + 1


def _is_torn(line: Line, after: Line) -> bool:
    """Whether a line break tore a sentence in two: it goes on with a small letter."""
    if len(line.text) < _NARROWEST or not starts_low(after.text) or ends_sentence(line.text):
        return False
    return line.text[-1].isalnum() or line.text[-1] == ","
