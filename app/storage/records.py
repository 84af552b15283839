"""Records: what edits change, read as values and written only inside an edit's transaction."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from app.domain.address import address_key
from app.domain.edits import Collection
from app.domain.errors import BadRequest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from app.storage.database import Database

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder()
_AT_ONCE = 500

_TABLE = {
    Collection.ARTICLE: "article",
    Collection.BLOCKS: "corrected_blocks",
    Collection.MARK: "mark",
    Collection.TAG: "tag",
    Collection.BRIEFING: "briefing",
    Collection.ITEM: "item",
    Collection.TRAY: "tray",
    Collection.COPY: "copy",
    Collection.VERSION: "article_version",
    Collection.FILING: "filing",
    Collection.COLLECTION: "collection",
    Collection.PUBLISHER: "publisher",
    Collection.WATCHED_FOLDER: "watched_folder",
    Collection.SAVED_SEARCH: "saved_search",
    Collection.NAME: "name_alias",
    Collection.VERDICT: "verdict",
    Collection.LAYOUT: "layout",
}


def to_record(value: Any) -> dict[str, Any]:
    """``value`` (a domain dataclass) as it will be read again: plain values, sequences as lists.

    Raises ``BadRequest`` for text that cannot be kept: half of a character is none.
    """
    try:
        encoded = _ENCODER.encode(value)
    except UnicodeEncodeError as error:
        raise BadRequest(
            f"“{error.object[:80]}” has a sign in it that is no whole character, so it was not "
            "saved. Take that out, or type the words anew."
        ) from error
    record: dict[str, Any] = msgspec.json.decode(encoded)
    return record


def from_record(record: Any, kind: type[T]) -> T:
    """The domain value that ``record`` was made from."""
    return msgspec.convert(record, kind)


def from_json(blob: bytes, kind: type[T]) -> T:
    """The domain value that was written as ``blob``."""
    return msgspec.json.decode(blob, type=kind)


class WritingUnit:
    """Writes records in one transaction, under the journal number ``seq`` and an analyst's name."""

    def __init__(self, connection: sqlite3.Connection, seq: int, by: str) -> None:
        self._connection = connection
        self._seq = seq
        self._by = by

    def put(
        self, collection: Collection, records: Sequence[tuple[str, dict[str, Any] | None]]
    ) -> None:
        """Write each record under its id, or remove it if ``None``, in this order."""
        for removed, run in groupby(records, _is_removal):
            if removed:
                self._remove(collection, [record_id for record_id, _ in run])
            else:
                self._write(collection, [(record_id, record or {}) for record_id, record in run])

    def _write(self, collection: Collection, records: list[tuple[str, dict[str, Any]]]) -> None:
        rows = [
            {"id": record_id, "record": _ENCODER.encode(record), "removed": 0}
            | _columns(collection, record)
            | {"version": self._seq, "by": self._by}
            for record_id, record in records
        ]
        names = ", ".join(rows[0])
        places = ", ".join(f":{name}" for name in rows[0])
        updates = ", ".join(f"{name} = excluded.{name}" for name in rows[0] if name != "id")
        self._connection.executemany(
            f"INSERT INTO {_TABLE[collection]} ({names}) VALUES ({places}) "  # noqa: S608 - names are ours
            f"ON CONFLICT (id) DO UPDATE SET {updates}",
            rows,
        )
        if collection is Collection.MARK:
            self._tag([(record_id, record["tags"]) for record_id, record in records])

    def _tag(self, marks: list[tuple[str, list[str]]]) -> None:
        """Keep beside each mark the tags of its record; only what differs is written."""
        wanted = {(mark, tag) for mark, tags in dict(marks).items() for tag in tags}
        there: set[tuple[str, str]] = set()
        for some in _in_runs([mark for mark, _ in marks]):
            there.update(
                self._connection.execute(
                    f"SELECT mark, tag FROM mark_tag WHERE mark IN ({_places(some)})",  # noqa: S608
                    some,
                )
            )
        self._connection.executemany(
            "DELETE FROM mark_tag WHERE mark = ? AND tag = ?", sorted(there - wanted)
        )
        self._connection.executemany(
            "INSERT INTO mark_tag (mark, tag) VALUES (?, ?)", sorted(wanted - there)
        )

    def _remove(self, collection: Collection, ids: list[str]) -> None:
        self._connection.executemany(
            f"UPDATE {_TABLE[collection]} SET removed = 1, version = ?, by = ? "  # noqa: S608
            "WHERE id = ?",
            [(self._seq, self._by, record_id) for record_id in ids],
        )
        if collection is Collection.MARK:
            self._tag([(record_id, []) for record_id in ids])


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)


def _in_runs(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """``ids`` in runs of as many as one statement takes."""
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def _one_of(tags: Sequence[str]) -> str:
    return f"tag IN ({_places(tags)})"


def _is_removal(record: tuple[str, dict[str, Any] | None]) -> bool:
    return record[1] is None


def _columns(collection: Collection, record: dict[str, Any]) -> dict[str, Any]:
    """What stands in columns of its own, to be found by."""
    match collection:
        case Collection.MARK:
            return {"article": record["passage"]["article"], "first": record["passage"]["start"]}
        case Collection.ITEM:
            return {"briefing": record["briefing"]}
        case Collection.ARTICLE:
            return {"address": address_key(record["metadata"]["address"])}
        case _:
            return {}


class Records:
    """Reads records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, collection: Collection, record_id: str) -> dict[str, Any] | None:
        """The record, or ``None`` if it is not there or was removed."""
        rows = self._rows(
            f"SELECT record FROM {_TABLE[collection]} WHERE id = ? AND removed = 0",  # noqa: S608
            (record_id,),
        )
        return next((msgspec.json.decode(blob) for (blob,) in rows), None)

    def several(self, collection: Collection, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Those of the records with these ids that are there, by id."""
        found: dict[str, dict[str, Any]] = {}
        for some in _in_runs(ids):
            rows = self._rows(
                f"SELECT id, record FROM {_TABLE[collection]} "  # noqa: S608 - names are ours
                f"WHERE removed = 0 AND id IN ({_places(some)})",
                some,
            )
            found |= {record_id: msgspec.json.decode(blob) for record_id, blob in rows}
        return found

    def all(self, collection: Collection, kind: type[T]) -> list[T]:
        """Every record of ``collection`` as a value of ``kind``, in the order of their making."""
        decoder = msgspec.json.Decoder(kind)
        rows = self._rows(
            f"SELECT record FROM {_TABLE[collection]} WHERE removed = 0 ORDER BY rowid"  # noqa: S608
        )
        return [decoder.decode(blob) for (blob,) in rows]

    def marks(self, kind: type[T], article: str | None, tags: Sequence[str] | None) -> list[T]:
        """Marks in the order of their articles' adding and of their places.

        Those of one article, or those that carry one of ``tags`` in their record, or both.
        """
        decoder = msgspec.json.Decoder(kind)
        sql = "SELECT m.record FROM mark m JOIN article a ON a.id = m.article "
        conditions = ["m.removed = 0", "a.removed = 0"]
        values: list[str] = []
        if tags is not None:
            tagged = f"SELECT mark FROM mark_tag WHERE {_one_of(tags)}"  # noqa: S608 - marks of places
            conditions.append(f"m.id IN ({tagged})")
            values.extend(tags)
        if article is not None:
            conditions.append("m.article = ?")
            values.append(article)
        sql += "WHERE " + " AND ".join(conditions) + " ORDER BY a.rowid, m.first, m.rowid"
        return [decoder.decode(blob) for (blob,) in self._rows(sql, values)]

    def latest_marks(self, kind: type[T], number: int) -> list[T]:
        """The ``number`` of marks that were made last, oldest first."""
        decoder = msgspec.json.Decoder(kind)
        rows = self._rows(
            "SELECT record FROM mark WHERE removed = 0 ORDER BY rowid DESC LIMIT ?", (number,)
        )
        return [decoder.decode(blob) for (blob,) in rows][::-1]

    def marks_around(
        self, kind: type[T], article: str, marks: Sequence[str], starts: Sequence[int]
    ) -> list[T]:
        """Marks of an article that begin where one of ``marks`` does, or at one of ``starts``.

        In the order of their places, as ``marks`` gives them.
        """
        decoder = msgspec.json.Decoder(kind)
        there = ", ".join("?" for _ in starts)
        named = ", ".join("?" for _ in marks)
        rows = self._rows(
            "SELECT record FROM mark WHERE article = ? AND removed = 0 AND (first IN "  # noqa: S608 - marks of places
            f"({there}) OR first IN (SELECT first FROM mark WHERE id IN ({named}) AND article = ?))"
            " ORDER BY first, rowid",
            (article, *starts, *marks, article),
        )
        return [decoder.decode(blob) for (blob,) in rows]

    def marks_even_hidden(self, kind: type[T], article: str) -> list[T]:
        """Marks of an article that may itself be removed, such as an older version."""
        decoder = msgspec.json.Decoder(kind)
        rows = self._rows(
            "SELECT record FROM mark WHERE article = ? AND removed = 0 ORDER BY first, rowid",
            (article,),
        )
        return [decoder.decode(blob) for (blob,) in rows]

    def with_address(self, key: str) -> list[str]:
        """Ids of the articles whose address has this ``address_key``, the last added first."""
        rows = self._rows(
            "SELECT id FROM article WHERE address = ? AND removed = 0 ORDER BY rowid DESC", (key,)
        )
        return [row[0] for row in rows]

    def counts(self, what: str) -> dict[str, int]:
        """How many marks each ``"article"`` or each ``"tag"`` has."""
        sql = {
            "article": "SELECT article, count(*) FROM mark WHERE removed = 0 GROUP BY article",
            "tag": "SELECT tag, count(*) FROM mark_tag GROUP BY tag",
        }[what]
        return dict(self._rows(sql))

    def counts_of(self, articles: Sequence[str]) -> dict[str, int]:
        """How many marks each of ``articles`` has, those without any left out."""
        sql = (
            "SELECT article, count(*) FROM mark WHERE removed = 0 "  # noqa: S608 - marks of places
            f"AND article IN ({_places(articles)}) GROUP BY article"
        )
        return dict(self._rows(sql, articles))

    def count_tagged(self, tags: Sequence[str]) -> int:
        """How many marks carry at least one of ``tags`` in their record."""
        sql = f"SELECT count(DISTINCT mark) FROM mark_tag WHERE {_one_of(tags)}"  # noqa: S608 - marks of places
        return next(int(row[0]) for row in self._rows(sql, tags))

    def items(self, briefing: str) -> dict[str, dict[str, Any]]:
        """The items of a briefing by id."""
        return {
            item_id: msgspec.json.decode(blob)
            for item_id, blob in self._rows(
                "SELECT id, record FROM item WHERE briefing = ? AND removed = 0", (briefing,)
            )
        }

    def ids(self, collection: Collection) -> list[str]:
        """Ids of every record of ``collection``, in the order of their making."""
        rows = self._rows(
            f"SELECT id FROM {_TABLE[collection]} WHERE removed = 0 ORDER BY rowid"  # noqa: S608
        )
        return [row[0] for row in rows]

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        with self._database.failing_in_words():
            yield from self._database.connection().execute(sql, tuple(values)).fetchall()
