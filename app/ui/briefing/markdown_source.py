"""Markdown as the analyst types it: where its marks stand, and how a command changes it.

The text itself is the Markdown source, so what is stored is exactly what was typed. Positions are
code points, half open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = re.compile(
    r"(?P<escape>\\[\\*_\[\]()<>`#+.!-])"
    r"|(?P<link>\[(?P<label>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\))"
    r"|(?P<strong>\*\*(?=\S)(?P<strong_words>[^\n]+?)(?<=\S)\*\*(?!\*))"
    r"|(?P<em>\*(?=[^\s*])(?P<em_words>[^*\n]+?)(?<=[^\s*])\*)"
    r"|(?P<em2>(?<![^\W_])_(?=[^\s_])(?P<em2_words>[^_\n]+?)(?<=[^\s_])_(?![^\W_]))"
)
_BULLET = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+]|\d{1,3}[.)])\s+")
_SPECIAL = re.compile(r"([\\*_\[\]<>`])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that looks alike; ``marker`` says that it is Markdown's, not words."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    link: bool = False
    marker: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Selected:
    """A text and what is selected in it."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The selected words."""
        return self.text[self.start : self.end]

    def replaced(self, words: str, *, select: tuple[int, int] | None = None) -> Selected:
        """The text with ``words`` for the selection; ``select`` is relative to the words."""
        text = self.text[: self.start] + words + self.text[self.end :]
        first, last = select if select is not None else (0, len(words))
        return Selected(text, self.start + first, self.start + last)


def pieces(line: str) -> list[Piece]:
    """The stretches of one line that look different from plain text, left to right."""
    bullet = _BULLET.match(line)
    found: list[Piece] = []
    begin = 0
    if bullet is not None:
        found.append(Piece(*bullet.span("marker"), bullet=True))
        begin = bullet.end()
    found.extend(_inline(line, Piece(begin, len(line))))
    return found


def _inline(line: str, around: Piece) -> Iterator[Piece]:
    """The pieces within ``around``, each as bold or italic as what surrounds it."""
    at = around.start
    while (match := _INLINE.search(line, at, around.end)) is not None:
        if match.start() > at and _looks(around):
            yield replace(around, start=at, end=match.start())
        yield from _matched(line, match, around)
        at = match.end()
    if at < around.end and _looks(around):
        yield replace(around, start=at, end=around.end)


def _matched(line: str, match: re.Match[str], around: Piece) -> Iterator[Piece]:
    start, end = match.span()
    if match["escape"]:
        yield replace(around, start=start, end=start + 1, marker=True)
        if _looks(around):
            yield replace(around, start=start + 1, end=end)
        return
    if match["link"]:
        inner = replace(around, link=True)
        first, last = match.span("label")
    elif match["strong"]:
        inner = replace(around, bold=True)
        first, last = match.span("strong_words")
    else:
        inner = replace(around, italic=True)
        first, last = match.span("em_words" if match["em"] else "em2_words")
    yield replace(around, start=start, end=first, marker=True)
    yield from _inline(line, replace(inner, start=first, end=last))
    yield replace(around, start=last, end=end, marker=True)


def _looks(piece: Piece) -> bool:
    return piece.bold or piece.italic or piece.link


def toggle_emphasis(selected: Selected, mark: str) -> Selected:
    """Put ``mark`` (``**`` or ``*``) around the selection, or take it away if it is there."""
    text, start, end = selected.text, selected.start, selected.end
    words = selected.words
    if _wrapped(words, mark):
        return selected.replaced(words[len(mark) : -len(mark)])
    before, after = text[:start], text[end:]
    if _ends(before, mark) and _begins(after, mark):
        wider = Selected(text, start - len(mark), end + len(mark))
        return wider.replaced(words)
    core = words.strip()
    lead = words[: len(words) - len(words.lstrip())] if core else ""
    trail = words[len(lead) + len(core) :] if core else words
    first = len(lead) + len(mark)
    return selected.replaced(f"{lead}{mark}{core}{mark}{trail}", select=(first, first + len(core)))


def _wrapped(words: str, mark: str) -> bool:
    inner = words[len(mark) : -len(mark)]
    return (
        len(words) > 2 * len(mark) and _begins(words, mark) and _ends(words, mark) and bool(inner)
    )


def _begins(text: str, mark: str) -> bool:
    stars = len(text) - len(text.lstrip("*"))
    return stars == 3 or stars == len(mark)


def _ends(text: str, mark: str) -> bool:
    stars = len(text) - len(text.rstrip("*"))
    return stars == 3 or stars == len(mark)


def toggle_list(selected: Selected) -> Selected:
    """Make the selected lines items of a list, or plain lines again if all are."""
    first = selected.text.rfind("\n", 0, selected.start) + 1
    stop = selected.text.find("\n", selected.end)
    last = len(selected.text) if stop < 0 else stop
    lines = selected.text[first:last].split("\n")
    listed = all(_BULLET.match(line) for line in lines if line.strip()) and any(lines)
    if listed:
        changed = [_BULLET.sub("", line, count=1) for line in lines]
    else:
        changed = [f"- {line}" if line.strip() or len(lines) == 1 else line for line in lines]
    words = "\n".join(changed)
    whole = Selected(selected.text, first, last)
    at = len(words) if selected.start == selected.end else 0
    return whole.replaced(words, select=(at, len(words)))


def make_link(selected: Selected, address: str) -> Selected:
    """Make the selection a link to ``address``; with nothing selected, the address is the words."""
    words = selected.words or address
    written = f"[{words}]({address.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"
    return selected.replaced(written, select=(len(written), len(written)))


def next_line(line: str) -> str | None:
    """What Enter puts before the next line after ``line``; ``None``: the list ends here."""
    bullet = _BULLET.match(line + ("" if line.endswith(" ") else " "))
    if bullet is None:
        return ""
    if not line[bullet.end() :].strip():
        return None
    marker = bullet["marker"]
    if marker[:-1].isdigit():
        marker = f"{int(marker[:-1]) + 1}{marker[-1]}"
    return f"{bullet['indent']}{marker} "


def escaped(words: str) -> str:
    """``words`` so that Markdown shows them as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def plain(text: str) -> str:
    """The words of ``text`` without Markdown's marks."""
    lines = []
    for line in text.split("\n"):
        kept, at = "", 0
        for piece in pieces(line):
            kept += line[at : piece.start]
            kept += "" if piece.marker or piece.bullet else line[piece.start : piece.end]
            at = piece.end
        lines.append((kept + line[at:]).strip())
    return "\n".join(lines)
