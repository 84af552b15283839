"""What is too large to be an article: limits that keep the time and memory for one file bounded."""

from __future__ import annotations

import re

from app.domain.errors import UnreadableFile

MOST_LINES = 400_000
MOST_TOLD_LINES = 40_000
"""Lines of a text that are looked at one by one; those below them are paragraphs."""
MOST_CHARACTERS = 60_000_000
MOST_ELEMENTS = 1_000_000
"""Of a page or of an XML document."""

MOST_ATTRIBUTES = 4_000
"""Of one element: parsers compare each with all others."""
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{20000,}")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def refuse_endless_text(text: str, file_name: str) -> None:
    """Raise ``UnreadableFile`` where ``text`` has more lines or characters than any article."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(
            f"{file_name} has more than {MOST_CHARACTERS // 1_000_000} million characters: no "
            "article has. Split it and add its parts."
        )
    if len(text) > MOST_LINES and sum(map(text.count, _BREAKS)) > MOST_LINES:
        raise UnreadableFile(
            f"{file_name} has more than {MOST_LINES:,} lines: no article has. "
            "Split it and add its parts."
        )


def refuse_endless_pieces(pieces: int, characters: int, file_name: str) -> None:
    """Raise ``UnreadableFile`` where a document has more paragraphs or characters than any."""
    if pieces > MOST_LINES or characters > MOST_CHARACTERS:
        raise UnreadableFile(
            f"{file_name} has more than {MOST_LINES:,} paragraphs, or more than "
            f"{MOST_CHARACTERS // 1_000_000} million characters: no article has. "
            "Split it and add its parts."
        )


def refuse_endless_markup(signs: int, file_name: str) -> None:
    """Raise ``UnreadableFile`` where a document has so many "<" that it cannot be an article."""
    if signs > 2 * MOST_ELEMENTS:
        raise UnreadableFile(
            f"{file_name} has more than {MOST_ELEMENTS:,} elements: no article has. "
            "Save the article alone and add that."
        )


def refuse_endless_tags(markup: bytes, file_name: str) -> None:
    """Raise ``UnreadableFile`` where an element has so many attributes that parsing never ends."""
    for tag in _LONG_TAG.finditer(markup):
        if len(_QUOTED.sub(b"", tag.group()).split()) > MOST_ATTRIBUTES:
            raise UnreadableFile(
                f"{file_name} has an element with more than {MOST_ATTRIBUTES:,} attributes: it "
                "was not made to be read. Save what it shows as text and add that."
            )


def too_large(file_name: str) -> UnreadableFile:
    """What is said of a file that takes more memory to read than there is."""
    return UnreadableFile(
        f"{file_name} takes more memory to read than there is: it is too large, or made to be. "
        "Split it, or save it in another format, and add that."
    )
