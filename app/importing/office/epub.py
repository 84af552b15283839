"""The reader of EPUB books and reports: all chapters in their order are one article."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from app.domain.errors import EmptyFile, ReaderError, UnreadableFile
from app.importing.archive import Archive, local
from app.importing.assembled import assembled
from app.importing.html.decoding import decode_page
from app.importing.html.page import pieces_of
from app.importing.html.reader import parsed_page
from app.importing.office.word import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.importing.html.page import Piece
    from app.importing.recovered import Recovered

EXTRACTOR = "epub/1"
_MOST = 2_000  # chapters
_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read_epub(data: bytes, file_name: str) -> Recovered:
    """The text of a book, chapter after chapter; raises ``EmptyFile`` or ``UnreadableFile``."""
    archive = Archive(data, file_name)
    archive.refuse_encrypted()
    place = _package_place(archive, file_name)
    package = archive.xml(place)
    pieces: list[Piece] = []
    missing = 0
    for chapter in _chapters(package, posixpath.dirname(place)):
        try:
            pieces.extend(_pieces(archive, chapter))
        except EmptyFile:
            continue  # a cover or a blank page
        except ReaderError:
            missing += 1  # told of below: the other chapters are worth having
    notices = (
        (f"Left out, because they are damaged: {missing} of the chapters.",) if missing else ()
    )
    said = properties(next((part for part in package if local(part) == "metadata"), None))
    return assembled(pieces, said, file_name, EXTRACTOR, notices)


def _package_place(archive: Archive, file_name: str) -> str:
    for part in archive.xml("META-INF/container.xml").iter():
        if local(part) == "rootfile" and part.get("full-path"):
            return part.get("full-path", "")
    raise UnreadableFile(
        f"{file_name} is damaged: it names no text. Get it once more and add that."
    )


def _chapters(package: _Element, folder: str) -> Iterator[str]:
    files = {
        item.get("id", ""): item.get("href", "")
        for item in package.iter()
        if local(item) == "item"
        and item.get("media-type") in _PAGES
        and "nav" not in (item.get("properties") or "").split()
    }
    wanted = [part.get("idref", "") for part in package.iter() if local(part) == "itemref"]
    places = (
        posixpath.normpath(posixpath.join(folder, unquote(files[chapter])))
        for chapter in wanted
        if files.get(chapter)
    )
    yield from list(dict.fromkeys(places))[:_MOST]


def _pieces(archive: Archive, chapter: str) -> Iterator[Piece]:
    source = archive.read(chapter)
    if not source.strip():
        return
    text, _ = decode_page(source, chapter)
    for piece in pieces_of(parsed_page(text, chapter)):
        if not piece.hidden:
            piece.main = piece.place != "nav"
            yield piece
