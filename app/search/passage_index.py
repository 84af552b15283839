"""The index of passages: open a folder, bring it up to date, search it.

Importing this module is cheap; numpy and Whoosh are loaded when an index is opened.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from app.domain.query_names import expand_names
from app.search.answer import (
    FACETS,
    KIND_NAMES,
    NO_FILTERS,
    NOT_GRADED,
    NOT_STATED,
    Answer,
    By,
    Filters,
    Hit,
    Sort,
)
from app.search.errors import IndexDamaged
from app.search.indexed import IndexedArticle, IndexedPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.domain.names import AlikeNames
    from app.domain.query import Query
    from app.search.store import Store

__all__ = [
    "FACETS",
    "KIND_NAMES",
    "NOT_GRADED",
    "NOT_STATED",
    "NO_FILTERS",
    "Answer",
    "By",
    "Filters",
    "Hit",
    "IndexDamaged",
    "IndexedArticle",
    "IndexedPassage",
    "PassageIndex",
    "Sort",
]

_MOST_TOLD = 8
"""Other names that a notice lists."""


class PassageIndex:
    """An open index. Searches may run on several threads beside one update."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @staticmethod
    def open(folder: Path) -> PassageIndex:
        """The index in ``folder``; an empty one with ``seq`` 0 is made where there is none.

        Raises ``IndexDamaged`` for one that cannot be read or has an older form: delete the folder
        and index every article again. Raises ``OSError`` where none can be made.
        """
        from app.search.store import Store

        return PassageIndex(Store(folder))

    @property
    def seq(self) -> int:
        """The number of the last journal entry that the index has seen."""
        return self._store.seq

    def update(self, articles: Iterable[IndexedArticle], removed: Iterable[str], seq: int) -> None:
        """Replace ``articles``, drop those ``removed`` (ids), and remember ``seq``: all or nothing.

        ``articles`` is read once and may be longer than memory. Raises ``IndexDamaged``, and
        ``OSError`` where the folder cannot be written: then the index is as it was.
        """
        self._store.update(articles, removed, seq)

    def search(
        self,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "best",
        by: By = "passage",
        filters: Filters = NO_FILTERS,
        names: bool = True,
        aliases: Sequence[Sequence[str]] = (),
        apart: Sequence[Sequence[str]] = (),
    ) -> Answer:
        """The hits of ``query`` from ``offset`` on, at most ``limit``; see ``Answer``.

        By article, each article is one hit: its best passage. With ``names``, a name is also found
        in other spellings and by its ``aliases`` (lists of names for the same), unless it stands in
        an exact phrase; ``Answer.variants`` and a notice tell. Spellings in one list of ``apart``
        are different names. Raises ``IndexDamaged``.
        """
        from app.search.analysis import folded
        from app.search.searching import Search

        started = perf_counter()
        unlike = [frozenset(map(folded, spellings)) for spellings in apart]
        search = Search(*self._store.view(), names=names, apart=unlike)
        if names:
            query = expand_names(query, aliases)
        found = search.answer(query, (offset, limit), sort, by, filters)
        return Answer(
            found.total,
            found.articles,
            found.hits,
            found.facets,
            found.did_you_mean,
            [*query.notices, *found.notices, *_told(found.variants)],
            (perf_counter() - started) * 1000,
            found.unfiltered,
            found.variants,
        )

    def alike_names(self) -> list[AlikeNames]:
        """Spellings that may be one name, the most telling first; see ``alike_names``."""
        from app.search.alike_names import alike_names

        collection, _values = self._store.view()
        return alike_names(collection)

    def passages(self) -> int:
        """How many passages can be found."""
        return self._store.collection().passages

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        self._store.close()


def _told(variants: dict[str, tuple[str, ...]]) -> list[str]:
    """What else was looked for than was typed, as a notice."""
    others = list(dict.fromkeys(name for names in variants.values() for name in names))
    if not others:
        return []
    said = ", ".join(others[:_MOST_TOLD])
    more = f" and {len(others) - _MOST_TOLD} more" if len(others) > _MOST_TOLD else ""
    return [f"Also found: {said}{more}."]
