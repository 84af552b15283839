"""Feeds (RSS and Atom) kept as files: each entry is an article."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from app.domain.errors import EmptyFile, NotText, UnreadableFile
from app.importing.archive import local, parse_xml
from app.importing.assembled import assembled
from app.importing.html.metadata import Stated
from app.importing.html.page import Piece, pieces_of
from app.importing.html.reader import parsed_page

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.importing.recovered import Recovered

EXTRACTOR = "feed/1"
LARGEST = 50_000_000
_MOST = 5_000
_ADDRESSED = re.compile(r"\S+@\S+\s*\(([^()]+)\)")
_ATOM = "{http://www.w3.org/2005/Atom}"
_OF_PICTURES = (
    "{http://search.yahoo.com/mrss",
    "{http://www.itunes.com/",
    "{http://www.google.com/schemas/play",
)
_EMPHASIS = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|sub|sup|small|big|code|q|p|br)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TEXTS = ("encoded", "content", "description", "summary")


@dataclass(frozen=True, slots=True)
class _Feed:
    """What a feed says for all its entries."""

    title: str
    authors: list[str]
    language: str


def entries_of(data: bytes, file_name: str) -> list[tuple[bytes, Recovered]]:
    """The entries of a feed with their own markup; raises ``UnreadableFile`` or ``EmptyFile``."""
    if len(data) > LARGEST:
        raise UnreadableFile(f"{file_name} is too large for a feed. Split it and add its parts.")
    root = parse_xml(data, file_name)
    if local(root) not in {"rss", "feed", "RDF"}:
        raise UnreadableFile(f"{file_name} is no feed of articles. Export it as text and add that.")
    channel = next((part for part in root if local(part) == "channel"), root)
    around = _around(channel)
    found: list[tuple[bytes, Recovered]] = []
    entries = [part for part in root.iter() if local(part) in {"item", "entry"}]
    for entry in entries[:_MOST]:
        recovered = _article(entry, around, file_name)
        if recovered is not None:
            found.append((etree.tostring(entry, encoding="utf-8", with_tail=False), recovered))
    if not found:
        raise EmptyFile(f"{file_name} holds no articles. There is nothing to add.")
    return found


def _around(channel: _Element) -> _Feed:
    parts = _children(channel)
    authors = [_person(part) for part in channel if part.tag == _ATOM + "author"]
    language = _words(parts.get("language")) or _lang(channel)
    return _Feed(_title(parts.get("title")), authors, language)


def _children(element: _Element) -> dict[str, _Element]:
    """The first part of each name; what describes pictures and recordings has names alike."""
    return {
        local(part): part
        for part in reversed(list(element))
        if local(part) and not str(part.tag).startswith(_OF_PICTURES)
    }


def _title(element: _Element | None) -> str:
    """A title in words: in feeds it is written as markup, or escaped once too often."""
    said = _words(element)
    if element is None or ("&" not in said and "<" not in said):
        return said
    said = html.unescape(_EMPHASIS.sub("", said))
    return " ".join(_EMPHASIS.sub("", said).split())


def _words(element: _Element | None) -> str:
    if element is None:
        return ""
    named = next((part for part in element if local(part) in {"name", "title"}), element)
    return " ".join("".join(str(said) for said in named.itertext()).split())


def _article(entry: _Element, around: _Feed, file_name: str) -> Recovered | None:
    parts = _children(entry)
    said = Stated()
    title = _title(parts.get("title"))
    said.take("title", title, "feed entry")
    source = parts.get("source")  # an entry taken over from another feed says from which
    said.take("publisher", _words(source) if source is not None else "", "feed entry source")
    said.take("publisher", around.title, "feed title")
    for name in ("creator", "author", "contributor"):
        people = [_person(part) for part in entry if local(part) == name]
        said.take_names("author", people, f"feed entry {name}")
    if source is None:  # else it is another feed's, whose authors are not told
        said.take_names("author", around.authors, "feed author")
    said.take("address", _address(entry, parts), "feed entry")
    said.take("language", _words(parts.get("language")) or _lang(entry), "feed entry")
    said.take("language", around.language, "feed")
    for name in ("pubDate", "published", "date", "issued", "updated"):
        stated = _words(parts.get(name))
        said.take_date(_day(stated), f"feed entry {name}", None)
        if stated and said.stated_in.get("date") == f"feed entry {name}":
            said.values["date_stated"] = stated
    pieces = [Piece(title, "title", main=True)] if title else []
    pieces.extend(_text(parts, file_name))
    return assembled(pieces, said, file_name, EXTRACTOR) if pieces else None


def _person(element: _Element) -> str:
    """The name of an author, who may be written down as "ada@post.example (Ada Quill)"."""
    said = _words(element)
    named = _ADDRESSED.fullmatch(said)
    return named[1] if named else said


def _lang(channel: _Element) -> str:
    return channel.get("{http://www.w3.org/XML/1998/namespace}lang", "")


def _address(entry: _Element, parts: dict[str, _Element]) -> str:
    for link in entry:
        if (
            local(link) == "link"
            and link.get("href")
            and link.get("rel", "alternate") == "alternate"
        ):
            return urljoin(link.base or "", link.get("href", ""))
    stated = _words(parts.get("origLink")) or _words(parts.get("link"))
    guid = parts.get("guid")
    if stated or guid is None or guid.get("isPermaLink") == "false":
        return stated
    return _words(guid)


def _day(stated: str) -> str:
    """The day of a date as mails write it, in ISO form; other forms as they are."""
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):  # not written as mails do
        return stated


def _text(parts: dict[str, _Element], file_name: str) -> list[Piece]:
    """The pieces of the fullest text that an entry has."""
    sources = [_markup(parts[name]) for name in _TEXTS if name in parts]
    source = max(sources, key=len, default="")
    try:
        pieces = pieces_of(parsed_page(source, file_name)) if source.strip() else []
    except (EmptyFile, NotText):  # an entry may be nothing but its title
        return []
    for piece in pieces:
        piece.main = True
    return pieces


def _markup(element: _Element) -> str:
    if element.get("type") == "xhtml" or len(element):
        inner = [etree.tostring(part, encoding="unicode", method="html") for part in element]
        return (element.text or "") + "".join(inner)
    return element.text or ""
