"""The reader of pages that a browser saved in one file with their pictures (MHTML)."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

from app.domain.errors import UnreadableFile
from app.importing.html.decoding import decode_page
from app.importing.html.reader import LARGEST, recovered_page
from app.importing.mail import FAULTS, leaves

if TYPE_CHECKING:
    from email.message import Message

    from app.importing.recovered import Recovered

_LARGEST = 100_000_000  # bytes, pictures and all
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(data: bytes, file_name: str) -> Recovered:
    """The article on a page that was saved with its pictures; raises as ``read_html`` does."""
    if len(data) > _LARGEST:
        raise UnreadableFile(
            f"{file_name} is larger than {_LARGEST // 1_000_000} MB. "
            "Save the page without its pictures and add that."
        )
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        page = next((part for part in leaves(message) if part.get_content_type() in _PAGES), None)
        content = page.get_payload(decode=True) if page is not None else None
        charset = page.get_content_charset() if page is not None else None
        address = _address(message, page)
    except FAULTS as error:  # the standard library raises all these on torn files
        raise _without_page(file_name) from error
    if not isinstance(content, bytes) or len(content) > LARGEST:
        raise _without_page(file_name)
    source, encoding = decode_page(content, file_name, charset)
    return recovered_page(source, file_name, encoding, address=address)


def _address(message: Message, page: Message | None) -> str | None:
    stated = message.get("Snapshot-Content-Location")
    if stated is None and page is not None:
        stated = page.get("Content-Location") or message.get("Content-Location")
    return None if stated is None else str(stated).strip()


def _without_page(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{file_name} holds no page that can be read. Open it in a browser, save it as HTML and "
        "add that."
    )
