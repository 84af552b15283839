"""The reader of OpenDocument texts (ODT)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml.etree import _Element, iterwalk

from app.importing.archive import Archive, local
from app.importing.assembled import assembled
from app.importing.html.page import Piece
from app.importing.office.elements import elements_in, on_one_line
from app.importing.office.word import properties, table_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.importing.recovered import Recovered

EXTRACTOR = "odt/2"
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_UNSEEN = frozenset({"annotation", "annotation-end", "tracked-changes", "ruby-text", "desc"})
_NO_WORDS = _UNSEEN | {"note"}
"""What says nothing where it stands; notes are told below the text."""
_PARAGRAPHS = frozenset({"p", "h"})
_GROUPS = frozenset(
    {"section", "text-box", "frame", "index-body", "index-title", "table-of-content", "body",
     "text", "bibliography", "alphabetical-index", "numbered-paragraph", "tracked", "g",
     "illustration-index", "table-index", "object-index", "user-index"}
)  # fmt: skip
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "caption", "polygon", "path"})
_LEVEL = re.compile(r"^list_20_(?:bullet|number|continue)?(?:_20_)?([2-9])|^list_20_([2-9])")
_MOST = 1_000


@dataclass(slots=True)
class _Document:
    """What is needed to understand paragraphs: named styles, which lists count, the notes."""

    above: dict[str, str] = field(default_factory=dict)
    counted: set[tuple[str, int]] = field(default_factory=set)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    notes: list[_Element] = field(default_factory=list)

    def learn(self, root: _Element | None) -> None:
        """Take in the styles that a file of the document defines."""
        for part in root.iter() if root is not None else ():
            name = local(part)
            if name == "style":
                self.above[_attribute(part, "name")] = _attribute(part, "parent-style-name")
            elif name == "list-level-style-number" and _attribute(part, "num-format"):
                around = part.getparent()
                level = _attribute(part, "level")
                if around is not None and level.isascii() and level.isdigit():
                    self.counted.add((_attribute(around, "name"), int(level)))

    def style(self, part: _Element) -> str:
        """The style with a name of its own that a paragraph's style is made from."""
        name = _attribute(part, "style-name")
        for _ in range(9):
            if not re.fullmatch(r"P\d+|", name) or not self.above.get(name):
                break
            name = self.above[name]
        return name.lower()


@dataclass(slots=True)
class _Item:
    """An item of a list; its marker stands before its first paragraph only."""

    sign: str
    depth: int
    number: int


def read_odt(data: bytes, file_name: str) -> Recovered:
    """The article in an OpenDocument text; raises ``EmptyFile`` or ``UnreadableFile``."""
    archive = Archive(data, file_name)
    archive.refuse_encrypted()
    root = archive.xml("content.xml")
    styles = archive.find_xml("styles.xml")
    document = _Document()
    document.learn(styles)
    document.learn(root)
    pieces = list(_edges(document, styles, "header"))
    for part in root:
        if local(part) == "body":
            pieces.extend(_pieces(document, part))
    pieces.extend(_notes(document))
    pieces.extend(_edges(document, styles, "footer"))
    return assembled(pieces, properties(archive.find_xml("meta.xml")), file_name, EXTRACTOR)


def _attribute(element: _Element, name: str) -> str:
    return next((str(v) for k, v in element.items() if str(k).endswith("}" + name)), "")


def _edges(document: _Document, styles: _Element | None, sort: str) -> Iterator[Piece]:
    """Page headers or footers: kept, and no part of the article; each text once."""
    seen: set[str] = set()
    for part in styles.iter(f"{{*}}{sort}", f"{{*}}{sort}-first") if styles is not None else ():
        for piece in _pieces(document, part):
            if piece.text not in seen:
                seen.add(piece.text)
                yield Piece(piece.text, place=sort)


def _notes(document: _Document) -> Iterator[Piece]:
    for number, note in enumerate(list(document.notes)[:_MOST], 1):
        said = _said_in(document, note)
        if said:
            yield Piece(f"[{number}] {said}", main=True)


@dataclass(frozen=True, slots=True)
class _Step:
    """An element to come to, and the list that it stands in, if its depth is not 0."""

    part: _Element
    depth: int = 0
    number: int = 0
    style: str = ""

    def inside(self) -> list[_Step]:
        """What stands in it, the last first."""
        return [replace(self, part=part) for part in reversed(list(self.part))]


def _pieces(document: _Document, parent: _Element) -> Iterator[Piece]:
    waiting = _Step(parent).inside()
    item = _Item("", 0, 0)
    lists = 0
    while waiting:
        step = waiting.pop()
        name = local(step.part)
        if name in {"p", "h"}:
            piece = _paragraph(document, step.part, name)
            if piece is not None:
                _number(document, step, item, piece)
                yield piece
            waiting.extend(_Step(box) for box in reversed(_boxes(step.part)))
        elif name == "list":
            lists += step.depth == 0
            style = _attribute(step.part, "style-name") or step.style
            if not any(_attribute(step.part, f"continue-{it}") for it in ("numbering", "list")):
                document.counts[style, step.depth + 1] = 0
            waiting.extend(_Step(step.part, step.depth + 1, lists, style).inside())
        elif name in {"list-item", "list-header"}:
            if name == "list-item":
                item = _Item(_sign(document, step.style, step.depth), step.depth, step.number)
            waiting.extend(step.inside())
        elif name == "table":
            yield from table_pieces(_rows(document, step.part))
        elif name in _GROUPS or (name in _BOXES and step.depth == 0):
            waiting.extend(_Step(step.part).inside())


def _number(document: _Document, step: _Step, item: _Item, piece: Piece) -> None:
    """Make ``piece`` the item that it opens."""
    if not step.depth or not item.sign or piece.kind:
        return
    piece.sign, piece.item, piece.depth = item.sign, item.number, item.depth
    named = _LEVEL.search(document.style(step.part))
    if named and step.depth == 1:
        piece.depth = int(named[1] or named[2])
    item.sign = ""


def _sign(document: _Document, style: str, depth: int) -> str:
    if (style, depth) not in document.counted:
        return "-"
    document.counts[style, depth] = count = document.counts.get((style, depth), 0) + 1
    return f"{count}."


def _paragraph(document: _Document, part: _Element, name: str) -> Piece | None:
    text = _text(document, part)
    if not text:
        return None
    piece = Piece(text, main=True)
    style = document.style(part)
    level = _attribute(part, "outline-level")
    if name == "h":
        piece.kind = "heading"
        piece.level = min(6, max(1, int(level))) if level.isascii() and level.isdigit() else 1
    elif style == "title":
        piece.kind = "title"
    elif style.startswith("quot"):
        piece.kind = "quote"
    elif style in {"caption", "figure", "illustration", "table"}:
        piece.kind = "caption"
    return piece


def _boxes(paragraph: _Element) -> list[_Element]:
    """The boxes of text that hang on a paragraph, each once; those in them hang on theirs."""
    return list(elements_in(paragraph, _BOXES, _NO_WORDS | _BOXES))


def _said_in(document: _Document, parent: _Element) -> str:
    """The words of a cell or note on one line, those of boxes and tables in it among them."""
    return on_one_line(_text(document, p) for p in elements_in(parent, _PARAGRAPHS, _NO_WORDS))


def _text(document: _Document, part: _Element) -> str:
    """The words of a paragraph, without its boxes; a sign stands for each note."""
    said: list[str] = [_SPACE.sub(" ", part.text or "")]
    waiting: list[tuple[_Element, bool]] = [(inner, False) for inner in reversed(list(part))]
    while waiting:
        inner, done = waiting.pop()
        if done:
            said.append(_SPACE.sub(" ", inner.tail or ""))
            continue
        waiting.append((inner, True))
        name = local(inner)
        if name in {"s", "tab"}:
            said.append(" ")
        elif name == "line-break":
            said.append("\n")
        elif name == "note":
            document.notes.extend(body for body in inner if local(body) == "note-body")
            said.append(f"[{len(document.notes)}]")
        elif name and name not in _UNSEEN and name not in _BOXES and name != "frame":
            said.append(_SPACE.sub(" ", inner.text or ""))
            waiting.extend((deeper, False) for deeper in reversed(list(inner)))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)


def _rows(document: _Document, table: _Element) -> list[list[str]]:
    rows: list[list[str]] = []
    steps = iterwalk(table, events=("start",))
    for _, part in steps:
        name = local(part)
        if name == "table-row":
            rows.append([])
        elif name in {"table-cell", "covered-table-cell"} and rows:
            rows[-1].append(_said_in(document, part))
        if name in {"table-cell", "covered-table-cell"} or name in _UNSEEN:
            steps.skip_subtree()
    for row in rows:
        while row and not row[-1]:
            row.pop()
    return rows
