"""Cutting a text into the units that are searched, by language.

A unit is a place in the text with the words it answers to, each folded (compatible forms, capitals,
marks) and in full, and their stems. The same code reads passages and queries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from app.search.languages import language_for, scale_words
from app.search.numerals import number_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.search.languages import Language

MAX_WORD = 48
"""Letters of a word that are kept."""

# Marks and joiners that are part of a word although ``\\w`` does not say so.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\u00ad\u200c\u200d"
)
# Scripts written without spaces between words, and Hangul, whose words carry their endings.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005\u3040-\u30ff\u3130-\u318f"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003ffff"
)
_STRIPPED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_UNSPACED_ONE = re.compile(f"[{_UNSPACED}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d"}
)
_APOSTROPHES = re.compile("[’ʼ＇`´]")
_APOSTROPHE = "'’ʼ＇"
_HYPHENS = "‐‑-"  # the plain one last: it stands in character classes
_SCALES = "|".join(sorted(map(re.escape, scale_words()), key=len, reverse=True))
_W = rf"[\w{_MARKS}]"
TOKEN = re.compile(
    rf"{_W}+(?:(?:[.,{_APOSTROPHE}{_HYPHENS}]|(?<=\d)[\u00a0\u2009\u202f](?=\d{{3}})){_W}+)*"
    rf"(?:(?<=\d)[ \u00a0{_HYPHENS}](?i:{_SCALES})(?!{_W}))?"
)
"""A stretch of text that is analysed, and remembered, as one; it may hold several units."""
_PIECE = re.compile(
    rf"(?P<number>\d+(?:[.,\u00a0\u2009\u202f]\d+)*)"
    rf"(?P<scale>[ \u00a0{_HYPHENS}]?(?i:{_SCALES}))?(?![\w{_MARKS}])"
    rf"|(?P<unspaced>[{_UNSPACED}]+)"
    rf"|(?P<letters>[^\W\d_](?:\.[^\W\d_])+(?!{_W}))"
    rf"|(?P<word>(?:(?![{_UNSPACED}_]){_W})+(?:[{_APOSTROPHE}](?:(?![{_UNSPACED}_]){_W})+)*)"
)
_ELISIONS = frozenset(
    re.findall(
        r"\w+",
        "aujourd c coll d dall dell j jusqu l lorsqu m n nell puisqu qu quelqu quest s sull t un",
    )
)


class Unit(NamedTuple):
    """A place from ``start`` to ``end`` in the text analysed, one step long in a phrase.

    It is found by its ``words`` ("naive" and "naïve") and ``stems``; there are no stems of words
    that tell nothing by themselves. In a query it asks for the word ``exact`` or the stems
    ``asked``: a character of a script without spaces for nothing where the pair before it has it,
    for any pair that it begins where it stands alone. ``whole`` is a stem for this and the
    following units together ("ceasefire" for "cease-fire", 700000000 for "700 million").
    """

    start: int
    end: int
    words: tuple[str, ...]
    stems: tuple[str, ...]
    exact: str
    asked: tuple[str, ...]
    whole: str = ""


class Analyser:
    """Cuts texts of one ``language``; keeps what it has seen."""

    def __init__(self, language: Language) -> None:
        import Stemmer

        self.language = language
        self._stem = Stemmer.Stemmer(language.stemmer, 0).stemWord if language.stemmer else str
        self._stop = language.stop | {strip_marks(word) for word in language.stop}
        self._known: dict[str, tuple[Unit, ...]] = {}

    def units(self, text: str) -> list[Unit]:
        """Every unit of ``text``, in order."""
        found: list[Unit] = []
        for token in TOKEN.finditer(text):
            at = token.start()
            found.extend(
                unit._replace(start=at + unit.start, end=at + unit.end)
                for unit in self.token_units(token[0])
            )
        return found

    def token_units(self, token: str) -> tuple[Unit, ...]:
        """The units of one match of ``TOKEN``, counted from its own start."""
        known = self._known.get(token)
        if known is None:
            if len(self._known) > 200_000:  # a bound on memory; the common words are soon back
                self._known.clear()
            plain = token.isascii() and token.isalpha()
            read = self._plain(token) if plain else tuple(self._analysed(token))
            known = self._known[token] = read
        return known

    def _plain(self, token: str) -> tuple[Unit, ...]:
        """The unit of an unaccented word: what ``_word`` finds, sooner."""
        word = token.lower()[:MAX_WORD]
        stems = () if len(word) == 1 or word in self._stop else (strip_marks(self._stem(word)),)
        return (Unit(0, len(token), (word,), stems, word, stems),)

    def _analysed(self, token: str) -> Iterator[Unit]:
        units: list[Unit] = []
        parts: list[str] = []
        for piece in _PIECE.finditer(token):
            if piece["unspaced"]:
                units.extend(_overlapping_pairs(piece["unspaced"], piece.start()))
            elif piece["number"]:
                units.extend(self._number(piece))
            else:
                parts.append(piece[0])
                units.append(self._word(piece[0], piece.start(), piece.end()))
        if len(units) > 1 and len(units) == len(parts) and len(token) <= MAX_WORD:
            units[0] = self._compounded(units[0], token, parts)
        return iter(units)

    def _word(self, written: str, start: int, end: int) -> Unit:
        full = folded(written.replace(".", ""))
        rest = ""
        if "'" in full:
            head, _, tail = full.rpartition("'")
            if tail in ("s", ""):
                full = head.replace("'", "")
            else:
                full = full.replace("'", "")
                rest = tail if head in _ELISIONS else ""
        full, rest = full[:MAX_WORD], rest[:MAX_WORD]
        bare = strip_marks(full)
        words = _distinct(strip_marks(rest), rest, bare, full)
        base = rest or full
        if base in self._stop or strip_marks(base) in self._stop or _is_one_letter(base):
            return Unit(start, end, words, (), full, ())
        stems = _distinct(
            strip_marks(self._stem(base)), self._stem(strip_marks(base)), self._stem(bare)
        )
        return Unit(start, end, words, stems, full, stems)

    def _compounded(self, first: Unit, token: str, parts: list[str]) -> Unit:
        """``first`` answering also to the whole compound: "ceasefire" for "cease-fire"."""
        if not any(hyphen in token for hyphen in _HYPHENS) or min(map(len, parts)) < 2:
            return first
        joined = strip_marks(folded("".join(parts)).replace("'", ""))
        stem = self._stem(joined)
        words, stems = _distinct(*first.words, joined), _distinct(*first.stems, stem)
        return first._replace(words=words, stems=stems, whole=stem)

    def _number(self, piece: re.Match[str]) -> Iterator[Unit]:
        """A number and, as a unit of its own, its scale; together they are also one number."""
        start, end = piece.span("number")
        plain = number_form(piece["number"], self.language)
        scale = piece["scale"] or ""
        name = scale.lstrip(" \u00a0" + _HYPHENS)
        power = self._power(name, attached=name == scale)
        scaled = number_form(piece["number"], self.language, power) if power else ""
        attached = folded(piece["number"] + name) if name and name == scale else ""
        forms = _distinct(plain, scaled, attached)
        if attached:
            yield Unit(start, piece.end(), forms, forms, attached, _distinct(scaled, attached))
        else:
            yield Unit(start, end, forms, forms, plain, (plain,), scaled)
        if name and not attached:
            yield self._word(name, piece.end() - len(name), piece.end())

    def _power(self, name: str, *, attached: bool) -> int:
        if len(name) == 1 and not attached:  # "5 m" may be metres, "$5m" is not
            return 0
        key = name.casefold()
        return self.language.scales.get(key) or language_for("en").scales.get(key, 0)


@cache
def analyser_for(code: str | None) -> Analyser:
    """The analyser for texts in the language ``code``; ``None`` is read as English."""
    return Analyser(language_for(code))


def _is_one_letter(word: str) -> bool:
    """Whether ``word`` is a single letter of an alphabet: an initial, an item's letter."""
    return len(word) == 1 and word.isalpha() and word < "\u2e80"


def folded(text: str) -> str:
    """``text`` in compatible forms, without capitals or invisible characters."""
    if text.isascii():
        return text.lower()
    plain = _APOSTROPHES.sub("'", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())


def strip_marks(text: str) -> str:
    """Folded ``text`` without accents and vowel points; letters of other scripts stay whole."""
    if text.isascii():
        return text
    bare = _STRIPPED.sub("", unicodedata.normalize("NFD", text)).translate(_PLAIN_LETTERS)
    return unicodedata.normalize("NFC", bare) or text


def _overlapping_pairs(run: str, at: int) -> Iterator[Unit]:
    """Two characters at a time, and the last by itself so that each can be found alone."""
    for i in range(len(run) - 1):
        pair = (folded(run[i : i + 2]),)
        yield Unit(at + i, at + i + 2, pair, pair, pair[0], pair)
    last = (folded(run[-1]),)
    alone = last[0] if len(run) == 1 else ""
    yield Unit(at + len(run) - 1, at + len(run), last, last, alone, ())


def is_unspaced(text: str) -> bool:
    """Whether ``text`` is one character of a script that is written without spaces."""
    return _UNSPACED_ONE.fullmatch(text) is not None


def _distinct(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
