"""Where articles belong, as search wants to know it: collections and groups of near-duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.collection import ArticleCollection, Filing
from app.domain.edits import Collection
from app.library.grouping import Grouping
from app.search.answer import Belonging

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.library.ledger import Ledger


class Belongings:
    """Reads where articles belong, again after what changes it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._grouping = Grouping(ledger)
        self._read: Belonging | None = None
        self._last = Belonging()
        self._changed = 0
        ledger.subscribe(self._forget)

    def now(self) -> Belonging:
        """Where they belong now; the same object while nothing changes."""
        read, changed = self._read, self._changed
        if read is None:
            read = Belonging(self._collections(), self._groups())
            # Equal ones are one: what search made of the last still holds.
            read = self._last = self._last if read == self._last else read
            if changed == self._changed:
                self._read = read
        return read

    def _collections(self) -> dict[str, tuple[str, ...]]:
        made = self._ledger.records.all(Collection.COLLECTION, ArticleCollection)
        names = {collection.id: collection.name for collection in made}
        return {
            filing.article: tuple(names[c] for c in filing.collections if c in names)
            for filing in self._ledger.records.all(Collection.FILING, Filing)
            if filing.collections
        }

    def _groups(self) -> dict[str, str]:
        groups = self._grouping.groups()
        return {member: group.original for group in groups for member in group.members}

    def _forget(self, changes: Changes) -> None:
        if (
            changes.articles
            or changes.filed
            or changes.collections
            or changes.copies
            or changes.versions
        ):
            self._changed += 1
            self._read = None
