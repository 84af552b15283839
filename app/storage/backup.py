"""Backups: one file that holds the whole library, and the way back from it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from app.disk import put_in_place
from app.domain.errors import CannotSave, LibraryDamaged, ReaderError
from app.storage.database import APPLICATION_ID, FILE_NAME, Database, in_words

if TYPE_CHECKING:
    from pathlib import Path


def back_up(database: Database, target: Path) -> None:
    """Write the whole library to ``target``, all or nothing; raises ``CannotSave``."""
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            database.connection().backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        put_in_place(part, target)
    except (OSError, sqlite3.Error) as error:
        raise CannotSave(
            f"The backup could not be written to {target} ({error}). Choose another place."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def restore(backup: Path, folder: Path) -> None:
    """Make the library of ``backup`` in ``folder``; raises ``CannotSave`` or ``LibraryDamaged``."""
    target = folder / FILE_NAME
    part = folder / (FILE_NAME + ".part")
    try:
        if target.exists():
            raise CannotSave(
                f"There is a library in {folder} already. Restore into an empty folder; "
                "nothing was changed."
            )
        if not os.path.isfile(backup):  # noqa: PTH113 - answers for any name, never raises
            raise CannotSave(f"{backup} is not there or no file. Check the name of the backup.")
        source = sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise LibraryDamaged(
                    f"{backup} is no backup of a Collate library. Choose another file."
                )
            if source.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise LibraryDamaged(f"The backup {backup} is damaged. Try an older one.")
            folder.mkdir(parents=True, exist_ok=True)
            copy = sqlite3.connect(part)
            try:
                source.backup(copy)
            finally:
                copy.close()
        finally:
            source.close()
        put_in_place(part, target)
    except sqlite3.Error as error:
        raise _why_not_restored(error, backup, target) from error
    except OSError as error:
        raise CannotSave(
            f"The backup could not be restored into {folder} ({error.strerror}). "
            "Choose another folder."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _why_not_restored(error: sqlite3.Error, backup: Path, target: Path) -> ReaderError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return LibraryDamaged(
            f"{backup} is no backup of a Collate library, or it is damaged. Choose another file."
        )
    return in_words(error, target) or LibraryDamaged(
        f"{backup} cannot be read: {error}. Choose another file."
    )


def faults(database: Database) -> list[str]:
    """What SQLite's own check finds wrong, in its words; empty if all is well."""
    with database.failing_in_words():
        rows = database.connection().execute("PRAGMA integrity_check(20)").fetchall()
    return [row[0] for row in rows if row[0] != "ok"]
