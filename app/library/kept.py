"""What was read of the library and is kept until an edit makes it stale."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.library.ledger import Ledger

T = TypeVar("T")


class Kept(Generic[T]):
    """A value that is read when it is asked for, and again after an edit that changes it.

    Calls may come from any thread. What an edit changes while it is being read is not kept.
    """

    def __init__(
        self, ledger: Ledger, read: Callable[[], T], stale: Callable[[Changes], object]
    ) -> None:
        """``read`` reads the value; ``stale`` tells whether it has to be read again."""
        self._read = read
        self._stale = stale
        self._guard = threading.Lock()
        self._value: T | None = None
        self._edits = 0
        ledger.subscribe(self._on_changes)

    def now(self) -> T:
        """The value as it is now; the same object while nothing changes."""
        with self._guard:
            value, edits = self._value, self._edits
        if value is None:
            value = self._read()
            with self._guard:
                if edits == self._edits:
                    self._value = value
        return value

    def _on_changes(self, changes: Changes) -> None:
        if self._stale(changes):
            with self._guard:
                self._edits += 1
                self._value = None
