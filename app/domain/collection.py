"""Collections of articles, and the Inbox of those that nobody has looked through yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from app.domain.article import ArticleId

CollectionId = NewType("CollectionId", str)


@dataclass(frozen=True, slots=True)
class ArticleCollection:
    """A named set of articles; an article may be in several."""

    id: CollectionId
    name: str


@dataclass(frozen=True, slots=True)
class Filing:
    """Where an article was put. One that is not ``kept`` yet is in the Inbox."""

    article: ArticleId
    collections: tuple[CollectionId, ...] = ()
    kept: bool = False
