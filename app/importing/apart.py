"""Reading files in a process of its own, so that the window's thread never waits for parsing."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.article import Article, ArticleId, Metadata
from app.domain.errors import ReaderError, UnreadableFile
from app.importing.formats import SEVERAL
from app.importing.limits import too_large
from app.importing.reading import bytes_of, read_bytes
from app.importing.recovered import Recovered
from app.importing.sniffing import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

PATIENCE = 60.0
"""Seconds after which a file is given up on; a large one has more time."""
PATIENCE_PER_MB = 20.0
_LONGEST = 900.0
MOST_MEMORY = 3_000_000_000
"""Bytes that the process may take up: a PDF of 200 MB takes a third of it."""
_AHEAD = 6  # files that the process may be ahead of the one that is written
_MOST_AT_ONCE = 20  # articles of one file, and
_LARGEST_AT_ONCE = 4_000_000  # bytes of their originals
_LOOKED_EVERY = 0.2  # seconds between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What became of one file: its bytes and what was recovered, or why it could not be read."""

    path: Path
    data: bytes = b""
    recovered: Recovered | None = None
    error: ReaderError | None = None
    more: tuple[ReadFile, ...] = ()
    """The other articles in the file: attachments, entries of a feed, files in an archive."""
    sha256: str = ""
    """Of ``data``, in hexadecimal digits."""
    goes_on: bool = False
    """Whether more articles of the same file follow."""
    signature: bytes | None = None
    """What copies are recognised by, worked out where the file was read in the child process."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", self.sha256 or hashlib.sha256(self.data).hexdigest())


def read(path: Path, password: str = "") -> ReadFile:
    """Read one file; a fault is in the result, nothing is raised."""
    first, *others = (
        one
        for some in read_bit_by_bit(path, password)
        for one in (replace(some, more=()), *some.more)
    )
    return replace(first, more=tuple(others), goes_on=False)


def read_bit_by_bit(path: Path, password: str = "") -> Iterator[ReadFile]:
    """The same, but the articles of a file that holds many come in several results."""
    data = b""
    try:
        data = bytes_of(path)
        if suffix_of(data, path.name) in SEVERAL:
            yield from _several(data, path, password)
        else:
            yield ReadFile(path, data, read_bytes(data, path.name, password=password))
    except ReaderError as error:
        yield ReadFile(path, data, error=error)
    except MemoryError:
        yield ReadFile(path, error=too_large(path.name))


def _several(data: bytes, path: Path, password: str) -> Iterator[ReadFile]:
    from app.importing.parts import each_part  # its libraries take a while to load

    bundle: list[ReadFile] = []
    size = 0
    for part in each_part(data, path.name, password):
        if len(bundle) >= _MOST_AT_ONCE or size > _LARGEST_AT_ONCE:
            yield replace(bundle[0], more=tuple(bundle[1:]), goes_on=True)
            bundle, size = [], 0
        one = ReadFile(path.parent / part.file_name, part.data, part.recovered, part.error)
        bundle.append(one)
        size += len(part.data)
    yield replace(bundle[0], more=tuple(bundle[1:]))


class ReadingProcess:
    """A child process that reads files; started at its first use, made anew if it dies.

    ``patience`` is the time in seconds that a small file may take.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._child: _Child | None = None
        self._begun = False  # whether articles of the first file asked for were handed over

    def readings(
        self,
        paths: Iterable[Path],
        passwords: Mapping[Path, str] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Iterator[ReadFile]:
        """What became of each of ``paths``, in their order; some are read ahead.

        A file that takes too long is given up on and the rest goes on. When ``stop`` answers true,
        it ends, even in the middle of a file.
        """
        waiting: deque[Path] = deque()
        try:
            for path in paths:
                waiting.append(path)
                self._ask(path, passwords)
                while len(waiting) > _AHEAD:
                    taken = self._taken(waiting, passwords, stop)
                    if taken is None:
                        return
                    yield taken
            while waiting:
                taken = self._taken(waiting, passwords, stop)
                if taken is None:
                    return
                yield taken
        finally:
            if waiting:  # answers to come that nobody waits for
                self.close()

    def close(self) -> None:
        """End the process; what it was reading is dropped."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _ask(self, path: Path, passwords: Mapping[Path, str] | None) -> None:
        if self._child is None:
            self._child = _Child()
        self._child.ask(path, (passwords or {}).get(path, ""))

    def _taken(
        self,
        waiting: deque[Path],
        passwords: Mapping[Path, str] | None,
        stop: Callable[[], bool] | None,
    ) -> ReadFile | None:
        """What became of the first of ``waiting``; ``None`` if it was stopped."""
        path = waiting[0]
        for is_last in (False, True):
            assert self._child is not None  # noqa: S101 - it was asked
            answer = self._child.answer(self._patience_with(path), stop)
            if isinstance(answer, ReadFile):
                self._begun = answer.goes_on
                if not answer.goes_on:
                    waiting.popleft()
                return answer
            self.close()
            if answer == "stopped":
                return None
            if answer == "late" or is_last or self._begun:
                self._begun = False
                waiting.popleft()
                self._ask_again(waiting, passwords)
                return ReadFile(path, error=_given_up(path, answer))
            # The process ended, which may have been the fault of a file before: once more.
            self._ask_again(waiting, passwords)
        raise AssertionError

    def _ask_again(self, waiting: Iterable[Path], passwords: Mapping[Path, str] | None) -> None:
        for path in waiting:
            self._ask(path, passwords)

    def _patience_with(self, path: Path) -> float:
        try:
            large = path.stat().st_size / 1_000_000
        except OSError:
            large = 0.0
        return min(self._patience + PATIENCE_PER_MB * large, max(_LONGEST, self._patience))


_NoAnswer = Literal["stopped", "late", "ended"]


class _Child:
    """The process and the line to it. Answers come in the order in which it was asked."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, there = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_serve, args=(there,), name="reading", daemon=True
        )
        self._process.start()
        there.close()
        self._is_ready = False

    def ask(self, path: Path, password: str) -> None:
        """Have ``path`` read."""
        try:
            self._line.send((path, password))
        except OSError:
            return  # it has ended, which its next answer tells

    def answer(self, patience: float, stop: Callable[[], bool] | None) -> ReadFile | _NoAnswer:
        """The next answer, or why there is none; a fault of ours is raised."""
        try:
            if not self._is_ready:  # its start takes nothing from the first file's time
                started = self._heard(_LONGEST, stop)
                if started is not None:
                    return started
                self._line.recv()
                self._is_ready = True
            silent = self._heard(patience, stop)
            if silent is not None:
                return silent
            answer = self._line.recv()
        except (EOFError, OSError):
            return "ended"
        if isinstance(answer, ReadFile):
            return answer
        raise RuntimeError(f"reading failed in the child process:\n{answer}")

    def _heard(self, seconds: float, stop: Callable[[], bool] | None) -> _NoAnswer | None:
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


def give_way() -> None:
    """Let this process come after the window where both want the processor."""
    if hasattr(os, "nice"):
        os.nice(3)


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


def _serve(line: Connection) -> None:
    """Runs in the child: reads what it is asked for until nobody asks any more."""
    from app.importing.duplicates import signature_of

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides when to stop
    give_way()
    _limit_memory()
    signature_of(_unplaced(Recovered("", (), Metadata(""), "utf-8", "")))  # loads what it needs
    line.send("ready")
    while True:
        try:
            path, password = line.recv()
        except (EOFError, OSError):
            return
        try:
            for some in read_bit_by_bit(path, password):
                line.send(_signed(some))
        except MemoryError:  # after it was read: signing or sending it takes memory too
            line.send(ReadFile(path, error=too_large(path.name)))
        except ConnectionError:  # nobody listens any more
            return
        except Exception:  # noqa: BLE001 - raised again by whoever asked
            line.send(traceback.format_exc())


def _signed(read_file: ReadFile) -> ReadFile:
    """The same with what copies are recognised by, for all articles in it."""
    from app.importing.duplicates import signature_of, to_bytes

    signature, recovered = None, read_file.recovered
    if recovered is not None:
        signature = to_bytes(signature_of(_unplaced(recovered)))
    more = tuple(_signed(one) for one in read_file.more)
    return replace(read_file, signature=signature, more=more)


def _unplaced(recovered: Recovered) -> Article:
    """An article that is in no library yet."""
    return Article(
        id=ArticleId(""),
        text=recovered.text,
        blocks=recovered.blocks,
        metadata=recovered.metadata,
        sha256="",
        file_name="",
        bytes=0,
        encoding=recovered.encoding,
        extractor=recovered.extractor,
        added_at="",
    )


def _given_up(path: Path, answer: _NoAnswer) -> UnreadableFile:
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
