"""Adding articles: files and pasted text become articles, in small steps that are one deed."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.article import Article, ArticleId
from app.domain.edits import Collection, Edit, RecordChange
from app.domain.errors import NoArticles, UnreadableFile
from app.domain.passage import units
from app.library.ledger import ArticleRecord, new_id, now
from app.storage.articles import ArticleSource
from app.storage.records import to_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.importing.apart import ReadFile, ReadingProcess
    from app.library.ledger import Ledger
    from app.storage.articles import SourceWriter

_BATCH = 20  # articles a transaction: an edit by hand waits some 20 ms behind one at the worst
_AT_MOST = 0.3  # seconds until what was read is written and told of


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was added; ``blocks`` and ``passages`` are counts."""

    id: ArticleId
    title: str
    path: str
    blocks: int
    passages: int
    title_proposed: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose bytes are in the library already, as the article ``of``."""

    path: str
    of: ArticleId


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """An added article that says nearly what ``of`` says; ``similarity`` from 0 to 1."""

    id: ArticleId
    of: ArticleId
    similarity: float


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be added: a stable word for the kind of fault, and the words for it."""

    path: str
    kind: str
    message: str


@dataclass(slots=True)
class ImportReport:
    """What became of each file; ``stopped`` says that it was cancelled part way."""

    added: list[Added] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    near_duplicates: list[NearDuplicate] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    seconds: float = 0.0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One file done: how many of how many, which, and what became of it."""

    done: int
    total: int
    path: str
    result: Added | Duplicate | Failed


class Imports:
    """Adds articles to the library."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
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
        progress: Callable[[ImportStep], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Add files, and folders with all below them; what fails is listed, the rest is added.

        All that one call adds is one step of undo. What ``progress`` has reported as added is on
        disk. When ``stop`` answers true, it ends after the current file and keeps what is done.
        ``apart`` reads in a child process, which leaves this one's other threads undisturbed.
        Raises ``NoArticles`` if there is nothing to read in what was given.
        """
        from app.importing.apart import ReadingProcess, read
        from app.importing.reading import files_below

        given = [Path(path) for path in paths]
        files = files_below(given)
        if not files:
            names = ", ".join(str(path) for path in given[:3])
            raise NoArticles(
                f"There is nothing to read in {names}: no text or Markdown file. "
                "Choose another folder, or single files."
            )
        if apart and self._process is None:
            self._process = ReadingProcess()
        readings = self._process.readings(files) if apart and self._process else map(read, files)
        return _Run(self._ledger, len(files), progress, stop).work(readings)

    def add_text(self, text: str, title_hint: str = "") -> Added:
        """Make an article of pasted ``text``; raises ``EmptyFile`` if there is none."""
        from app.importing.apart import ReadFile
        from app.importing.reading import read_bytes

        data = text.encode("utf-8", "replace")
        name = f"{title_hint.strip() or 'Pasted text'}.txt"
        sha256 = hashlib.sha256(data).hexdigest()
        known = self._ledger.sources.of_original(sha256)
        read = ReadFile(Path(name), data, read_bytes(data, name))
        if known is not None:
            article = self._ledger.article(ArticleId(known))
            return _added(article, name, ())
        added = _keep(self._ledger, [read], new_id(), "add article")
        return added[0]


def inspect(path: Path) -> dict[str, Any]:
    """Structure and metadata of a file, recovered without a library; see ``importing``."""
    from app.importing.inspection import inspect as inspect_file

    return inspect_file(path)


def readable_suffixes() -> frozenset[str]:
    """Endings of the files that Collate reads, with their dots."""
    from app.importing.reading import readable_suffixes as suffixes

    return suffixes()


class _Run:
    """One call of ``add``."""

    def __init__(
        self,
        ledger: Ledger,
        total: int,
        progress: Callable[[ImportStep], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._ledger = ledger
        self._total = total
        self._progress = progress
        self._stop = stop
        self._report = ImportReport()
        self._deed = new_id()
        self._said = "add article" if total == 1 else f"add {total:,} files"
        self._pending: list[ReadFile] = []
        self._seen: set[str] = set()
        self._done = 0

    def work(self, readings: Iterable[ReadFile]) -> ImportReport:
        began = time.perf_counter()
        written = began
        for read in readings:
            self._take(read)
            now_ = time.perf_counter()
            if len(self._pending) >= _BATCH or now_ - written > _AT_MOST:
                self._flush()
                written = now_
            if self._stop is not None and self._stop():
                self._report.stopped = self._done + len(self._pending) < self._total
                break
        self._flush()
        self._report.seconds = time.perf_counter() - began
        return self._report

    def _take(self, read: ReadFile) -> None:
        if read.error is not None or read.recovered is None:
            fault = read.error or UnreadableFile(f"{read.path.name} could not be read.")
            failed = Failed(str(read.path), fault.kind, fault.message)
            self._report.failed.append(failed)
            self._tell(failed)
            return
        sha256 = hashlib.sha256(read.data).hexdigest()
        if sha256 in self._seen:
            self._flush()
        self._seen.add(sha256)
        known = self._ledger.sources.of_original(sha256)
        if known is not None:
            duplicate = Duplicate(str(read.path), ArticleId(known))
            self._report.duplicates.append(duplicate)
            self._tell(duplicate)
            return
        self._pending.append(read)

    def _flush(self) -> None:
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        for added in _keep(self._ledger, pending, self._deed, self._said):
            self._report.added.append(added)
            self._tell(added)

    def _tell(self, result: Added | Duplicate | Failed) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(ImportStep(self._done, self._total, result.path, result))


def _keep(ledger: Ledger, reads: list[ReadFile], deed: str, said: str) -> list[Added]:
    """Write articles in one transaction, as part of ``deed``."""
    articles = [_article(read) for read in reads]

    def before(writer: SourceWriter) -> None:
        for read, article in zip(reads, articles, strict=True):
            writer.keep_original(read.data, article.added_at)
            writer.keep(_source(article))

    changes = tuple(
        RecordChange(
            Collection.ARTICLE,
            article.id,
            None,
            to_record(ArticleRecord(article.metadata, article.words)),
        )
        for article in articles
    )
    ledger.do(Edit("add-articles", said, changes), deed=deed, before=before)
    return [
        _added(article, str(read.path), read.recovered.notices if read.recovered else ())
        for article, read in zip(articles, reads, strict=True)
    ]


def _article(read: ReadFile) -> Article:
    recovered = read.recovered
    assert recovered is not None  # noqa: S101 - files that failed were sorted out before
    return Article(
        id=ArticleId(new_id()),
        text=recovered.text,
        blocks=recovered.blocks,
        metadata=recovered.metadata,
        sha256=hashlib.sha256(read.data).hexdigest(),
        # A name that is no UTF-8 comes with lone surrogates, which no database takes.
        file_name=os.fsencode(read.path.name).decode("utf-8", "replace"),
        bytes=len(read.data),
        encoding=recovered.encoding,
        extractor=recovered.extractor,
        added_at=now(),
    )


def _source(article: Article) -> ArticleSource:
    return ArticleSource(
        id=article.id,
        sha256=article.sha256,
        text=article.text,
        blocks=article.blocks,
        file_name=article.file_name,
        bytes=article.bytes,
        encoding=article.encoding,
        extractor=article.extractor,
        added_at=article.added_at,
    )


def _added(article: Article, path: str, notices: tuple[str, ...]) -> Added:
    return Added(
        id=article.id,
        title=article.title,
        path=path,
        blocks=len(article.blocks),
        passages=sum(1 for _ in units(article)),
        title_proposed=article.metadata.title_proposed,
        notices=notices,
    )
