"""Mails (EML): their headers, their text, and what is attached to them."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from app.domain.article import BlockKind
from app.domain.errors import EmptyFile, NotText, UnreadableFile
from app.importing.assembled import assembled, stated_metadata
from app.importing.decoding import decode
from app.importing.html.decoding import decode_page
from app.importing.html.metadata import Stated
from app.importing.html.page import Piece, pieces_of
from app.importing.html.reader import parsed_page
from app.importing.limits import refuse_endless_text
from app.importing.recovered import Recovered
from app.importing.text.structure import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from app.domain.article import Block

EXTRACTOR = "mail/2"
LARGEST = 100_000_000
_MOST = 500  # parts
_LONGEST = 5_000  # characters of a header: decoding takes the square of its length
_LONGEST_NAME = 80  # characters
_SAID = frozenset({"text/plain", "text/html"})
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/zip": ".zip",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""How files are called that have no name."""
_NOTHING = re.compile("[\x00\ufeff]")
_BLANK_LINES = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
_GREETING = (",", "\uff0c", "\u060c", "!")
_LIST = re.compile(r'"?([^"<>]*[^"<>\s])"?\s*<')
FAULTS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError,
    RecursionError,
)  # fmt: skip
"""What the standard library raises on torn mails."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's own article, if it has any text, its subject, and its attachments by name."""

    recovered: Recovered | None
    subject: str
    attachments: tuple[tuple[str, bytes], ...]


def letter_of(data: bytes, file_name: str) -> Letter:
    """What is in a mail; raises ``UnreadableFile`` or, where it holds nothing, ``EmptyFile``."""
    if len(data) > LARGEST or data.count(b"\nContent-Type:") > 10 * _MOST:
        raise UnreadableFile(f"{file_name} is too large for a mail. Save its parts and add them.")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        found = _contents(message)
        said, subject = _stated(message)
    except FAULTS as error:
        raise UnreadableFile(
            f"{file_name} is damaged: it is no mail. Save it once more and add that."
        ) from error
    if not message.keys():
        raise UnreadableFile(
            f"{file_name} is no mail: it has no headers. Save it as text and add that."
        )
    recovered = _article(found.bodies, said, file_name)
    if recovered is None and not found.attachments:
        raise EmptyFile(f"{file_name} holds no text. There is nothing to add.")
    return Letter(recovered, subject, tuple(found.attachments))


@dataclass(slots=True)
class _Body:
    """A part of what a mail says, in plain text, as a page, or both."""

    plain: bytes = b""
    page: bytes = b""


@dataclass(slots=True)
class _Contents:
    """What a mail says, bit by bit, and what is attached to it, by name."""

    bodies: list[_Body] = field(default_factory=list)
    attachments: list[tuple[str, bytes]] = field(default_factory=list)

    def attach(self, name: str, content: bytes) -> None:
        """Keep a file; the name must not lead to a folder."""
        if content:
            self.attachments.append((name.replace("/", "_").replace("\\", "_"), content))


def _contents(message: Message) -> _Contents:
    found = _Contents()
    waiting: list[tuple[Message, _Body | None]] = [(message, None)]
    seen = 0
    while waiting and seen < _MOST:
        part, body = waiting.pop()
        seen += 1
        inner = part.get_payload()
        parts = (
            [one for one in inner if not isinstance(one, str)] if isinstance(inner, list) else []
        )
        kind = part.get_content_type()
        if kind == "message/rfc822" and parts:
            subject = _header(parts[0], "Subject") or f"mail {seen}"
            found.attach(f"{subject[:_LONGEST_NAME]}.eml", parts[0].as_bytes())
        elif parts:
            if kind == "multipart/alternative":
                body = _Body()
                found.bodies.append(body)
            waiting.extend((one, body) for one in reversed(parts))
        else:
            _take_leaf(found, part, body, seen)
    return found


def _parts_in(part: Message) -> list[Message]:
    inner = part.get_payload()
    return [one for one in inner if not isinstance(one, str)] if isinstance(inner, list) else []


def _take_leaf(found: _Contents, part: Message, body: _Body | None, number: int) -> None:
    name = str(part.get_filename() or "")
    kind = part.get_content_type()
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    attached = bool(name) or part.get_content_disposition() == "attachment"
    if attached or kind not in _SAID:
        suffix = _SUFFIXES.get(kind)
        if name or suffix:
            found.attach(name or f"attachment {number}{suffix}", content)
        return
    content = _in_utf8(content, part.get_content_charset())
    if body is None or (body.page if kind == "text/html" else body.plain):
        body = _Body()
        found.bodies.append(body)
    if kind == "text/html":
        body.page = content
    else:
        body.plain = content


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, those of mails in a mail among them."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting and seen < _MOST:
        part = waiting.pop()
        seen += 1
        parts = _parts_in(part)
        if parts:
            waiting.extend(reversed(parts))
        else:
            yield part


def _in_utf8(content: bytes, charset: str | None) -> bytes:
    if charset:
        try:
            return content.decode(charset, "replace").encode("utf-8", "replace")
        except (LookupError, ValueError):  # a charset that nobody knows: the bytes will tell
            return content
    return content


def _header(message: Message, name: str) -> str:
    value: Any = message.get(name)
    if value is None:
        return ""
    # What is not in ASCII, as it should be, is handed over with its bytes.
    pieces = email.header.decode_header(value[:_LONGEST] if isinstance(value, str) else value)
    said = "".join(
        piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces
    )
    return " ".join(said.split())


def _decoded(piece: bytes, charset: str | None) -> str:
    """What the bytes of a header say; in a charset that nobody knows they tell themselves."""
    try:
        return piece.decode(charset or "utf-8", "replace")
    except LookupError:
        return _told(piece[:_LONGEST])


def _told(content: bytes) -> str:
    """Words in UTF-8, and where they are not, in the encoding that their bytes are likeliest in."""
    if content.isascii() or not content.strip():
        return content.decode("utf-8", "replace")
    try:
        return decode(content, "mail")[0]
    except (EmptyFile, NotText):
        return content.decode("utf-8", "replace")


def _sender(stated: str) -> tuple[str, str]:
    """Name and address of who sent a mail; both empty where they are written in no known way."""
    try:
        return parseaddr(stated)
    except (RecursionError, *FAULTS):  # the standard library steps into every bracket
        return "", ""


def _stated(message: Message) -> tuple[Stated, str]:
    said = Stated()
    subject = _header(message, "Subject")
    said.take("title", subject, "mail header Subject")
    name, address = _sender(_header(message, "From"))
    said.take("author", name or address, "mail header From")
    said.take("publisher", _header(message, "Organization"), "mail header Organization")
    listed = _LIST.match(_header(message, "List-Id"))
    said.take("publisher", listed[1] if listed else "", "mail header List-Id")
    for name in ("Archived-At", "Content-Location", "X-URL"):
        said.take("address", _header(message, name).strip("<> "), f"mail header {name}")
    said.take("language", _header(message, "Content-Language"), "mail header Content-Language")
    stated = _header(message, "Date")
    if stated:
        try:
            day = parsedate_to_datetime(stated).date().isoformat()
        except (ValueError, TypeError, OverflowError):  # no date that anyone could read
            day = ""
        said.take_date(day, "mail header Date", None)
        if "date" in said.values:
            said.values["date_stated"] = stated
    return said, subject


def _article(bodies: Sequence[_Body], said: Stated, file_name: str) -> Recovered | None:
    """What a mail says in all its bits; plain text unless a page says more than twice as much."""
    texts: list[str] = []
    pieces: list[Piece] = []
    is_page = False
    for body in bodies:
        plain = _NOTHING.sub("", _told(body.plain))
        refuse_endless_text(plain, file_name)
        shown = _pieces(body.page, file_name) if body.page.strip() else []
        if len(plain.split()) * 2 < sum(len(piece.text.split()) for piece in shown):
            is_page = True
            pieces += shown
        elif plain.strip():
            texts.append(plain)
            parts = _BLANK_LINES.split(plain)
            pieces += [Piece(part.strip(), main=True) for part in parts if part.strip()]
    if is_page:
        return assembled(pieces, said, file_name, EXTRACTOR, signed=False)
    whole = "\n\n".join(texts)
    blocks = _without_titles(whole, blocks_of(whole), said.values.get("title", ""))
    if not blocks:
        return None
    metadata = stated_metadata(whole, blocks, said, file_name, title_in_text=False)
    return Recovered(whole, blocks, metadata, "utf-8", EXTRACTOR)


def _without_titles(text: str, blocks: tuple[Block, ...], subject: str) -> tuple[Block, ...]:
    """The blocks of a mail, whose title is its subject: what looks like one opens its text.

    A line that ends with a comma greets somebody; one among headers is one of them.
    """
    found: list[Block] = []
    for block in blocks:
        said = text[block.start : block.end]
        if block.kind is not BlockKind.TITLE or not subject or said.strip() == subject:
            found.append(block)
        elif found and found[-1].kind in {BlockKind.CHROME, BlockKind.BYLINE} and ":" in said:
            found.append(replace(block, kind=BlockKind.CHROME))
        elif said.endswith(_GREETING):
            found.append(replace(block, kind=BlockKind.PARAGRAPH))
        else:
            found.append(replace(block, kind=BlockKind.HEADING, level=1))
    return tuple(found)


def _pieces(page: bytes, file_name: str) -> list[Piece]:
    """What a mail's page shows: all of it is the article."""
    try:
        source, _ = decode_page(page, file_name)
        pieces = [piece for piece in pieces_of(parsed_page(source, file_name)) if not piece.hidden]
    except (EmptyFile, NotText):  # there may be plain text beside it
        return []
    for piece in pieces:
        piece.main = True
    return pieces
