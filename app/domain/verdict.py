"""What an analyst said of two passages: that they are a right match, or not a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NewType

from app.domain.passage import Passage

if TYPE_CHECKING:
    from app.domain.article import ArticleId, Span

VerdictId = NewType("VerdictId", str)
Ruling = Literal["right", "wrong"]

_SHARE = 0.5
"""How much of the longer of two spans both must cover to be one place."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict on two passages of two articles, ``a`` that of the article with the lower id.

    It holds for these places of the immutable texts, however they are cut into sentences later.
    ``made_at`` is an ISO time in UTC, ``by`` the analyst.
    """

    id: VerdictId
    a: Passage
    b: Passage
    ruling: Ruling
    made_at: str = ""
    by: str = ""

    def concerns(self, article: ArticleId) -> bool:
        """Whether one of the passages stands in ``article``."""
        return article in (self.a.article, self.b.article)

    def seen_from(self, article: ArticleId) -> tuple[Passage, Passage]:
        """The passage of ``article`` first, then that of the other."""
        return (self.a, self.b) if self.a.article == article else (self.b, self.a)


def made_verdict(
    found: VerdictId, one: Passage, other: Passage, ruling: Ruling, made_at: str, by: str
) -> Verdict:
    """A verdict on two passages, in whichever order they are given."""
    a, b = (one, other) if one.article <= other.article else (other, one)
    return Verdict(found, a, b, ruling, made_at, by)


def same_place(one: Span, other: Span) -> bool:
    """Whether two spans of one text are the same passage, cut a little otherwise perhaps."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= _SHARE * max(one.end - one.start, other.end - other.start)
