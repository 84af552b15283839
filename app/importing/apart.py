"""Reading files in a process of its own, so that the window's thread never waits for parsing."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ReaderError, UnreadableFile
from app.importing.formats import SEVERAL
from app.importing.reading import bytes_of, read_bytes
from app.importing.recovered import Recovered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

_AHEAD = 6  # files that the process may be ahead of the one that is written


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", self.sha256 or hashlib.sha256(self.data).hexdigest())


def read(path: Path) -> ReadFile:
    """Read one file; a fault is in the result, nothing is raised."""
    data = b""
    try:
        data = bytes_of(path)
        if path.suffix.lower() in SEVERAL:
            return _read_several(data, path)
        return ReadFile(path, data, read_bytes(data, path.name))
    except ReaderError as error:
        return ReadFile(path, data, error=error)


def _read_several(data: bytes, path: Path) -> ReadFile:
    from app.importing.parts import parts_of  # its libraries take a while to load

    first, *others = (
        ReadFile(path.parent / part.file_name, part.data, part.recovered, part.error)
        for part in parts_of(data, path.name)
    )
    return replace(first, more=tuple(others))


class ReadingProcess:
    """A child process that reads files; started at its first use, made anew if it dies."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def readings(self, paths: Iterable[Path]) -> Iterator[ReadFile]:
        """What became of each of ``paths``, in their order; some are read ahead."""
        waiting: deque[tuple[Path, Future[ReadFile]]] = deque()
        for path in paths:
            waiting.append((path, self._started().submit(read, path)))
            if len(waiting) > _AHEAD:
                yield self._taken(*waiting.popleft())
        while waiting:
            yield self._taken(*waiting.popleft())

    def close(self) -> None:
        """End the process; what it was reading is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context)
        return self._pool

    def _taken(self, path: Path, future: Future[ReadFile]) -> ReadFile:
        try:
            return future.result()
        except BrokenProcessPool:
            # Which of the files read ahead ended the process is not known: each is tried alone.
            self.close()
            try:
                return self._started().submit(read, path).result()
            except BrokenProcessPool:
                self.close()
                message = (
                    f"{path.name} could not be read: reading it ended the reading process. "
                    "It was left out; the other files are not touched."
                )
                return ReadFile(path, error=UnreadableFile(message))
