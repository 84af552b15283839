"""What a comparison finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.article import ArticleId, Span
from app.domain.verdict import Ruling

Relation = Literal["same", "differs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of one article that meets a passage of another.

    ``score`` is 0 to 1. ``relation`` is "differs" where the two disagree in a figure, a negation or
    an office. ``drawn`` says that the pair is sure enough to be shown unasked. ``ruling`` is what
    an analyst, ``by``, said of it: a "right" one is drawn with a score of 1, however faint the
    machine finds it, a "wrong" one never is.
    """

    a: Span
    b: Span
    score: float
    relation: Relation
    drawn: bool
    ruling: Ruling | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage of another article that may say the same; ``reason`` tells what they share.

    ``relation`` is "same" where they share as much as a drawn pair or an analyst said so, "differs"
    where such two disagree, else "similar".
    """

    article: ArticleId
    start: int
    end: int
    score: float
    reason: str
    relation: Literal["same", "differs", "similar"] = "similar"
    ruling: Ruling | None = None
    by: str = ""


def best_first(pair: Pair) -> tuple[float, bool, int, int]:
    """Sorts pairs of two articles by score, then by place."""
    return (-pair.score, pair.ruling != "right", pair.a.start, pair.b.start)


def likest_first(similar: Similar) -> tuple[bool, float, str, int]:
    """Sorts similar passages by score, after what an analyst called a right match."""
    return (similar.ruling != "right", -similar.score, similar.article, similar.start)
