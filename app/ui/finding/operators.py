"""The operators of a query: how each is put into what was typed, and what it finds."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """A query with its selection, in code points; ``start == end`` is the caret."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected words."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Operator:
    """A row of the list of operators: how it is written, what it finds, an example."""

    written: str
    finds: str
    example: str


OPERATORS: tuple[Operator, ...] = (
    Operator(
        "sanctions relief",
        "Passages with all the words first, then those with the most telling ones",
        "sanctions relief",
    ),
    Operator(
        '"exact phrase"',
        "The words in this order, exactly as typed",
        '"human rights"',
    ),
    Operator(
        "-word, NOT",
        "Passages without the word",
        "sanctions -relief",
    ),
    Operator("AND", "Both sides", "Minsk AND Moscow"),
    Operator("OR", "Either side", "Minsk OR Moscow"),
    Operator(
        "( )",
        "What belongs together",
        "(Minsk OR Moscow) AND energy",
    ),
    Operator(
        "near/10",
        "Both words, at most so many words apart",
        "prisoners near/10 released",
    ),
    Operator(
        "begin*",
        "Words that begin so; three letters or more",
        "diplomat*",
    ),
    Operator(
        "word~",
        "Words that differ by one letter, for uncertain spelling",
        "Lukashenka~",
    ),
    Operator(
        "a name",
        "Names in all their spellings and scripts, as the line above the results says; in "
        "quotation marks just as typed",
        "Lukashenka",
    ),
    Operator(
        "a number",
        "Figures however they are written: 1300 finds 1,300, 700 million finds $700 million",
        "700 million",
    ),
    Operator(
        "tag:",
        "Passages with this tag",
        'tag:"human rights"',
    ),
    Operator(
        "title:",
        "Articles with the word in their title",
        "title:Belarus",
    ),
    Operator(
        "note:",
        "Marks with the word in their note",
        "note:check",
    ),
    Operator(
        "publisher:",
        "Articles from this publisher",
        "publisher:BelTA",
    ),
    Operator(
        "author:",
        "Articles by this author",
        'author:"Jane Doe"',
    ),
    Operator(
        "date:",
        "Articles dated so; .. from and to, > after, < before",
        "date:2025-07..2025-09",
    ),
    Operator(
        "language:",
        "Articles in this language, by its code",
        "language:en",
    ),
    Operator(
        "kind:",
        "Passages of this kind: prose, heading, quote, list, table",
        "kind:quote",
    ),
    Operator(
        "grade:",
        "Articles whose source has this reliability, A to F",
        "grade:B",
    ),
    Operator(
        "in:",
        "Articles in this collection; several words go in quotation marks",
        'in:"Belarus and the US"',
    ),
    Operator(
        "marking:",
        "Briefings with this handling marking",
        "marking:AMBER",
    ),
    Operator(
        "has:",
        "What there is: a note, tag, grade, date, author, publisher, collection or marking",
        "has:note",
    ),
    Operator(
        "-tag:, -has:",
        "Any field can be excluded, and can ask for several: tag:(economy OR energy)",
        "sanctions -has:tag",
    ),
)
"""Every operator that a query understands, the commonest first."""

_NEAR = 10  # words apart, as "near/" is offered
_OPERATORS = re.compile(r'["“”„«»():*~]|\b(?:AND|OR|NOT|NEAR)\b|near/|(?:^|\s)[-−]')


def quote(typed: Typed) -> Typed:
    """Make an exact phrase of the selection, or of all that was typed if it is plain words."""
    if typed.selected.strip():
        words = typed.selected.strip()
        return _put(typed, f'"{words}"', len(words) + 2)
    whole = typed.text.strip()
    if whole and not _OPERATORS.search(whole):
        return Typed(f'"{whole}"', len(whole) + 2, len(whole) + 2)
    return _put(typed, '""', 1)


def exclude(typed: Typed) -> Typed:
    """Exclude the selected words, or begin an exclusion at the end."""
    words = typed.selected.strip()
    if words:
        left_out = f'-"{words}"' if " " in words else f"-{words}"
        return _put(typed, left_out, len(left_out))
    return _at_end(typed, "-")


def ask_field(typed: Typed, field: str, value: str = "") -> Typed:
    """Add ``field:value`` at the end; an empty value leaves the caret behind the colon."""
    said = f'"{value}"' if re.search(r"\W", value) else value
    return _at_end(typed, f"{field}:{said}")


def bring_near(typed: Typed) -> Typed:
    """Join two plain words, or put the operator at the caret."""
    words = typed.text.split()
    if len(words) == 2 and not _OPERATORS.search(typed.text):
        joined = f"{words[0]} near/{_NEAR} {words[1]}"
        return Typed(joined, len(joined), len(joined))
    at_caret = Typed(typed.text, typed.end, typed.end)
    operator = f"near/{_NEAR} "
    return _put(at_caret, operator, len(operator))


def _put(typed: Typed, piece: str, caret: int) -> Typed:
    """Put ``piece`` in the place of the selection, spaces around it where words would touch."""
    before, after = typed.text[: typed.start], typed.text[typed.end :]
    if before and not before[-1].isspace() and before[-1] != "(":
        before += " "
    if after and not after[0].isspace() and after[0] != ")" and not piece.endswith(" "):
        after = f" {after}"
    at = len(before) + caret
    return Typed(before + piece + after, at, at)


def _at_end(typed: Typed, piece: str) -> Typed:
    text = typed.text.rstrip()
    text = f"{text} {piece}" if text else piece
    return Typed(text, len(text), len(text))
