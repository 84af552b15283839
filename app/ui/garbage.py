"""Python's cyclic garbage collector, kept on the main thread.

A collection that happens to run on a worker thread may destroy Qt objects there ("Timers cannot be
stopped from another thread"), or crash. So automatic collection is off and a timer does it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 30
"""Milliseconds between two looks at the allocation counts.

What has come since the last look is all looked through at once: a busy thread makes so much in a
second that it would hold up the window for two frames.
"""

THRESHOLDS = (700, 2, 1)
"""Objects since the last look, and collections of the younger generation, until one is due.

Python's own ten let ten times as much gather, to be looked through in one turn of the event loop.
"""

OLDEST = 2
WHOLES_BETWEEN_ALL = 5000
"""After so many of the oldest, a quarter of an hour of work, all there is is looked through."""

QUIET = 100
"""Looks at which nothing was due, until all there is may be looked through: nobody works then."""


class GarbageCollector(QObject):
    """Collects on the thread that made it, little at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wholes = 0
        self._quiet = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def stop(self) -> None:
        """Hand collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def settle(self) -> None:
        """Take what there is now for lasting: collections to come need not look through it.

        To be called once, when the window and its places have been built: they are half a million
        objects, and to look through them holds up the window for several frames.
        """
        gc.collect()
        gc.freeze()

    @Slot()
    def check(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > THRESHOLDS[generation]:
                self._quiet = 0
                self._collect(generation)
                return
        self._quiet += 1
        if self._wholes >= WHOLES_BETWEEN_ALL and self._quiet >= QUIET:
            self._wholes = 0
            gc.unfreeze()
            self.settle()

    def _collect(self, generation: int) -> None:
        gc.collect(generation)
        if generation == OLDEST:
            self._wholes += 1
            gc.freeze()  # what is left will last: next time, only what has come since is looked at
