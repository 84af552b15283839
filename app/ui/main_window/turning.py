"""Undo and redo for the window: steps on thousands of records are turned beside it."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import ReaderError

if TYPE_CHECKING:
    from app.library.history import Done
    from app.ui.actions import Desk


class Turning(QObject):
    """Takes the last step of the history in sight back, or does it again.

    What is asked for while a long one is under way follows it, in the order of the asking.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: deque[tuple[str | None, bool]] = deque()
        self._is_under_way = False

    def turn(self, *, redo: bool) -> None:
        """Undo, or ``redo``."""
        self._asked.append((self._desk.edits.stream, redo))
        self._go_on()

    def _go_on(self) -> None:
        edits, history = self._desk.edits, self._desk.library.history
        while self._asked and not self._is_under_way:
            stream, redo = self._asked.popleft()
            turn = history.redo if redo else history.undo
            if not history.is_long(stream, redo=redo):
                edits.say(turn(stream), redone=redo)
                continue
            label = history.redo_label(stream) if redo else history.undo_label(stream)
            words = self.tr("Redoing {step}…") if redo else self.tr("Undoing {step}…")
            self._desk.notices.tell(words.format(step=label or ""))
            self._is_under_way = True
            self._desk.background.run(
                partial(turn, stream),
                owner=self,
                on_done=self._on_redone if redo else self._on_undone,
                on_failed=self._on_failed,
                lane="pool",
            )

    def _on_undone(self, done: Done | None) -> None:
        self._is_under_way = False
        self._desk.edits.say(done, redone=False)
        self._go_on()

    def _on_redone(self, done: Done | None) -> None:
        self._is_under_way = False
        self._desk.edits.say(done, redone=True)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._asked.clear()
        if isinstance(error, ReaderError):
            self._desk.notices.tell(error.message, level="error")
