"""The reader of OpenDocument texts (ODT)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.importing.archive import Archive, local
from app.importing.assembled import assembled
from app.importing.html_page import Piece
from app.importing.office_word import properties, table_piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.importing.recovered import Recovered

EXTRACTOR = "odt/1"
_SPACE = re.compile(r"\s+")
_UNSEEN = frozenset({"annotation", "annotation-end", "tracked-changes", "ruby-text", "desc"})
_GROUPS = frozenset(
    {"section", "text-box", "frame", "index-body", "index-title", "table-of-content", "body",
     "text", "bibliography", "alphabetical-index", "numbered-paragraph", "tracked"}
)  # fmt: skip
_MOST = 1_000


def read_odt(data: bytes, file_name: str) -> Recovered:
    """The article in an OpenDocument text; raises ``EmptyFile`` or ``UnreadableFile``."""
    archive = Archive(data, file_name)
    root = archive.xml("content.xml")
    notes: list[_Element] = []
    pieces = [piece for part in _bodies(root) for piece in _pieces(part, notes, 0, 0)]
    for number, note in enumerate(list(notes)[:_MOST], 1):
        said = " ".join(_text(part, []) for part in note.iter() if local(part) in {"p", "h"})
        if said.strip():
            pieces.append(Piece(f"[{number}] {said.strip()}", main=True))
    return assembled(pieces, properties(archive.find_xml("meta.xml")), file_name, EXTRACTOR)


def _bodies(root: _Element) -> list[_Element]:
    return [part for part in root if local(part) == "body"]


def _attribute(element: _Element, name: str) -> str:
    return next((str(v) for k, v in element.items() if str(k).endswith("}" + name)), "")


def _pieces(parent: _Element, notes: list[_Element], depth: int, number: int) -> Iterator[Piece]:
    waiting: list[tuple[_Element, int, int, str]] = [
        (part, depth, number, "") for part in reversed(list(parent))
    ]
    lists = 0
    while waiting:
        part, depth, number, sign = waiting.pop()
        name = local(part)
        if name in {"p", "h"}:
            piece = _paragraph(part, name, notes)
            if piece is not None:
                if sign and not piece.kind:
                    piece.sign, piece.item, piece.depth = sign, number, depth
                yield piece
        elif name == "list":
            lists += depth == 0
            waiting.extend((item, depth + 1, lists, "") for item in reversed(list(part)))
        elif name in {"list-item", "list-header"}:
            signs = ["-", *[""] * len(part)]
            waiting.extend(
                (inner, depth, number, said)
                for inner, said in reversed(list(zip(part, signs, strict=False)))
            )
        elif name == "table":
            table = table_piece(_rows(part))
            if table is not None:
                yield table
        elif name in _GROUPS:
            waiting.extend((inner, depth, number, "") for inner in reversed(list(part)))


def _paragraph(part: _Element, name: str, notes: list[_Element]) -> Piece | None:
    text = _text(part, notes)
    if not text:
        return None
    piece = Piece(text, main=True)
    style = _attribute(part, "style-name").lower()
    level = _attribute(part, "outline-level")
    if name == "h":
        piece.kind = "heading"
        piece.level = min(6, max(1, int(level))) if level.isascii() and level.isdigit() else 1
    elif style == "title":
        piece.kind = "title"
    elif style.startswith("quot"):
        piece.kind = "quote"
    return piece


def _text(part: _Element, notes: list[_Element]) -> str:
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
            notes.extend(body for body in inner if local(body) == "note-body")
            said.append(f"[{len(notes)}]")
        elif name and name not in _UNSEEN:
            said.append(_SPACE.sub(" ", inner.text or ""))
            waiting.extend((deeper, False) for deeper in reversed(list(inner)))
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)


def _rows(table: _Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in table.iter("{*}table-row"):
        line: list[str] = []
        for cell in row:
            if local(cell) in {"table-cell", "covered-table-cell"} and len(line) < _MOST:
                parts = [_text(part, []) for part in cell.iter() if local(part) in {"p", "h"}]
                line.append(" ".join(" ".join(parts).split()))
        rows.append(line)
    return rows
