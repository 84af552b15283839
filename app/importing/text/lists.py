"""List items by their markers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.article import BlockKind, Span
from app.importing.text.lines import ends_open, ends_sentence, leads_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.importing.text.lines import Line, Unit

_QUOTED = 3
"""Lines that begin with ">" from which on they are a list, if none is a sentence."""
_BULLETS = ">ـ-*•·‣▪▫◦●○■□►▸▶➤➢➔✓✔✅✗✘→–—+◆◇★☆❖※・∙⁃»›¤¬✦✱➜⇒⇨◼◾◽◻❑☐✚"
_PICTURED = "🔹🔸🔷🔶🔵🔴⚫⚪🟢🟡📌✔☑"
_STARS = {"**": "⁑", "***": "⁂", "****": "⁂"}
_VARIANTS = "\ufe0e\ufe0f"
_SOLID = "•‣▪▫◦●○■□►▸▶➤➢➔✓✔✅✗✘→◆◇★☆❖※・∙⁃"
_ESCAPED = "bull|middot|raquo|rsaquo|rarr|diams|#8226|#183|#9679|#9642|#x2022|#xB7"


def _misread(sign: str) -> Iterator[str]:
    """``sign`` in UTF-8 as it reads in encodings of one byte, once and twice."""
    for encoding in _ONE_BYTE:
        read = sign
        for _ in range(2):
            read = "".join(_letter(byte, encoding) for byte in read.encode())
            yield read


def _letter(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:  # as browsers take bytes that an encoding has no letter for
        return chr(byte)


_ONE_BYTE = ("cp1252", "latin-1", "cp1251")
_MISREAD = "|".join(
    sorted(
        {re.escape(read) for sign in "•·▪▫◦●○■□►▸✓✔✗✘→" for read in _misread(sign)} | {"â—"},
        key=len,
        reverse=True,
    )
)
"""Bullets in UTF-8 that were read in another encoding."""
_BULLET = re.compile(
    rf"(?:--(?=\s)|&(?:{_ESCAPED});|(?:{_MISREAD})(?=\s)|\*{{2,4}}(?=\s)|[{re.escape(_BULLETS)}][{_VARIANTS}]?(?=\s)"
    rf"|[{_SOLID}](?=\S)[{_VARIANTS}]?|[{_PICTURED}][{_VARIANTS}]?(?=\s)|o(?=\s\s?[^\Wa-z\d]))\s*"
)
_NUMBER = re.compile(
    r"(?P<open>[(（]?)(?:(?P<digits>\d{1,3})|(?P<wide>[一二三四五六七八九十]{1,3})"
    r"|(?P<roman>[ivxIVX]{2,5})|(?P<letter>[^\W\d_]))(?P<close>(?<=[\dIVX])\s[-–—](?=\s)|[.-]\)|[.):]|[、．）]|[º°ª]\.?(?=\s)|[-–](?=\s))"
)
_LEVELLED = re.compile(
    r"(?:[1-9]\d?(?:\.[1-9]\d?){1,3}\)|[1-9](?:\.[1-9]){1,3}\.?(?=\s[^\W\d_a-zа-яёіїєґß-öø-ÿ]))(?=\s)"
)
"""A number of several levels: "1.2)", "2.1 The"."""
_ROMAN_LETTERS = frozenset("ivxIVX")
_OPENING = frozenset("ivxIVXâÂÃРГВвГг一二三四五六七八九十①②③④⑤⑥⑦⑧⑨ⓐ➤")
"""First letters of markers that are two letters or longer."""
_ENCLOSED = re.compile(r"[①-⑳]")
_LABEL = re.compile(r"[^\s.:!?;|][^.:!?;|]{0,70}?(?::(?=\s)|：|(?=\s[–—-]\s))")
_LABEL_WORDS = 9
_DIALOGUE = re.compile(r"[,.!?…]\s*[–—-]\s")
_SPEAKER = re.compile(r"\s[–—-]\s[^\W\d_A-ZА-ЯЁ]\w*\s[^\W\d_a-zа-я]")
"""A dash, a verb and a name: "– mówi wójt Jan", "- сказал Иванов"."""
_DASHES = frozenset({"—", "–", "-"})
_CLOSING = '»”“" '
_GREEK = re.compile(r"[\u0370-\u03ff]")
_ASIDE = re.compile(r"\s[–—-]\s[^\W\d_A-ZА-ЯЁ]")
_SQUARES = frozenset("■◆●▲▼◇□○★☆▶►※")
_QUOTING = frozenset("»›¬¤")
"""Bullets that may also close a quotation, or stand before a single line for another reason."""
_RING = re.compile(r"o\s+(?=\S)")
_SPEAKERS = frozenset({"a:", "A:"})
_TURNS = 12  # items above among which the last with a letter is looked for
_ROMAN = {"i": 1, "v": 5, "x": 10}
_FIRST = frozenset({1, ord("a"), ord("а"), ord("أ")})
_WIDE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at a line's start: ``length`` without white space, ``skip`` with it."""

    length: int
    skip: int
    style: str
    number: int


def marker_of(text: str) -> Marker | None:
    """The marker that ``text`` begins with, if it may be one."""
    first = text[:1]
    if text[:2].isalpha() and (
        first not in _OPENING or (first in _ROMAN_LETTERS and text[1:2] not in _ROMAN_LETTERS)
    ):
        return None
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        sign = text[: bullet.end()].rstrip()
        style = _STARS.get(sign, sign[0] if sign[0] in _BULLETS or len(sign) < 2 else "•")
        return Marker(len(sign), bullet.end(), style, 0)
    enclosed = _ENCLOSED.match(text)
    if enclosed:
        return _marker(text, 1, "①", ord(text[0]) - ord("①") + 1)
    levels = _LEVELLED.match(text)
    if levels:
        parts = levels.group().rstrip(".)").split(".")
        return _marker(text, levels.end(), "1" + "." * len(parts), int(parts[-1]))
    match = _NUMBER.match(text)
    if match is None or not _room(text, match):
        return None
    style, number = _counted(match)
    return _marker(text, match.end(), style + match["open"] + match["close"], number)


def _counted(match: re.Match[str]) -> tuple[str, int]:
    """How a marker counts ("1", "一", "i", "A" or "a") and where it has got to."""
    if match["digits"]:
        return "1", int(match["digits"])
    if match["wide"]:
        return "一", _wide_number(match["wide"])
    if match["roman"]:
        return "i", _roman_number(match["roman"].lower())
    letter = match["letter"]
    return "A" if letter.isupper() else "a", ord(letter.lower()[0])


def _room(text: str, match: re.Match[str]) -> bool:
    """Whether the marker stands apart: white space after it, or a letter after a number's dot."""
    after = text[match.end() : match.end() + 1]
    if not after or (match["close"][0] in "º°ª" and not match["digits"]):
        return False
    if match["close"] in "、．）" or match["wide"]:
        return True
    return after.isspace() or (bool(match["digits"]) and match["close"] != ":" and after.isalpha())


def _marker(text: str, length: int, style: str, number: int) -> Marker:
    rest = text[length:]
    return Marker(length, length + len(rest) - len(rest.lstrip()), style, number)


def _roman_number(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if after > value else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _wide_number(signs: str) -> int:
    if len(signs) == 1:
        return _WIDE.index(signs) + 1
    tens, ones = signs.split("十", 1) if "十" in signs else ("", signs[-1])
    ten = (_WIDE.index(tens[0]) + 1 if tens else 1) * 10
    return ten + (_WIDE.index(ones[0]) + 1 if ones else 0)


def mark_items(units: list[Unit]) -> None:
    """Make list items of the units that begin with markers and stand together."""
    at = 0
    while at < len(units):
        run: list[tuple[Unit, Marker]] = []
        while at + len(run) < len(units):
            unit = units[at + len(run)]
            marker = _marker_at(unit) if unit.kind is None else None
            if marker is None or (run and _ends_run(unit, marker, run[-1])):
                break
            if run and _takes_turns(run, marker):
                break
            run.append((unit, marker))
        run = _as_roman(run)
        end = at + len(run)
        after = units[end] if end < len(units) else None
        above = units[at - 1] if at else None
        if _is_talk(run):
            _keep_talk(run, above)
        elif run and _is_list(run, above, after):
            _mark_run(run)
        at += len(run) or 1


def _ends_run(unit: Unit, marker: Marker, last: tuple[Unit, Marker]) -> bool:
    above, before = last
    quoted = (marker.style == ">") != (before.style == ">")
    part = before.style.startswith("1..") and len(marker.style) == 1 and unit.indent <= above.indent
    return quoted or part or _is_speech(unit, marker, before)


def _takes_turns(run: list[tuple[Unit, Marker]], marker: Marker) -> bool:
    """Whether letters name speakers, which do not count up: "Q: Why?", "A: So."."""
    first = run[0][1]
    if len(run) == 1 and first.style in _SPEAKERS:
        return marker.style != first.style or marker.number != first.number + 1
    if marker.style not in _SPEAKERS:
        return False
    near = (said.number for _, said in reversed(run[-_TURNS:]) if said.style == marker.style)
    before = next(near, None)
    return marker.number not in _FIRST if before is None else marker.number != before + 1


def _is_speech(unit: Unit, marker: Marker, before: Marker) -> bool:
    """Whether a dash opens direct speech, as in many languages, and no item."""
    if marker.style not in {"—", "–", "-"}:
        return False
    if marker.style == "-" and marker.style == before.style:
        return False
    return _is_spoken(unit.text[2:])


def ringed_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of lines whose "o" is a bullet, whatever follows: one of several after a colon.

    Elsewhere it is a word, as in Polish: "o 6:20".
    """
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        if _RING.match(line.text) and (run or (at and leads_in(lines[at - 1].text))):
            run.append(at)
        elif not run or line.indent <= lines[run[0]].indent or line.gap:
            found.update(run if len(run) > 1 else ())
            run = []
    return frozenset(found.union(run if len(run) > 1 else ()))


def _marker_at(unit: Unit) -> Marker | None:
    if unit.ringed:
        match = _RING.match(unit.text)
        return Marker(1, match.end() if match else 1, "o", 0)
    return marker_of(_bare(unit))


def _bare(unit: Unit) -> str:
    """The unit's text from where a marker would stand: after debris at its start."""
    return unit.text[_lead(unit) :]


def _lead(unit: Unit) -> int:
    if unit.inline and unit.inline[0].start == unit.start:
        lead = unit.inline[0].end - unit.start
        return lead + len(unit.text[lead:]) - len(unit.text[lead:].lstrip())
    return 0


def _is_list(run: list[tuple[Unit, Marker]], before: Unit | None, after: Unit | None) -> bool:
    introduced = before is not None and leads_in(before.plain)
    styles = {marker.style for _, marker in run}
    if styles <= {"—", "–", ">"} and not (introduced and styles != {">"}):
        return _are_dashed(run)
    if styles <= {"-"} and not introduced:
        return len(run) > 1 or not _may_be_spoken(run[0][0].text[2:])
    if styles <= _QUOTING | _SQUARES and not introduced and len(run) == 1:
        return styles <= _SQUARES and not _opens_part(run[0][0], after)
    if any(len(style) == 1 and style != "①" for style in styles):
        return True
    if any(_counts_up(run, style) for style in styles):
        return True
    return introduced and run[0][1].number in _FIRST


def _is_talk(run: list[tuple[Unit, Marker]]) -> bool:
    """Whether lines after dashes are an interview: below each question stands a sentence."""
    said = [unit.plain for unit, marker in run if marker.style in _DASHES]
    if not len(run) == len(said) > 1 or not _asks(said[0]):
        return False
    told = [ends_sentence(text) and not _asks(text) for text in said]
    return all(below for text, below in zip(said, told[1:], strict=False) if _asks(text))


def _keep_talk(run: list[tuple[Unit, Marker]], above: Unit | None) -> None:
    """Make text of what is said below a colon, which would else announce a list."""
    if above is not None and leads_in(above.plain):
        for unit, _ in run:
            unit.kind = BlockKind.PARAGRAPH


def _asks(text: str) -> bool:
    """Whether ``text`` is a question; in Greek a semicolon shows it."""
    last = text.rstrip(_CLOSING)[-1:]
    return last in "?？؟" or (last == ";" and _GREEK.search(text) is not None)


def _are_dashed(run: list[tuple[Unit, Marker]]) -> bool:
    """Whether lines after long dashes or angles are items, and no talk and no quotation."""
    if run[0][1].style == ">":
        return len(run) >= _QUOTED and not any(ends_sentence(unit.plain) for unit, _ in run)
    if all(_may_be_spoken(unit.text[2:]) for unit, _ in run):
        return False
    return len(run) > 1 and not any(_DIALOGUE.search(u.text[2:]) for u, _ in run)


def _is_spoken(text: str) -> bool:
    """Whether the words after a dash are somebody's, with their speaker after another dash."""
    if _DIALOGUE.search(text):
        return True
    return ends_sentence(text) and _SPEAKER.search(text) is not None


def _may_be_spoken(text: str) -> bool:
    """The same of a line that stands alone, where the speaker may have no name."""
    return _is_spoken(text) or (ends_sentence(text) and _ASIDE.search(text) is not None)


def _opens_part(unit: Unit, after: Unit | None) -> bool:
    """Whether a line with a square before it is the heading of the prose below."""
    return after is not None and ends_open(unit.plain) and after.weight > 1.5 * unit.weight


def _counts_up(run: list[tuple[Unit, Marker]], style: str) -> bool:
    """Whether the markers of one style follow on each other somewhere."""
    numbers = [marker.number for _, marker in run if marker.style == style]
    return any(after == number + 1 for number, after in pairwise(numbers))


def _as_roman(run: list[tuple[Unit, Marker]]) -> list[tuple[Unit, Marker]]:
    """The run with a letter i, v or x read as a Roman number where others stand beside it."""
    romans = {marker.style for _, marker in run if marker.style[0] == "i"}
    mended: list[tuple[Unit, Marker]] = []
    for unit, marker in run:
        sign = chr(marker.number) if marker.style[0] in "aA" else ""
        style = "i" + marker.style[1:]
        if sign in _ROMAN and style in romans:
            mended.append((unit, replace(marker, style=style, number=_ROMAN[sign])))
        else:
            mended.append((unit, marker))
    return mended


def _mark_run(run: list[tuple[Unit, Marker]]) -> None:
    group = run[0][0].start
    ladder: list[tuple[int, str]] = []
    for unit, marker in run:
        indent = unit.indent
        while ladder and indent < ladder[-1][0]:
            ladder.pop()
        styles = [style for _, style in ladder]
        if ladder and indent == ladder[-1][0] and marker.style in styles:
            del ladder[styles.index(marker.style) + 1 :]
        elif not ladder or indent > ladder[-1][0] or marker.style not in styles:
            ladder.append((indent, marker.style))
        _mark_item(unit, marker, len(ladder), group)


def _mark_item(unit: Unit, marker: Marker, depth: int, group: int) -> None:
    start = unit.start + _lead(unit)
    unit.kind = BlockKind.LIST_ITEM
    unit.marker = Span(start, start + marker.length)
    unit.ordered = len(marker.style) > 1 or marker.style == "①"
    unit.depth = depth
    unit.group = group
    unit.label = label_of(unit.text, start - unit.start + marker.skip, unit.start)


def label_of(text: str, at: int, offset: int) -> Span | None:
    """The span of the label ("Pay:") that stands at ``at`` in ``text``; ``offset`` is added."""
    match = _LABEL.match(text, at)
    if (
        match is None
        or len(match.group().split()) > _LABEL_WORDS
        or match.end() >= len(text.rstrip())
    ):
        return None
    return Span(offset + at, offset + match.end())
