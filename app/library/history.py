"""Undo, redo and the list of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.storage.journal import EVERYWHERE, LIBRARY, Done, Entry

if TYPE_CHECKING:
    from app.library.ledger import Ledger

__all__ = ["EVERYWHERE", "LIBRARY", "Done", "Entry", "History"]


_LONG = 300_000
"""Bytes of the journal that are turned back in some 15 ms: those of 300 marks."""


class History:
    """The journal as an analyst sees it.

    ``stream`` is a briefing's id, or ``None`` for the library's own; ``EVERYWHERE`` for all.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def undo(self, stream: str | None = None) -> Done | None:
        """Take back the last step; ``None`` if there is none."""
        return self._ledger.undo(stream or LIBRARY)

    def redo(self, stream: str | None = None) -> Done | None:
        """Do again what was undone last; ``None`` if there is nothing."""
        return self._ledger.redo(stream or LIBRARY)

    def undo_label(self, stream: str | None = None) -> str | None:
        """What undo would take back, in words."""
        return self._ledger.journal.next_label(stream or LIBRARY)

    def redo_label(self, stream: str | None = None) -> str | None:
        """What redo would do again, in words."""
        return self._ledger.journal.next_label(stream or LIBRARY, redo=True)

    def is_long(self, stream: str | None = None, *, redo: bool = False) -> bool:
        """Whether undo (or redo) changes so many records that a window would stand still."""
        return self._ledger.journal.next_size(stream or LIBRARY, redo=redo) > _LONG

    def entries(self, limit: int = 200) -> list[Entry]:
        """The last ``limit`` steps, newest first."""
        return self._ledger.journal.entries(limit)
