"""A process of its own for work on files, with a limit to its time and its memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.domain.errors import UnreadableFile
from app.importing.limits import too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    Tell = Callable[[Any], None]
    Work = Callable[[Path, str, Tell], Iterable[Any]]

PATIENCE = 60.0
"""Seconds after which a file is given up on; a large one has more time."""
PATIENCE_PER_MB = 20.0
_LONGEST = 900.0
MOST_MEMORY = 3_000_000_000
"""Bytes that the process may take up: a PDF of 200 MB takes a third of it."""
_LOOKED_EVERY = 0.2  # seconds between two looks at whether to stop
_THREADS = Path("/proc/self/task")

NoAnswer = Literal["stopped", "late", "ended"]


@dataclass(frozen=True, slots=True)
class _Fault:
    """A fault of ours in the child, with its trace."""

    trace: str


@dataclass(frozen=True, slots=True)
class _News:
    """What is told while an answer is worked out."""

    news: Any


class Child:
    """The process and the line to it. Answers come in the order in which it was asked.

    ``work`` gives the answers for a path and a password, and may tell meanwhile how far it is; it
    is a function of a module, and neither it nor they may stand on anything open. If ``beside``,
    the process gives way to this one.
    """

    def __init__(self, work: Work, *, beside: bool) -> None:
        copied = _may_be_copied()
        context: Any = multiprocessing.get_context("fork" if copied else "spawn")
        self._line, there = context.Pipe()
        self._process = context.Process(
            target=_serve,
            args=(there, self._line if copied else None, work, beside),
            name="reading",
            daemon=True,
        )
        self._process.start()
        there.close()
        self._is_ready = False

    def ask(self, path: Path, password: str = "") -> None:
        """Have ``path`` worked on."""
        try:
            self._line.send((path, password))
        except OSError:
            return  # it has ended, which its next answer tells

    def answer(
        self,
        patience: float,
        stop: Callable[[], bool] | None = None,
        hear: Tell | None = None,
    ) -> Any:
        """The next answer, or a ``NoAnswer`` after ``patience`` seconds without one.

        It is an ``UnreadableFile`` where the file took more memory than there is. When ``stop``
        answers true, there is none. ``hear`` gets what is told meanwhile. A fault of ours is
        raised.
        """
        try:
            if not self._is_ready:  # its start takes nothing from the first file's time
                started = self._heard(_LONGEST, stop)
                if started is not None:
                    return started
                self._line.recv()
                self._is_ready = True
            until = time.monotonic() + patience
            answer: Any = _News(None)
            while isinstance(answer, _News):
                silent = self._heard(until - time.monotonic(), stop)
                if silent is not None:
                    return silent
                answer = self._line.recv()
                if isinstance(answer, _News) and hear is not None:
                    hear(answer.news)
        except (EOFError, OSError):
            return "ended"
        if isinstance(answer, _Fault):
            raise RuntimeError(  # noqa: TRY004 - the trace tells of which type it was
                f"reading failed in the child process:\n{answer.trace}"
            )
        return answer

    def _heard(self, seconds: float, stop: Callable[[], bool] | None) -> NoAnswer | None:
        """Wait until there is something to hear, or why there is not."""
        until = time.monotonic() + seconds
        while not self._line.poll(min(_LOOKED_EVERY, max(0.0, until - time.monotonic()))):
            if stop is not None and stop():
                return "stopped"
            if time.monotonic() >= until:
                return "late"
        return None

    def end(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._line.close()


def patience_with(path: Path, patience: float = PATIENCE) -> float:
    """Seconds to wait for what is made of the file at ``path``, a small one having ``patience``."""
    try:
        large = path.stat().st_size / 1_000_000
    except OSError:
        large = 0.0
    return min(patience + PATIENCE_PER_MB * large, max(_LONGEST, patience))


def given_up(path: Path, answer: NoAnswer) -> UnreadableFile:
    """What is said of a file that there was no answer for."""
    if answer == "late":
        return UnreadableFile(
            f"{path.name} took too long to read and was given up on. The other files are not "
            "touched. Try it once more, or save it in another format and add that."
        )
    return UnreadableFile(
        f"{path.name} could not be read: reading it ended the reading process. It is damaged or "
        "takes more memory than there is. The other files are not touched. Save it in another "
        "format and add that."
    )


def give_way() -> None:
    """Let this process come after the window where both want the processor."""
    if hasattr(os, "nice"):
        os.nice(3)


def _may_be_copied() -> bool:
    """Whether the child can be a copy of this process, which is there at once.

    Not where other threads run: what they hold locked would stay locked in the copy for ever.
    """
    if sys.platform != "linux":
        return False
    try:
        return sum(1 for _ in _THREADS.iterdir()) == 1
    except OSError:
        return False


def _limit_memory() -> None:
    """Let a file that takes more memory than any article fail by itself, before all grows slow.

    Only Linux counts what a process has asked for; elsewhere there is no limit.
    """
    if sys.platform != "linux":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    with suppress(ValueError, OSError):  # the system does not allow it
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _serve(line: Connection, asking: Connection | None, work: Work, beside: bool) -> None:  # noqa: FBT001 - by place, as a process is told it
    """Runs in the child: works on what it is asked for until nobody asks any more.

    ``asking`` is the other end of ``line``, if this process has a copy of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides when to stop
    gc.freeze()  # what a copy has open is not its own to close
    if asking is not None:
        asking.close()
    if beside:
        give_way()
    _limit_memory()
    line.send("ready")

    def tell(news: Any) -> None:
        line.send(_News(news))

    while True:
        try:
            path, password = line.recv()
        except (EOFError, OSError):
            return
        try:
            for answer in work(path, password, tell):
                line.send(answer)
        except MemoryError:  # after it was read: signing or sending it takes memory too
            line.send(too_large(path.name))
        except ConnectionError:  # nobody listens any more
            return
        except Exception:  # noqa: BLE001 - raised again by whoever asked
            line.send(_Fault(traceback.format_exc()))
