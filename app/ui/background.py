"""Run slow work off the main thread and bring the result back to it."""

from __future__ import annotations

import logging
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.domain.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

T = TypeVar("T")
Lane = Literal["library", "index", "pool"]

SWITCH_SECONDS = 0.0005
"""How long a working thread keeps the interpreter when the window's thread wants it.

Python's own 5 ms are lost anew at each call that lets go of it for a moment, and one repaint makes
many: the window would stand still for a tenth of a second beside a busy thread.
"""


class Job:
    """A piece of work under way; whoever started it may ask it to stop."""

    def __init__(
        self,
        owner: QObject,
        on_done: Callable[[Any], None],
        on_failed: Callable[[Exception], None] | None,
    ) -> None:
        self.owner = owner
        self.on_done = on_done
        self.on_failed = on_failed
        self.on_step: Callable[[Any], None] | None = None
        self._stop = Event()
        self._send_step: Callable[[Job, object], None] | None = None
        self.future: Future[Any] | None = None

    def stop(self) -> None:
        """Ask the work to stop; work that has not begun is dropped and never reports."""
        self._stop.set()
        if self.future is not None:
            self.future.cancel()

    def stopped(self) -> bool:
        """Whether the work was asked to stop; the work looks here between two steps."""
        return self._stop.is_set()

    def report(self, step: object) -> None:
        """Hand ``step`` to the owner on the main thread; called by the work."""
        if self._send_step is not None:
            self._send_step(self, step)

    def attach(self, send_step: Callable[[Job, object], None]) -> None:
        """Tell where steps go; the runner does this before the work begins."""
        self._send_step = send_step


class BackgroundRunner(QObject):
    """Three lanes: "library" and "index" do one thing after another, "pool" several at once.

    Results arrive on the main thread, and only while their owner lives. What fails arrives once:
    at ``on_failed`` if there is one, else a ``ReaderError`` at the signal ``failed``. A failure
    that is no ``ReaderError`` is our own fault: after ``on_failed`` had its chance to tidy up, it
    flies on to the exception hook.
    """

    failed = Signal(object)
    became_idle = Signal()
    _finished = Signal(object)
    _stepped = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        workers = max(2, (os.cpu_count() or 2) - 1)
        self._lanes: dict[str, ThreadPoolExecutor] = {
            "library": ThreadPoolExecutor(max_workers=1, thread_name_prefix="library"),
            "index": ThreadPoolExecutor(max_workers=1, thread_name_prefix="index"),
            "pool": ThreadPoolExecutor(max_workers=workers, thread_name_prefix="pool"),
        }
        self._jobs: set[Job] = set()
        self._stopped = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._deliver_step, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether every job has been delivered or dropped."""
        return not self._jobs

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None] | None = None,
        lane: Lane = "library",
    ) -> Job:
        """Do ``work`` on ``lane``; call ``on_done`` with its result while ``owner`` lives."""
        job = Job(owner, on_done, on_failed)
        self._start(job, work, lane)
        return job

    def run_steps(
        self,
        work: Callable[[Job], T],
        *,
        owner: QObject,
        on_step: Callable[[Any], None],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None] | None = None,
        lane: Lane = "library",
    ) -> Job:
        """Do long ``work`` on ``lane``; it gets its job, to report and to stop by.

        Each ``job.report(step)`` calls ``on_step(step)`` on the main thread, in order and before
        ``on_done``.
        """
        job = Job(owner, on_done, on_failed)
        job.on_step = on_step
        job.attach(self._stepped.emit)
        self._start(job, lambda: work(job), lane)
        return job

    def stop(self) -> None:
        """Ask every job to stop, drop those that wait, and return when the running ones ended.

        What is asked for afterwards, by what the closing window still keeps, is dropped too.
        """
        self._stopped = True
        for job in list(self._jobs):
            job.stop()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _start(self, job: Job, work: Callable[[], Any], lane: Lane) -> None:
        if self._stopped:
            job.stop()
            return
        self._jobs.add(job)
        job.future = self._lanes[lane].submit(work)
        job.future.add_done_callback(lambda _future: self._announce(job))

    def _announce(self, job: Job) -> None:
        if isValid(self):  # the window may have gone while a thread was still working
            self._finished.emit(job)

    @Slot(object, object)
    def _deliver_step(self, job: Job, step: object) -> None:
        if job.on_step is not None and isValid(job.owner):
            job.on_step(step)

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.discard(job)
        if not self._jobs:
            self.became_idle.emit()
        if job.future is None or job.future.cancelled() or not isValid(job.owner):
            return
        error = job.future.exception()
        if error is None:
            job.on_done(job.future.result())
        else:
            self._fail(job, error)

    def _fail(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        if job.on_failed is not None:
            job.on_failed(error)
        elif isinstance(error, ReaderError):
            self.failed.emit(error)
        if not isinstance(error, ReaderError):
            raise error
        logger.info("Background work failed: %s", error)
