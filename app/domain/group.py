"""Near-duplicates: articles that say nearly the same count as one independent source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.article import ArticleId

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Copy:
    """What was found or decided of one article.

    ``original`` is the article that it is grouped with, ``None`` where it is kept apart.
    ``similarity`` is the share (0 to 1) of the shorter text that stands in the longer; ``decided``
    says that an analyst grouped or parted them.
    """

    article: ArticleId
    original: ArticleId | None
    similarity: float = 1.0
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that count as one source: the original first, then its copies as they came."""

    original: ArticleId
    members: tuple[ArticleId, ...]


def original_of(article: ArticleId, copies: Mapping[ArticleId, Copy]) -> ArticleId:
    """The article that stands for the group of ``article``: itself if it is in none."""
    seen = {article}
    while True:
        copy = copies.get(article)
        if copy is None or copy.original is None or copy.original in seen:
            return article
        article = copy.original
        seen.add(article)
