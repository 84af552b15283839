"""The library's history as the window sees it: one signal for what changed, undo and redo."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.domain.briefing import BriefingId
    from app.domain.changes import Changes
    from app.library.history import Done
    from app.library.library import Library

GATHERED_MS = 150
"""Milliseconds between two times that edits of other threads are told: those between, together."""


class Edits(QObject):
    """Tells every screen, on the main thread, what an edit touched.

    An edit made on the main thread is told before it returns. What another thread edits, one
    article after another, is told together, a few times a second, and never after a later edit.
    ``changed`` carries ``Changes``; ``undone`` carries the words to announce ("Undo mark passage").
    """

    changed = Signal(object)
    undone = Signal(str)
    stream_changed = Signal()
    _arrived = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stream: BriefingId | None = None
        self._guard = threading.Lock()
        self._gathered: Changes | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.tell_gathered)
        self._thread = threading.get_ident()
        self._told = QElapsedTimer()
        # From a worker thread the signal queues, so that it is this thread that tells.
        self._arrived.connect(self._on_arrived)
        library.subscribe(self._on_library_changed)

    @property
    def library(self) -> Library:
        """The library whose edits these are."""
        return self._library

    @property
    def stream(self) -> BriefingId | None:
        """Whose history Ctrl+Z steps through: a briefing's, or ``None`` for the library's."""
        return self._stream

    def use_stream(self, stream: BriefingId | None) -> None:
        """Let undo and redo step through ``stream`` from now on."""
        self._stream = stream
        self.stream_changed.emit()

    def undo(self, stream: BriefingId | None = None) -> bool:
        """Take back the last step of ``stream``; says whether there was one."""
        return self.say(self._library.history.undo(stream), redone=False)

    def redo(self, stream: BriefingId | None = None) -> bool:
        """Do the step again that was taken back last; says whether there was one."""
        return self.say(self._library.history.redo(stream), redone=True)

    def say(self, done: Done | None, *, redone: bool) -> bool:
        """Say what was taken back, or done again; says whether there was a step.

        If it was done on another thread, every screen is told of it first.
        """
        self.tell_gathered()
        if done is not None:
            words = self.tr("Redo {step}") if redone else self.tr("Undo {step}")
            self.undone.emit(words.format(step=done.said))
        return done is not None

    @Slot()
    def tell_gathered(self) -> None:
        """Tell now of what other threads have edited so far."""
        with self._guard:
            changes, self._gathered = self._gathered, None
        if changes is not None:
            self._told.start()
            self.changed.emit(changes)

    def _on_library_changed(self, changes: Changes) -> None:
        if not isValid(self):  # the library may outlive the window
            return
        with self._guard:
            is_first = self._gathered is None
            self._gathered = changes if self._gathered is None else self._gathered | changes
        if threading.get_ident() == self._thread:
            self.tell_gathered()
        elif is_first:
            self._arrived.emit()

    @Slot()
    def _on_arrived(self) -> None:
        since = self._told.elapsed() if self._told.isValid() else GATHERED_MS
        if since < GATHERED_MS:
            self._soon.start(GATHERED_MS - since)
        else:
            self.tell_gathered()
