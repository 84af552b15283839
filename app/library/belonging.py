"""Where articles belong, as search wants to know it: collections and groups of near-duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.collection import ArticleCollection, Filing
from app.domain.edits import Collection
from app.library.grouping import Grouping
from app.library.kept import Kept
from app.search.answer import Belonging

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.library.ledger import Ledger


class Belongings:
    """Reads where articles belong, again after what changes it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._grouping = Grouping(ledger)
        self._last = Belonging()
        self._kept = Kept(ledger, self._read, _changes_belonging)

    def now(self) -> Belonging:
        """Where they belong now; the same object while nothing changes."""
        return self._kept.now()

    def _read(self) -> Belonging:
        read = Belonging(self._collections(), self._groups())
        # Equal ones are one: what search made of the last still holds.
        self._last = self._last if read == self._last else read
        return self._last

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


def _changes_belonging(changes: Changes) -> bool:
    return bool(
        changes.articles
        or changes.filed
        or changes.collections
        or changes.copies
        or changes.versions
    )
