"""The queries that led to something, latest first, remembered over restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.settings.window_state import QUERIES
from app.ui.widgets import memory

if TYPE_CHECKING:
    from pathlib import Path


class RecentQueries:
    """The recent queries of one library."""

    def __init__(self, library: Path) -> None:
        self._library = str(library)

    @property
    def texts(self) -> list[str]:
        """What was asked, latest first."""
        return list(memory.current().queries.get(self._library, ()))

    def add(self, text: str) -> None:
        """Remember ``text`` as the latest one."""
        text = text.strip()
        if text:
            kept = [text, *(known for known in self.texts if known != text)]
            memory.current().queries[self._library] = kept[:QUERIES]
