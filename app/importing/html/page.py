"""What a page shows, piece by piece: one walk over the parsed tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import _Element, iterwalk

from app.importing.html.grids import Grid, grid_of
from app.importing.html.places import place_of
from app.importing.html.word import item_in_word, kind_in_word

if TYPE_CHECKING:
    from collections.abc import Iterator


UNSEEN = frozenset(
    """
    script style noscript template head object embed applet canvas audio video iframe
    frame noframes datalist param source track area map base link meta input img title
    desc metadata annotation annotation-xml
    """.split()  # noqa: SIM905 - as words they are easier to read
)
"""Elements whose content no reader of the page sees."""

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark
    nobr q rb rp rt ruby s samp small span strike strong sub sup svg text time tspan tt u
    var wbr strikethrough g
    """.split()  # noqa: SIM905 - as words they are easier to read
)
_APART = frozenset({"a", "button", "label", "option", "select", "input", "textarea", "svg"})
_KINDS = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "pre": "pre",
    "textarea": "pre",
    "address": "byline",
}
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_BREAK = "\x00"  # stands for <br> while a piece is put together: no parsed page holds a null
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_BOUNDARY = frozenset({"article", "main", "body"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SHAPING = _BOUNDARY | _LISTS | _KINDS.keys() | {"li"}


@dataclass(slots=True)
class Piece:
    """One block of a page before it is known whether it belongs to the article.

    ``kind`` is "heading", "quote", "caption", "pre", "byline", "table" or "" (a paragraph);
    ``place`` names the part of the page around it ("nav", "footer", ...) or is empty. ``linked``
    counts the characters in links. ``hidden`` says that the page does not show it at first.
    ``item`` is the number of the list it opens an item of, with ``sign`` its marker.
    """

    text: str
    kind: str = ""
    level: int = 0
    place: str = ""
    hidden: bool = False
    linked: int = 0
    item: int = 0
    depth: int = 0
    sign: str = ""
    grid: Grid | None = None
    main: bool = False


@dataclass(slots=True)
class _List:
    number: int
    ordered: bool
    depth: int
    next: int = 1


@dataclass(slots=True)
class _Item:
    """A list item; its marker stands before its first piece only."""

    sign: str
    list: int
    depth: int


@dataclass(slots=True)
class _Frame:
    """What holds for all that stands in an element, and in those below that change nothing."""

    kind: str = ""
    level: int = 0
    place: str = ""
    hidden: bool = False
    list: _List | None = None
    item: _Item | None = None


@dataclass(slots=True)
class _Walk:
    pieces: list[Piece] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    edge: int = -1
    lists: int = 0
    stray: int = 0
    """The list of the items that stand in none."""
    named: dict[str, int] = field(default_factory=dict)
    """Lists by the names that Word has for them."""
    sign: _Element | None = None
    """What holds the sign of the item that is being read, where that is no part of its text."""


def pieces_of(root: _Element) -> list[Piece]:
    """The pieces of the page below ``root``, in its order; nothing that it shows is left out."""
    walk = _Walk()
    buffer = walk.buffer
    frames = [_Frame()]
    opened: list[_Element | None] = [None]  # the elements that the frames are of
    steps = iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = element.tag
        if event == "start":
            if tag in UNSEEN or element is walk.sign or _enter(walk, frames, element, tag):
                steps.skip_subtree()
            elif len(frames) > len(opened):
                opened.append(element)
            continue
        if opened[-1] is element:
            opened.pop()
            frame = frames.pop()
            if buffer:
                _flush(walk, frame)
        elif tag in _APART and tag != "a":
            buffer.append(" ")
        if tag == "a":
            walk.links -= 1
            walk.edge = len(buffer)
        tail = element.tail
        if tail and (buffer or not tail.isspace()):
            _say(walk, frames[-1], tail)
    _flush(walk, frames[-1])
    return walk.pieces


def _enter(walk: _Walk, frames: list[_Frame], element: _Element, tag: str) -> bool:
    """Take in what ``element`` begins with; whether nothing in it is left to walk through."""
    if tag in _INLINE:
        if tag in _APART:
            # A link that begins right where another ended: on the page there is a gap.
            if tag != "a" or (walk.buffer and walk.edge == len(walk.buffer)):
                walk.buffer.append(" ")
            walk.links += tag == "a"
        if not _hides(element):
            text = element.text
            if text and (walk.buffer or not text.isspace()):
                _say(walk, frames[-1], text)
            return False
    elif tag == "br":
        walk.buffer.append(_BREAK)
        return True
    if walk.buffer:
        _flush(walk, frames[-1])
    frame = _frame(walk, frames[-1], element, tag)
    if tag == "table" and (grid := grid_of(element)) is not None:
        walk.pieces.extend(_table(frame, grid))
        return True
    frames.append(frame)
    text = element.text
    if text and not text.isspace():
        _say(walk, frame, text)
    return False


def _hides(element: _Element) -> bool:
    style = element.get("style")
    if style and ("none" in style or "hidden" in style) and _HIDING.search(style):
        return True
    return element.get("hidden") is not None


def _frame(walk: _Walk, outer: _Frame, element: _Element, tag: str) -> _Frame:
    place = place_of(element, tag) or outer.place
    hidden = outer.hidden or _hides(element)
    if tag == "p" and (set_in := _set_in_word(walk, outer, element)) is not None:
        set_in.place, set_in.hidden = place, hidden
        return set_in
    if tag not in _SHAPING and place == outer.place and hidden == outer.hidden:
        return outer
    frame = _Frame(outer.kind, outer.level, place, hidden, outer.list, outer.item)
    if tag in _KINDS:
        frame.kind = _KINDS[tag]
        frame.level = int(tag[1]) if frame.kind == "heading" else 0
    elif tag in _LISTS:
        walk.lists += 1
        depth = outer.list.depth + 1 if outer.list else 1
        frame.list = _List(walk.lists, tag == "ol", depth, _start_of(element))
        frame.item = None
    elif tag == "li":
        frame.item = _item(walk, frame.list)
    elif tag in _BOUNDARY:
        frame.kind = ""
    return frame


def _start_of(element: _Element) -> int:
    start = element.get("start", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _set_in_word(walk: _Walk, outer: _Frame, paragraph: _Element) -> _Frame | None:
    """What holds for a paragraph that Word set as an item, a title, a quotation or a caption."""
    names = paragraph.get("class")
    if not names or not names.startswith("Mso") or outer.kind:
        return None
    found = item_in_word(paragraph)
    if found is not None:
        walk.lists += found.list not in walk.named
        number = walk.named.setdefault(found.list, walk.lists)
        walk.sign = found.holder
        return _Frame(item=_Item(found.sign, number, found.depth))
    kind = kind_in_word(paragraph)
    return _Frame(kind) if kind else None


def _item(walk: _Walk, around: _List | None) -> _Item:
    if around is None:
        walk.lists += not walk.stray
        walk.stray = walk.stray or walk.lists
        return _Item("-", walk.stray, 1)
    if not around.ordered:
        return _Item("-", around.number, around.depth)
    around.next += 1
    return _Item(f"{around.next - 1}.", around.number, around.depth)


def _say(walk: _Walk, frame: _Frame, text: str) -> None:
    if frame.kind == "pre" and "\n" in text:
        text = text.expandtabs(4).replace("\r\n", "\n").replace("\n", _BREAK)
    walk.buffer.append(text)
    if walk.links:
        walk.linked += len(text)


def _flush(walk: _Walk, frame: _Frame) -> None:
    """Make pieces of what has been said since the last block; two line breaks part two pieces."""
    if not walk.buffer:
        return
    said, linked = "".join(walk.buffer), walk.linked
    walk.buffer.clear()
    walk.linked = 0
    if not said or said.isspace():
        return
    if frame.kind != "pre" and _BREAK not in said:
        _add(walk, frame, [_spaced(said)], linked)
        return
    paragraph: list[str] = []
    for raw in said.split(_BREAK):
        line = _spaced(raw) if frame.kind != "pre" else raw.rstrip()
        if not line.strip():
            if frame.kind != "pre":
                _add(walk, frame, paragraph, linked)
            continue
        paragraph.append(line if frame.kind == "pre" else line.strip())
    _add(walk, frame, paragraph, linked)


def _spaced(said: str) -> str:
    """``said`` with single spaces; those that may not break are left as they are."""
    return " ".join(said.split()) if said.isascii() else _SPACE.sub(" ", said)


def _add(walk: _Walk, frame: _Frame, lines: list[str], linked: int) -> None:
    text = "\n".join(lines).strip()
    lines.clear()
    if not text.strip(_NOTHING + " \n"):
        return
    piece = Piece(text, frame.kind, frame.level, frame.place, frame.hidden, min(linked, len(text)))
    if frame.item is not None and frame.item.sign and not frame.kind:
        piece.item, piece.depth, piece.sign = frame.item.list, frame.item.depth, frame.item.sign
        frame.item.sign = ""
    walk.pieces.append(piece)


def _table(frame: _Frame, grid: Grid) -> Iterator[Piece]:
    if grid.caption:
        yield Piece(grid.caption, "caption", place=frame.place, hidden=frame.hidden)
    linked = grid.linked
    yield Piece(
        grid.text, "table", place=frame.place, hidden=frame.hidden, linked=linked, grid=grid
    )
