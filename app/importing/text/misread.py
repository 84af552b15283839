"""Letters that were decoded in the wrong encoding, where they do not show it by themselves."""

from __future__ import annotations

import re
from functools import cache

from app.importing.text.letters import fit

_RUN_OF = ("mac_roman", "cp437", "cp850", "cp1252")
"""In which UTF-8 was read where single letters of a line came out wrong."""
_CYRILLIC = re.compile("[\u0400-\u045f\u0490\u0491]")
_WESTERN = re.compile("[\xa1-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC_LETTERS = frozenset({"cp1251"})
_OLD_CYRILLIC = ("cp1251", "koi8_u", "cp866", "mac_cyrillic", "iso8859_5")
_OTHER_SCRIPTS = (
    *((encoding, _CYRILLIC_LETTERS) for encoding in _OLD_CYRILLIC),
    ("cp1253", frozenset({"cp1253"})),
    ("cp1255", frozenset({"cp1255"})),
    ("cp1256", frozenset({"cp1256"})),
)
_OTHER_LATIN = (("cp1250", frozenset({"cp1250"})), ("cp1254", frozenset({"cp1254"})))
_PAIR = re.compile(r"[√├]\S|‚Ä|ΓÇ|ÔÇ|â€|Ã[^\sA-Za-z]")
"""How such pairs begin that stand for the commonest letters and quotes."""
_FIRST = frozenset("√├‚ΓÔÃ")
_ACCENTED = re.compile("[\xc0-\xff]{4}")
_ODD = re.compile("[\u0430-\u045f][\u0400-\u042f]|[\xc0-\xff]{4}|[\u0400-\u045f][\u2550-\u2593]")
_HINTS = frozenset("³¹ýþðøõ")
"""What no well-read text has, or few languages do; the letters themselves are looked at then."""
_LEAST = 12
"""Letters beyond ASCII from which on they show in which encoding they are."""
_MISFIT = 0.5
"""How well letters fit at most that were misread, and at least those that were not."""
_FITS = 0.7
_BETTER = 0.06
_ALL = 0.6
"""Share of the letters that are accented where no word is in a language of Latin letters."""


def reread(text: str) -> str:
    """``text`` with the letters that were meant, where it was decoded in the wrong encoding."""
    signs = frozenset(text)
    if not signs.isdisjoint(_FIRST) or "€" in signs:
        text = _pairs_read(text)
    if signs.isdisjoint(_HINTS) and not (_ACCENTED if max(signs) < "\u0400" else _ODD).search(text):
        return text
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic >= _LEAST:
        if fit(text, _CYRILLIC_LETTERS) >= _MISFIT:
            return text
        least = fit(text.lower(), _CYRILLIC_LETTERS) + _BETTER  # it may be set in capitals
        others = tuple((encoding, _CYRILLIC_LETTERS) for encoding in _OLD_CYRILLIC)
        return _fitting(text, _OLD_CYRILLIC, others, max(least, _FITS))
    western = len(_WESTERN.findall(text))
    if western < _LEAST:
        return text
    if western >= _ALL * len(_LETTER.findall(text)):
        return _fitting(text, ("cp1252", "mac_roman"), _OTHER_SCRIPTS)
    return text if fit(text) >= _MISFIT else _fitting(text, ("cp1252",), _OTHER_LATIN)


def _fitting(
    text: str,
    wrong: tuple[str, ...],
    right: tuple[tuple[str, frozenset[str]], ...],
    least: float = _FITS,
) -> str:
    """``text``, read as one of ``wrong``, in the encoding whose letters fit.

    Itself if none do better than ``least``.
    """
    best = (least, text)
    for misread in wrong:
        for encoding, languages in right:
            if encoding == misread:
                continue
            read = text.translate(_table(misread, encoding))
            if read != text:
                best = max(best, (fit(read, languages), read))
    return best[1]


@cache
def _table(wrong: str, right: str) -> dict[int, str]:
    """What each sign of the encoding ``wrong`` is in ``right``."""
    table: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        as_bytes = bytes([byte])
        try:
            table[ord(as_bytes.decode(wrong))] = as_bytes.decode(right)
        except UnicodeDecodeError:
            continue
    return table


def _pairs_read(text: str) -> str:
    """``text`` with the pairs of signs beside a Latin letter that are one letter in UTF-8."""
    if _PAIR.search(text) is None:
        return text
    for encoding in _RUN_OF:
        pattern = _pairs(encoding)
        if pattern.search(text):
            text = pattern.sub(_joined(encoding), text)
    return text


@cache
def _pairs(encoding: str) -> re.Pattern[str]:
    """Two or three signs which as bytes are an accented letter, a quote or a dash in UTF-8."""

    def of(low: int, high: int) -> str:
        signs = bytes(range(low, high + 1)).decode(encoding, "ignore")
        return "[" + re.escape(signs) + "]"

    letter = of(0xC3, 0xC5) + of(0x80, 0xBF)
    quote = of(0xE2, 0xE2) + of(0x80, 0x80) + of(0x90, 0xA6)
    return re.compile(rf"(?:(?<=[A-Za-z]){letter}|{letter}(?=[a-z])|{quote})+")


@cache
def _joined(encoding: str) -> _Decoder:
    return _Decoder(encoding)


class _Decoder:
    """Reads what a pattern found as UTF-8."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def __call__(self, match: re.Match[str]) -> str:
        try:
            read = match.group().encode(self._encoding).decode("utf-8")
        except UnicodeError:
            return match.group()
        return read if all(sign.isalpha() or not sign.isalnum() for sign in read) else match.group()
