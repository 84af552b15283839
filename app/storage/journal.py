"""The journal: every edit in order, and from it undo, redo, history and the index's catch-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from app.domain.changes import Changes, together
from app.domain.edits import Collection, Edit
from app.storage.articles import SourceWriter
from app.storage.records import Records, WritingUnit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from app.storage.database import Database

LIBRARY = "library"
"""The stream of edits to the library itself; each briefing has a stream named by its id."""

EVERYWHERE = "*"
"""All streams together."""

_EDIT = msgspec.json.Decoder(Edit)
_CHANGES = msgspec.json.Decoder(Changes)


@dataclass(frozen=True, slots=True)
class Entry:
    """A deed as the history shows it; ``at`` is an ISO time in UTC."""

    seq: int
    at: str
    by: str
    did: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What was undone or redone, in words, and what that touched."""

    said: str
    changes: Changes


class Journal:
    """Writes edits and takes them back."""

    def __init__(self, database: Database, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now
        self._records = Records(database)
        self.by = ""

    def do(
        self,
        edit: Edit,
        *,
        deed: str,
        stream: str = LIBRARY,
        before: Callable[[SourceWriter], None] | None = None,
    ) -> Changes:
        """Apply ``edit`` and journal it in one transaction; returns what it touched.

        Edits with the same ``deed`` are one step of undo. ``before`` writes, in the same
        transaction, what the edit's records rest on (originals and texts). What another thread has
        changed of the records since the edit was made stays, see ``Edit.upon``.
        """
        with self._database.transaction() as connection:
            if before is not None:
                before(SourceWriter(connection))
            edit = edit.upon(self._there(edit))
            at = self._now()
            seq = self._append(connection, deed, edit, msgspec.json.encode(edit), at, 1)
            connection.execute(
                "UPDATE deed SET state = 'dropped' WHERE state = 'undone' AND stream = ?", (stream,)
            )
            connection.execute(
                "INSERT OR IGNORE INTO deed (id, seq, at, by, stream, said, state) "
                "VALUES (?, ?, ?, ?, ?, ?, 'done')",
                (deed, seq, at, self.by, stream, edit.said),
            )
            return edit.apply(WritingUnit(connection, seq, self.by))

    def undo(self, stream: str) -> Done | None:
        """Take back the last deed of ``stream``; ``None`` if there is none."""
        return self._turn(stream, "done", "undone", -1)

    def redo(self, stream: str) -> Done | None:
        """Do again the deed of ``stream`` that was undone last; ``None`` if there is none."""
        return self._turn(stream, "undone", "done", 1)

    def next_label(self, stream: str, *, redo: bool = False) -> str | None:
        """What undo (or redo) would take, in words; ``None`` if nothing."""
        with self._database.failing_in_words():
            row = _next(self._database.connection(), stream, "undone" if redo else "done")
        return None if row is None else str(row[1])

    def next_size(self, stream: str, *, redo: bool = False) -> int:
        """How many bytes undo (or redo) would read from the journal and write; 0 if nothing."""
        with self._database.failing_in_words():
            connection = self._database.connection()
            row = _next(connection, stream, "undone" if redo else "done")
            if row is None:
                return 0
            size = connection.execute(
                "SELECT sum(length(payload)) FROM journal WHERE deed = ? AND direction = 1",
                (row[0],),
            ).fetchone()
        return int(size[0] or 0)

    def is_undone(self, deed: str) -> bool:
        """Whether ``deed`` was done, in part at least, and has been taken back."""
        row = self._database.first_row("SELECT state FROM deed WHERE id = ?", deed)
        return row is not None and row[0] != "done"

    def entries(self, limit: int) -> list[Entry]:
        """The last ``limit`` deeds, newest first."""
        with self._database.failing_in_words():
            rows = self._database.connection().execute(
                "SELECT seq, at, by, said, state FROM deed ORDER BY seq DESC LIMIT ?", (limit,)
            )
            return [
                Entry(seq, at, by, said, undone=state != "done")
                for seq, at, by, said, state in rows
            ]

    def seq(self) -> int:
        """The number of the newest row; 0 if there is none."""
        row = self._database.first_row("SELECT max(seq) FROM journal")
        return int(row[0] or 0)

    def touched_since(self, seq: int) -> tuple[Changes, int]:
        """What rows after ``seq`` touched, and the number of the last of them."""
        last = seq
        touched: list[Changes] = []
        with self._database.failing_in_words():
            for number, blob in self._database.connection().execute(
                "SELECT seq, touched FROM journal WHERE seq > ? ORDER BY seq", (seq,)
            ):
                touched.append(_CHANGES.decode(blob))
                last = number
        return together(touched), last

    def articles_touched_by(self, kind: str, since: int) -> frozenset[str]:
        """Articles that edits of ``kind`` touched after row ``since``, undoing left out."""
        articles: set[str] = set()
        with self._database.failing_in_words():
            for (blob,) in self._database.connection().execute(
                "SELECT touched FROM journal WHERE seq > ? AND kind = ? AND direction = 1",
                (since, kind),
            ):
                articles |= _CHANGES.decode(blob).articles
        return frozenset(articles)

    def _there(self, edit: Edit) -> dict[tuple[Collection, str], dict[str, Any]]:
        """Those of the records of ``edit`` that are there."""
        ids: dict[Collection, dict[str, None]] = {}
        for change in edit.changes:
            ids.setdefault(change.collection, {})[change.id] = None
        return {
            (collection, record_id): record
            for collection, named in ids.items()
            for record_id, record in self._records.several(collection, list(named)).items()
        }

    def _append(
        self,
        connection: sqlite3.Connection,
        deed: str,
        edit: Edit,
        payload: bytes,
        at: str,
        direction: int,
    ) -> int:
        cursor = connection.execute(
            "INSERT INTO journal (deed, at, by, kind, direction, payload, touched) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                deed,
                at,
                self.by,
                edit.kind,
                direction,
                payload,
                msgspec.json.encode(edit.touched),
            ),
        )
        return int(cursor.lastrowid or 0)

    def _turn(
        self, stream: str, state: Literal["done", "undone"], becomes: str, direction: int
    ) -> Done | None:
        with self._database.transaction() as connection:
            row = _next(connection, stream, state)
            if row is None:
                return None
            deed, said = row
            # A deed's own rows are those written when it was done first: the lowest run of
            # direction 1 before any turning back.
            rows = connection.execute(
                "SELECT payload FROM journal WHERE deed = ? AND direction = 1 AND seq < "
                "coalesce((SELECT min(seq) FROM journal WHERE deed = ? AND direction = -1), "
                "9223372036854775807) ORDER BY seq",
                (deed, deed),
            ).fetchall()
            touched, at = [], self._now()
            for (payload,) in rows if direction == 1 else reversed(rows):
                edit = _EDIT.decode(payload)
                seq = self._append(connection, deed, edit, payload, at, direction)
                unit = WritingUnit(connection, seq, self.by)
                touched.append(edit.apply(unit) if direction == 1 else edit.revert(unit))
            connection.execute("UPDATE deed SET state = ? WHERE id = ?", (becomes, deed))
            return Done(said, together(touched))


def _next(
    connection: sqlite3.Connection, stream: str, state: Literal["done", "undone"]
) -> tuple[str, str] | None:
    """The deed done last, or the one undone last: with several streams not always the oldest."""
    where = "" if stream == EVERYWHERE else " AND stream = :stream"
    last = {
        "done": "seq",
        "undone": "(SELECT max(seq) FROM journal WHERE deed = deed.id AND direction = -1)",
    }
    row: tuple[str, str] | None = connection.execute(
        f"SELECT id, said FROM deed WHERE state = :state{where} "  # noqa: S608 - no value in it
        f"ORDER BY {last[state]} DESC LIMIT 1",
        {"state": state, "stream": stream},
    ).fetchone()
    return row
