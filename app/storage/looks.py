"""Up to where saved searches have been looked at: kept without the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.storage.database import Database


class Looks:
    """The journal's number that each saved search was last looked at with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, search: str) -> int:
        """The number; 0 if it was never looked at."""
        row = self._database.first_row("SELECT seq FROM saved_search_look WHERE id = ?", search)
        return 0 if row is None else int(row[0])

    def set(self, search: str, seq: int) -> None:
        """Remember ``seq``; a number lower than the known one changes nothing.

        Raises ``CannotSave`` or ``ReadOnlyLibrary``.
        """
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO saved_search_look (id, seq) SELECT id, ? FROM saved_search "
                "WHERE id = ? ON CONFLICT (id) DO UPDATE SET seq = max(seq, excluded.seq)",
                (seq, search),
            )
