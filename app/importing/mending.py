"""The text to show where the original is damaged: debris cut, entities and mojibake undone."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ftfy import TextFixerConfig, fix_text
from ftfy.badness import is_bad

from app.domain.article import BlockKind
from app.importing import debris

if TYPE_CHECKING:
    from app.importing.lines import Unit

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TORN_ENTITY = re.compile(
    r"& ?(amp|nbsp|quot|lt|gt|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|#\d{2,5}) ?;"
)
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


def mended(unit: Unit) -> str | None:
    """What to show for ``unit``; ``None`` where that is its own text."""
    if unit.kind in _UNMENDED:
        return None
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
    shown = mended_text(debris.without(unit.text, cuts) if cuts else unit.text)
    return None if shown == unit.text else shown


def mended_text(text: str) -> str:
    """``text`` with its entities unescaped and its mojibake undone."""
    if "&" in text:
        text = _TORN_ENTITY.sub(r"&\1;", text)
        text = _ENTITY.sub(_unescaped, text)
    if not text.isascii() and is_bad(text):
        text = fix_text(text, _CONFIG)
    return text


def _unescaped(match: re.Match[str]) -> str:
    return html.unescape(match.group())
