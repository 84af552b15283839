"""What a comparison finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.article import ArticleId, Span

Relation = Literal["same", "differs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of one article that meets a passage of another.

    ``score`` is 0 to 1. ``relation`` is "differs" where the two disagree in a figure, a negation or
    an office. ``drawn`` says that the pair is sure enough to be shown unasked.
    """

    a: Span
    b: Span
    score: float
    relation: Relation
    drawn: bool


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage of another article that may say the same; ``reason`` tells what they share."""

    article: ArticleId
    start: int
    end: int
    score: float
    reason: str
