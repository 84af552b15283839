"""Where the articles of an index belong, as numbers: collections, groups of near-duplicates."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from app.search.answer import COPIES, NO_COLLECTION, ONE_OF_EACH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.search.answer import Belonging
    from app.search.collection import Collection

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]


class Shelves:
    """What ``belonging`` says of the articles of ``collection``."""

    def __init__(self, collection: Collection, belonging: Belonging) -> None:
        self._collection = collection
        self._belonging = belonging

    @cached_property
    def groups(self) -> Ints | None:
        """The group of each article, a lone one being its own; ``None`` if there are no groups."""
        named = self._belonging.groups
        if not named:
            return None
        ids = self._collection.ids()
        groups = np.arange(len(ids))
        leaders: dict[str, int] = {}
        live = self._collection.live_articles
        for number, name in enumerate(ids):
            leader = named.get(name) if live[number] else None
            if leader is not None:
                groups[number] = leaders.setdefault(leader, number)
        return groups

    @cached_property
    def sources(self) -> tuple[list[str], Ints]:
        """Whether each article is a copy of another, as two names and their numbers."""
        named = self._belonging.groups
        if not named:
            return [], np.zeros(self._collection.articles, np.int64)
        copies = [named.get(name, name) != name for name in self._collection.ids()]
        return [ONE_OF_EACH, COPIES], np.array(copies, np.int64)

    @cached_property
    def filed(self) -> tuple[list[str], Ints, Ints]:
        """Names of collections, and for each filing the article and the number of the name."""
        numbers: dict[str, int] = {}
        articles: list[int] = []
        codes: list[int] = []
        known = self._belonging.collections
        if known:
            for article, name in enumerate(self._collection.ids()):
                for filed in known.get(name, ()):
                    articles.append(article)
                    codes.append(numbers.setdefault(filed, len(numbers)))
        return list(numbers), np.array(articles, np.int64), np.array(codes, np.int64)

    @cached_property
    def in_any(self) -> Mask:
        """The articles that are in a collection."""
        mask = np.zeros(self._collection.articles, bool)
        mask[self.filed[1]] = True
        return mask

    def in_collections(self, wanted: set[int]) -> Mask:
        """The articles that are in one of the collections with these numbers."""
        _, articles, codes = self.filed
        mask = np.zeros(self._collection.articles, bool)
        mask[articles[np.isin(codes, list(wanted))]] = True
        return mask

    def named(self, values: tuple[str, ...]) -> Mask:
        """The articles that are in one of the collections called ``values``."""
        names = self.filed[0]
        mask = self.in_collections({i for i, name in enumerate(names) if name in values})
        return mask | ~self.in_any if NO_COLLECTION in values else mask

    def counted(self, each: Ints) -> tuple[list[str], Ints]:
        """Names of collections, and how many passages they have by ``each`` article's number."""
        names, articles, codes = self.filed
        if not names:
            return [], codes
        counts = np.bincount(codes, each[articles], len(names)).astype(np.int64)
        rest = each[~self.in_any].sum()
        return [*names, NO_COLLECTION], np.append(counts, rest)
