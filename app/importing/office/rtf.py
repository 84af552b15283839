"""The reader of RTF files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.errors import EmptyFile, UnreadableFile
from app.importing.assembled import assembled, stated_metadata
from app.importing.html.metadata import Stated
from app.importing.html.page import Piece
from app.importing.limits import refuse_endless_text
from app.importing.office.rtf_groups import Reader
from app.importing.office.word import table_pieces
from app.importing.recovered import Recovered
from app.importing.text.structure import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.office.rtf_groups import Document, Paragraph

EXTRACTOR = "rtf/2"
LARGEST = 30_000_000
_PICTURES = re.compile(r"[0-9a-fA-F\s]{4000,}")
_WRONG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEADING = re.compile(r"heading\s*([1-9])$")
_LEVEL = re.compile(r"^list (?:bullet|number|continue)? ?([2-9])$")


def read_rtf(data: bytes, file_name: str) -> Recovered:
    """The article in an RTF file; raises ``EmptyFile`` or ``UnreadableFile``.

    Where nothing is set as a heading, an item or a table, its text is read as plain texts are.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile(
            f"{file_name} is damaged: it is no RTF file. Save it once more and add that."
        )
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{file_name} is larger than {LARGEST // 1_000_000} MB. Save it without its pictures "
            "and add that."
        )
    document = Reader().read(_PICTURES.sub("", data.decode("latin-1")))
    said = _stated(document)
    paragraphs = document.parts.get("text", [])
    if document.parts.keys() <= {"text"} and not any(map(_is_set, paragraphs)):
        return _plain(paragraphs, said, document.code, file_name)
    pieces = [*_pieces(document)]
    return assembled(pieces, said, file_name, EXTRACTOR, encoding=document.code)


def _plain(paragraphs: Sequence[Paragraph], said: Stated, code: str, file_name: str) -> Recovered:
    text = _WRONG.sub("", "\n".join(paragraph.text for paragraph in paragraphs)).strip()
    if not text:
        raise EmptyFile(f"{file_name} holds no text. There is nothing to add.")
    refuse_endless_text(text, file_name)
    blocks = blocks_of(text)
    return Recovered(text, blocks, stated_metadata(text, blocks, said, file_name), code, EXTRACTOR)


def _is_set(paragraph: Paragraph) -> bool:
    """Whether a paragraph is more than its text: a heading, an item, a table."""
    named = _HEADING.match(paragraph.style) or paragraph.style in {"title", "quote"}
    return bool(paragraph.rows or paragraph.marker or paragraph.outline < 9 or named)


def _pieces(document: Document) -> Iterator[Piece]:
    yield from _edge(document, "header")
    for paragraph in document.parts.get("text", []):
        yield from _piece(paragraph)
    for paragraph in document.parts.get("note", []):
        yield from _piece(paragraph)
    yield from _edge(document, "footer")


def _edge(document: Document, sort: str) -> Iterator[Piece]:
    """Page headers or footers: kept, and no part of the article; each text once."""
    for text in dict.fromkeys(one.text for one in document.parts.get(sort, [])):
        shown = _WRONG.sub("", text).strip()
        if shown:
            yield Piece(shown, place=sort)


def _piece(paragraph: Paragraph) -> Iterator[Piece]:
    if paragraph.rows:
        rows = [[_WRONG.sub("", cell).strip() for cell in row] for row in paragraph.rows]
        yield from table_pieces(rows)
        return
    text = _WRONG.sub("", paragraph.text).strip()
    if not text:
        return
    piece = Piece(text, main=True)
    heading = _HEADING.match(paragraph.style)
    if paragraph.style == "title":
        piece.kind = "title"
    elif paragraph.outline < 9 or heading:
        level = int(heading[1]) if heading else paragraph.outline + 1
        piece.kind, piece.level = "heading", min(6, level)
    elif paragraph.style in {"quote", "intense quote"}:
        piece.kind = "quote"
    elif paragraph.style == "caption":
        piece.kind = "caption"
    elif paragraph.marker:
        deeper = _LEVEL.match(paragraph.style) if not paragraph.level else None
        counts = any(map(str.isalnum, paragraph.marker))
        piece.sign = paragraph.marker if counts and len(paragraph.marker) < 12 else "-"
        piece.item = abs(paragraph.number) + 1
        piece.depth = int(deeper[1]) if deeper else paragraph.level + 1
    yield piece


def _stated(document: Document) -> Stated:
    said = Stated()
    said.take("title", _WRONG.sub("", document.title), "document properties")
    said.take("author", _WRONG.sub("", document.author), "document properties")
    made = document.made
    if made.keys() >= {"yr", "mo", "dy"}:
        day = f"{made['yr']:04}-{made['mo']:02}-{made['dy']:02}"
        said.take_date(day, "document properties (created)", None)
    return said
