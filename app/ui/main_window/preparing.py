"""Builds what will be shown next while nothing else goes on, so that nobody waits for it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ui.background import BackgroundRunner

FIRST_MS = 800
"""Milliseconds after the library was opened until the first thing is built."""

NEXT_MS = 60
_SHORT_MS = 4


class Preparing(QObject):
    """Does ``steps`` one after the other, in moments without work in the background.

    Short ones are done several at a time; ``done`` comes once, after the last.
    """

    done = Signal()

    def __init__(
        self,
        background: BackgroundRunner,
        steps: Sequence[Callable[[], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._steps = list(steps)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        self._timer.start(FIRST_MS)

    @property
    def is_done(self) -> bool:
        """Whether everything has been built."""
        return not self._steps

    def stop(self) -> None:
        """Build nothing more."""
        self._timer.stop()
        self._steps.clear()

    @Slot()
    def _step(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._background.is_idle and self._steps and clock.elapsed() < _SHORT_MS:
            self._steps.pop(0)()
        if self._steps:
            self._timer.start(NEXT_MS)
        else:
            self.done.emit()


def polish(window: QWidget) -> None:
    """Give everything in ``window`` its look now, rather than when it is shown."""
    for widget in window.findChildren(QWidget):
        widget.ensurePolished()
