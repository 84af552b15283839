"""From the pieces of any document to what a reader hands over."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Metadata
from app.domain.errors import EmptyFile
from app.importing.details.metadata import metadata_of, short_title
from app.importing.details.piece_bylines import mark_bylines, take_bylines
from app.importing.details.sources import cited_sources
from app.importing.details.stated_language import language_in
from app.importing.html.blocks import blocks_of_pieces
from app.importing.limits import refuse_endless_pieces
from app.importing.recovered import Recovered
from app.importing.text.lists import marker_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.article import Block
    from app.importing.html.metadata import Stated
    from app.importing.html.page import Piece

_COUNTED = re.compile(r"\(?(\d{1,3})[.)]\s", re.ASCII)
_BULLETS = ("\u2022", "\u2023", "\u25aa", "\u25cf", "\u25e6", "\u25a0", "\u25cb", "\u2219")


def assembled(
    pieces: Sequence[Piece],
    said: Stated,
    file_name: str,
    extractor: str,
    notices: tuple[str, ...] = (),
    encoding: str = "utf-8",
    *,
    signed: bool = True,
) -> Recovered:
    """The article of ``pieces`` with the metadata that ``said`` states.

    If ``signed``, a line below the title may say who wrote it and when. Raises ``EmptyFile`` where
    there are none.
    """
    if not pieces:
        raise EmptyFile(f"{file_name} holds no text. There is nothing to add.")
    refuse_endless_pieces(len(pieces), sum(len(piece.text) for piece in pieces), file_name)
    _mark_typed_items(pieces)
    if signed:
        mark_bylines(pieces, of_document=True)
    text, blocks = blocks_of_pieces(pieces)
    take_bylines(text, blocks, said, said.values.get("language"), first=True)
    metadata = stated_metadata(text, blocks, said, file_name)
    return Recovered(text, blocks, metadata, encoding, extractor, notices)


def _mark_typed_items(pieces: Sequence[Piece]) -> None:
    """Make items of paragraphs one after the other with bullets or numbers that somebody typed."""
    plain = [piece.main and not piece.kind and not piece.item for piece in pieces]
    typed = [
        of and piece.text.startswith(_BULLETS) for of, piece in zip(plain, pieces, strict=True)
    ]
    counts = [_number(piece.text) if of else 0 for of, piece in zip(plain, pieces, strict=True)]
    for number, piece in enumerate(pieces):
        beside = sum(typed[max(0, number - 1) : number + 2]) > 1
        if not (typed[number] and beside) and not _is_counted(counts, number):
            continue
        marker = marker_of(piece.text)
        if marker is not None and piece.text[marker.skip :].strip():
            piece.sign, piece.text = piece.text[: marker.length], piece.text[marker.skip :].strip()
            piece.item, piece.depth = 1, 1


def _number(text: str) -> int:
    """The number that a paragraph begins with, as items do; 0 if with none."""
    found = _COUNTED.match(text)
    return int(found[1]) if found else 0


def _is_counted(counts: Sequence[int], number: int) -> bool:
    """Whether a paragraph's number goes on from the one before, or the one below from it."""
    count = counts[number]
    before = counts[number - 1] if number else 0
    after = counts[number + 1] if number + 1 < len(counts) else 0
    return count > 0 and ((before == count - 1 and before > 0) or after == count + 1)


def stated_metadata(
    text: str,
    blocks: tuple[Block, ...],
    said: Stated,
    file_name: str,
    *,
    title_in_text: bool = True,
) -> Metadata:
    """The metadata that a document states, the title from its text where it states none.

    A title that stands in the text goes before the stated one, unless ``title_in_text`` is false.
    """
    language = language_in(text, blocks, said)
    values, places = dict(said.values), dict(said.stated_in)
    shown = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    proposed = False
    if shown is not None and (title_in_text or "title" not in values):
        values["title"] = " ".join(text[shown.start : shown.end].split())
        places["title"] = "heading"
    elif "title" not in values:
        found = metadata_of(text, blocks) if blocks else None
        values["title"] = found.title if found else PurePath(file_name).stem or "Untitled"
        proposed = found.title_proposed if found else True
    return noted(text, blocks, values, places, language, proposed=proposed)


def noted(
    text: str,
    blocks: tuple[Block, ...],
    values: Mapping[str, str],
    stated_in: Mapping[str, str],
    language: str | None,
    *,
    proposed: bool,
) -> Metadata:
    """The metadata of ``values``, field by field, ``title`` among them.

    ``proposed`` tells that no place states the title; the others are in ``stated_in``.
    """
    return Metadata(
        values["title"],
        title_proposed=proposed,
        short_title=short_title(values["title"]),
        publisher=values.get("publisher"),
        author=values.get("author"),
        date=values.get("date"),
        date_stated=values.get("date_stated"),
        language=language,
        address=values.get("address"),
        cited_sources=cited_sources(text, blocks, values.get("publisher")),
        stated_in=dict(stated_in),
    )
