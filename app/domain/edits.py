"""Edits: reversible changes to the library's records, as values.

Everything an analyst does is one edit. It lists the records it changes, each as it was and as it
becomes, so that reverting is writing the other side; nothing else in the program writes records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.changes import Changes
from app.domain.publisher import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Collection(StrEnum):
    """The kinds of record that edits change."""

    ARTICLE = "article"
    BLOCKS = "blocks"
    MARK = "mark"
    TAG = "tag"
    BRIEFING = "briefing"
    ITEM = "item"
    TRAY = "tray"
    COPY = "copy"
    VERSION = "article-version"
    FILING = "filing"
    COLLECTION = "collection"
    PUBLISHER = "publisher"
    WATCHED_FOLDER = "watched-folder"
    SAVED_SEARCH = "saved-search"
    NAME = "name"
    VERDICT = "verdict"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record ``before`` and ``after``, as plain values; ``None`` is "not there"."""

    collection: Collection
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def upon(self, there: dict[str, Any] | None) -> RecordChange:
        """The same change of a record that is ``there`` instead of ``before``.

        Fields that this change leaves alone stay as they are there, and what is gone stays gone.
        """
        after = self.after
        if there is None and self.before is not None:
            after = None
        elif there is not None and self.before is not None and after is not None:
            old = self.before
            after = there | {
                name: value
                for name, value in after.items()
                if name not in old or old[name] != value
            }
        return replace(self, before=there, after=after)


class Unit(Protocol):
    """A transaction that records can be written in."""

    def put(
        self, collection: Collection, records: Sequence[tuple[str, dict[str, Any] | None]]
    ) -> None:
        """Write each record under its id, or remove it if ``None``, in this order."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A reversible change.

    ``kind`` is a stable word ("add-mark"), ``said`` the words for the undo menu ("mark passage").
    """

    kind: str
    said: str
    changes: tuple[RecordChange, ...]

    def apply(self, unit: Unit) -> Changes:
        """Write every record as it becomes; returns what was touched."""
        for collection, run in groupby(self.changes, attrgetter("collection")):
            unit.put(collection, [(change.id, change.after) for change in run])
        return self.touched

    def revert(self, unit: Unit) -> Changes:
        """Write every record as it was; returns what was touched."""
        for collection, run in groupby(reversed(self.changes), attrgetter("collection")):
            unit.put(collection, [(change.id, change.before) for change in run])
        return self.touched

    def upon(self, there: Mapping[tuple[Collection, str], dict[str, Any]]) -> Edit:
        """The edit for records that are ``there`` now; itself if they are as it knew them.

        Another thread may have changed some after this edit was made of them. What it wrote must
        not be lost, and reverting must lead back to it.
        """
        known: dict[tuple[Collection, str], dict[str, Any] | None] = {}
        for change in self.changes:
            known.setdefault((change.collection, change.id), change.before)
        others = {key: there.get(key) for key, old in known.items() if there.get(key) != old}
        if not others:
            return self
        changes = []
        for change in self.changes:
            key = (change.collection, change.id)
            made = change.upon(others[key]) if key in others else change
            if key in others:
                others[key] = made.after
            changes.append(made)
        return replace(self, changes=tuple(changes))

    @property
    def touched(self) -> Changes:
        """What applying or reverting touches."""

        def ids(collection: Collection) -> frozenset[str]:
            return frozenset(c.id for c in self.changes if c.collection is collection)

        def sides(collection: Collection) -> Iterator[dict[str, Any]]:
            for change in self.changes:
                if change.collection is collection:
                    if change.before is not None:
                        yield change.before
                    if change.after is not None:
                        yield change.after

        return Changes(
            articles=ids(Collection.ARTICLE) | ids(Collection.BLOCKS),
            articles_marked=frozenset(
                mark["passage"]["article"] for mark in sides(Collection.MARK)
            ),
            tags=ids(Collection.TAG),
            briefings=ids(Collection.BRIEFING)
            | frozenset(item["briefing"] for item in sides(Collection.ITEM)),
            tray=bool(ids(Collection.TRAY)),
            copies=ids(Collection.COPY),
            versions=ids(Collection.VERSION),
            filed=ids(Collection.FILING),
            collections=ids(Collection.COLLECTION),
            watched=bool(ids(Collection.WATCHED_FOLDER)),
            publishers=frozenset(
                name_key(name)
                for publisher in sides(Collection.PUBLISHER)
                for name in (publisher["name"], *publisher["aliases"])
            ),
            saved_searches=bool(ids(Collection.SAVED_SEARCH)),
            names=bool(ids(Collection.NAME)),
            verdicts=bool(ids(Collection.VERDICT)),
            layouts=bool(ids(Collection.LAYOUT)),
            marks=ids(Collection.MARK),
        )
