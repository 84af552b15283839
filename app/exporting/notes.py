"""Notes and sources: who said the quoted words, where, and how far to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.in_words import date_in_words
from app.exporting.cited import CitedPassage, number_in_words
from app.exporting.pages import Note, Notes, Run, SourceEntry, SourceList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.passage import Passage
    from app.exporting.cited import SourceInfo
    from app.exporting.pages import Inline

OPENING, CLOSING = "“", "”"
_ENCLOSING = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("「", "」"))
_LONGEST_REPEATED = 20
"""Words of a quotation that its note repeats when the same words stand in the text already."""


def is_enclosed(text: str) -> bool:
    """Whether quotation marks stand at both ends of ``text`` and at no other place."""
    for opening, closing in _ENCLOSING:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            return not any(mark in text[1:-1] for mark in (opening, closing))
    return False


def in_quotation_marks(text: str) -> str:
    """``text`` in double quotation marks, unless it brings its own."""
    return text if is_enclosed(text) else f"{OPENING}{text}{CLOSING}"


@dataclass(slots=True)
class _Numbered:
    number: int
    cited: CitedPassage
    stands_in_text: bool


class Numbering:
    """Gives each passage its number, once through the briefing; a repeated one keeps its own."""

    def __init__(self, cite: Callable[[Passage], CitedPassage]) -> None:
        self._cite = cite
        self._numbered: dict[tuple[str, int, int], _Numbered] = {}

    def cited(self, passage: Passage) -> CitedPassage:
        """The passage with its source, without giving it a number."""
        return self._cite(passage)

    def marks(
        self, passages: Iterable[Passage], *, stands_in_text: bool = False
    ) -> tuple[Run, ...]:
        """One note mark for all ``passages``, or nothing if there are none.

        ``stands_in_text`` says that the very words of the passage stand right beside the mark.
        """
        numbers: list[int] = []
        for passage in passages:
            key = (passage.article, passage.start, passage.end)
            entry = self._numbered.get(key)
            if entry is None:
                number = len(self._numbered) + 1
                entry = _Numbered(number, self._cite(passage), stands_in_text)
                self._numbered[key] = entry
            entry.stands_in_text &= stands_in_text
            if entry.number not in numbers:
                numbers.append(entry.number)
        return (Run(notes=tuple(numbers)),) if numbers else ()

    def notes(self) -> Notes:
        """All notes, in order."""
        listed = (Note(entry.number, _note_text(entry)) for entry in self._numbered.values())
        return Notes("Notes", tuple(listed))

    def sources(self) -> list[SourceInfo]:
        """Each cited article once, by short title."""
        found = {entry.cited.source.id: entry.cited.source for entry in self._numbered.values()}
        return sorted(found.values(), key=lambda s: (s.short_title.casefold(), s.id))


def _note_text(entry: _Numbered) -> Inline:
    quoted = " ".join(entry.cited.passage.quote.split())
    if entry.stands_in_text:
        quoted = _opening_words(quoted)
    return (
        Run(f"{in_quotation_marks(quoted)}, "),
        Run(entry.cited.source.short_title, emphasis=True),
        Run(f", ¶\u00a0{entry.cited.paragraph}."),
    )


def _opening_words(quoted: str) -> str:
    words = quoted.split(" ")
    if len(words) <= _LONGEST_REPEATED:
        return quoted
    return " ".join([*words[: _LONGEST_REPEATED - 5], "[…]"])


def source_list(sources: list[SourceInfo]) -> SourceList:
    """The list at the end; what all sources lack is said once above it."""
    lacking = [
        name
        for name, field in (("publisher", "publisher"), ("date", "date"))
        if sources and not any(getattr(source, field) for source in sources)
    ]
    entries = tuple(SourceEntry(s.grade, _source_text(s, set(lacking))) for s in sources)
    return SourceList("Sources", _remark(len(sources), lacking), entries)


def _remark(count: int, lacking: list[str]) -> str:
    if not lacking:
        return ""
    what = " or ".join(f"its {name}" for name in lacking)
    if count == 1:
        return f"The source does not state {what}."
    if count == 2:
        return f"Neither of the two states {what}."
    return f"None of the {number_in_words(count)} states {what}."


def _source_text(source: SourceInfo, said_above: set[str]) -> Inline:
    """Title, publisher, author, date, address, language; empty parts are left out."""
    begun = source.short_title.rstrip("…")
    if source.title.startswith(begun):  # the title once, what notes know it by in bold
        runs = [Run(begun, strong=True), Run(_sentence(source.title[len(begun) :]))]
    else:
        runs = [Run(_sentence(source.short_title), strong=True), Run(f" {_sentence(source.title)}")]
    facts = [source.publisher, source.author, source.date and date_in_words(source.date)]
    stated = [fact for fact in facts if fact]
    if stated:
        runs.append(Run(f" {_sentence(', '.join(stated))}"))
    unstated = [
        name
        for name in ("publisher", "date")
        if not getattr(source, name)
        if name not in said_above
    ]
    if unstated:
        runs.append(Run(f" {' and '.join(unstated).capitalize()} not stated."))
    if source.address:
        runs.append(Run(" "))
        runs.append(Run(source.address, link=source.address))
        runs.append(Run("."))
        if source.added_at:
            runs.append(Run(f" Accessed {date_in_words(source.added_at)}."))
    return tuple(runs)


def _sentence(text: str) -> str:
    """``text`` with a full stop, unless it ends in a mark already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
