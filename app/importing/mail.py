"""Mails (EML): their headers, their text, and what is attached to them."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.errors import MessageError
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from app.domain.errors import EmptyFile, UnreadableFile
from app.importing.assembled import assembled, stated_metadata
from app.importing.html_decoding import decode_page
from app.importing.html_metadata import Stated
from app.importing.html_page import pieces_of
from app.importing.html_reader import parsed_page
from app.importing.limits import refuse_endless_text
from app.importing.recovered import Recovered
from app.importing.structure import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

EXTRACTOR = "mail/1"
LARGEST = 100_000_000
_MOST = 500  # parts
_LONGEST = 5_000  # characters of a header: decoding takes the square of its length
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
        texts, attachments = _contents(message)
        said, subject = _stated(message)
    except FAULTS as error:
        raise UnreadableFile(
            f"{file_name} is damaged: it is no mail. Save it once more and add that."
        ) from error
    if not message.keys():
        raise UnreadableFile(f"{file_name} is no mail: it has no headers. Save it as text.")
    recovered = _article(texts, said, file_name)
    if recovered is None and not attachments:
        raise EmptyFile(f"{file_name} holds no text. There is nothing to add.")
    return Letter(recovered, subject, tuple(attachments))


def _contents(message: Message) -> tuple[dict[str, bytes], list[tuple[str, bytes]]]:
    texts: dict[str, bytes] = {}
    attachments: list[tuple[str, bytes]] = []
    for part in leaves(message):
        name = str(part.get_filename() or "")
        kind = part.get_content_type()
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        if kind in {"text/plain", "text/html"} and not name and kind not in texts:
            texts[kind] = _in_utf8(content, part.get_content_charset())
        elif name and content:
            attachments.append((name.replace("/", "_").replace("\\", "_"), content))
    return texts, attachments


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; a mail in a mail is a file of its own."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting and seen < _MOST:
        part = waiting.pop()
        seen += 1
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if not isinstance(one, str))
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
    value = message.get(name)
    if value is None:
        return ""
    pieces = email.header.decode_header(str(value)[:_LONGEST])
    said = "".join(
        piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces
    )
    return " ".join(said.split())


def _decoded(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8", "replace")
    except LookupError:
        return piece.decode("latin-1")


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


def _article(texts: dict[str, bytes], said: Stated, file_name: str) -> Recovered | None:
    plain = texts.get("text/plain", b"").decode("utf-8", "replace").replace("\x00", "")
    refuse_endless_text(plain, file_name)
    if plain.strip():
        blocks = blocks_of(plain)
        if blocks:
            metadata = stated_metadata(plain, blocks, said, file_name, title_in_text=False)
            return Recovered(plain, blocks, metadata, "utf-8", EXTRACTOR)
    try:
        source, _ = decode_page(texts.get("text/html", b""), file_name)
        pieces = [piece for piece in pieces_of(parsed_page(source, file_name)) if not piece.hidden]
        for piece in pieces:
            piece.main = True
        return assembled(pieces, said, file_name, EXTRACTOR)
    except EmptyFile:
        return None
