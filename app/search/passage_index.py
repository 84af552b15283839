"""The index of passages: open a folder, bring it up to date, search it.

Importing this module is cheap; numpy and Whoosh are loaded when an index is opened.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain.query_names import expand_names
from app.search.answer import (
    FACETS,
    KIND_NAMES,
    NO_BELONGING,
    NO_FILTERS,
    NOT_GRADED,
    NOT_STATED,
    Answer,
    Belonging,
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
    from app.search.collection import Collection
    from app.search.store import Parts, Store
    from app.search.values import ValueIndex

__all__ = [
    "FACETS",
    "KIND_NAMES",
    "NOT_GRADED",
    "NOT_STATED",
    "NO_BELONGING",
    "NO_FILTERS",
    "Answer",
    "Belonging",
    "By",
    "Filters",
    "Hit",
    "IndexDamaged",
    "IndexedArticle",
    "IndexedPassage",
    "PassageIndex",
    "RescuedIndex",
    "Searchable",
    "Sort",
]

_MOST_TOLD = 8
"""Other names that a notice lists."""


class Searchable:
    """What can be searched: an index, or what is left of one and what is made beside it."""

    def view(self) -> tuple[Collection, ValueIndex]:
        """The passages and their values as they are now."""
        raise NotImplementedError

    def search(  # noqa: PLR0913 - what is left out is as usual
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
        fold: bool = False,
        each: int = 1,
        belonging: Belonging = NO_BELONGING,
    ) -> Answer:
        """The hits of ``query`` from ``offset`` on, at most ``limit``; see ``Answer``.

        By article, each article is one hit: its best passage; with ``each`` above 1 so many of its
        passages follow one another, the best first, and count as one of ``limit``.

        With ``names``, a name is also found in other spellings and by its ``aliases`` (lists of
        names for the same), unless it stands in an exact phrase; ``Answer.variants`` and a notice
        tell. Spellings in one list of ``apart`` are different names.

        ``belonging`` says in which collections and groups articles are. With ``fold``, of each
        group the best article found is shown, with the others as ``Hit.copies``. Raises
        ``IndexDamaged``.
        """
        from app.search.analysis import folded
        from app.search.searching import Search

        started = perf_counter()
        unlike = [frozenset(map(folded, spellings)) for spellings in apart]
        collection, values = self.view()
        values = values.beside(belonging)
        search = Search(collection, values, names=names, apart=unlike, fold=fold, each=each)
        if names:
            query = expand_names(query, aliases)
        found = search.answer(query, (offset, limit), sort, by, filters)
        notices = [*query.notices, *found.notices, *_told(found.variants)]
        return replace(found, notices=notices, ms=(perf_counter() - started) * 1000)

    def alike_names(self) -> list[AlikeNames]:
        """Spellings that may be one name, the most telling first; see ``alike_names``."""
        from app.search.alike_names import alike_names

        return alike_names(self.view()[0])

    def passages(self) -> int:
        """How many passages can be found."""
        return self.view()[0].passages

    def article_ids(self) -> list[str]:
        """The ids of the articles that can be found. Raises ``IndexDamaged``."""
        return self.view()[0].live_ids()


class PassageIndex(Searchable):
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

    def reload(self) -> None:
        """See what another process has put into the index. Raises ``IndexDamaged``."""
        self._store.reload()

    @override
    def view(self) -> tuple[Collection, ValueIndex]:
        return self._store.view()

    def parts(self) -> Parts:
        """The segments, and what is deleted of each."""
        return self._store.parts

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        self._store.close()


class RescuedIndex(Searchable):
    """What is whole of a damaged index, with what there is already of the one made instead."""

    def __init__(self, folder: Path) -> None:
        from app.search.rescue import Rescue

        self._rescue = Rescue(folder)
        self._fresh: Parts = ()
        self._known: frozenset[str] = frozenset()

    def beside(self, fresh: PassageIndex | None, known: frozenset[str]) -> None:
        """Search ``fresh`` as it is now, and of the damaged index only the articles ``known``."""
        self._fresh = () if fresh is None else fresh.parts()
        self._known = known

    @override
    def view(self) -> tuple[Collection, ValueIndex]:
        return self._rescue.view(self._fresh, self._known)

    def close(self) -> None:
        """Let go of the files; nothing may be asked afterwards."""
        self._rescue.close()


def _told(variants: dict[str, tuple[str, ...]]) -> list[str]:
    """What else was looked for than was typed, as a notice."""
    others = list(dict.fromkeys(name for names in variants.values() for name in names))
    if not others:
        return []
    said = ", ".join(others[:_MOST_TOLD])
    more = f" and {len(others) - _MOST_TOLD} more" if len(others) > _MOST_TOLD else ""
    return [f"Also found: {said}{more}."]
