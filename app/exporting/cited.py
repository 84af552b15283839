"""What an export needs to know of a cited passage and of the article it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.grading import grade, grade_in_words
from app.domain.passage import Passage

_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of an article; ``None`` is "not stated", or "not graded yet".

    ``date`` and ``added_at`` are ISO, the latter a day by the reader's calendar; ``language`` is a
    code such as ``ru``. Articles with the same ``source`` are copies of one another and count as
    one independent source.
    """

    id: str
    title: str
    short_title: str
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    address: str | None = None
    language: str | None = None
    reliability: str | None = None
    credibility: int | None = None
    sha256: str | None = None
    added_at: str | None = None
    source: str | None = None

    @property
    def grade(self) -> str:
        """The article's own grade, such as ``C3``; empty if it has none."""
        return grade(self.reliability, self.credibility)


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage with its paragraph number and its source.

    ``credibility`` is that of the passage (1 to 6), which goes before the article's.
    """

    passage: Passage
    paragraph: int
    source: SourceInfo
    credibility: int | None = None

    @property
    def place(self) -> str:
        """Where the passage stands: "Olive Branch, ¶ 7", its space a no-break one."""
        return f"{self.source.short_title}, ¶\u00a0{self.paragraph}"

    @property
    def graded(self) -> str:
        """The grade as a sentence, "Graded C3: fairly reliable, possibly true."; empty if none."""
        credibility = self.source.credibility if self.credibility is None else self.credibility
        code = grade(self.source.reliability, credibility)
        words = grade_in_words(self.source.reliability, credibility)
        return f"Graded {code}: {words}." if code else ""


def number_in_words(number: int) -> str:
    """Numbers up to twelve as words, larger ones as figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
