"""Writing to the index: Whoosh's writer with articles in the place of single documents."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from typing_extensions import override
from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC, clean_files
from whoosh.writing import SegmentWriter

from app.search.codec import ArrayCodec, ArraySegment
from app.search.merging import Merger, merge_groups
from app.search.segment import MAX_PASSAGES, SegmentBuilder, SegmentFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.search.indexed import IndexedArticle

MERGED_AT_ONCE = 4
HEAD = "index.json"


class PassageWriter(SegmentWriter):  # type: ignore[misc]
    """One update of an index; either ``commit_articles`` or ``cancel`` ends it.

    ``opened`` gives the reader of a segment; ``head`` is what stands in the head file now.
    """

    def __init__(
        self, index: Any, opened: Callable[[ArraySegment], SegmentFile], head: dict[str, Any]
    ) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False)
        self._folder = Path(index.storage.folder)
        self._opened = opened
        self._builder = SegmentBuilder()
        self._fresh: list[ArraySegment] = []
        self._seq = 0
        self.head = head

    def add_article(self, article: IndexedArticle) -> None:
        """Add an article; one without passages leaves no trace."""
        if not article.passages:
            return
        self._builder.add(article)
        if self._builder.full:
            self._flush()

    def delete_articles(self, ids: set[str]) -> None:
        """Delete the passages of the articles called ``ids`` from what was committed before."""
        for segment in self.segments:
            articles = self._opened(segment).articles
            wanted = [n for n, name in enumerate(articles.ids()) if name in ids] if ids else []
            found = [(int(articles.first[n]), int(articles.last[n])) for n in wanted]
            segment.delete_passages([r for r in found if not segment.is_deleted(r[0])])

    def commit_articles(self, seq: int) -> None:
        """Make the update visible, and remember ``seq`` with it."""
        self._flush()
        self._seq = seq
        self.commit(mergetype=_merged)

    def new_file(self, write: Callable[[Any], None], passages: int) -> ArraySegment:
        """Write a segment of ``passages`` to a file of its own."""
        segment = self.codec.new_segment(self.storage, self.indexname)
        segment.set_doc_count(passages)
        with (self._folder / segment.file_name).open("wb") as file:
            write(file)
        return segment  # type: ignore[no-any-return]

    def merged(self, segments: list[ArraySegment]) -> ArraySegment:
        """One segment with what is left in ``segments``."""
        live = []
        for segment in segments:
            mask = np.ones(segment.doc_count_all(), bool)
            for first, last in segment.gone:
                mask[first:last] = False
            live.append(mask)
        merger = Merger([self._opened(segment) for segment in segments], live)
        return self.new_file(merger.write, merger.passages)

    @property
    def fresh(self) -> list[ArraySegment]:
        """Segments that this update wrote."""
        return self._fresh

    def _flush(self) -> None:
        if self._builder.passages:
            self._fresh.append(self.new_file(self._builder.write, self._builder.passages))
            self._builder = SegmentBuilder()

    @override
    def add_document(self, **fields: Any) -> None:
        raise NotImplementedError("passages come with their article: see add_article")

    @override
    def _commit_toc(self, segments: list[ArraySegment]) -> None:
        """Replace the table of segments; its checksum and ``seq`` are on disk before it is."""
        memory = RamStorage()
        TOC(self.schema, segments, self.generation).write(memory, self.indexname)
        name = TOC._filename(self.indexname, self.generation)  # noqa: SLF001 - no public way
        table = bytes(memory.files[name])
        before = str(self.generation - 1)
        tables = {key: entry for key, entry in self.head["tables"].items() if key == before}
        tables[str(self.generation)] = [zlib.crc32(table), self._seq]
        self.head = {**self.head, "tables": tables}
        write_head(self._folder, self.head)
        replace_file(self._folder / name, table)
        clean_files(self.storage, self.indexname, self.generation, segments)


def _merged(writer: PassageWriter, segments: list[ArraySegment]) -> list[ArraySegment]:
    """The segments of the next commit: emptied ones dropped, those alike made one."""
    kept = [s for s in (*segments, *writer.fresh) if s.doc_count()]
    groups = merge_groups([s.doc_count() for s in kept], MERGED_AT_ONCE, MAX_PASSAGES)
    alone = set(range(len(kept))).difference(*groups)
    wasteful = {n for n in alone if 2 * kept[n].deleted_count() > kept[n].doc_count_all()}
    groups.extend([number] for number in sorted(wasteful))
    merged = [writer.merged([kept[number] for number in group]) for group in groups]
    return [kept[number] for number in sorted(alone - wasteful)] + merged


def write_head(folder: Path, head: dict[str, Any]) -> None:
    """Write the file that says which tables of segments are whole, and their ``seq``."""
    body = json.dumps(head).encode()
    replace_file(folder / HEAD, b"%08x\n%s" % (zlib.crc32(body), body))


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path`` in one step."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
