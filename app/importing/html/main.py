"""Which pieces of a page are the article: trafilatura says what, the pieces say where.

A page whose article a script would have shown, or stands behind a wall, may have all of it in its
data. That is the article then: it comes after what the page shows, which is kept as it is.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from trafilatura import bare_extraction
from trafilatura.settings import Document

from app.importing.html.linked_data import body_in
from app.importing.html.page import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = "".join(chr(code) for code in range(128) if not chr(code).isalnum()).encode()
_LONG = 25  # letters: a piece as long is known by its words alone, a shorter one by its place
_WINDOW = 24
_SHOWN = 0.5  # of an article's letters: where a page shows fewer, they are not the article
_TELLING = 250  # letters of an article that is worth telling from data
_SHARE = 0.6
_WORTH = 40  # characters of a paragraph that the extractor may have left out by mistake
_MUCH_LINKED = 0.3  # of a paragraph


def letters_of(text: str) -> str:
    """The letters and digits of ``text``, all else left out."""
    bare = text.encode().translate(None, _ASCII_SIGNS).decode()
    return bare if bare.isalnum() else _SIGNS.sub("", bare)


class _Claimed:
    """The words that the extractor claims, all signs and spaces left out."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.starts: set[int] = set()
        self.ends: set[int] = set()
        said: list[str] = []
        size = 0
        for line in lines:
            bare = letters_of(line)
            if bare:
                self.starts.add(size)
                size += len(bare)
                self.ends.add(size)
                said.append(bare)
        self.text = "".join(said)


def mark_main(pieces: list[Piece], tree: HtmlElement) -> bool:
    """Set ``main`` on the pieces of the article; one that only the page's data hold is added.

    False where the extractor found no article; nothing is marked then. ``tree`` is not changed.
    """
    lines = _claimed_lines(tree)
    claimed = _Claimed(lines)
    if not claimed.text:
        return False
    bare = [letters_of(piece.text) for piece in pieces]
    places = _anchors(bare, claimed)
    _fill_gaps(bare, claimed, places)
    found = sum(end - start for start, end in places.values())
    if found < _SHOWN * len(claimed.text) >= _SHOWN * _TELLING:
        pieces += _told_in_data(tree, lines, claimed)
        return True
    for number in places:
        pieces[number].main = True
    take_in_between(pieces)
    return bool(places)


def _claimed_lines(tree: HtmlElement) -> list[str]:
    """What the extractor says is the article, without comments.

    Where next to nothing is left, the page is a discussion: then what is said there is the article.
    """
    said: list[str] = []
    for with_comments in (False, True):
        document = bare_extraction(tree, include_comments=with_comments)
        if isinstance(document, Document):
            lines = "\n".join(filter(None, (document.text, document.comments))).splitlines()
            if not said or _prose(lines) > _prose(said):
                said = lines
        if _prose(said) >= _TELLING:
            break
    return said


def _prose(lines: Sequence[str]) -> int:
    """The characters of the lines that are long enough to be sentences."""
    return sum(len(line) for line in lines if len(line) > _WORTH)


def take_in_between(pieces: Sequence[Piece]) -> None:
    """Take in what the extractor leaves out in the midst of the article: headings, paragraphs.

    A heading stands above a piece of the article; anything else right between two of them.
    """
    for number, piece in enumerate(pieces[:-1]):
        if piece.main or piece.hidden or piece.place or not pieces[number + 1].main:
            continue
        before = pieces[max(0, number - 2) : number]
        if piece.kind == "heading":
            piece.main = piece.level > 1 and not piece.linked and any(one.main for one in before)
        elif piece.kind != "caption" and len(piece.text) > _WORTH and before and before[-1].main:
            piece.main = piece.linked < _MUCH_LINKED * len(piece.text)


def _told_in_data(tree: HtmlElement, lines: Sequence[str], claimed: _Claimed) -> Iterable[Piece]:
    """The paragraphs of an article that the page does not show, as its data part them."""
    told = body_in(tree.iter("script"))
    if told and letters_of(told)[:_WINDOW] in claimed.text:
        lines = told.splitlines()
    return [Piece(" ".join(line.split()), main=True) for line in lines if line.strip()]


def _anchors(bare: Sequence[str], claimed: _Claimed) -> dict[int, tuple[int, int]]:
    """The long pieces that are claimed, with their places in the claimed text."""
    twins: dict[str, list[int]] = {}
    for number, said in enumerate(bare):
        if len(said) >= _LONG:
            twins.setdefault(said, []).append(number)
    found: dict[int, tuple[int, int]] = {}
    doubtful: list[tuple[list[int], list[int]]] = []
    cursor = 0
    for said, numbers in twins.items():
        places = _places(claimed.text, said, len(numbers), cursor)
        cursor = places[-1] if places else cursor
        if not places:
            start = _mostly_claimed(said, claimed.text)
            if start is not None:
                found.update(dict.fromkeys(numbers[:1], (start, start + len(said))))
        elif len(places) >= len(numbers):
            for number, place in zip(numbers, places, strict=False):
                found[number] = (place, place + len(said))
        else:
            doubtful.append((numbers, places))
    for numbers, places in doubtful:
        near = sorted(numbers, key=lambda number: (-_company(number, found), number))
        for number, place in zip(sorted(near[: len(places)]), places, strict=True):
            found[number] = (place, place + len(bare[number]))
    return dict(sorted(found.items()))


def _places(text: str, said: str, most: int, cursor: int) -> list[int]:
    """Where ``said`` stands in ``text``; looked for at ``cursor`` first, as pages are in order."""
    places: list[int] = []
    at = text.find(said, cursor if most == 1 else 0)
    if at < 0 < cursor:
        at = text.find(said)
    while at >= 0 and len(places) < most:
        places.append(at)
        at = text.find(said, at + len(said)) if len(places) < most else -1
    return places


def _mostly_claimed(said: str, text: str) -> int | None:
    """Where a piece begins that is claimed for the greater part, sentences left out."""
    windows = range(0, max(1, len(said) - _WINDOW + 1), _WINDOW)
    misses = len(windows) - max(1.0, _SHARE * len(windows))  # more make it no such piece
    first: int | None = None
    for at in windows:
        place = text.find(said[at : at + _WINDOW])
        if place < 0:
            misses -= 1
            if misses < 0:
                return None
        elif first is None:
            first = place
    return first


def _company(number: int, found: dict[int, tuple[int, int]]) -> int:
    """How many of a piece's neighbours are claimed."""
    return sum(beside in found for beside in range(number - 4, number + 5))


def _fill_gaps(bare: Sequence[str], claimed: _Claimed, places: dict[int, tuple[int, int]]) -> None:
    """Find the short pieces in what is claimed between, before and after the anchors."""
    anchors = list(places.items())
    if not anchors:
        _forwards(bare, claimed, places, range(len(bare)), 0, len(claimed.text))
        return
    first, (start, _) = anchors[0]
    _backwards(bare, claimed, places, range(first - 1, -1, -1), start)
    for (number, (_, end)), (following, (begin, _)) in itertools.pairwise(anchors):
        between = range(number + 1, following)
        if between:
            _forwards(bare, claimed, places, between, end, begin)
    last, (_, end) = anchors[-1]
    _forwards(bare, claimed, places, range(last + 1, len(bare)), end, len(claimed.text))


def _forwards(
    bare: Sequence[str],
    claimed: _Claimed,
    places: dict[int, tuple[int, int]],
    numbers: Iterable[int],
    start: int,
    stop: int,
) -> None:
    for number in numbers:
        if start >= stop:
            return
        said = bare[number]
        at = claimed.text.find(said, start, stop) if 0 < len(said) < _LONG else -1
        while at >= 0 and at != start and not _is_line(claimed, at, len(said)):
            at = claimed.text.find(said, at + 1, stop)
        if at >= 0:
            places[number] = (at, at + len(said))
            start = at + len(said)


def _backwards(
    bare: Sequence[str],
    claimed: _Claimed,
    places: dict[int, tuple[int, int]],
    numbers: Iterable[int],
    stop: int,
) -> None:
    for number in numbers:
        if stop <= 0:
            return
        said = bare[number]
        at = claimed.text.rfind(said, 0, stop) if 0 < len(said) < _LONG else -1
        while at >= 0 and at + len(said) != stop and not _is_line(claimed, at, len(said)):
            at = claimed.text.rfind(said, 0, at + len(said) - 1)
        if at >= 0:
            places[number] = (at, at + len(said))
            stop = at


def _is_line(claimed: _Claimed, at: int, length: int) -> bool:
    """Whether a short piece is a whole line of what is claimed, or an end of one."""
    return at in claimed.starts or at + length in claimed.ends
