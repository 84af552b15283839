"""The signs of Markdown inside a line: emphasis, links, pictures."""

from __future__ import annotations

import re

_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{1,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]\n]{1,300})\]"
    r"\((?:https?://|mailto:|www\.|[/#.])[^()\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_LINKED_TO = re.compile(r"\]\((?:https?://|mailto:|www\.|[/#.])")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=[^\s*_])([^\n]{0,600}?[^\s*_])\1")
_STRONG_LINE = re.compile(r"(\*\*|__)(?=[^\s*_])[^*\n]{1,200}(?<!\s)\1")
_SLANTED = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{0,400}?[^\s*])\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])([^_\n]{0,400}?[^\s_])_(?![\w_])"
)


def is_picture(line: str) -> bool:
    """Whether ``line`` is a picture's mark and nothing else."""
    return line.startswith("![") and _PICTURE.fullmatch(line) is not None


def is_link(line: str) -> bool:
    """Whether ``line`` is one link and nothing else."""
    return line.startswith("[") and _LINK.fullmatch(line) is not None


def is_strong(line: str) -> bool:
    """Whether the whole of ``line`` is set in strong letters, as headings often are."""
    return line.startswith(("**", "__")) and _STRONG_LINE.fullmatch(line) is not None


def unmarked(text: str) -> str:
    """``text`` without the signs of emphasis and links; what they stand around is kept."""
    if "](" in text and _LINKED_TO.search(text):
        text = _LINK.sub(r"\g<text>", _PICTURE.sub("", text))
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    if "*" in text or "_" in text:
        text = _SLANTED.sub(_inner, text)
    return text


def _inner(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else match[2]
