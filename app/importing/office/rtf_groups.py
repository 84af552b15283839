"""From the source of an RTF file to its paragraphs, items, tables, notes and page heads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.importing.office.rtf_words import GROUPS, LETTERS, ONLY_WITHIN, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,18})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z\r\n])"
    r"|(?P<end>\\?[\r\n]+|\\$)"
    r"|(?P<group>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)
_DEEPEST = 5_000
"""Groups in one another that are kept apart; what is deeper belongs to the last of them."""
_SPACE = re.compile(r"[ \t\f\v\x1c-\x1f\x85\u2028\u2029]+")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what it says and how it is set; of a table only ``rows`` says something."""

    text: str = ""
    style: str = ""
    outline: int = 9
    """The level of a heading from 0; 9 for what is none."""
    marker: str = ""
    level: int = 0
    number: int = 0
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """What a file says: paragraphs by where they stand ("text", "note", "header", "footer")."""

    parts: dict[str, list[Paragraph]] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    made: dict[str, int] = field(default_factory=dict)
    code: str = "cp1252"


@dataclass(slots=True)
class _State:
    """What holds in a group, and in those in it unless they say otherwise."""

    place: str = "text"
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    font: int = 0
    style: int = 0
    outline: int = 9
    level: int = 0
    number: int = 0
    in_table: bool = False
    fresh: bool = True
    starred: bool = False


@dataclass(slots=True)
class _Part:
    """A stream of paragraphs that is being written."""

    done: list[Paragraph] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    marker: str = ""
    behind: list[Paragraph] = field(default_factory=list)
    """What hangs on the paragraph that is being written: boxes."""


_AS_TEXT = frozenset({"text", "note", "header", "footer", "box"})


class Reader:
    """Reads the source of an RTF file, group after group."""

    def __init__(self) -> None:
        self.document = Document()
        self._parts: dict[str, _Part] = {}
        self._state = _State()
        self._around: list[_State] = []
        self._too_deep = 0
        self._bytes = bytearray()
        self._to_skip = 0
        self._fonts: dict[int, int] = {}
        self._styles: dict[int, tuple[str, int]] = {}
        self._style = (0, 9)
        self._notes = 0
        self._words: dict[str, Callable[[int | None], None]] = {
            "par": self._end_paragraph, "sect": self._end_paragraph, "page": self._end_paragraph,
            "cell": self._end_cell, "nestcell": self._say_gap, "nestrow": self._say_gap,
            "row": self._end_row, "pard": self._reset_paragraph, "plain": self._reset_letters,
            "u": self._say_code, "ansicpg": self._take_code, "fcharset": self._take_charset,
            "f": self._take_font, "s": self._take_style, "outlinelevel": self._take_outline,
            "mac": self._take_mac,
        }  # fmt: skip

    def read(self, source: str) -> Document:
        """The document whose bytes are the characters of ``source``, one for one."""
        at = 0
        while at < len(source):
            token = _TOKEN.match(source, at)
            if token is None:
                at += 1
                continue
            at = token.end()
            if token.lastgroup == "text":
                self._say_raw(token.group())
            elif token.lastgroup == "byte":
                self._say_byte(int(token["byte"], 16))
            elif token.lastgroup == "group":
                self._group(token.group())
            elif token.lastgroup == "sign":
                self._sign(token["sign"])
            elif token.lastgroup == "end":
                if token.group().startswith("\\"):
                    self._end_paragraph(None)
            elif token["word"] == "bin" and token["number"]:
                at += max(0, int(token["number"]))
            else:
                self._word(token["word"], token["number"])
        self._finish()
        return self.document

    def _finish(self) -> None:
        self._flush()
        for place, part in list(self._parts.items()):
            self._state = _State(place)
            self._end_paragraph(None)
            self._end_table(part)
            if place != "box":
                self.document.parts[place] = part.done

    def _group(self, sign: str) -> None:
        self._flush()
        self._to_skip = 0
        if sign == "{":
            if len(self._around) >= _DEEPEST:
                self._too_deep += 1
                return
            self._around.append(self._state)
            self._state = replace(self._state, fresh=True, starred=False)
        elif self._too_deep:
            self._too_deep -= 1
        elif self._around:
            before, self._state = self._state, self._around.pop()
            if before.place in {"box", "note"} and self._state.place != before.place:
                self._leave(before)

    def _leave(self, before: _State) -> None:
        """At the end of a note or box: what it says is a paragraph."""
        now, self._state = self._state, before
        self._end_paragraph(None)
        part = self._part()
        self._end_table(part)
        self._state = now
        if before.place == "box" and now.place in {"shape", *_AS_TEXT}:
            around = (one.place for one in (now, *reversed(self._around)))
            place = next((one for one in around if one in _AS_TEXT), "text")
            if place != "box":
                self._parts.setdefault(place, _Part()).behind += part.done
                part.done = []

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state.starred = True
        elif sign in LETTERS:
            self._say(LETTERS[sign])

    def _word(self, word: str, number: str | None) -> None:
        state = self._state
        if word in GROUPS and (state.fresh or word == "footnote"):
            self._enter(GROUPS[word])
        elif state.starred and state.fresh:
            state.place = "silent"
        elif word in LETTERS:
            self._say(LETTERS[word])
        elif word in self._words:
            self._words[word](int(number) if number else None)
        else:
            self._set(word, int(number) if number else None)
        state.fresh = False

    def _enter(self, place: str) -> None:
        around = self._around[-1].place if self._around else "text"
        needed = ONLY_WITHIN.get(place)
        if place == "text":
            return
        known = place == "author" and self.document.author  # the next is who changed it
        if known or around in {"silent", "fonts", "styles"} or (needed and around != needed):
            self._state.place = "silent"
            return
        if place == "note":
            self._notes += 1
            self._say(f"[{self._notes}]")
            self._reset_paragraph(None)
            self._reset_letters(None)
        if place in _AS_TEXT or place == "shape":
            self._flush()
        self._state.place = place
        if place == "note":
            self._say(f"[{self._notes}] ")
        elif place == "marker":
            self._part().marker = ""

    def _set(self, word: str, number: int | None) -> None:
        """Take in a word that only says how what follows is set."""
        state = self._state
        on = number != 0
        if word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "uc":
            state.skip = min(9, max(0, number or 0))
        elif word == "ilvl":
            state.level = min(8, max(0, number or 0))
        elif word == "ls":
            state.number = number or 0
        elif word == "intbl":
            state.in_table = True
        elif word in {"yr", "mo", "dy"} and state.place == "made":
            self.document.made[word] = number or 0

    def _reset_paragraph(self, _number: int | None) -> None:
        state = self._state
        state.style, state.outline, state.level, state.number = 0, 9, 0, 0
        state.in_table = False

    def _reset_letters(self, _number: int | None) -> None:
        self._state.hidden = self._state.deleted = False

    def _take_code(self, number: int | None) -> None:
        name = "utf-8" if number == 65001 else f"cp{number}"
        try:
            "".encode(name)
        except LookupError:
            return
        self.document.code = name

    def _take_mac(self, _number: int | None) -> None:
        self.document.code = "mac_roman"

    def _take_font(self, number: int | None) -> None:
        if (number or 0) != self._state.font:
            self._flush()
        self._state.font = number or 0

    def _take_charset(self, number: int | None) -> None:
        if self._state.place == "fonts":
            self._fonts[self._state.font] = number or 0

    def _take_style(self, number: int | None) -> None:
        if self._state.place == "styles":
            self._style = (number or 0, 9)
        else:
            self._state.style = number or 0

    def _take_outline(self, number: int | None) -> None:
        if self._state.place == "styles":
            self._style = (self._style[0], number or 0)
        else:
            self._state.outline = number or 0

    def _say_code(self, number: int | None) -> None:
        self._flush()
        code = (number or 0) % 0x10000
        self._to_skip = 0
        self._say(chr(code))
        self._to_skip = self._state.skip

    def _say_byte(self, byte: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        self._bytes.append(byte)

    def _say_raw(self, text: str) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if text.isascii():
            self._say(text)
            return
        self._flush()
        raw = text.encode("latin-1", "replace")
        try:
            self._say(raw.decode("utf-8"))
        except UnicodeDecodeError:
            self._bytes += raw

    def _flush(self) -> None:
        """Make letters of the bytes that wait, in the code page of their font."""
        if self._bytes:
            raw, self._bytes = bytes(self._bytes), bytearray()
            self._say(raw.decode(self._code_page(), "replace"))

    def _code_page(self) -> str:
        charset = self._fonts.get(self._state.font, 1)
        if charset == 0 and self.document.code in {PAGES.get(n) for n in self._fonts.values()}:
            return "cp1252"  # who wrote this tells its fonts apart
        return PAGES.get(charset, self.document.code)

    def _part(self) -> _Part:
        place = self._state.place
        if place == "marker":
            place = next((s.place for s in reversed(self._around) if s.place in _AS_TEXT), "text")
        return self._parts.setdefault(place, _Part())

    def _say_gap(self, _number: int | None) -> None:
        self._say(" ")

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        state = self._state
        if state.place in _AS_TEXT:
            if not state.hidden and not state.deleted:
                self._part().said.append(text)
        elif state.place == "marker":
            self._part().marker += text
        elif state.place == "styles":
            name = text.partition(";")[0].strip()
            if name:
                self._styles.setdefault(self._style[0], (name.lower(), self._style[1]))
        elif state.place == "title":
            self.document.title += text
        elif state.place == "author":
            self.document.author += text

    def _taken(self, part: _Part) -> str:
        said = _PAIR.sub(_whole, "".join(part.said))
        part.said.clear()
        lines = (_SPACE.sub(" ", line).strip() for line in said.split("\n"))
        return "\n".join(lines).strip("\n")

    def _end_paragraph(self, _number: int | None) -> None:
        state = self._state
        self._flush()
        if state.place not in _AS_TEXT:
            return
        part = self._part()
        if state.in_table:
            part.said.append(" ")
            part.marker = ""
            return
        text = self._taken(part)
        self._end_table(part)
        name, outline = self._styles.get(state.style, ("", 9))
        outline = state.outline if state.outline < 9 else outline
        marker, part.marker = part.marker.strip(), ""
        part.done.append(Paragraph(text, name, outline, marker, state.level, state.number))
        part.done += part.behind
        part.behind = []

    def _end_cell(self, _number: int | None) -> None:
        self._flush()
        if self._state.place in _AS_TEXT:
            part = self._part()
            part.cells.append(" ".join(self._taken(part).split()))
            part.marker = ""

    def _end_row(self, _number: int | None) -> None:
        if self._state.place in _AS_TEXT:
            part = self._part()
            part.rows.append(part.cells)
            part.cells = []

    def _end_table(self, part: _Part) -> None:
        if part.cells:
            part.rows.append(part.cells)
            part.cells = []
        if any(map(any, part.rows)):
            part.done.append(Paragraph(rows=part.rows))
        part.rows = []


def _whole(pair: re.Match[str]) -> str:
    """The character that two halves make."""
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
