"""Adding articles: files and pasted text become articles, in small steps that are one deed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import NoArticles, UnreadableFile
from app.domain.passage import spans_of_units
from app.library.import_report import (
    Added,
    Duplicate,
    Failed,
    ImportReport,
    ImportStep,
    NowReading,
    PassedOver,
)
from app.library.keeping import Keeping, NearDuplicate, NewVersion, TakenBack, address_of
from app.library.ledger import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from app.domain.article import Article
    from app.domain.collection import CollectionId
    from app.importing.apart import ReadFile, ReadingProcess
    from app.importing.reading import PassedOver as FoundPassedOver
    from app.importing.recovered import Recovered
    from app.library.collections import Collections
    from app.library.ledger import Ledger

    _Told = tuple[Added, Article, NearDuplicate | None, NewVersion | None]

__all__ = [
    "Added",
    "Duplicate",
    "Failed",
    "ImportReport",
    "ImportStep",
    "Imports",
    "NearDuplicate",
    "NewVersion",
    "NowReading",
    "PassedOver",
    "inspections",
    "readable_suffixes",
]

_BATCH = 20  # articles a transaction
_BATCH_BESIDE = 6  # where an edit by hand may wait behind one
_AT_MOST = 0.3  # seconds until what was read is written and told of


class Imports:
    """Adds articles to the library."""

    def __init__(self, ledger: Ledger, keeping: Keeping, collections: Collections) -> None:
        self._ledger = ledger
        self._keeping = keeping
        self._collections = collections
        self._process: ReadingProcess | None = None

    def close(self) -> None:
        """End the reading process, if one was started."""
        if self._process is not None:
            self._process.close()
            self._process = None

    def add(
        self,
        paths: Iterable[Path],
        *,
        apart: bool = False,
        bounded: bool = False,
        collection: str | None = None,
        passwords: Mapping[Path, str] | None = None,
        progress: Callable[[ImportStep], None] | None = None,
        reading: Callable[[NowReading], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Add files, and folders with all below them; what fails is listed, the rest is added.

        What is in a folder and not read is listed too. All that one call adds is one step of undo;
        undone meanwhile, it ends. What ``progress`` has reported as added is on disk. ``reading``
        hears the first file at once, and how far those are that take long. When ``stop`` answers
        true, it ends and keeps what is done.
        ``apart`` reads in a child process, which leaves this one's other threads undisturbed;
        ``bounded`` in one that gives way to nobody, so that no file takes time or memory for ever.
        ``collection`` names the collection to put the articles into, made if there is none.
        ``passwords`` opens files that need one.
        Raises ``NoArticles`` if there is nothing to read in what was given.
        """
        from app.importing.apart import ReadingProcess, read_bit_by_bit
        from app.importing.reading import files_below

        given = [Path(path) for path in paths]
        below = files_below(given)
        files = below.files
        if not files:
            names = ", ".join(str(path) for path in given[:3])
            raise NoArticles(
                f"There is nothing to read in {names}: no file in a format that Collate reads. "
                "Choose another folder, or single files."
            )
        if (apart or bounded) and self._process is None:
            self._process = ReadingProcess(beside=apart)
            self._process.start()
        opened_by = dict(passwords or {})
        self._keeping.copies.prepare(stop)
        batch = _BATCH_BESIDE if apart else _BATCH
        run = _Run(self._ledger, self._keeping, files, progress, reading, stop, batch)
        run.note_passed_over(below.passed_over)
        if (apart or bounded) and self._process is not None:
            readings = self._process.readings(files, opened_by, run.meanwhile, run.at_page)
        else:
            readings = (
                read for path in files for read in read_bit_by_bit(path, opened_by.get(path, ""))
            )
        if collection is not None:
            run.file_under(self._collections, collection)
        return run.work(readings)

    def add_text(self, text: str, title_hint: str = "") -> Added:
        """Make an article of pasted ``text``; raises ``EmptyFile`` if there is none."""
        from app.importing.apart import ReadFile
        from app.importing.reading import read_bytes

        data = text.encode("utf-8", "replace")
        name = f"{title_hint.strip() or 'Pasted text'}.txt"
        return self._add_one(ReadFile(Path(name), data, read_bytes(data, name)))

    def add_html(self, html: str, address: str = "") -> Added:
        """Make an article of what a browser hands over when a part of a page is copied or dragged.

        ``html`` is the ``text/html`` of the clipboard or the drag; all that it shows becomes the
        article. ``address`` is the page's, if it is known. Raises ``EmptyFile`` if it shows none.
        """
        from app.importing.apart import ReadFile
        from app.importing.html.reader import read_pasted, with_address

        source = with_address(html, address)
        name = "Pasted page.html"
        data = source.encode("utf-8", "replace")
        return self._add_one(ReadFile(Path(name), data, read_pasted(source, name)))

    def _add_one(self, read: ReadFile) -> Added:
        name = str(read.path)
        known = self._keeping.known(read.sha256)
        if known is not None:
            article = self._ledger.article(known)
            return _added(article, name, None)
        self._keeping.copies.prepare()
        kept = self._keeping.keep([read], new_id(), "add article")
        return _added(kept.articles[0], name, read.recovered)


def inspections(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Structure and metadata of each file, recovered without a library, in a process of its own.

    What takes too much time or memory is rejected. See ``importing.inspection``.
    """
    from app.importing.inspection import inspections as inspected

    return inspected(paths)


def readable_suffixes() -> frozenset[str]:
    """Endings of the files that Collate reads, with their dots."""
    from app.importing.reading import readable_suffixes as suffixes

    return suffixes()


class _Run:
    """One call of ``add``."""

    def __init__(
        self,
        ledger: Ledger,
        keeping: Keeping,
        files: list[Path],
        progress: Callable[[ImportStep], None] | None,
        reading: Callable[[NowReading], None] | None,
        stop: Callable[[], bool] | None,
        batch: int,
    ) -> None:
        self._batch = batch
        self._ledger = ledger
        self._keeping = keeping
        self._filing: tuple[Collections, str] | None = None
        self._files = files
        self._read = 0
        self._total = total = len(files)
        self._progress = progress
        self._reading = reading
        self._stop = stop
        self._report = ImportReport()
        self._deed = new_id()
        self._said = "add article" if total == 1 else f"add {total:,} files"
        self._pending: list[ReadFile | Failed | Duplicate] = []  # told in the order of the files
        self._seen: set[str] = set()
        self._done = 0
        self._written = time.perf_counter()

    def file_under(self, collections: Collections, name: str) -> None:
        """Put what is added, or is there already, into the collection called ``name``."""
        collections.check_name(name)
        self._filing = (collections, name)

    def note_passed_over(self, there: Iterable[FoundPassedOver]) -> None:
        """List what is not read of the folders that were given."""
        self._report.passed_over += [PassedOver(str(one.path), one.why) for one in there]

    def at_page(self, page: int, pages: int) -> None:
        """The file whose turn it is takes long: tell how far it is."""
        if self._reading is not None and self._read < len(self._files):
            path = str(self._files[self._read])
            self._reading(NowReading(path, self._done, self._total, page, pages))

    def work(self, readings: Iterable[ReadFile]) -> ImportReport:
        """Take in what is read."""
        self.at_page(0, 0)
        began = time.perf_counter()
        try:
            self._take_all(readings)
            self._flush()
            self._file_duplicates()
        except TakenBack:
            self._report.stopped = True
        self._report.seconds = time.perf_counter() - began
        return self._report

    def meanwhile(self) -> bool:
        """While a file is read: write what waits; answers whether to stop, or it was undone."""
        if time.perf_counter() - self._written > _AT_MOST:
            self._flush()
        stopped = self._stop is not None and self._stop()
        return stopped or self._ledger.journal.is_undone(self._deed)

    def _take_all(self, readings: Iterable[ReadFile]) -> None:
        for read in readings:
            self._read += not read.goes_on
            self._total += len(read.more) + read.goes_on
            for one in (read, *read.more):
                self._take(one)
            waited = time.perf_counter() - self._written
            if len(self._pending) >= self._batch or waited > _AT_MOST:
                self._flush()
            if self._stop is not None and self._stop():
                break
        self._report.stopped = self._done + len(self._pending) < self._total

    def _collection(self) -> CollectionId | None:
        """The collection to file under, made as part of the deed if there is none."""
        if self._filing is None:
            return None
        self._keeping.refuse_taken_back(self._deed)
        collections, name = self._filing
        return collections.for_import(name, self._deed, self._said).id

    def _file_duplicates(self) -> None:
        there = [duplicate.of for duplicate in self._report.duplicates]
        if self._filing is None or not there:
            return
        collection = self._collection()
        assert collection is not None  # noqa: S101 - there is one to file under
        self._filing[0].file_known(there, collection, self._deed, self._said)

    def _take(self, read: ReadFile) -> None:
        if read.error is not None or read.recovered is None:
            fault = read.error or UnreadableFile(f"{read.path.name} could not be read.")
            failed = Failed(str(read.path), fault.kind, fault.message)
            self._report.failed.append(failed)
            self._pending.append(failed)
            return
        sha256 = read.sha256
        told = {sha256, address_of(read) or sha256}
        if not self._seen.isdisjoint(told):
            self._flush()  # the article that this one may be a copy or a version of
        self._seen |= told
        known = self._keeping.known(sha256)
        if known is not None:
            duplicate = Duplicate(str(read.path), known)
            self._report.duplicates.append(duplicate)
            self._pending.append(duplicate)
            return
        self._pending.append(read)

    def _flush(self) -> None:
        """Write what waits, and tell of it in the order of the files."""
        self._written = time.perf_counter()
        pending, self._pending = self._pending, []
        reads = [one for one in pending if not isinstance(one, Failed | Duplicate)]
        kept = iter(self._kept(reads) if reads else ())
        for one in pending:
            if isinstance(one, Failed | Duplicate):
                self._tell(one)
            else:
                self._tell(*next(kept))

    def _kept(self, reads: list[ReadFile]) -> Iterator[_Told]:
        """Keep ``reads`` and give what is told of each."""
        kept = self._keeping.keep(reads, self._deed, self._said, self._collection())
        self._report.near_duplicates += kept.near_duplicates
        self._report.versions += kept.versions
        near = {one.id: one for one in kept.near_duplicates}
        versions = {one.id: one for one in kept.versions}
        for article, read in zip(kept.articles, reads, strict=True):
            added = _added(article, str(read.path), read.recovered)
            self._report.added.append(added)
            yield added, article, near.get(article.id), versions.get(article.id)

    def _tell(
        self,
        result: Added | Duplicate | Failed,
        article: Article | None = None,
        near: NearDuplicate | None = None,
        version: NewVersion | None = None,
    ) -> None:
        self._done += 1
        if self._progress is not None:
            following = str(self._files[self._read]) if self._read < len(self._files) else ""
            self._progress(
                ImportStep(
                    self._done, self._total, result.path, result, article, near, version, following
                )
            )


def _added(article: Article, path: str, recovered: Recovered | None) -> Added:
    return Added(
        id=article.id,
        title=article.title,
        path=path,
        blocks=len(article.blocks),
        passages=sum(1 for _ in spans_of_units(article)),
        title_proposed=article.metadata.title_proposed,
        notices=recovered.notices if recovered is not None else (),
        remarks=recovered.remarks if recovered is not None else (),
    )
