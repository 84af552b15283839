"""Reading files in a process of its own, so that the window's thread never waits for parsing."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.article import Article, ArticleId
from app.domain.errors import ReaderError, UnreadableFile
from app.importing.child import PATIENCE, Child, given_up, patience_with
from app.importing.formats import SEVERAL
from app.importing.limits import too_large
from app.importing.reading import bytes_of, read_bytes
from app.importing.recovered import Recovered
from app.importing.sniffing import suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.importing.child import Tell
    from app.importing.reading import AtPage

_TOLD_EVERY = 0.1  # seconds between two pages that are told of
_AHEAD = 6  # files that the process may be ahead of the one that is written
_MOST_AT_ONCE = 20  # articles of one file, and
_LARGEST_AT_ONCE = 4_000_000  # bytes of their originals


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


def read_bit_by_bit(
    path: Path, password: str = "", at_page: AtPage | None = None
) -> Iterator[ReadFile]:
    """The same, but the articles of a file that holds many come in several results."""
    data = b""
    try:
        data = bytes_of(path)
        if suffix_of(data, path.name) in SEVERAL:
            yield from _several(data, path, password)
        else:
            recovered = read_bytes(data, path.name, password=password, at_page=at_page)
            yield ReadFile(path, data, recovered)
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

    ``patience`` is the time in seconds that a small file may take. If ``beside``, the child gives
    way to this process, as to a window.
    """

    def __init__(self, patience: float = PATIENCE, *, beside: bool = True) -> None:
        self._patience = patience
        self._beside = beside
        self._child: Child | None = None
        self._begun = False  # whether articles of the first file asked for were handed over

    def readings(
        self,
        paths: Iterable[Path],
        passwords: Mapping[Path, str] | None = None,
        stop: Callable[[], bool] | None = None,
        at_page: AtPage | None = None,
    ) -> Iterator[ReadFile]:
        """What became of each of ``paths``, in their order; some are read ahead.

        A file that takes too long is given up on and the rest goes on. When ``stop`` answers true,
        it ends, even in the middle of a file. ``at_page`` hears, now and then, how far a file is
        that takes long: the one whose turn it is.
        """

        def hear(place: tuple[int, int]) -> None:
            if at_page is not None:
                at_page(*place)

        waiting: deque[Path] = deque()
        try:
            for path in paths:
                waiting.append(path)
                self._ask(path, passwords)
                while len(waiting) > _AHEAD:
                    taken = self._taken(waiting, passwords, stop, hear)
                    if taken is None:
                        return
                    yield taken
            while waiting:
                taken = self._taken(waiting, passwords, stop, hear)
                if taken is None:
                    return
                yield taken
        finally:
            if waiting:  # answers to come that nobody waits for
                self.close()

    def start(self) -> None:
        """Start the process, if there is none: the sooner, the less of this one it takes over."""
        if self._child is None:
            self._child = Child(signed_readings, beside=self._beside)

    def close(self) -> None:
        """End the process; what it was reading is dropped."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _ask(self, path: Path, passwords: Mapping[Path, str] | None) -> None:
        self.start()
        assert self._child is not None  # noqa: S101 - it was started
        self._child.ask(path, (passwords or {}).get(path, ""))

    def _taken(
        self,
        waiting: deque[Path],
        passwords: Mapping[Path, str] | None,
        stop: Callable[[], bool] | None,
        hear: Tell,
    ) -> ReadFile | None:
        """What became of the first of ``waiting``; ``None`` if it was stopped."""
        path = waiting[0]
        for is_last in (False, True):
            assert self._child is not None  # noqa: S101 - it was asked
            answer = self._child.answer(patience_with(path, self._patience), stop, hear)
            if isinstance(answer, UnreadableFile):
                answer = ReadFile(path, error=answer)
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
                return ReadFile(path, error=given_up(path, answer))
            # The process ended, which may have been the fault of a file before: once more.
            self._ask_again(waiting, passwords)
        raise AssertionError

    def _ask_again(self, waiting: Iterable[Path], passwords: Mapping[Path, str] | None) -> None:
        for path in waiting:
            self._ask(path, passwords)


def signed_readings(path: Path, password: str, tell: Tell) -> Iterator[ReadFile]:
    """What ``read_bit_by_bit`` gives, with what copies are recognised by; tells of pages."""
    told_at = time.monotonic()

    def at_page(page: int, pages: int) -> None:
        nonlocal told_at
        if pages > 1 and time.monotonic() - told_at > _TOLD_EVERY:
            told_at = time.monotonic()
            tell((page, pages))

    for some in read_bit_by_bit(path, password, at_page):
        yield _signed(some)


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
