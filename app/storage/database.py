"""The SQLite file: connections, transactions, layout, and its failures in words."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.address import address_key
from app.domain.errors import (
    CannotSave,
    LibraryBusy,
    LibraryDamaged,
    LibraryTooNew,
    NoLibrary,
    ReaderError,
    ReadOnlyLibrary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x436F6C6C  # "Coll"
FILE_NAME = "library.sqlite3"
_CACHE_KIB = 16_000
"""What a connection keeps of the file, so that a deed on thousands of marks reads no page twice."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def in_words(error: sqlite3.Error, path: Path) -> ReaderError | None:
    """What ``error`` means to the person, or ``None`` if it is our own fault."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    folder = path.parent
    if code == sqlite3.SQLITE_FULL:
        return CannotSave(
            f"The disk with {folder} is full. This change was not saved; everything before it is. "
            "Free some space and do it again."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return ReadOnlyLibrary(
            f"The library in {folder} cannot be changed: it is read-only. "
            "Make the folder writable, or copy the library elsewhere."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(
            f"The library in {folder} is busy in another program. Try again in a moment."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return LibraryDamaged(
            f"The database {path} is damaged and cannot be read. "
            "Restore the last backup; the damaged file is left as it is."
        )
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return CannotSave(
            f"The library in {folder} could not be read or written ({error}). "
            "Check that the disk is there and not full, then do it again."
        )
    return None


class Database:
    """A library's database: a connection for each thread, one writer at a time."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open ``path``, made or brought up to date first unless ``read_only``.

        Raises ``NoLibrary``, ``LibraryTooNew``, ``LibraryDamaged`` or ``CannotSave``.
        """
        self.path = path
        self.read_only = read_only
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._writing = threading.RLock()
        try:
            with self.failing_in_words():
                self._check_identity()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def failing_in_words(self) -> Iterator[None]:
        """Turn the world's faults into ``ReaderError``; our own pass through."""
        try:
            yield
        except sqlite3.Error as error:
            words = in_words(error, self.path)
            if words is None:
                raise
            raise words from error

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._reading() if self.read_only else self._connected("mode=rwc")
            self._connections.append(found)
            found.create_function("address_key", 1, address_key, deterministic=True)
            found.execute("PRAGMA foreign_keys = ON")
            found.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            if not self.read_only:
                found.execute("PRAGMA journal_mode = WAL")
                found.execute("PRAGMA synchronous = FULL")
            self._local.connection = found
        return found

    def first_row(self, sql: str, *values: str) -> Any:
        """The first row that ``sql`` selects for ``values``, or ``None``; fails in words."""
        with self.failing_in_words():
            return self.connection().execute(sql, values).fetchone()

    def _reading(self) -> sqlite3.Connection:
        """A connection that changes nothing, in a folder that cannot be written either."""
        found = self._connected("mode=ro")
        try:
            found.execute("SELECT 1 FROM sqlite_master LIMIT 1")
        except sqlite3.OperationalError:
            found.close()
            # To read beside a writer, SQLite wants files of its own beside the database. Where it
            # may make none and nobody has, the library was closed in order and is read as it lies.
            if self.path.with_name(f"{self.path.name}-wal").exists():
                raise
            return self._connected("mode=ro&immutable=1")
        return found

    def _connected(self, how: str) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{self.path.resolve().as_uri()}?{how}",
            uri=True,
            timeout=10,
            isolation_level=None,
            check_same_thread=False,  # closed by whoever closes the library
        )

    @contextmanager
    def writing_alone(self) -> Iterator[None]:
        """Keep other threads from writing, so that what is read here is still so when written."""
        with self._writing:
            yield

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on disk when the block ends, or as if it had never begun."""
        if self.read_only:
            raise ReadOnlyLibrary(
                "This library is open read-only, so nothing can be changed. Close the other window "
                "that has it, or make its folder writable; then open it again."
            )
        with self._writing, self.failing_in_words():
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()

    def _check_identity(self) -> None:
        connection = self.connection()
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and application != APPLICATION_ID:
            raise NoLibrary(
                f"{self.path} is the database of another program, not a Collate library. "
                "Choose another folder."
            )
        newest = len(migrations())
        if version > newest:
            raise LibraryTooNew(
                f"A newer Collate made the library in {self.path.parent} (its layout is {version}, "
                f"this program knows up to {newest}). Update Collate to open it. "
                "Nothing was changed."
            )
        if version < newest:
            if self.read_only:
                raise ReadOnlyLibrary(
                    f"The library in {self.path.parent} was made by an older Collate and must be "
                    "brought up to date once. Open it for writing first."
                )
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        for number, script in enumerate(migrations()[version:], start=version + 1):
            with self.transaction() as connection:
                for statement in statements(script.read_text("utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")


def migrations() -> list[Path]:
    """The numbered steps from an empty file to today's layout, in order."""
    return sorted(_MIGRATIONS.glob("[0-9]*.sql"))


def statements(script: str) -> Iterator[str]:
    """The statements of a migration; each ends with a semicolon at the end of a line."""
    pending = ""
    for line in script.splitlines():
        if line.lstrip().startswith("--"):
            continue
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            if pending.strip():
                yield pending
            pending = ""
