"""Files of watched folders as they were when they were last taken in: kept without the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.storage.database import Database


class WatchedFiles:
    """Size in bytes and time of change in nanoseconds of each file that was taken in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self) -> dict[str, tuple[int, int]]:
        """Every file that was taken in, by its path."""
        with self._database.failing_in_words():
            rows = self._database.connection().execute(
                "SELECT path, bytes, modified_ns FROM watched_file"
            )
            return {path: (size, modified) for path, size, modified in rows}

    def remember(self, files: Mapping[str, tuple[int, int]]) -> None:
        """Take note of ``files`` as they are; raises ``CannotSave`` or ``ReadOnlyLibrary``."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO watched_file (path, bytes, modified_ns) VALUES (?, ?, ?)",
                [(path, size, modified) for path, (size, modified) in files.items()],
            )
