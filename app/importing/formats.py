"""Which file names are read, and by what."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain.errors import NotText
from app.importing.text.plain_text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.importing.recovered import Recovered


def _read_html(data: bytes, file_name: str) -> Recovered:
    from app.importing.html.reader import read_html  # its libraries take a while to load

    return read_html(data, file_name)


def _read_docx(data: bytes, file_name: str) -> Recovered:
    from app.importing.office.word import read_docx

    return read_docx(data, file_name)


def _read_pdf(data: bytes, file_name: str) -> Recovered:
    from app.importing.pdf.pages import read_pdf

    return read_pdf(data, file_name)


def _read_rtf(data: bytes, file_name: str) -> Recovered:
    from app.importing.office.rtf import read_rtf

    return read_rtf(data, file_name)


def _read_odt(data: bytes, file_name: str) -> Recovered:
    from app.importing.office.open_document import read_odt

    return read_odt(data, file_name)


def _read_epub(data: bytes, file_name: str) -> Recovered:
    from app.importing.office.epub import read_epub

    return read_epub(data, file_name)


def _read_mhtml(data: bytes, file_name: str) -> Recovered:
    from app.importing.html.mhtml import read_mhtml

    return read_mhtml(data, file_name)


def _read_first(data: bytes, file_name: str) -> Recovered:
    from app.importing.parts import first_article

    return first_article(data, file_name)


FORMATS: dict[str, Callable[[bytes, str], Recovered]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".xml": _read_html,
    ".mht": _read_mhtml,
    ".mhtml": _read_mhtml,
    ".docx": _read_docx,
    ".pdf": _read_pdf,
    ".rtf": _read_rtf,
    ".odt": _read_odt,
    ".epub": _read_epub,
    ".eml": _read_first,
    ".rss": _read_first,
    ".atom": _read_first,
    ".zip": _read_first,
}
"""Suffix (small letters, with its dot) to reader: bytes and file name in, ``Recovered`` out."""

SEVERAL = frozenset({".eml", ".rss", ".atom", ".zip"})
"""Suffixes of the files that may hold more than one article; ``parts`` reads them all."""


def reader_for(suffix: str) -> Callable[[bytes, str], Recovered]:
    """The reader for ``suffix``; what has another suffix is tried as plain text."""
    suffix = suffix.lower()
    return _refuse if suffix in UNREADABLE else FORMATS.get(suffix, read_text)


UNREADABLE = frozenset(
    """
    .pages .numbers .key .doc .dot .xls .xlsx .ods .ppt .pptx .odp .wpd .wps .msg .pst .mobi .azw
    .azw3 .djvu .ps .7z .rar .gz .tar .jpg .jpeg .png .gif .webp .tif .tiff .heic .bmp .mp3 .mp4
    .m4a .wav .ogg .mov .avi .mkv .exe .dll .iso .sqlite .db
    """.split()  # noqa: SIM905 - as words they are easier to read
)
"""Suffixes of files that are refused whatever is in them."""


def _refuse(data: bytes, file_name: str) -> Recovered:  # noqa: ARG001 - a reader's signature
    suffix = PurePath(file_name).suffix
    raise NotText(f"Not a file Collate can read ({suffix}). Export it as Word or PDF and add that.")
