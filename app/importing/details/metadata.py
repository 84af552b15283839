"""What an article says of itself: title, publisher, author, date, language."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Metadata, paragraph_starts
from app.importing.details.authors import is_place_in, names_in, placed_name
from app.importing.details.bylines import parse_byline
from app.importing.details.dates import find_date
from app.importing.details.languages import language_of
from app.importing.details.naming import (
    is_agency,
    is_name,
    is_outlet,
    name_beside,
    named_in,
    outlet_beside,
    outlet_in,
)
from app.importing.details.sources import (
    cited_sources,
    copyright_holder,
    dated_in,
    dateline,
    imprint_of,
    masthead_in,
    signed_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.article import Block
    from app.importing.details.dates import StatedDate

_SENTENCE = re.compile(r"(?<=[.!?…。！？])(?<!\b[A-Z]\.)[\"”’»)]{0,2}(?:\s+|(?<=[。！？]))")
_TITLE_LENGTH = 90
_SAMPLE = 6000
_SHORT_WORDS = 6
_MOST_BYLINES, _LAST_BYLINES = 500, 50  # that are read, from the beginning and at the end
_ABOVE = 30  # blocks in which a paper's name may stand above the title
_BELOW = 15  # blocks at the end in which a line may say who publishes the paper
_TELLING = 5  # words of a title; scripts without spaces: three times as many characters
_DATED = frozenset({"running-head", "mail-date"})
_WIDE_GAP = re.compile(r"\s{3,}|\t")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[\w/]")


class _Statements:
    """Fills in the fields, the first statement of each counting."""

    def __init__(self, text: str, language: str | None) -> None:
        self._text = text
        self.language = language
        self.values: dict[str, str | None] = {}
        self.stated_in: dict[str, str] = {}
        self._starts = paragraph_starts(text)

    def take(self, field: str, value: str | None, place: int) -> None:
        """Note that the text states ``value`` at ``place``, if nothing has stated it before."""
        if value and field not in self.values:
            self.values[field] = value
            self.stated_in[field] = f"line {self._text.count(chr(10), 0, place) + 1}"

    def take_date(self, stated: StatedDate | None, place: int) -> None:
        """Note a date, in both forms."""
        if stated and "date_stated" not in self.values:
            self.take("date_stated", stated.text, place)
            self.take("date", stated.iso, place)


def metadata_of(text: str, blocks: Sequence[Block]) -> Metadata:
    """The metadata of a text: only what it states, save a title where it has none."""
    language = language_of(text, blocks)
    title, proposed, place = _title(text, blocks)
    said = _Statements(text, language)
    if not proposed:
        said.take("title", title, place)
    _take_bylines(said, text, blocks, language)
    _take_dateline(said, text, blocks, language)
    _take_edges(said, text, blocks)
    return Metadata(
        title,
        title_proposed=proposed,
        short_title=short_title(title),
        publisher=said.values.get("publisher"),
        author=said.values.get("author"),
        date=said.values.get("date"),
        date_stated=said.values.get("date_stated"),
        language=language,
        address=said.values.get("address"),
        cited_sources=cited_sources(text, blocks, said.values.get("publisher")),
        stated_in=said.stated_in,
    )


def _take_bylines(
    said: _Statements, text: str, blocks: Sequence[Block], language: str | None
) -> None:
    stated = [block for block in blocks if block.kind is BlockKind.BYLINE]
    if len(stated) > _MOST_BYLINES:
        stated = [*stated[:-_LAST_BYLINES][:_MOST_BYLINES], *stated[-_LAST_BYLINES:]]
    bylines = [
        (block, byline)
        for block in stated
        if (byline := parse_byline(shown(text, block), language)) is not None
    ]
    for block, byline in bylines:
        if not byline.guessed:
            said.take("author", ", ".join(byline.authors), block.start)
        said.take("publisher", byline.publisher, block.start)
        said.take_date(byline.date, block.start)
    read = {block.start for block, _ in bylines}
    for block in stated:
        if block.start not in read:
            said.take_date(find_date(shown(text, block), language), block.start)
            line = shown(text, block)
            said.take("author", _author_in(line, text), block.start)
            whole = is_agency(line) or (is_outlet(line) and is_name(line))
            paper = line if whole else outlet_in(line) or outlet_beside(line) or _agency_in(line)
            said.take("publisher", paper, block.start)
    for block, byline in bylines:
        said.take("author", ", ".join(byline.authors), block.start)


def _author_in(line: str, text: str) -> str | None:
    """The author in a byline that only names somebody: no paper, no agency, no place."""
    name = named_in(line)
    placed = placed_name(line)
    if placed is not None and (" " not in placed[1] or is_place_in(placed[1], text)):
        return placed[0]
    paper = name is not None and (is_outlet(name) or is_agency(name))
    return names_in(line) or (name_beside(line) if paper or name is None else name)


def _agency_in(line: str) -> str | None:
    """The agency that a line of names has as its last: "Karl Imhoff, dpa"."""
    name, comma, last = line.rpartition(",")
    return last.strip() if comma and name and is_agency(last.strip()) else None


def _take_dateline(
    said: _Statements, text: str, blocks: Sequence[Block], language: str | None
) -> None:
    first = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    if first is None:
        return
    said.take("author", signed_in(text[first.start : first.start + 80]), first.start)
    opening = text[first.start : min(first.end, first.start + 200)]
    found = dateline(opening, language)
    if found:
        said.take("publisher", found.agency, first.start)
        said.take_date(found.date, first.start)
    said.take_date(dated_in(opening, language), first.start)


def _take_edges(said: _Statements, text: str, blocks: Sequence[Block]) -> None:
    chrome = [block for block in blocks if block.kind is BlockKind.CHROME]
    for block in chrome:
        if block.end - block.start <= _SAMPLE:
            said.take("publisher", copyright_holder(shown(text, block)), block.start)
    title = next((block.start for block in blocks if block.kind is BlockKind.TITLE), len(text))
    highest = blocks[:_ABOVE][-1].end if blocks else 0
    for block in chrome:
        if block.start < min(title, highest):
            line = text[block.start : block.end]
            paper = _beside_date(line, surely=block.detail == "running-head")
            said.take("publisher", paper or masthead_in(shown(text, block)), block.start)
    said.take("publisher", _named_twice(text, blocks), 0)
    for block in chrome[-_BELOW:]:
        said.take("publisher", imprint_of(shown(text, block)), block.start)
    for block in chrome:
        if block.detail in _DATED:
            said.take_date(find_date(shown(text, block), said.language), block.start)
    for block in (*blocks[:4], *blocks[-4:]):
        match = _ADDRESS.fullmatch(shown(text, block)) if block.dimmed else None
        if match:
            said.take("address", match.group(), block.start)


def _beside_date(line: str, *, surely: bool) -> str | None:
    """The paper's name at one end of a page's head that has the date at its other end.

    The same head on every page ``surely`` names a paper, whatever words its name has.
    """
    ends = _WIDE_GAP.split(line.strip())
    for name, other in pairwise((*ends, ends[0])):
        named = is_name(name) and (is_outlet(name) or (surely and len(name.split()) > 1))
        if len(ends) > 1 and named and find_date(other):
            return name
    return None


def _named_twice(text: str, blocks: Sequence[Block]) -> str | None:
    """The name that stands alone both above the title and below it, which is the paper's."""
    above: set[str] = set()
    titled = False
    for block in blocks[:_ABOVE]:
        titled = titled or block.kind is BlockKind.TITLE
        if block.kind is BlockKind.PARAGRAPH:
            break
        line = shown(text, block) if block.kind in {BlockKind.CHROME, BlockKind.BYLINE} else ""
        if titled and line in above:
            return line
        if not titled and is_name(line) and len(line.split()) > 1:
            above.add(line)
    return None


def shown(text: str, block: Block) -> str:
    """The text of ``block`` as a reader sees it, with single spaces."""
    return " ".join(
        (text[block.start : block.end] if block.content is None else block.content).split()
    )


def _title(text: str, blocks: Sequence[Block]) -> tuple[str, bool, int]:
    for kind, proposed in ((BlockKind.TITLE, False), (BlockKind.HEADING, True)):
        block = next((block for block in blocks if block.kind is kind), None)
        if block and (not proposed or _may_be_title(text, blocks, block)):
            return shown(text, block), proposed, block.start
    block = next((b for b in blocks if not b.dimmed), blocks[0] if blocks else None)
    return (_shortened(_said(text, block)) if block else "Untitled"), True, 0


def _said(text: str, block: Block) -> str:
    """The text of ``block`` without the chrome and debris in it."""
    pieces, at = [], block.start
    for inline in block.inline:
        pieces.append(text[at : inline.start])
        at = inline.end
    return " ".join((*pieces, text[at : block.end])).strip() or shown(text, block)


def _may_be_title(text: str, blocks: Sequence[Block], heading: Block) -> bool:
    """Whether a heading may have been the title: near the top, and more than "Background"."""
    above = [b for b in blocks if not b.dimmed and b.start < heading.start]
    words = shown(text, heading).split()
    telling = len(words) >= _TELLING or any(len(word) > 3 * _TELLING for word in words)
    return len(above) <= 2 and telling


def _shortened(text: str) -> str:
    sentence = _SENTENCE.split(text, maxsplit=1)[0]
    if len(sentence) <= _TITLE_LENGTH:
        return sentence.rstrip(".")
    cut = sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"


def short_title(title: str) -> str:
    """The first words of ``title``, enough to know it by in a note; the title if it is short."""
    head = re.split(r"\s*[:;|]\s+|\s[–—-]\s|[,：；，]\s*", title, maxsplit=1)[0].strip()
    title = head if len(head) >= 8 else title
    words = title.split()
    if len(words) <= _SHORT_WORDS and len(title) <= 48:
        return title
    words = words[:_SHORT_WORDS]
    while len(words) > 1 and len(" ".join(words)) > 48:
        words.pop()
    short = " ".join(words)
    return (short if len(short) <= 48 else short[:46]).rstrip(" ,;:–—-") + "…"
