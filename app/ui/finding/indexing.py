"""Keeps the index up to the library, and says whether it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.background import Job

QUIET_MS = 250
"""How long edits rest before the index follows them."""


class Indexing(QObject):
    """``changed()`` follows each step of work, ``finished()`` the last: the index knows all."""

    changed = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._step: tuple[int, int] | None = None
        self._again = False
        self._failed = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.catch_up)

    @property
    def said(self) -> str:
        """The state of the index in words."""
        if self._job is None and not self._quiet.isActive():
            return self.tr("Index not up to date") if self._failed else self.tr("Index up to date")
        if self._step is None or self._step[1] < 2:
            return self.tr("Indexing…")
        done, to_do = self._step
        return self.tr("Indexing… {done} of {all}").format(done=f"{done:,}", all=f"{to_do:,}")

    def follow(self) -> None:
        """The library was edited: catch up once edits rest."""
        self._quiet.start()
        self.changed.emit()

    @Slot()
    def catch_up(self) -> None:
        """Catch up now; asked for while it is at work, it does so once more afterwards."""
        if self._job is not None:
            self._again = True
            return
        if self._desk.library.searching.state == "ready":
            self._quiet.stop()
            self._failed = False
            self.changed.emit()
            return
        searching = self._desk.library.searching
        self._failed = False

        def work(job: Job) -> None:
            def report(done: int, to_do: int) -> None:
                job.report((done, to_do))

            searching.catch_up(report, job.stopped)
            searching.search("", limit=1)  # what the first search loads is loaded now

        self._job = self._desk.background.run_steps(
            work,
            owner=self,
            on_step=self._on_step,
            on_done=self._on_done,
            on_failed=self._on_failed,
        )
        self.changed.emit()

    def _on_step(self, step: tuple[int, int]) -> None:
        self._step = step
        self.changed.emit()

    def _on_done(self, _nothing: None) -> None:
        self._job, self._step = None, None
        if self._again:
            self._again = False
            self.catch_up()
        if self._job is None:
            self.changed.emit()
            self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._job, self._step, self._failed = None, None, True
        self._desk.background.failed.emit(error)
        self.changed.emit()
