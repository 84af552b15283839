"""Edits: reversible changes to the library's records, as values.

Everything an analyst does is one edit. It lists the records it changes, each as it was and as it
becomes, so that reverting is writing the other side; nothing else in the program writes records.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

from app.domain.changes import Changes
from app.domain.publisher import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """One record ``before`` and ``after``, as plain values; ``None`` is "not there".

    ``owner`` is what the record belongs to: a mark's article, an item's briefing; else empty.
    """

    collection: Collection
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    owner: str = ""


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

    @property
    def touched(self) -> Changes:
        """What applying or reverting touches."""

        def ids(collection: Collection) -> frozenset[str]:
            return frozenset(c.id for c in self.changes if c.collection is collection)

        def owners(collection: Collection) -> frozenset[str]:
            return frozenset(c.owner for c in self.changes if c.collection is collection)

        return Changes(
            articles=ids(Collection.ARTICLE) | ids(Collection.BLOCKS),
            articles_marked=owners(Collection.MARK),
            tags=ids(Collection.TAG),
            briefings=ids(Collection.BRIEFING) | owners(Collection.ITEM),
            tray=bool(ids(Collection.TRAY)),
            copies=ids(Collection.COPY),
            versions=ids(Collection.VERSION),
            filed=ids(Collection.FILING),
            collections=ids(Collection.COLLECTION),
            watched=bool(ids(Collection.WATCHED_FOLDER)),
            publishers=frozenset(
                name_key(name)
                for c in self.changes
                if c.collection is Collection.PUBLISHER
                for side in (c.before, c.after)
                if side is not None
                for name in (side["name"], *side["aliases"])
            ),
            saved_searches=bool(ids(Collection.SAVED_SEARCH)),
            names=bool(ids(Collection.NAME)),
            verdicts=bool(ids(Collection.VERDICT)),
            layouts=bool(ids(Collection.LAYOUT)),
            marks=ids(Collection.MARK),
        )
