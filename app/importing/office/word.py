"""The reader of Word documents (DOCX)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importing.archive import Archive, local
from app.importing.assembled import assembled
from app.importing.html.grids import Grid
from app.importing.html.metadata import Stated
from app.importing.html.page import Piece
from app.importing.office.elements import elements_in, on_one_line
from app.importing.office.styles import Style, W, outline_level, style_named, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.importing.recovered import Recovered

EXTRACTOR = "docx/1"
_SPACE = re.compile(r"[ \t\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = frozenset({"Fallback", "delText", "instrText", "del", "moveFrom", "pict", "fldData"})
_BOXES = frozenset({"txbxContent"})
_PARAGRAPHS = frozenset({"p"})
_OF_TABLES = frozenset({"tbl", "tr", "tc"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEVEL = re.compile(r"^list (?:bullet|number|continue)? ?([2-9])$")
_KINDS = {
    "title": "title",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "caption": "caption",
}
_WIDEST = 200
MOST_CELLS = 200_000
"""Of a table: what has more is told line by line."""


@dataclass(slots=True)
class _Document:
    """What is needed to understand paragraphs."""

    styles: dict[str, Style] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """How far each list has counted, by its id and its depth."""
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_docx(data: bytes, file_name: str) -> Recovered:
    """The article in a Word document; raises ``EmptyFile`` or ``UnreadableFile``."""
    archive = Archive(data, file_name)
    root = archive.xml("word/document.xml")
    document = _Document(styles_of(archive.find_xml("word/styles.xml")), _formats(archive))
    pieces = list(_edges(archive, document, "header"))
    body = next((part for part in root if local(part) == "body"), root)
    pieces.extend(_pieces(document, body))
    pieces.extend(_notes(archive, document))
    pieces.extend(_edges(archive, document, "footer"))
    return assembled(
        pieces, properties(archive.find_xml("docProps/core.xml")), file_name, EXTRACTOR
    )


def properties(core: _Element | None) -> Stated:
    """What a document's properties state, as office programs and books write them down."""
    said = Stated()
    found: dict[str, list[str]] = {}
    for part in core.iter() if core is not None else ():
        if part.text and part.text.strip():
            found.setdefault(local(part), []).append(part.text)
    for name in ("title", "language", "publisher"):
        said.take(name, found.get(name, [""])[0], "document properties")
    # Of an OpenDocument text the creator is whoever changed it last.
    for name in ("initial-creator", "creator"):
        authors = [one for said_here in found.get(name, []) for one in said_here.split(";")]
        said.take_names("author", authors, "document properties")
    for name in ("source", "identifier"):
        said.take("address", found.get(name, [""])[0].strip(), "document properties")
    for name in ("created", "creation-date", "date"):
        said.take_date(found.get(name, [""])[0], f"document properties ({name})", None)
    return said


def _formats(archive: Archive) -> dict[tuple[str, str], str]:
    """The numbering format of each level of each list."""
    root = archive.find_xml("word/numbering.xml")
    if root is None:
        return {}
    levels: dict[tuple[str, str], str] = {}
    for abstract in root.iter(W + "abstractNum"):
        for level in abstract.iter(W + "lvl"):
            form = level.find(W + "numFmt")
            key = (abstract.get(W + "abstractNumId", ""), level.get(W + "ilvl", "0"))
            levels[key] = form.get(W + "val", "") if form is not None else ""
    found: dict[tuple[str, str], str] = {}
    for number in root.iter(W + "num"):
        link = number.find(W + "abstractNumId")
        wanted = link.get(W + "val", "") if link is not None else ""
        for (abstract_id, level_number), form_name in levels.items():
            if abstract_id == wanted:
                found[number.get(W + "numId", ""), level_number] = form_name
    return found


def _edges(archive: Archive, document: _Document, sort: str) -> Iterator[Piece]:
    """Page headers or footers: kept, and no part of the article; each text once."""
    seen: set[str] = set()
    for name in sorted(archive.names()):
        if name.startswith(f"word/{sort}") and name.endswith(".xml"):
            for piece in _pieces(document, archive.xml(name)):
                if piece.text not in seen:
                    seen.add(piece.text)
                    yield Piece(piece.text, place=sort)


def _notes(archive: Archive, document: _Document) -> Iterator[Piece]:
    for sort in ("footnote", "endnote"):
        root = archive.find_xml(f"word/{sort}s.xml")
        texts = {
            note.get(W + "id", ""): " ".join(piece.text for piece in _pieces(document, note))
            for note in (root if root is not None else ())
        }
        numbered = [(n, key) for n, (kind, key) in enumerate(document.notes, 1) if kind == sort]
        for number, key in numbered:
            if texts.get(key):
                yield Piece(f"[{number}] {texts[key]}", main=True)


def _pieces(document: _Document, parent: _Element) -> Iterator[Piece]:
    waiting = list(reversed(list(parent)))
    while waiting:
        part = waiting.pop()
        name = local(part)
        if name == "p":
            piece = _paragraph(document, part)
            if piece is not None:
                yield piece
            for box in reversed(_boxes(part)):
                waiting.extend(reversed(list(box)))
        elif name == "tbl":
            yield from _table(document, part)
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            waiting.extend(reversed(list(part)))


def _boxes(paragraph: _Element) -> list[_Element]:
    """The boxes of text that hang on a paragraph, each once; those in them hang on theirs."""
    return list(elements_in(paragraph, _BOXES, _UNSEEN | _BOXES))


def _text(document: _Document, paragraph: _Element) -> str:
    said: list[str] = []
    waiting = list(reversed(list(paragraph)))
    while waiting:
        part = waiting.pop()
        name = local(part)
        if name == "t":
            said.append(part.text or "")
        elif name in _MARKS:
            said.append(_MARKS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            document.notes.append((name.removesuffix("Reference"), part.get(W + "id", "")))
            said.append(f"[{len(document.notes)}]")
        elif name not in _UNSEEN and name not in {"txbxContent", "pPr", "rPr"}:
            waiting.extend(reversed(list(part)))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)


def _paragraph(document: _Document, paragraph: _Element) -> Piece | None:
    text = _text(document, paragraph)
    if not text:
        return None
    piece = Piece(text, main=True)
    looks = paragraph.find(W + "pPr")
    if looks is None:
        return piece
    style = looks.find(W + "pStyle")
    named = style.get(W + "val", "") if style is not None else ""
    set_in = document.styles.get(named) or style_named(named)
    stated = outline_level(looks)
    level = set_in.level if stated is None or set_in.kind else stated
    if set_in.kind in _KINDS:
        piece.kind = _KINDS[set_in.kind]
    elif level:
        piece.kind, piece.level = "heading", level
    else:
        _number(document, looks, set_in, piece)
    return piece


def _number(document: _Document, looks: _Element, style: Style, piece: Piece) -> None:
    """Make ``piece`` an item where its paragraph is numbered, or its style says it is one."""
    number = looks.find(f"{W}numPr/{W}numId")
    level = looks.find(f"{W}numPr/{W}ilvl")
    by_name = style.name.startswith("list ") and not style.name.startswith("list paragraph")
    which = number.get(W + "val", "") if number is not None else style.number
    if which == "0" or not (which or by_name):
        return
    depth = level.get(W + "val", "0") if level is not None else style.depth
    if not (depth.isascii() and depth.isdigit() and len(depth) == 1):
        depth = "0"
    form = document.formats.get(
        (which, depth), "decimal" if style.name.startswith("list number") else "bullet"
    )
    which = which or style.name
    counts = document.counts.setdefault(which, {})
    counts[depth] = counts.get(depth, 0) + 1
    for deeper in [one for one in counts if one > depth]:
        del counts[deeper]
    piece.sign = "-" if form in {"bullet", "none", ""} else f"{counts[depth]}."
    named = _LEVEL.search(style.name)
    if named and depth == "0":
        depth = str(int(named[1]) - 1)
    piece.depth = int(depth) + 1
    piece.item = sum(map(ord, which)) + 1


def _table(document: _Document, table: _Element) -> list[Piece]:
    """The pieces of a table; one that stands in a cell is told row by row in that cell."""
    rows: list[list[str]] = []
    size = 0
    for row in _below(table, "tr"):
        line: list[str] = []
        for cell in _below(row, "tc"):
            line.append(_said_in_cell(document, cell))
            if size + len(line) < MOST_CELLS:
                line.extend([""] * (_span(cell) - 1))
        while line and not line[-1]:
            line.pop()
        size += len(line)
        rows.append(line)
    return table_pieces(rows)


def _below(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, none of the tables in them."""
    return elements_in(parent, frozenset({wanted}), _UNSEEN | _OF_TABLES)


def _said_in_cell(document: _Document, cell: _Element) -> str:
    """The words of a cell on one line, those of its boxes and of the tables in it among them."""
    return on_one_line(_text(document, p) for p in elements_in(cell, _PARAGRAPHS, _UNSEEN))


def _span(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = span.get(W + "val", "1") if span is not None else "1"
    return max(1, min(int(wide), _WIDEST)) if wide.isascii() and wide.isdigit() else 1


def table_pieces(rows: list[list[str]], *, head: bool = True) -> list[Piece]:
    """A table of ``rows``, squared; of one cell it is a paragraph.

    One with more cells than any table is a paragraph a row.
    """
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    width = max(map(len, rows))
    if len(rows) * width > MOST_CELLS:
        return [Piece("\t".join(row).strip(), main=True) for row in rows]
    if len(rows) == 1 and width == 1:
        return [Piece(rows[0][0], main=True)]
    used = [n for n in range(width) if any(n < len(row) and row[n] for row in rows)]
    squared = [[row[n] if n < len(row) else "" for n in used] for row in rows]
    grid = Grid(squared, head and len(rows) > 1, "")
    return [Piece(grid.text, "table", grid=grid, main=True)]
