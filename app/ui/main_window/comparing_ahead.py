"""Reading articles for comparison ahead of the first question, off the main thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.background import Job

_DELAY = 1500
"""Milliseconds without a change: adding articles and the search index go first."""


class ComparingAhead(QObject):
    """Lets the comparison follow what is added and corrected, so that nobody has to wait for it.

    The sentence model in the settings counts from the start; that it cannot be used is told once.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._closing = False
        self._model_is_checked = False
        model = desk.settings.sentence_model
        desk.library.comparing.use_model(Path(model) if model else None)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._on_due)
        desk.edits.changed.connect(self._on_changed)
        self._timer.start()

    def stop(self) -> None:
        """Begin nothing any more: the window closes."""
        self._closing = True
        self._timer.stop()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.articles and not self._closing:
            self._timer.start()  # anew with each change: not while articles are being added

    @Slot()
    def _on_due(self) -> None:
        if not self._desk.background.is_idle:
            self._timer.start()
            return
        self._desk.background.run_steps(
            self._read, owner=self, on_step=self._on_read, on_done=self._on_read, lane="pool"
        )

    def _read(self, job: Job) -> None:
        comparing = self._desk.library.comparing
        comparing.catch_up(job.stopped)
        if not self._model_is_checked and not job.stopped():
            self._model_is_checked = True
            comparing.check_model()

    def _on_read(self, _nothing: object) -> None:
        """Nothing is to be shown."""
