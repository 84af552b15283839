"""From the bytes of a page to its characters, as a browser finds its encoding."""

from __future__ import annotations

import codecs
import re

from app.domain.errors import EmptyFile
from app.importing.decoding import decode

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CLIPBOARD = re.compile(
    r"Version:[\d.]+\s+(?:(?:Start|End)\w{4,20}:-?\d+\s+)+(?:SourceURL:(\S+))?\s*(?=<)"
)
# What browsers take these names for: the old names are given to pages in the wider encodings.
_WIDER = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949",
}  # fmt: skip
_LABELS = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "windows-949": "cp949",
    "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "iso-8859-8-i": "iso8859-8", "unicode": "utf-8",
    "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252", "windows-874": "cp874",
}  # fmt: skip
"""Names of encodings on pages that only browsers know."""

_OF_NO_PAGE = frozenset(
    {"ascii", "utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna"}
)
"""Codecs that tell nothing of a page: bytes beyond ASCII make the first a false word."""
_WIDE_NAMES = ("utf-16", "utf-32")  # a declaration that could be read says that it is neither
_OF_TWO_BYTES = frozenset(
    "gbk gb18030 big5 big5hkscs cp950 shift_jis cp932 shift_jis_2004 euc_jp euc_kr cp949".split()  # noqa: SIM905 - as words they are easier to read
)
_CHANCE = 12  # characters
_BAD = 0.002  # the share of bytes that may be wrong in an encoding that the page declares


def decode_page(data: bytes, file_name: str, stated: str | None = None) -> tuple[str, str]:
    """The characters of a page and its encoding: a mark, UTF-8 as it is, what it declares, a guess.

    ``stated`` is the encoding that its wrapping names, which goes before its own declaration.
    Raises ``EmptyFile`` where there is nothing to read and ``NotText`` where it is no text.
    """
    if not data.strip():
        raise EmptyFile(f"{file_name} is empty. There is nothing to add.")
    declared = (encoding_named(stated) if stated else None) or declared_encoding(data[:_HEAD])
    if declared is None or b"\x00" in data[:_HEAD] or data.startswith(codecs.BOM_UTF8):
        return _sound(data, file_name)
    if declared != "utf-8" and _is_unicode_all_the_same(data, declared):
        return data.decode("utf-8"), "utf-8"
    text = data.decode(declared, "replace")
    bad = text.count("\ufffd")
    if not bad or (bad <= max(1, _BAD * len(text)) and _has_signs_beyond_ascii(text, bad)):
        return text, declared
    return _sound(data, file_name)


def without_clipboard_head(source: str) -> tuple[str, str | None]:
    """A copied page without what Windows puts before it, and the address that is stated there."""
    head = _CLIPBOARD.match(source)
    return (source, None) if head is None else (source[head.end() :], head[1])


def declared_encoding(head: bytes) -> str | None:
    """The encoding that a ``meta`` element or an XML declaration names; ``None`` if unknown."""
    match = _DECLARED.search(head)
    if match is None:
        return None
    return encoding_named((match.group(1) or match.group(2)).decode("ascii", "replace"))


def encoding_named(name: str) -> str | None:
    """The encoding that a page in ``name`` is in; ``None`` where there is none of this name."""
    try:
        found = codecs.lookup(_LABELS.get(name.strip().lower(), name))
    except (LookupError, ValueError):  # it is unknown, or no name at all
        return None
    if found.name.startswith(_WIDE_NAMES):
        return "utf-8"
    if found.name in _OF_NO_PAGE or not _is_text_codec(found.name):
        return None
    return _WIDER.get(found.name, found.name)


def _is_text_codec(name: str) -> bool:
    """Whether Python's codec ``name`` makes characters of bytes ("hex" and "zip" do not)."""
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False


def _sound(data: bytes, file_name: str) -> tuple[str, str]:
    """What the text reader makes of the bytes, single broken bytes and stray nulls allowed."""
    if data.count(b"\x00") > 0.001 * len(data):
        return decode(data, file_name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    few = b"\x00" not in data and bad <= 1 + 0.0002 * len(text)
    if few and _has_signs_beyond_ascii(text, bad):
        return text, "utf-8"
    return decode(data, file_name)


def _is_unicode_all_the_same(data: bytes, declared: str) -> bool:
    """Whether a page is UTF-8 though it declares an older encoding: by chance none ever is.

    Two bytes of one Chinese or Japanese character may look so, a few of them in a row do not.
    """
    if data.isascii():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return declared not in _OF_TWO_BYTES or _has_signs_beyond_ascii(text, _CHANCE)


def _has_signs_beyond_ascii(text: str, more_than: int) -> bool:
    return len(text) - len(text.encode("ascii", "ignore")) > more_than
