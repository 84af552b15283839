"""A search that is kept under a name, to be asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

SavedSearchId = NewType("SavedSearchId", str)

LONGEST_NAME = 120
"""Characters of a name that are kept."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query as typed with its filters: the values chosen, by the name of their facet."""

    id: SavedSearchId
    name: str
    query: str
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def asks(self, query: str, filters: tuple[tuple[str, tuple[str, ...]], ...]) -> bool:
        """Whether it asks for just this; spaces around the words and orders do not matter."""
        return " ".join(self.query.split()) == " ".join(query.split()) and _plain(
            self.filters
        ) == _plain(filters)


@dataclass(frozen=True, slots=True)
class SavedSearchCount:
    """How many passages a saved search finds, and how many of them are ``new``.

    New are those of articles that were added since its results were last looked at.
    """

    passages: int
    new: int


def proposed_name(query: str) -> str:
    """A name for ``query``: its words, cut between two of them where they are too many."""
    words = " ".join(query.split())
    if len(words) <= 60:
        return words
    return words[:60].rpartition(" ")[0].strip() + " …"


def _plain(filters: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    return {facet: frozenset(values) for facet, values in filters if values}
