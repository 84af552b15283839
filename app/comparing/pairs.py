"""What a comparison finds: plain values, cheap to import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.article import ArticleId, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that meet; ``drawn`` where that is sure enough for a ribbon."""

    a: Span
    b: Span
    score: float
    relation: Literal["same", "differs"]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage of another article that says the same; ``reason`` says in words why."""

    article: ArticleId
    start: int
    end: int
    score: float
    reason: str
