"""Letters that a tool wrote as a code and nobody read back: "pi=C3=B9", "l%C3%A9on"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.importing.text.lines import Line

_QUOTED = re.compile(r"(?:=[0-9A-F]{2}(?:=[ \t]*\r?\n)?)*=[0-9A-F]{2}")
"""A run of bytes as mails write them, a soft break between them at most."""
_SURELY_QUOTED = re.compile(r"=C[2-9A-F]=[89AB][0-9A-F]|=[DE][0-9A-F]=[89AB][0-9A-F]|=F0=9F=")
_OLD_QUOTED = re.compile(r"(?<=[a-z])=[C-F][0-9A-F](?=[a-z .,;:!?]|$)|(?<=[\s(])=9[1-7](?=\w)")
_SOFT_BREAK = re.compile(r"(?<=[^\s=])([ \t]?)=[ \t]*(?:\r?\n|$)")
_LEAST_OLD = 2
"""Bytes of an old encoding within words that show a mail where there are none of UTF-8."""

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}")
_HIGH_PERCENT = re.compile(r"%[C-Fc-f][0-9A-Fa-f]%[89ABab]")
_UNIT = re.compile(r"(?:\\{1,2}u[0-9a-fA-F]{4})+|\\u\{[0-9a-fA-F]{2,6}\}")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_BREAK = re.compile(
    r"(?<=[.!?…:;,\"”»)\]])[ \t]*(?:\\r)?\\n(?:\\r|\\n|\s)*(?=[^\Wa-z_]|[\"“«(–—-]|$)"
)
_SLASH = re.compile(r"(?<=[\w:/])\\/(?=[\w/\\])")
_SIGN = re.compile(r"\\([!\"#$%&'*+,\-./:;<=>?@\[\]^_`|~]|(?<=\d\\)[)])")
_MEANT = re.compile(
    r"\\(?:[a-zA-Z]{2,}|[dwsbDWSB](?![a-z])|\\)|\\[({]|[A-Za-z]:\\|[A-Za-z0-9]\\[A-Za-z0-9]\w*\\|\[\^|\)[*+?]|[*+]\?"
)
"""Formulas, patterns and paths, in which a backslash is meant."""
_TORN_ENTITY = re.compile(
    r"(?<![&\w#;])(nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|laquo|raquo|bdquo|quot|zwnj);"
    r"|(?<=\w)(rsquo|nbsp|#(?:8[0-3]\d\d|39|160));(?=\w|\s|$)"
    r"|&(nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|laquo|raquo|amp|quot|#8[0-3]\d\d|#39|#160)"
    r"(?![\w;=])"
)
"""Entities that lost their first sign or their last."""
_PARTS_OF_ENTITIES = ("nbsp", "quo", "dash", "&amp", "&quot", "#8", "#39", "#160", "hellip", "zwnj")


def is_quoted(text: str) -> bool:
    """Whether ``text`` is a mail whose bytes were left as "=C3=B9"."""
    if "=" not in text:
        return False
    if _SURELY_QUOTED.search(text):
        return True
    return len(_OLD_QUOTED.findall(text, 0, 200_000)) >= _LEAST_OLD


def soft_breaks(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines of such a mail that go on where the line above was cut."""
    return frozenset(
        number
        for number in range(1, len(lines))
        if lines[number - 1].text.endswith("=") and not lines[number].gap
    )


def read_back(text: str, *, quoted: bool) -> str:
    """``text`` with such codes as the letters they stand for; ``quoted`` for such a mail."""
    if quoted and "=" in text:
        text = _QUOTED.sub(_of_bytes, _SOFT_BREAK.sub(r"\1", text))
    if "%" in text and _HIGH_PERCENT.search(text):
        text = _PERCENT.sub(_of_percent, text)
    if "\\" in text:
        text = _units_read(text)
    if (";" in text or "&" in text) and any(part in text for part in _PARTS_OF_ENTITIES):
        text = _TORN_ENTITY.sub(_entity, text)
    return text


def without_backslashes(text: str) -> str:
    """``text`` without those before a sign that Markdown or a program would have misread."""
    return text if "\\" not in text or _MEANT.search(text) else _SIGN.sub(r"\1", text)


def _entity(match: re.Match[str]) -> str:
    return f"&{match[1] or match[2] or match[3]};"


def _of_bytes(match: re.Match[str]) -> str:
    data = bytes.fromhex(re.sub(r"[=\s]", "", match.group()))
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding).replace("\r", "")
        except UnicodeDecodeError:
            continue
    return match.group()


def _of_percent(match: re.Match[str]) -> str:
    """The letters of a run; itself where it stands in an address or is no UTF-8."""
    before = match.string[: match.start()][-300:].rsplit(maxsplit=1)
    word = before[-1] if before and not match.string[match.start() - 1].isspace() else ""
    if match.start() == 0 or "/" not in word + match.string[match.end() : match.end() + 1]:
        try:
            return bytes.fromhex(match.group().replace("%", "")).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()
    return match.group()


def _units_read(text: str) -> str:
    text = _BYTES.sub(_of_hex, _UNIT.sub(_of_units, text))
    return _SLASH.sub("/", _BREAK.sub(" ", text))


def _of_units(match: re.Match[str]) -> str:
    if match.group().startswith("\\u{"):
        code = int(match.group()[3:-1], 16)
        return chr(code) if code < 0x110000 else match.group()
    digits = re.findall(r"u(.{4})", match.group())
    said = b"".join(bytes.fromhex(four) for four in digits).decode("utf-16-be", "replace")
    return match.group() if "\ufffd" in said or not said.isprintable() else said


def _of_hex(match: re.Match[str]) -> str:
    data = bytes.fromhex(match.group().replace("\\x", ""))
    if not max(data) & 0x80:
        return match.group()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "ignore") or match.group()
