"""Searches kept under a name, and what they find that is new."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Literal

from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, NotFound
from app.domain.saved_search import (
    LONGEST_NAME,
    SavedSearch,
    SavedSearchCount,
    SavedSearchId,
    proposed_name,
)
from app.domain.short_id import the_one
from app.library.ledger import new_id
from app.search.answer import Answer, Filters
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.library.ledger import Ledger
    from app.library.searching import Searching

__all__ = ["SavedSearch", "SavedSearchCount", "SavedSearches"]

_ADDING = "add-articles"
_FACETS = frozenset(field.name for field in fields(Filters))


class SavedSearches:
    """Keeps searches; keeping, renaming and deleting one can be undone."""

    def __init__(self, ledger: Ledger, searching: Searching) -> None:
        self._ledger = ledger
        self._searching = searching

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        kept = self._ledger.records.all(Collection.SAVED_SEARCH, SavedSearch)
        return sorted(kept, key=lambda search: (search.name.casefold(), search.id))

    def get(self, search: SavedSearchId) -> SavedSearch:
        """The saved search; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.SAVED_SEARCH, search)
        if record is None:
            raise NotFound("This saved search is no longer in the library.")
        return from_record(record, SavedSearch)

    def find(
        self, query: str, filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ) -> SavedSearch | None:
        """The saved search that asks for just this, if there is one."""
        return next((kept for kept in self.all() if kept.asks(query, filters)), None)

    def save(
        self,
        query: str,
        filters: tuple[tuple[str, tuple[str, ...]], ...] = (),
        *,
        name: str = "",
    ) -> SavedSearch:
        """Keep ``query`` with ``filters``, without ``name`` under its own words.

        What it finds now counts as looked at. Raises ``BadRequest`` if there is nothing to ask or
        an unknown filter, ``ReadOnlyLibrary`` or ``CannotSave``.
        """
        if not query.strip():
            raise BadRequest("There is nothing to save yet. Type a query first.")
        _filters_of(filters)
        made = SavedSearch(
            SavedSearchId(new_id()),
            self._free_name(_checked_name(name or proposed_name(query))),
            query.strip(),
            tuple((facet, tuple(values)) for facet, values in filters if values),
        )
        seq = self._ledger.journal.seq()
        change = self._ledger.change(Collection.SAVED_SEARCH, made.id, made)
        self._ledger.do(Edit("save-search", f"save search “{made.name}”", (change,)))
        self._ledger.looks.set(made.id, seq)
        return made

    def rename(self, search: SavedSearchId, name: str) -> SavedSearch:
        """Give a saved search another name; returns it as it is now.

        Raises ``BadRequest`` if the name is empty or another one has it.
        """
        old = self.get(search)
        new = replace(old, name=_checked_name(name))
        named = (kept for kept in self.all() if kept.name.casefold() == new.name.casefold())
        if any(kept.id != search for kept in named):
            raise BadRequest(
                f"There is a saved search called “{new.name}” already. Choose another name."
            )
        if new != old:
            change = self._ledger.change(Collection.SAVED_SEARCH, search, new)
            said = f"rename saved search “{old.name}”"
            self._ledger.do(Edit("rename-search", said, (change,)))
        return new

    def delete(self, search: SavedSearchId) -> None:
        """Delete a saved search; what it finds stays."""
        said = f"delete saved search “{self.get(search).name}”"
        change = self._ledger.change(Collection.SAVED_SEARCH, search, None)
        self._ledger.do(Edit("delete-search", said, (change,)))

    def named(self, text: str) -> SavedSearch:
        """The one that ``text`` names: its name, its id or four or more characters of that.

        Raises ``NotFound`` or ``Ambiguous``.
        """
        kept = self.all()
        one = the_one(
            "saved searches",
            text,
            [search.id for search in kept],
            so_called=[s.id for s in kept if s.name.casefold() == text.casefold()],
            missing=f"There is no saved search “{text}” in this library. Give its name, or the "
            "first four or more characters of its id.",
        )
        return next(search for search in kept if search.id == one)

    def ask(
        self,
        search: SavedSearch,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Literal["best", "newest", "oldest"] = "best",
        by: Literal["passage", "article"] = "passage",
        only_new: bool = False,
    ) -> Answer:
        """What it finds; with ``only_new`` only in articles that are new since the last look."""
        filters = _filters_of(search.filters)
        if only_new:
            new = self.new_articles(search.id)
            if not new:
                return Answer()
            filters = replace(filters, articles=new)
        return self._searching.search(
            search.query, limit=limit, offset=offset, sort=sort, by=by, filters=filters
        )

    def look(self, search: SavedSearchId) -> None:
        """Remember that what it finds now has been looked at; no edit, so nothing to undo."""
        if not self._ledger.database.read_only:
            self._ledger.looks.set(search, self._searching.seq())

    def new_articles(self, search: SavedSearchId) -> tuple[str, ...]:
        """Ids of the articles that were added since its results were last looked at."""
        seen = self._ledger.looks.get(search)
        return tuple(sorted(self._ledger.journal.articles_touched_by(_ADDING, seen)))

    def count(self, search: SavedSearch, *, wait: bool = True) -> SavedSearchCount:
        """What it finds now; takes as long as two searches.

        Without ``wait``, what it finds in as much as is indexed.
        """
        filters = _filters_of(search.filters)
        ask = self._searching.search
        passages = ask(search.query, limit=0, filters=filters, wait=wait).total
        added = self.new_articles(search.id) if passages else ()
        if not added:
            return SavedSearchCount(passages, 0)
        filters = replace(filters, articles=added)
        new = ask(search.query, limit=0, filters=filters, wait=wait).total
        return SavedSearchCount(passages, new)

    def counts(
        self, stop: Callable[[], bool] | None = None, *, wait: bool = True
    ) -> dict[SavedSearchId, SavedSearchCount]:
        """What each of them finds, until ``stop`` says so; ``wait`` as in ``count``."""
        counted = {}
        for kept in self.all():
            if stop is not None and stop():
                break
            counted[kept.id] = self.count(kept, wait=wait)
        return counted

    def _free_name(self, name: str) -> str:
        taken = {kept.name.casefold() for kept in self.all()}
        number, free = 2, name
        while free.casefold() in taken:
            free, number = f"{name} ({number})", number + 1
        return free


def _checked_name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise BadRequest("A saved search needs a name.")
    return words[:LONGEST_NAME]


def _filters_of(chosen: Iterable[tuple[str, tuple[str, ...]]]) -> Filters:
    """The filters as the index takes them; raises ``BadRequest`` for an unknown facet."""
    named = dict(chosen)
    unknown = [name for name in named if name not in _FACETS]
    if unknown:
        raise BadRequest(
            f"There is no filter “{unknown[0]}”. Choose one of {', '.join(sorted(_FACETS))}."
        )
    return Filters(**{name: tuple(values) for name, values in named.items()})
