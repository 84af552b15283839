"""The library's history as the window sees it: one signal for what changed, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.domain.briefing import BriefingId
    from app.domain.changes import Changes
    from app.library.library import Library


class Edits(QObject):
    """Tells every screen, on the main thread, what an edit touched.

    ``changed`` carries ``Changes``; ``undone`` carries the words to announce ("Undo mark passage").
    """

    changed = Signal(object)
    undone = Signal(str)
    stream_changed = Signal()
    _arrived = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._stream: BriefingId | None = None
        # From a worker thread the signal queues, so that ``changed`` always comes on this thread.
        self._arrived.connect(self._relay)
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
        done = self._library.history.undo(stream)
        if done is not None:
            self.undone.emit(self.tr("Undo {step}").format(step=done.said))
        return done is not None

    def redo(self, stream: BriefingId | None = None) -> bool:
        """Do the step again that was taken back last; says whether there was one."""
        done = self._library.history.redo(stream)
        if done is not None:
            self.undone.emit(self.tr("Redo {step}").format(step=done.said))
        return done is not None

    def _on_library_changed(self, changes: Changes) -> None:
        if isValid(self):  # the library may outlive the window
            self._arrived.emit(changes)

    @Slot(object)
    def _relay(self, changes: Changes) -> None:
        self.changed.emit(changes)
