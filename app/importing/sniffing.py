"""What a file is, by its first bytes: names lie, and saved pages often have no suffix at all."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePath

from app.importing.formats import FORMATS, UNREADABLE

HEAD = 1 << 16
"""Bytes that are looked at; of a ZIP archive all, as its list of files stands at its end."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PREAMBLE = re.compile(r"(?:\s|\ufeff|<\?[^>]{0,400}\?>|<!--(?:(?!-->).){0,4000}-->)*", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_PIECE = re.compile(
    r"<(?:head|body|meta|title|div|article|main|section|table|p|h1)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FEWEST_TAGS = 8
_PER_TAG = 200  # characters: a text that merely has some debris in it has fewer tags
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$)")
_HEADERS = frozenset(
    """
    from to cc subject date message-id received return-path mime-version content-type delivered-to
    reply-to sender in-reply-to references x-mailer dkim-signature arc-seal list-unsubscribe
    content-transfer-encoding authentication-results snapshot-content-location
    """.split()  # noqa: SIM905 - as words they are easier to read
)
_OFFICE = {
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
}
_PACKED = frozenset({".docx", ".odt", ".epub", ".pdf", ".rtf", ".zip"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_DOCUMENTS = frozenset({".pdf", ".rtf", ".docx", ".odt", ".epub", ".mhtml"})


def suffix_of(data: bytes, file_name: str) -> str:
    """The suffix of the format to read ``data`` in: that of its name, unless it is plainly another.

    A file without a known suffix has that of what it looks like, ".txt" if it looks like nothing.
    """
    own = PurePath(file_name).suffix.lower()
    if own in UNREADABLE and own != ".doc":
        return own
    found = _looks_like(data)
    if own not in FORMATS:
        return found or (".doc" if own == ".doc" else ".txt")
    if own == ".xml":
        return found if found in {".rss", ".html"} else own
    if own in _TEXTS:
        page = found == ".html" and _is_all_markup(data)
        return found if found and (page or found in _DOCUMENTS or found == ".rss") else own
    fits = found in _rivals(own)
    return found if found and fits else own


def looks_readable(head: bytes) -> bool:
    """Whether a file that begins with ``head``, of whatever name, is in a format of articles."""
    return head.startswith(b"PK\x03\x04") or _looks_like(head) in _DOCUMENTS | {
        ".html", ".rss", ".eml",
    }  # fmt: skip


def _rivals(own: str) -> frozenset[str]:
    """What a file with a known suffix may be instead."""
    if own in _PACKED:
        return (_DOCUMENTS | {".html", ".rss", ".eml"}) - {own}
    if own in {".mht", ".mhtml"}:
        return frozenset({".html", ".pdf", ".docx"})
    return (_DOCUMENTS | {".html", ".rss"}) - {own}


def _looks_like(data: bytes) -> str | None:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    return _written(_head(data))


def _written(head: str) -> str | None:
    start = _PREAMBLE.match(head)
    at = start.end() if start else 0
    if _PAGE.match(head, at):
        return ".html"
    if _FEED.match(head, at):
        return ".rss"
    if _PIECE.match(head, at) and len(_TAG.findall(head)) >= _FEWEST_TAGS:
        return ".html"
    return _letter(head)


def _head(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[:HEAD].decode(encoding, "replace")
    return data[:HEAD].decode("latin-1")


def _is_all_markup(data: bytes) -> bool:
    """Whether a text file is a whole page: a piece of one is a text with debris in it."""
    head = _head(data)
    start = _PREAMBLE.match(head)
    if not _PAGE.match(head, start.end() if start else 0):
        return False
    tags = len(_TAG.findall(head))
    return tags >= _FEWEST_TAGS and tags * _PER_TAG > len(head)


def _packed(data: bytes) -> str | None:
    """Which document a ZIP archive is; ``None`` for what is no archive, or of programs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            if "word/document.xml" in names:
                return ".docx"
            if "mimetype" in names:
                with archive.open("mimetype") as kind:
                    said = kind.read(80).decode("ascii", "replace").strip()
                return _OFFICE.get(said)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return None  # its reader says what is wrong with it
    office = any(name.startswith(("xl/", "ppt/", "META-INF/MANIFEST")) for name in names)
    return None if office else ".zip"


def _letter(head: str) -> str | None:
    """Whether a file begins with the headers of a mail, or of a page saved as one."""
    known: set[str] = set()
    at = 0
    saved = False
    while at < len(head) and (match := _HEADER.match(head, at)):
        name = match[1].lower()
        if name in _HEADERS:
            known.add(name)
        saved = saved or name == "snapshot-content-location" or "multipart/related" in match.group()
        at = match.end()
    if len(known) < 3 or head[at : at + 1] not in {"\r", "\n", ""}:
        return None
    by_browser = saved and ("from" not in known or "saved by" in head[:at].lower())
    return ".mhtml" if by_browser else ".eml"
