"""The text to show where the original is damaged: debris cut, entities and mojibake undone.

Hyphens of a wrapped line and signs of Markdown are left out too.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ftfy import TextFixerConfig, fix_text
from ftfy.badness import is_bad

from app.domain.article import BlockKind
from app.importing.text import debris
from app.importing.text.escapes import read_back, without_backslashes
from app.importing.text.markdown import unmarked
from app.importing.text.misread import reread

if TYPE_CHECKING:
    from app.importing.text.lines import Unit

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TORN_ENTITY = re.compile(
    r"& ?(amp|nbsp|quot|lt|gt|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|#\d{2,5}) ?;"
)
_MISREAD = re.compile(
    "[^\x00-\x7f\xa0“”‘’„‚«»‹›–—…•·€£§°\u200b-\u200f\u2060\ufeff"
    "\u0590-\u08ff\u0900-\u0fff\u1100-\u11ff\u3000-\ud7ff\uff00-\uffef]"
)
"""Mojibake has a letter or sign beyond those of plain English, of Latin, Greek or Cyrillic."""
_UNSEEN = re.compile(
    "[\u200b\u2060-\u2064\ufeff\xad\u180e\ufffc\ue000-\uf8ff\x00-\x08\x0e-\x1b\x7f]"
    "|(?<![\u0600-\u08ff\ufb50-\ufefc\u0900-\u0dff\u1000-\u109f\u1780-\u18af])\u200c"
    "|(?<=[A-Za-z\xc0-\u024f])\u200d"
)
"""What nobody sees, or sees as an empty box; a joiner has a meaning in some scripts."""
_MAYBE_UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad\u180e\ufffc\ue000-\uf8ff\x00-\x08\x0e-\x1b\x7f]"
)
_TURN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OLD_SIGN = re.compile("[\x80-\x9f]")
"""Quotes and dashes of Windows that were taken for control characters."""
_HYPHENATED = re.compile(r"(?<=[^\W\d_])(?:[-‐]|\xad)[ \t]*(?:\r\n?|\n)\s*(?=[^\W\d_])")
_COMPOUND = re.compile(r"(?:und|oder|bzw|and|or|et|ou|y|e|o|и|або|і|oraz|lub|en|of)\b")
_TORN_STOP = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=[,.;!?)\]”’](?:\s|$)|[’']s\s)")
"""The break before a stop that stood behind a tag."""
_LINK_NUMBER = re.compile(r"\[\d{1,3}\](?=\w)")
_CLOSING_HASHES = re.compile(r"\s+#{1,6}$")
_ANGLES = re.compile(r"[ \t]*\r?\n[ \t]*>[ \t]")
_DEEPEST = 3
"""How often a page may have escaped its entities."""
_CONFIG = TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    remove_terminal_escapes=False,
    normalization=None,
)
_UNMENDED = frozenset({BlockKind.DEBRIS, BlockKind.TABLE})


def mended(unit: Unit, *, quoted: bool = False) -> str | None:
    """What to show for ``unit``; ``None`` where that is its own text.

    ``quoted`` says that it is of a mail whose bytes were not read back.
    """
    if unit.kind in _UNMENDED:
        return None
    if unit.plain == unit.text and not unit.marker and not unit.sign and "\x00" not in unit.text:
        return None  # reading it has found nothing to mend
    cuts = [
        (inline.start - unit.start, inline.end - unit.start)
        for inline in unit.inline
        if inline.kind is BlockKind.DEBRIS
    ]
    if unit.sign:
        cuts.insert(0, (0, unit.sign))
    if unit.marker:
        cuts.insert(0, (unit.marker.start - unit.start, unit.marker.end - unit.start))
        cuts.sort()
    text = debris.cut(unit.text, cuts) if cuts else unit.text
    text = read_back(text, quoted=quoted)
    if unit.lines > 1:
        text = _ANGLES.sub(" ", text) if unit.text.startswith("> ") else text
        text = _TORN_STOP.sub("", _HYPHENATED.sub(_joined, text))
        text = " ".join(text.split())  # what is set in strong letters goes on in the next line
    shown = read_as_meant(text, quoted=quoted)
    if unit.sign and unit.text.startswith("#"):
        shown = _CLOSING_HASHES.sub("", shown)
    if cuts or unit.lines > 1:
        shown = " ".join(shown.split())
    return None if shown == unit.text or (unit.lines > 1 and shown == _flat(unit)) else shown


def unnumbered(text: str) -> str:
    """``text`` without the numbers that browsers for terminals set before links: "[4]the law"."""
    return _LINK_NUMBER.sub("", text) if "[" in text else text


def mended_text(text: str) -> str:
    """``text`` with its entities unescaped and its mojibake undone."""
    if "&" in text:
        text = _TORN_ENTITY.sub(r"&\1;", text)
        for _ in range(_DEEPEST):
            before, text = text, _ENTITY.sub(_unescaped, text)
            if text == before:
                break
    return with_letters_meant(text)


def with_letters_meant(text: str) -> str:
    """``text`` with its mojibake undone and without what nobody sees; its entities stay."""
    if not text.isascii():
        if _MISREAD.search(text) and is_bad(text):
            text = fix_text(text, _CONFIG)
        text = _OLD_SIGN.sub(_of_windows, reread(text))
    if text.isprintable() or _MAYBE_UNSEEN.search(text) is None:
        return text
    return _without_unseen(text)


def read_as_meant(text: str, *, quoted: bool = False) -> str:
    """``text``, as a tool left it, with all letters and without signs of Markdown.

    ``quoted`` says that it is of a mail whose bytes were not read back.
    """
    meant = mended_text(read_back(text, quoted=quoted))
    return without_backslashes(unmarked(unnumbered(meant)))


def _without_unseen(text: str) -> str:
    text = _UNSEEN.sub("", text)
    if _TURN.search(text) and not _RIGHT_TO_LEFT.search(text):
        text = _TURN.sub("", text)
    return text


def _of_windows(match: re.Match[str]) -> str:
    return match.group().encode("latin-1").decode("cp1252", "ignore") or match.group()


def _flat(unit: Unit) -> str:
    return " ".join(unit.text.split())


def _joined(match: re.Match[str]) -> str:
    """What a hyphen at a line's end becomes: nothing, or itself where both parts are words."""
    rest = match.string[match.end() : match.end() + 6]
    if not rest[0].islower():
        return "-" if rest[0].isupper() else ""
    return "- " if _COMPOUND.match(rest) else ""


def _unescaped(match: re.Match[str]) -> str:
    return html.unescape(match.group())
