"""A codec for Whoosh whose segments are files of arrays.

Whoosh keeps the table of segments, locks the folder and commits; its own readers and queries work
over these segments too. The search of this package reads the same arrays with numpy instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from typing_extensions import override
from whoosh.codec import base
from whoosh.matching import LeafMatcher
from whoosh.reading import TermInfo, TermNotFound

from app.search.schema import POSTED
from app.search.segment import SegmentFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from app.search.term_list import TermList

EXTENSION = ".arrays"


class ArraySegment(base.Segment):  # type: ignore[misc]
    """A segment as the table of segments keeps it: its size, and which passages are deleted."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)
        self._count = 0
        self.gone: tuple[tuple[int, int], ...] = ()

    @property
    def file_name(self) -> str:
        """The segment's file."""
        return str(self.make_filename(EXTENSION))

    @override
    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    @override
    def should_assemble(self) -> bool:
        return False

    @override
    def set_doc_count(self, doccount: int) -> None:
        self._count = doccount

    @override
    def doc_count_all(self) -> int:
        return self._count

    @override
    def deleted_count(self) -> int:
        return sum(last - first for first, last in self.gone)

    @override
    def deleted_docs(self) -> Iterator[int]:
        return (doc for first, last in self.gone for doc in range(first, last))

    @override
    def is_deleted(self, docnum: int) -> bool:
        at = bisect_right(self.gone, (docnum, self._count + 1)) - 1
        return at >= 0 and docnum < self.gone[at][1]

    @override
    def delete_document(self, docnum: int, delete: bool = True) -> None:
        if delete and not self.is_deleted(docnum):
            self.delete_passages([(docnum, docnum + 1)])

    def delete_passages(self, ranges: list[tuple[int, int]]) -> None:
        """Delete the passages of each range, from its first up to its last."""
        self.gone = tuple(sorted((*self.gone, *ranges)))


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segments for Whoosh; they are written by ``PassageWriter`` alone."""

    length_stats = False

    @override
    def per_document_writer(self, storage: Any, segment: Any) -> _NoWriter:
        return _NoWriter()

    @override
    def field_writer(self, storage: Any, segment: Any) -> _NoWriter:
        return _NoWriter()

    @override
    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(indexname)

    @override
    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(_opened(storage, segment))

    @override
    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayPassages:
        return ArrayPassages(_opened(storage, segment), segment)


def _opened(storage: Any, segment: ArraySegment) -> SegmentFile:
    return SegmentFile(Path(storage.folder) / segment.file_name)


class _NoWriter:
    """Stands where Whoosh expects writers of single documents and postings."""

    is_closed = True

    def close(self) -> None:
        """Nothing is open."""


class ArrayPassages(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks of single passages."""

    def __init__(self, file: SegmentFile, segment: ArraySegment) -> None:
        self._file = file
        self._segment = segment

    @override
    def close(self) -> None:
        self._file.close()

    @override
    def doc_count(self) -> int:
        return int(self._segment.doc_count())

    @override
    def doc_count_all(self) -> int:
        return self._segment.doc_count_all()

    @override
    def has_deletions(self) -> bool:
        return bool(self._segment.gone)

    @override
    def is_deleted(self, docnum: int) -> bool:
        return self._segment.is_deleted(docnum)

    @override
    def deleted_docs(self) -> set[int]:
        return set(self._segment.deleted_docs())

    @override
    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        lengths = self._lengths(fieldname)
        return int(lengths[docnum]) if docnum < len(lengths) else default

    @override
    def field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).sum())

    @override
    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).min(initial=0))

    @override
    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).max(initial=0))

    @override
    def stored_fields(self, docnum: int) -> dict[str, Any]:
        columns = self._columns
        return {
            "article": self._file.articles.id(int(columns["article"][docnum])),
            "start": int(columns["start"][docnum]),
            "end": int(columns["end"][docnum]),
            "passage": self._file.text(docnum),
        }

    @cached_property
    def _columns(self) -> dict[str, NDArray[np.int64]]:
        return {name: self._file.column(name) for name in ("article", "start", "end")}

    def _lengths(self, fieldname: str) -> NDArray[np.int64]:
        return self._file.lengths(POSTED[fieldname].partition(".")[0])


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """What Whoosh asks of terms; those of titles stand in their article's first passage."""

    def __init__(self, file: SegmentFile) -> None:
        self._file = file
        self._first = file.articles.first

    def _terms(self, fieldname: str) -> TermList:
        return self._file.term_list(POSTED[fieldname])

    def _number(self, fieldname: str, text: bytes) -> int:
        number = self._terms(fieldname).number(text.decode("utf-8", "surrogatepass"))
        if number is None:
            raise TermNotFound(f"{fieldname}:{text!r}")
        return number

    @override
    def __contains__(self, term: tuple[str, bytes]) -> bool:
        number = self._terms(term[0]).number(term[1].decode("utf-8", "surrogatepass"))
        return number is not None

    @override
    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        return ArrayCursor(self._terms(fieldname).terms)

    @override
    def indexed_field_names(self) -> list[str]:
        return sorted(POSTED)

    @override
    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in self.indexed_field_names():
            for field, term in self.terms_from(name, b""):
                if field == name:
                    yield field, term

    @override
    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        start = prefix.decode("utf-8", "surrogatepass")
        terms = self._terms(fieldname)
        for term in terms.between(terms.at_least(start), len(terms)):
            yield fieldname, term.encode("utf-8", "surrogatepass")

    @override
    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    @override
    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    @override
    def term_info(self, fieldname: str, text: bytes) -> Any:
        docs, counts, _ = self._postings(fieldname, text)
        lengths = self._file.lengths(POSTED[fieldname].partition(".")[0])
        lengths = lengths[docs] if len(lengths) > docs.max(initial=0) else lengths
        return TermInfo(
            float(counts.sum()),
            len(docs),
            int(lengths.min(initial=0)),
            int(lengths.max(initial=0)),
            float(counts.max(initial=0)),
            int(docs[0]),
            int(docs[-1]),
        )

    @override
    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        if (fieldname, text) not in self:
            return 0
        return len(self._postings(fieldname, text)[0])

    @override
    def frequency(self, fieldname: str, text: bytes) -> float:
        if (fieldname, text) not in self:
            return 0.0
        return float(self._postings(fieldname, text)[1].sum())

    @override
    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        return ArrayMatcher((fieldname, text), self._postings(fieldname, text), format_, scorer)

    def _postings(self, fieldname: str, text: bytes) -> tuple[NDArray[np.int64], ...]:
        number = self._number(fieldname, text)
        terms = self._terms(fieldname)
        docs, counts = terms.documents(number, number + 1)
        numbered = docs.astype(np.int64)
        if fieldname.startswith("title"):
            numbered = self._first[numbered]
        return numbered, counts.astype(np.int64), terms.places(number, number + 1)


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Goes through sorted terms, as Whoosh does to find similar ones."""

    def __init__(self, terms: list[str]) -> None:
        self._terms = terms
        self._at = 0

    @override
    def first(self) -> str | None:
        return self.find("")

    @override
    def find(self, string: str | bytes) -> str | None:
        wanted = string.decode("utf-8") if isinstance(string, bytes) else string
        self._at = bisect_left(self._terms, wanted)
        return self.text()

    @override
    def next(self) -> str | None:
        self._at += 1
        return self.text()

    @override
    def term(self) -> str | None:
        return self.text()

    def text(self) -> str | None:
        """The term the cursor is at; ``None`` past the last."""
        return self._terms[self._at] if self._at < len(self._terms) else None


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Goes through one term's postings for Whoosh's own queries."""

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: tuple[NDArray[np.int64], ...],
        format_: Any,
        scorer: Any,
    ) -> None:
        docs, counts, places = postings
        self._term = term
        self.format = format_
        self.scorer = scorer
        self._docs = docs.tolist()
        self._counts = counts.tolist()
        self._places = places
        self._ends = np.cumsum(counts).tolist()
        self._at = 0

    @override
    def is_active(self) -> bool:
        return self._at < len(self._docs)

    @override
    def id(self) -> int:
        return int(self._docs[self._at])

    @override
    def next(self) -> bool:
        self._at += 1
        return True

    @override
    def skip_to(self, id: int) -> None:
        self._at = max(self._at, bisect_left(self._docs, id))

    @override
    def weight(self) -> float:
        return float(self._counts[self._at])

    @override
    def value(self) -> bytes:
        end = self._ends[self._at]
        return bytes(self.format.encode(self._places[end - self._counts[self._at] : end].tolist()))

    @override
    def all_ids(self) -> Iterator[int]:
        return iter(self._docs[self._at :])

    @override
    def supports_block_quality(self) -> bool:
        return False

    @override
    def reset(self) -> None:
        self._at = 0

    @override
    def copy(self) -> ArrayMatcher:
        made = ArrayMatcher.__new__(ArrayMatcher)
        made.__dict__.update(self.__dict__)
        return made
