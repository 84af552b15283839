"""The index's folder: segments, what is deleted in them, and the number of the last journal entry.

A commit writes new files beside the old ones and then replaces one small file; whatever happens
before that leaves the index as it was.
"""

from __future__ import annotations

import json
import threading
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from app.search.collection import Collection
from app.search.errors import IndexDamaged
from app.search.segment import Segment, SegmentBuilder
from app.search.values import ValueIndex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.search.indexed import IndexedArticle

SCHEMA = 1
"""Raised when the files or the analysis change: an index of another number is made again."""
_HEAD = "index.json"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A segment in use."""

    name: str
    segment: Segment
    removed: frozenset[int]


class Store:
    """One index folder, open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self.seq = 0
        self._entries: list[_Entry] = []
        head = folder / _HEAD
        if head.exists():
            self._read(head)
        elif folder.is_dir() and any(folder.iterdir()):
            raise IndexDamaged(f"{_HEAD} is missing")
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self._write_head([], 0)
        self._view = self._viewed()

    def collection(self) -> Collection:
        """Everything that can be searched now; stays as it is while an update runs."""
        return self._view[0]

    def values(self) -> ValueIndex:
        """The values of the passages in ``collection()``."""
        return self._view[1]

    def close(self) -> None:
        """Close every file."""
        for entry in self._entries:
            entry.segment.close()

    def update(self, articles: Iterable[IndexedArticle], removed: Iterable[str], seq: int) -> None:
        """See ``PassageIndex.update``."""
        with self._lock:
            names: list[str] = []
            gone = set(removed)
            builder = SegmentBuilder()
            for article in articles:
                gone.add(article.id)
                builder.add(article)
                if builder.full:
                    names.append(self._write_segment(builder))
                    builder = SegmentBuilder()
            if builder.passages or builder.articles:
                names.append(self._write_segment(builder))
            entries = [
                _Entry(e.name, e.segment, e.removed | _numbers(e.segment, gone))
                for e in self._entries
            ]
            kept = [e for e in entries if len(e.removed) < len(e.segment.articles)]
            kept += [_Entry(name, Segment(self._folder / name), frozenset()) for name in names]
            self._write_head(kept, seq)
            self._entries, self.seq = kept, seq
            self._view = self._viewed()
            self._sweep({entry.name for entry in kept})

    def _viewed(self) -> tuple[Collection, ValueIndex]:
        collection = Collection(
            [entry.segment for entry in self._entries],
            [entry.removed for entry in self._entries],
        )
        return collection, ValueIndex(collection)

    def _write_segment(self, builder: SegmentBuilder) -> str:
        name = f"{uuid4().hex}.segment"
        with (self._folder / name).open("wb") as file:
            builder.write(file)
        return name

    def _write_head(self, entries: list[_Entry], seq: int) -> None:
        listed = {
            "schema": SCHEMA,
            "seq": seq,
            "segments": [[entry.name, sorted(entry.removed)] for entry in entries],
        }
        body = json.dumps(listed)
        fresh = self._folder / f"{_HEAD}.new"
        fresh.write_text(f"{zlib.crc32(body.encode()):08x}\n{body}", "utf-8")
        fresh.replace(self._folder / _HEAD)

    def _read(self, head: Path) -> None:
        try:
            check, _, body = head.read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(f"{_HEAD} cannot be read") from error
        if check != f"{zlib.crc32(body.encode()):08x}":
            raise IndexDamaged(f"{_HEAD} was altered or cut off")
        listed = json.loads(body)
        if listed["schema"] != SCHEMA:
            raise IndexDamaged("another version of Collate wrote it")
        self.seq = listed["seq"]
        for name, removed in listed["segments"]:
            segment = Segment(self._folder / name)
            self._entries.append(_Entry(name, segment, frozenset(removed)))

    def _sweep(self, used: set[str]) -> None:
        """Delete segments that are no longer in use, those of a broken update included."""
        for path in self._folder.glob("*.segment"):
            if path.name not in used:
                path.unlink(missing_ok=True)


def _numbers(segment: Segment, ids: set[str]) -> frozenset[int]:
    return frozenset(number for number, row in enumerate(segment.articles) if row.id in ids)
