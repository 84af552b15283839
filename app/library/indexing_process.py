"""Indexing in a process of its own, so that the window's thread never waits for the interpreter.

The child reads the library by itself and writes the index; whoever asked reads the index again.
"""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.search.errors import IndexDamaged

if TYPE_CHECKING:
    from app.search.passage_index import PassageIndex

WORTH_IT = 8
"""Articles from which on the child is started; once it is there, it does everything."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One update of an index: ids of the articles to index again and of those removed."""

    database: Path
    folder: Path
    there: tuple[str, ...]
    removed: tuple[str, ...]
    seq: int


class IndexingProcess:
    """A child process that updates an index; started when there is much to do."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def takes(self, articles: int) -> bool:
        """Whether an update of so many articles is worth handing over."""
        return self._pool is not None or articles >= WORTH_IT

    def update(self, index: PassageIndex, batch: Batch) -> bool:
        """Let the child do ``batch``, and read ``index`` again; false if it could not be done.

        Raises ``IndexDamaged`` and ``OSError`` as ``PassageIndex.update`` does.
        """
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_begin)
        try:
            damaged = self._pool.submit(_update, batch).result()
        except BrokenProcessPool:
            self.close()
            return False
        if damaged is not None:
            raise IndexDamaged(damaged)
        index.reload()
        return True

    def close(self) -> None:
        """End the child, which finishes what it is at."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


_open: dict[Path, tuple[PassageIndex, int]] = {}
"""In the child: the index it wrote last, and which folder that was: one may take its place."""


def _begin() -> None:
    """Runs in the child, first."""
    from app.importing.child import give_way

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides when to stop
    give_way()


def _update(batch: Batch) -> str | None:
    """Runs in the child; what is damaged of the index, in words, or nothing."""
    from app.library.index_contents import IndexContents
    from app.library.ledger import Ledger
    from app.storage.database import Database

    database = Database(batch.database, read_only=True)
    try:
        contents = IndexContents(Ledger(database))
        tags = contents.tags()
        articles = (contents.indexed(name, tags) for name in batch.there)
        _opened(batch.folder).update(articles, batch.removed, batch.seq)
    except IndexDamaged as error:
        _close_all()
        return str(error)
    except OSError:
        _close_all()
        raise
    finally:
        database.close()
    return None


def _opened(folder: Path) -> PassageIndex:
    """The index in ``folder``, as it is now."""
    from app.search.passage_index import PassageIndex

    known = _open.get(folder)
    if known is not None and folder.is_dir() and known[1] == folder.stat().st_ino:
        known[0].reload()
        return known[0]
    _close_all()
    index = PassageIndex.open(folder)
    _open[folder] = (index, folder.stat().st_ino)
    return index


def _close_all() -> None:
    for index, _ in _open.values():
        index.close()
    _open.clear()
