"""The index's folder: Whoosh's table of segments, the segments, and a head file of our own.

The head has the checksum of each table that may be in force, and the journal number that goes with
it. A commit writes new segments, then the head, then replaces the table: whatever is interrupted
leaves the index as it was.
"""

from __future__ import annotations

import json
import threading
import zlib
from errno import EAGAIN
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError

from app.search.collection import Collection
from app.search.errors import IndexDamaged
from app.search.schema import schema
from app.search.segment import FORM, SegmentFile
from app.search.values import ValueIndex
from app.search.writer import HEAD, PassageWriter, replace_file, write_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from app.search.codec import ArraySegment
    from app.search.indexed import IndexedArticle

    Ranges = Sequence[tuple[int, int]]
    Parts = tuple[tuple[SegmentFile, Ranges], ...]

SCHEMA = FORM
"""What an index must be of, or it is made again."""
_NAME = "MAIN"


class Store:
    """One index folder, open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._files: dict[str, SegmentFile] = {}
        if not folder.is_dir() or not any(folder.iterdir()):
            _create(folder)
        self._head = _read_head(folder / HEAD)
        self._index, self.seq = _read_table(folder, self._head)
        self.parts: Parts = ()
        self._view = self._viewed()

    def collection(self) -> Collection:
        """Everything that can be searched now; stays as it is while an update runs."""
        return self._view[0]

    def values(self) -> ValueIndex:
        """The values of the passages in ``collection()``."""
        return self._view[1]

    def view(self) -> tuple[Collection, ValueIndex]:
        """Both, of the same moment."""
        return self._view

    def close(self) -> None:
        """Close every file."""
        for file in self._files.values():
            file.close()

    def update(self, articles: Iterable[IndexedArticle], removed: Iterable[str], seq: int) -> None:
        """See ``PassageIndex.update``."""
        with self._lock:
            try:
                self._update(articles, set(removed), seq)
            except (FileNotFoundError, EmptyIndexError) as error:
                raise IndexDamaged("files of it are gone") from error
            except LockError as error:
                raise BlockingIOError(EAGAIN, "another program is writing to it") from error
            self._index, self.seq = _read_table(self._folder, self._head)
            self._view = self._viewed()

    def reload(self) -> None:
        """Take what another process has committed; see ``PassageIndex.reload``."""
        with self._lock:
            head = _read_head(self._folder / HEAD)
            if head == self._head:
                return
            self._head = head
            self._index, self.seq = _read_table(self._folder, head)
            self._view = self._viewed()

    def _update(self, articles: Iterable[IndexedArticle], gone: set[str], seq: int) -> None:
        writer = PassageWriter(self._index, self._opened, self._head)
        done = False
        try:
            for article in articles:
                gone.add(article.id)
                writer.add_article(article)
            writer.delete_articles(gone)
            writer.commit_articles(seq)
            done = True
        finally:
            if not done and not writer.is_closed:
                writer.cancel()
        self._head = writer.head

    def _viewed(self) -> tuple[Collection, ValueIndex]:
        segments = self._index._segments()  # noqa: SLF001 - no public way
        names = {segment.file_name for segment in segments}
        self.parts = tuple((self._opened(segment), segment.gone) for segment in segments)
        collection = Collection(
            [segment for segment, _ in self.parts], [gone for _, gone in self.parts]
        )
        self._files = {name: file for name, file in self._files.items() if name in names}
        return collection, ValueIndex(collection)

    def _opened(self, segment: ArraySegment) -> SegmentFile:
        file = self._files.get(segment.file_name)
        if file is None:
            file = SegmentFile(self._folder / segment.file_name)
            self._files[segment.file_name] = file
        if file.passages != segment.doc_count_all():
            raise IndexDamaged(f"{segment.file_name} is of another size than its table says")
        return file


def listed_segments(folder: Path) -> dict[str, Ranges] | None:
    """The files of the segments in force and what is deleted of each; ``None`` if that is lost.

    None are in force where another version of Collate wrote the index.
    """
    try:
        head = _sound_head(folder / HEAD)
        if not _is_ours(head):
            return {}
        index, _ = _read_table(folder, head)
    except (IndexDamaged, EmptyIndexError, OSError):
        return None
    return {s.file_name: s.gone for s in index._segments()}  # noqa: SLF001 - no public way


def _read_table(folder: Path, head: dict[str, Any]) -> tuple[Any, int]:
    """The index as its newest table has it, once that is known to be whole, and its ``seq``."""
    storage = FileStorage(str(folder))
    newest = TOC._latest_generation(storage, _NAME)  # noqa: SLF001 - no public way
    entry = head["tables"].get(str(newest))
    if entry is None:
        raise IndexDamaged("its table of segments is missing")
    check, seq = entry
    path = folder / TOC._filename(_NAME, newest)  # noqa: SLF001
    if zlib.crc32(_bytes_of(path)) != check:
        raise IndexDamaged("its table of segments was altered or cut off")
    return FileIndex(storage, indexname=_NAME), int(seq)


def _create(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    memory = RamStorage()
    TOC.create(memory, schema(), _NAME)
    name = TOC._filename(_NAME, 0)  # noqa: SLF001 - no public way
    table = bytes(memory.files[name])
    tables = {"0": [zlib.crc32(table), 0]}
    write_head(folder, {"schema": SCHEMA, "whoosh": _whoosh_version(), "tables": tables})
    replace_file(folder / name, table)


def _whoosh_version() -> str:
    return ".".join(map(str, whoosh.__version__))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IndexDamaged(f"{path.name} cannot be read ({error.strerror})") from error


def _read_head(path: Path) -> dict[str, Any]:
    head = _sound_head(path)
    if not _is_ours(head):
        raise IndexDamaged("another version of Collate wrote it")
    return head


def _sound_head(path: Path) -> dict[str, Any]:
    check, _, body = _bytes_of(path).partition(b"\n")
    if check != b"%08x" % zlib.crc32(body):
        raise IndexDamaged(f"{HEAD} was altered or cut off")
    head: dict[str, Any] = json.loads(body)
    return head


def _is_ours(head: dict[str, Any]) -> bool:
    return (head.get("schema"), head.get("whoosh")) == (SCHEMA, _whoosh_version())
