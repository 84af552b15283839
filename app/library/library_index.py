"""The index of one library on disk: it follows the journal, and is made anew when it is damaged.

A damaged index is set aside and another is made beside it, in ``index.new``, which takes its place
once it is whole. Until then what is sound of the old one is searched together with what there is of
the new one. Making it can be stopped, or killed, at any time: it goes on from there.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.library.indexing_process import Batch, IndexingProcess
from app.search.errors import IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.library.index_contents import IndexContents
    from app.library.ledger import Ledger
    from app.search.passage_index import PassageIndex, RescuedIndex, Searchable

    Progress = Callable[[int, int], None]
    Stop = Callable[[], bool]

T = TypeVar("T")

_BATCH = 200
_FEW = 20
"""Articles that are indexed while somebody waits for an answer."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an index is that does not have everything yet, in articles."""

    searched: int
    articles: int
    rebuilding: bool


class LibraryIndex:
    """Opened when it is first asked. Calls may come from any thread.

    One question at a time is answered, also while another thread brings the index up to date.
    """

    def __init__(
        self, ledger: Ledger, contents: IndexContents, folder: Path, *, read_only: bool = False
    ) -> None:
        self._ledger = ledger
        self._contents = contents
        self._folder = folder
        self._read_only = read_only
        self._writing = threading.RLock()  # taken before ``_asking`` where both are
        self._asking = threading.RLock()
        self._whole: PassageIndex | None = None
        self._rescued: RescuedIndex | None = None
        self._fresh: PassageIndex | None = None
        self._private: tempfile.TemporaryDirectory[str] | None = None
        self._known: tuple[int, frozenset[str]] | None = None
        self._counted: tuple[object, int] | None = None
        self._wanted = False
        self._remade = False
        self._closing = False
        self._process: IndexingProcess | None = None

    def work_apart(self) -> None:
        """Write the index in a child process from now on, where that is worth it."""
        if not self._read_only:
            self._process = IndexingProcess()

    # ---- asking

    @property
    def ready(self) -> bool:
        """Whether the index is whole and has seen everything."""
        whole = self._whole
        return whole is not None and whole.seq >= self._ledger.journal.seq()

    @property
    def damaged(self) -> bool:
        """Whether the index was found damaged and the one made instead is not whole yet."""
        return self._rescued is not None

    def ask(self, ask: Callable[[Searchable], T]) -> tuple[T, Standing | None]:
        """What ``ask`` makes of the index as it is, and how far that is if it lacks something.

        Raises ``OSError`` where no index can be made.
        """
        with self._asking:
            for _ in range(_TRIES):
                try:
                    index = self._searchable()
                    return ask(index), self._standing(index)
                except IndexDamaged:
                    self._set_aside()
            index = self._searchable()
            return ask(index), self._standing(index)

    def seq(self) -> int:
        """The journal's number that the index has seen; 0 for a damaged one."""
        with self._asking:
            self._open()
            return 0 if self._whole is None else self._whole.seq

    def told_remade(self) -> bool:
        """Whether a damaged index has been replaced since this was last asked."""
        remade, self._remade = self._remade, False
        return remade

    def close(self) -> None:
        """Let go of the index's files; whoever is at work on them is stopped first."""
        self._closing = True
        with self._writing, self._asking:
            if self._process is not None:
                self._process.close()
            self._let_go()
            if self._private is not None:
                self._private.cleanup()

    # ---- keeping it in step

    def keep_up(self) -> None:
        """Index what little was edited, unless somebody is at work on the index already."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            with self._asking:
                self._open()
            whole = self._whole
            if whole is None or whole.seq >= self._ledger.journal.seq():
                return
            changes, last = self._ledger.journal.touched_since(whole.seq)
            affected = self._contents.affected(changes)
            if len(affected) <= _FEW:
                self._put(whole, affected, last, None, self._is_closing)
        except IndexDamaged:
            with self._asking:
                self._set_aside()
        finally:
            self._writing.release()

    def catch_up(self, progress: Progress | None = None, stop: Stop | None = None) -> None:
        """Bring the index up to the journal, or make it anew; ``progress`` gets done and to do.

        Raises ``OSError`` where it cannot be written, and ``IndexDamaged`` where what was written
        just now cannot be read again.
        """

        def stopped() -> bool:
            return self._closing or (stop is not None and stop())

        with self._writing:
            for left in reversed(range(_TRIES)):
                try:
                    with self._asking:
                        self._open()
                    if self._whole is not None:
                        self._follow(self._whole, progress, stopped)
                    else:
                        self._make_anew(progress, stopped)
                except IndexDamaged:
                    with self._asking:
                        self._set_aside()
                    if not left:
                        raise
                else:
                    return

    def rebuild(self, progress: Progress | None = None, stop: Stop | None = None) -> None:
        """Make the index anew from the library."""
        with self._writing:
            with self._asking:
                self._open()
                self._set_aside()
                self._drop_beside()
                self._wanted = True
            self.catch_up(progress, stop)

    def _is_closing(self) -> bool:
        return self._closing

    def _follow(self, index: PassageIndex, progress: Progress | None, stop: Stop) -> None:
        newest = self._ledger.journal.seq()
        if index.seq > newest:
            self._wanted = True
            raise IndexDamaged("it is of a later state of the library, which was restored")
        if index.seq < newest:
            changes, last = self._ledger.journal.touched_since(index.seq)
            self._put(index, self._contents.affected(changes), last, progress, stop)

    def _put(
        self,
        index: PassageIndex,
        affected: Iterable[str],
        seq: int,
        progress: Progress | None,
        stop: Stop,
    ) -> None:
        """Index ``affected`` again, and remember ``seq`` when all of it is done."""
        touched = set(affected)
        there = [name for name in self._contents.ids() if name in touched]
        removed = touched.difference(there)
        tags = self._contents.tags()
        # Only the last batch carries the new number: an index stopped half way begins there again.
        batches = _batches(there) or [[]]
        for number, batch in enumerate(batches):
            if stop():
                return
            last = number == len(batches) - 1
            gone = removed if last else set()
            self._update(index, batch, gone, seq if last else index.seq, tags)
            if progress is not None:
                progress(min((number + 1) * _BATCH, len(there)), len(there))

    def _update(
        self,
        index: PassageIndex,
        there: Sequence[str],
        removed: set[str],
        seq: int,
        tags: dict[str, str],
    ) -> None:
        """One step of work on ``index``: all or nothing."""
        process = self._process
        if process is not None and process.takes(len(there)):
            path, folder = self._ledger.database.path, self._folder
            if index is self._fresh:
                folder = self._beside
            batch = Batch(path, folder, tuple(there), tuple(sorted(removed)), seq)
            if process.update(index, batch):
                return
        index.update((self._contents.indexed(name, tags) for name in there), removed, seq)

    # ---- making it anew

    def _make_anew(self, progress: Progress | None, stop: Stop) -> None:
        fresh = self._opened_beside()
        newest = self._ledger.journal.seq()
        there = set(fresh.article_ids())
        if fresh.seq > newest or (there and not fresh.seq):
            self._drop_beside()
            fresh, there = self._opened_beside(), set()
        if there:  # it was stopped half way: what changed meanwhile first
            changes, newest = self._ledger.journal.touched_since(fresh.seq)
            self._put(fresh, self._contents.affected(changes) & there, newest, None, stop)
        every = self._contents.ids()
        missing = [name for name in every if name not in there]
        tags = self._contents.tags()
        done = len(every) - len(missing)
        for batch in _batches(missing) or [[]]:
            if stop():
                return
            self._update(fresh, batch, set(), newest, tags)
            done += len(batch)
            if progress is not None:
                progress(done, len(every))
        self._follow(fresh, None, stop)
        if not stop():
            self._put_in_place()

    def _opened_beside(self) -> PassageIndex:
        """The index that is being made, as far as it is."""
        from app.search.passage_index import PassageIndex

        with self._asking:
            if self._fresh is None:
                try:
                    self._fresh = PassageIndex.open(self._beside)
                except IndexDamaged:
                    _remove(self._beside)
                    self._fresh = PassageIndex.open(self._beside)
            return self._fresh

    def _put_in_place(self) -> None:
        """Let the index that was made take the place of the damaged one."""
        from app.search.passage_index import PassageIndex

        aside = self._folder.with_name(f"{self._folder.name}.old")
        with self._asking:
            self._let_go()
            _remove(aside)
            if self._folder.exists():
                self._folder.rename(aside)
            self._beside.rename(self._folder)
            self._whole = PassageIndex.open(self._folder)
            self._remade, self._wanted = not self._wanted, False
        with suppress(OSError):  # a scanner may hold on to it: the next time, then
            _remove(aside)

    # ---- its parts

    @property
    def _beside(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}.new")

    def _searchable(self) -> Searchable:
        self._open()
        if self._whole is not None:
            return self._whole
        assert self._rescued is not None  # noqa: S101 - one of the two is there once it is open
        self._rescued.beside(self._fresh, self._ids())
        return self._rescued

    def _standing(self, index: Searchable) -> Standing | None:
        if self.ready:
            return None
        articles = self._contents.articles()
        view = index.view()[0]
        if self._counted is None or self._counted[0] is not view:
            found = len(set(index.article_ids()).intersection(articles))
            self._counted = (view, found)
        return Standing(self._counted[1], len(articles), self._rescued is not None)

    def _ids(self) -> frozenset[str]:
        generation = self._ledger.generation
        if self._known is None or self._known[0] != generation:
            ids = frozenset(self._contents.ids())
            if self._known is not None and self._known[1] == ids:
                ids = self._known[1]  # the same object: what was made for it still holds
            self._known = (generation, ids)
        return self._known[1]

    def _open(self) -> None:
        from app.search.passage_index import PassageIndex

        if self._whole is not None or self._rescued is not None:
            return
        if self._read_only and self._private is None:
            self._work_on_a_copy()
        replaced = self._beside.is_dir() and not self._folder.exists()  # all but: it was killed
        if replaced or (self._folder.exists() and not self._folder.is_dir()):
            self._set_aside()
            return
        try:
            self._whole = PassageIndex.open(self._folder)
        except IndexDamaged:
            self._set_aside()

    def _work_on_a_copy(self) -> None:
        """Another program may be writing the index: a copy is brought up to date instead."""
        private = tempfile.TemporaryDirectory(prefix="collate-index-")
        copy = Path(private.name) / "index"
        for path in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            copy.mkdir(exist_ok=True)
            # A file that was replaced meanwhile, or the folder that the writer works in: without
            # it, the copy is made whole from the library.
            with suppress(OSError):
                shutil.copy2(path, copy)
        self._private, self._folder = private, copy

    def _set_aside(self) -> None:
        """Go on with what is sound of the index, found damaged, and of the one made instead."""
        from app.search.passage_index import PassageIndex, RescuedIndex

        was_damaged = self._rescued is not None
        self._let_go()
        self._rescued = RescuedIndex(self._folder)
        if self._beside.is_dir() and not was_damaged:
            try:
                self._fresh = PassageIndex.open(self._beside)
            except IndexDamaged:
                _remove(self._beside)

    def _drop_beside(self) -> None:
        with self._asking:
            if self._fresh is not None:
                self._fresh.close()
                self._fresh = None
            _remove(self._beside)

    def _let_go(self) -> None:
        for index in (self._whole, self._rescued, self._fresh):
            if index is not None:
                index.close()
        self._whole = self._rescued = self._fresh = None


def _batches(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + _BATCH] for at in range(0, len(names), _BATCH)]


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
