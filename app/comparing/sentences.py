"""Cutting an article into claims: the sentences, list items and table rows that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Span
from app.domain.passage import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Inline

_SILENT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE})
_STOP = re.compile(
    r"""[.!?…؟।]+["'”’»)\]]*(?=\s+["'“‘«„(\[]*(?P<next>\w+))   # a space and a new word follow
      | [。！？]+["'”’»）」』]*                                  # no space between sentences here
    """,
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?:^|[^\w])(?:\w\.)*\w\.$")
_LAST_WORD = re.compile(r"(\w+)\.$")
_BEFORE_NAMES = """mr mrs ms dr prof gen col maj capt lt cmdr sgt sen rep gov pres rev hon vs approx
cf univ bzw hr fr mme mlle sra srta"""
_BEFORE_NUMBERS = """no nos nr fig vol pp art jan feb mar apr jun jul aug sep sept oct nov dec"""
_AT_EITHER_PLACE = """st mt jr sr inc ltd co corp dept est al etc bros"""
_OPENERS = """
a an and as at both but by during for from he her his however if in it its many more most
no on one our she since so some such that the their there these they this those to under we what
when while with"""
_NAME_FOLLOWS = frozenset(_BEFORE_NAMES.split())
_NUMBER_FOLLOWS = frozenset(_BEFORE_NUMBERS.split())
_EITHER_FOLLOWS = frozenset(_AT_EITHER_PLACE.split())
_OPENS_SENTENCES = frozenset(_OPENERS.split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, list item or table row; ``words`` is its text with chrome and debris blanked.

    ``words`` is as long as the span, so that a position in it is a position in the article.
    ``block`` is the number of the unit it stands in.
    """

    start: int
    end: int
    words: str
    block: int

    @property
    def span(self) -> Span:
        """The claim's place."""
        return Span(self.start, self.end)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences between two positions, trimmed of white space, in order.

    A full stop after an initial or a known abbreviation ends no sentence, unless the next word is
    one that opens sentences ("the U.S. The ...").
    """
    found: list[Span] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _goes_on(text[at : stop.end()], stop["next"]):
            continue
        found.extend(_trimmed(text, at, stop.end()))
        at = stop.end()
    found.extend(_trimmed(text, at, end))
    return found


def claims(article: Article) -> list[Claim]:
    """Everything in ``article`` that states something, in order.

    Left out: titles, headings, bylines, header rows of tables, and sentences that only announce
    the list or table after them ("Key points include:").
    """
    shown = _without_debris(article)
    headers = {
        min(cell.start for cell in block.header if cell.end > cell.start)
        for block in article.blocks
        if any(cell.end > cell.start for cell in block.header)
    }
    found: list[Claim] = []
    for number, unit in enumerate(units(article)):
        if unit.kind in _SILENT:
            continue
        if unit.kind is BlockKind.TABLE:
            spans = [] if unit.start in headers else [Span(unit.start, unit.end)]
        else:
            spans = sentences(article.text, unit.start, unit.end)
        for span in spans:
            words = shown[span.start : span.end]
            if not words.rstrip().endswith((":", "：")):
                found.append(Claim(span.start, span.end, words, number))
    return found


def _goes_on(before: str, following: str | None) -> bool:
    """Whether the full stop at the end of ``before`` does not end the sentence."""
    if following is None:
        return False
    closed = before.rstrip("\"'”’»)]")
    if not closed.endswith("."):
        return following[0].islower()
    found = _LAST_WORD.search(closed)
    last = found[1].lower() if found else ""
    if last in _NAME_FOLLOWS or following[0].islower():
        return True
    if last in _NUMBER_FOLLOWS:
        return following[0].isdigit()
    if last in _EITHER_FOLLOWS or _INITIALS.search(closed):
        return following.lower() not in _OPENS_SENTENCES
    return False


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _without_debris(article: Article) -> str:
    """The article's text with inline chrome and debris turned to spaces, as long as before."""
    pieces: list[str] = []
    at = 0
    for block in article.blocks:
        for inline in sorted(block.inline, key=_start_of):
            if inline.start >= at:
                pieces += [article.text[at : inline.start], " " * (inline.end - inline.start)]
                at = inline.end
    pieces.append(article.text[at:])
    return "".join(pieces)


def _start_of(inline: Inline) -> int:
    return inline.start
