"""Python's cyclic garbage collector, kept on the main thread.

A collection that happens to run on a worker thread may destroy Qt objects there ("Timers cannot be
stopped from another thread"), or crash. So automatic collection is off and a timer does it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1000
"""Milliseconds between two looks at the allocation counts."""


OLDEST = 2
CHECKS_BETWEEN_WHOLE = 20
"""Looks between two collections of everything that has come since the last."""

WHOLES_BETWEEN_ALL = 60
"""After so many of these, a quarter of an hour, all there is is looked through again."""


class GarbageCollector(QObject):
    """Collects on the thread that made it, by the thresholds that Python would use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._checks = CHECKS_BETWEEN_WHOLE
        self._wholes = 0
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
        self._checks += 1
        for generation in (2, 1, 0):
            if generation == OLDEST and self._checks < CHECKS_BETWEEN_WHOLE:
                continue
            if gc.get_count()[generation] > self._thresholds[generation]:
                self._collect(generation)
                return

    def _collect(self, generation: int) -> None:
        if generation < OLDEST:
            gc.collect(generation)
            return
        self._checks = 0
        self._wholes += 1
        if self._wholes % WHOLES_BETWEEN_ALL == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()  # what is left will last: the next time, only what has come since is looked at
