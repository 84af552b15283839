"""A segment: up to some 50,000 passages, written once, then only read."""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from app.search.array_file import ArrayFile, write_arrays
from app.search.article_table import (
    ArticleRow,
    ArticleTable,
    article_arrays,
    narrow,
    packed,
    unpacked,
)
from app.search.errors import IndexDamaged
from app.search.inverting import FieldStream, Postings
from app.search.name_keys import is_name, name_keys
from app.search.term_list import SortedList, TermList, posting_arrays, sorted_arrays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from app.search.indexed import IndexedArticle, IndexedPassage
    from app.search.inverting import Ints

FIELDS = ("text", "title", "note", "tag")
"""Fields that have postings; those of the title are by article, the others by passage."""
FORM = 9
"""Raised when the files or the analysis change: an index of another number is made again."""
CASES = ("text.capitals", "text.smalls")
MAX_PASSAGES = 50_000
MAX_TOKENS = 4_000_000
"""Where a segment is full, which bounds the memory that writing it takes."""
_TEXTS = 16
"""Passages whose texts are packed together."""


@dataclass(slots=True)
class _Columns:
    """What the index keeps of each passage."""

    article: array[int] = field(default_factory=lambda: array("I"))
    start: array[int] = field(default_factory=lambda: array("I"))
    end: array[int] = field(default_factory=lambda: array("I"))
    paragraph: array[int] = field(default_factory=lambda: array("I"))
    kind: array[int] = field(default_factory=lambda: array("B"))
    credibility: array[int] = field(default_factory=lambda: array("B"))
    noted: array[int] = field(default_factory=lambda: array("B"))
    tag_ends: array[int] = field(default_factory=lambda: array("I"))
    tags: array[int] = field(default_factory=lambda: array("I"))


COLUMNS = ("article", "start", "end", "paragraph", "kind", "credibility", "noted")


class TextPacker:
    """Texts on their way into a segment, packed some at a time so that each is read quickly."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._waiting: list[bytes] = []
        self._lengths = array("I")

    def add(self, encoded: bytes) -> None:
        """Add the next passage's text in UTF-8."""
        self._lengths.append(len(encoded))
        self._waiting.append(encoded)
        if len(self._waiting) == _TEXTS:
            self._pack()

    def arrays(self, name: str) -> dict[str, NDArray[Any] | bytes]:
        """What ``PackedTexts`` reads under ``name``."""
        self._pack()
        return {
            f"{name}_lengths": narrow(np.array(self._lengths, np.int64)),
            f"{name}_ends": np.cumsum([len(pack) for pack in self._packed], dtype=np.int64),
            f"{name}s": b"".join(self._packed),
        }

    def _pack(self) -> None:
        if self._waiting:
            self._packed.append(zlib.compress(b"".join(self._waiting), 1))
            self._waiting.clear()


class PackedTexts:
    """Reads texts by their number."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name

    def read(self, number: int) -> bytes:
        """A text in UTF-8; raises ``IndexDamaged``."""
        block = number // _TEXTS
        ends = self._ends
        packed = self._file.read_bytes(f"{self._name}s", int(ends[block]), int(ends[block + 1]))
        try:
            data = zlib.decompress(packed)
        except zlib.error as error:
            raise IndexDamaged(f"a {self._name} cannot be read") from error
        lengths = self._lengths
        start = int(lengths[block * _TEXTS : number].sum())
        return data[start : start + int(lengths[number])]

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        return np.append(0, self._file.read(f"{self._name}_ends").astype(np.int64))

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        return self._file.read(f"{self._name}_lengths").astype(np.int64)


class SegmentBuilder:
    """Gathers articles and writes them as one segment."""

    def __init__(self) -> None:
        self._streams = {name: FieldStream() for name in FIELDS}
        self._columns = _Columns()
        self._articles: list[ArticleRow] = []
        self._kinds: dict[str, int] = {}
        self._tags: dict[str, int] = {}
        self._texts = TextPacker()
        self._notes = TextPacker()

    @property
    def passages(self) -> int:
        """How many passages were added."""
        return len(self._columns.article)

    @property
    def articles(self) -> int:
        """How many articles were added."""
        return len(self._articles)

    @property
    def full(self) -> bool:
        """Whether the next article should go into another segment."""
        return self.passages >= MAX_PASSAGES or len(self._streams["text"]) >= MAX_TOKENS

    def add(self, article: IndexedArticle) -> None:
        """Add ``article`` with its passages."""
        number = len(self._articles)
        first = self.passages
        self._streams["title"].add(number, article.language, article.title)
        for passage in article.passages:
            self._add_passage(number, article.language, passage)
        self._articles.append(
            ArticleRow(
                article.id,
                article.title,
                article.publisher,
                article.author,
                article.date,
                article.language,
                article.added[:7],
                article.reliability,
                article.marking,
                first,
                self.passages,
            )
        )

    def _add_passage(self, article: int, language: str | None, passage: IndexedPassage) -> None:
        doc = self.passages
        columns = self._columns
        self._streams["text"].add(doc, language, passage.text)
        if passage.notes:
            self._streams["note"].add(doc, language, passage.notes)
            self._notes.add(passage.notes.encode("utf-8", "surrogatepass"))
        if passage.tags:
            self._streams["tag"].add(doc, language, "\n".join(passage.tags))
        columns.article.append(article)
        columns.start.append(passage.start)
        columns.end.append(passage.end)
        columns.paragraph.append(passage.paragraph)
        columns.kind.append(self._kinds.setdefault(passage.kind, len(self._kinds)))
        columns.credibility.append(passage.credibility or 0)
        columns.noted.append(bool(passage.notes))
        for tag in dict.fromkeys(passage.tags):
            columns.tags.append(self._tags.setdefault(tag, len(self._tags)))
        columns.tag_ends.append(len(columns.tags))
        self._texts.add(passage.text.encode("utf-8", "surrogatepass"))

    def write(self, file: BinaryIO) -> None:
        """Write the segment to ``file``."""
        arrays: dict[str, NDArray[Any] | bytes] = {}
        for name, stream in self._streams.items():
            for form, postings in stream.postings():
                if (name, form) == ("text", "words"):
                    arrays |= name_arrays(postings.terms, *stream.cases())
                arrays |= posting_arrays(f"{name}.{form}", postings)
                if form == "stems":
                    size = len(self._articles) if name == "title" else self.passages
                    arrays[f"{name}.lengths"] = lengths_of(postings, size)
        for name in (*COLUMNS, "tags", "tag_ends"):
            arrays[name] = narrow(np.array(getattr(self._columns, name), np.int64))
        arrays |= self._texts.arrays("text") | self._notes.arrays("note")
        arrays |= article_arrays(self._articles)
        arrays["listed"] = listed(self._kinds, self._tags)
        write_arrays(file, arrays)


def listed(kinds: Iterable[str], tags: Iterable[str]) -> bytes:
    """The names that passages' numbers stand for, and the form of the file."""
    return packed({"form": FORM, "kinds": list(kinds), "tags": list(tags)})


def name_arrays(words: list[str], capitals: Ints, smalls: Ints) -> dict[str, Any]:
    """The arrays that tell names among the sorted ``words``, and find them by their keys."""
    names = np.flatnonzero(is_name(capitals, smalls))
    keyed = sorted(
        f"{key}\t{words[number]}" for number in names.tolist() for key in name_keys(words[number])
    )
    counted = zip(CASES, (capitals, smalls), strict=True)
    return sorted_arrays("names", keyed) | {name: narrow(counts) for name, counts in counted}


def lengths_of(stems: Postings, size: int) -> NDArray[Any]:
    """How many telling words each document has."""
    return narrow(np.bincount(stems.docs, weights=stems.counts, minlength=size).astype(np.int64))


class SegmentFile:
    """Reads one segment; damage raises ``IndexDamaged``."""

    def __init__(self, path: Path) -> None:
        self._file = ArrayFile(path)
        self._terms: dict[str, TermList] = {}
        known = unpacked(self._file.read_bytes("listed"), "the kinds of passages")
        if known.get("form") != FORM:
            self._file.close()
            raise IndexDamaged("another version of Collate wrote it")
        self.kinds: list[str] = known["kinds"]
        self.tags: list[str] = known["tags"]
        self.passages = self._file.length("article")
        self.articles = ArticleTable(self._file, self.passages)

    def verify(self) -> None:
        """Read and check the whole file; raises ``IndexDamaged``."""
        self._file.verify()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def column(self, name: str) -> NDArray[np.int64]:
        """The values of a column, one a passage."""
        return self._file.read(name).astype(np.int64)

    def value(self, name: str, passage: int) -> int:
        """The value of a column for one passage."""
        return int(self._file.read(name, passage, passage + 1)[0])

    def term_list(self, name: str) -> TermList:
        """The terms of ``name`` ("text.stems", "title.words")."""
        found = self._terms.get(name)
        if found is None:
            found = self._terms[name] = TermList(self._file, name)
        return found

    @cached_property
    def names(self) -> SortedList:
        """Keys of names, a tab, and the name as a word."""
        return SortedList(self._file, "names")

    def cases(self, word: str) -> tuple[int, int]:
        """How often ``word`` stands in the text with a capital, and how often without."""
        at = self.term_list("text.words").number(word)
        if at is None:
            return 0, 0
        return tuple(int(self._file.read(name, at, at + 1)[0]) for name in CASES)  # type: ignore[return-value]

    def lengths(self, name: str) -> NDArray[np.int64]:
        """How many telling words each document has in the field ``name``."""
        return self._file.read(f"{name}.lengths").astype(np.int64)

    def text(self, passage: int) -> str:
        """The text of a passage."""
        return self.text_bytes(passage).decode("utf-8", "surrogatepass")

    def text_bytes(self, passage: int) -> bytes:
        """The same in UTF-8."""
        return self._texts.read(passage)

    def note(self, passage: int) -> str:
        """The notes on a passage, a line each; empty where there are none."""
        return self.note_bytes(passage).decode("utf-8", "surrogatepass")

    def note_bytes(self, passage: int) -> bytes:
        """The same in UTF-8."""
        number = self._note_numbers[passage : passage + 2].tolist()
        return self._notes.read(number[0]) if number[0] < number[1] else b""

    @cached_property
    def _texts(self) -> PackedTexts:
        return PackedTexts(self._file, "text")

    @cached_property
    def _notes(self) -> PackedTexts:
        return PackedTexts(self._file, "note")

    @cached_property
    def _note_numbers(self) -> NDArray[np.int64]:
        return np.append(0, np.cumsum(self._file.read("noted"), dtype=np.int64))
