"""From bytes to text: byte order marks, UTF-8, UTF-16 and the old single-byte encodings."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from app.domain.errors import EmptyFile, NotText
from app.importing.text.letters import likeliest_encoding

SAMPLE = 1 << 16
"""Bytes looked at when an encoding is guessed."""

_FEW_NULLS = 0.03
"""Share of null bytes up to which a text is merely damaged; at its end they are filling."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"RIFF", "a sound, picture or film"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"wOFF", "a font"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
_CONTROLS = bytes(set(range(1, 32)) - {9, 10, 12, 13, 27, 26}) + b"\x7f"
_WRONG = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f\ufffe\uffff]")
_BLANK = str.maketrans("", "", "\ufeff\u200b\u2060")
_KNOWN = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258")


def decode(data: bytes, file_name: str) -> tuple[str, str]:
    """The text of ``data`` and its encoding; a byte order mark stays in the text as U+FEFF.

    Raises ``EmptyFile`` where there is nothing to read and ``NotText`` where it is no text.
    """
    if not data:
        raise EmptyFile(f"{file_name} is empty. There is nothing to add.")
    text, encoding = _decoded(data, file_name)
    if not text.translate(_BLANK).strip():
        raise EmptyFile(f"{file_name} holds only white space. There is nothing to add.")
    return text, encoding


def _decoded(data: bytes, file_name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, file_name)
    sort = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if sort and not _reads_as_prose(data):
        raise _not_text(file_name, f"it is {sort}")
    wide = _without_mark(data)
    if wide:
        return _strict(data, wide, file_name)
    head = data[:SAMPLE].rstrip(b"\x00")
    if not head or not _has_few_nulls(head):
        raise _not_text(file_name, "it has null bytes")
    if _controls(head) > 0.01 * len(head):
        raise _not_text(file_name, "it has control characters that no text has")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(data, file_name)


def _has_few_nulls(head: bytes) -> bool:
    return head.count(0) <= _FEW_NULLS * len(head)


def _controls(head: bytes) -> int:
    """How many control characters there are that no text has, null bytes aside."""
    return len(head) - len(head.translate(None, _CONTROLS))


def _strict(data: bytes, encoding: str, file_name: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(
            file_name, f"it begins like {encoding.upper()} but is broken at byte {error.start}"
        ) from error
    if len(_WRONG.findall(text[:SAMPLE])) > 0.01 * len(text[:SAMPLE]):
        raise _not_text(file_name, "it has control characters that no text has")
    return text, encoding


def _reads_as_prose(data: bytes) -> bool:
    """Whether bytes that begin like a known format are plain letters all the same ("BZh...")."""
    head = data[:SAMPLE]
    return b"\x00" not in head and head.isascii() and not head.startswith((b"%PDF-", b"PK"))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 told by its null bytes: all at one parity, as half of each Latin letter."""
    head = data[: SAMPLE - SAMPLE % 2]
    if len(data) % 2 or b"\x00" not in head:
        return None
    if _has_few_nulls(head) and _controls(head) <= 0.01 * len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError:
        return None
    letters = sum(character.isalpha() or character.isspace() for character in text)
    return encoding if letters > 0.6 * len(text) and not _WRONG.search(text) else None


def _guessed(data: bytes, file_name: str) -> tuple[str, str]:
    encoding = likeliest_encoding(data) or _statistical(data)
    if encoding is None:
        raise _not_text(file_name, "its bytes are no text in any encoding that Collate knows")
    return data.decode(encoding), encoding


def _statistical(data: bytes) -> str | None:
    """What charset-normalizer thinks; the last resort, for it takes much for what it is not."""
    for match in from_bytes(data[:SAMPLE], cp_isolation=list(_KNOWN), preemptive_behaviour=False):
        try:
            data.decode(match.encoding)
        except UnicodeDecodeError:
            continue
        return str(match.encoding)
    return None


def _not_text(file_name: str, why: str) -> NotText:
    return NotText(f"{file_name} is no text file: {why}. Save it as plain text and add it again.")
