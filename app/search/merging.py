"""Making one segment of several, without the passages that were deleted.

Postings are joined as arrays; no text is analysed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from app.search.array_file import write_arrays
from app.search.article_table import article_arrays, narrow
from app.search.inverting import Postings, gather
from app.search.segment import (
    CASES,
    COLUMNS,
    FIELDS,
    SegmentFile,
    TextPacker,
    lengths_of,
    listed,
    name_arrays,
)
from app.search.term_list import posting_arrays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.search.article_table import ArticleRow

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment to be merged: its passages and articles by their new numbers, -1 for deleted."""

    file: SegmentFile
    passages: Ints
    articles: Ints


class Merger:
    """Joins ``files``; ``live`` says for each which of its passages are kept."""

    def __init__(self, files: Sequence[SegmentFile], live: Sequence[NDArray[np.bool_]]) -> None:
        self._parts: list[_Part] = []
        self.passages = 0
        self._rows: list[ArticleRow] = []
        for file, kept in zip(files, live, strict=True):
            articles = np.full(len(file.articles), -1, np.int64)
            base = self.passages
            numbers = np.where(kept, np.cumsum(kept) - 1 + base, -1)
            self.passages += int(np.count_nonzero(kept))
            for number, row in enumerate(file.articles.rows()):
                count = int(np.count_nonzero(kept[row.first : row.last]))
                if count:
                    articles[number] = len(self._rows)
                    first = int(numbers[row.first : row.last].max()) - count + 1
                    self._rows.append(row._replace(first=first, last=first + count))
            self._parts.append(_Part(file, numbers, articles))

    def write(self, file: BinaryIO) -> None:
        """Write the new segment to ``file``."""
        arrays: dict[str, NDArray[Any] | bytes] = {}
        for name in FIELDS:
            for form in ("words", "stems"):
                postings = self._postings(name, form)
                arrays |= posting_arrays(f"{name}.{form}", postings)
                if (name, form) == ("text", "words"):
                    arrays |= name_arrays(postings.terms, *self._cases(postings.terms))
                if form == "stems":
                    size = len(self._rows) if name == "title" else self.passages
                    arrays[f"{name}.lengths"] = lengths_of(postings, size)
        kinds = _names(part.file.kinds for part in self._parts)
        tags = _names(part.file.tags for part in self._parts)
        arrays |= self._columns(kinds, tags)
        arrays |= self._texts()
        arrays |= article_arrays(self._rows)
        arrays["listed"] = listed(kinds, tags)
        write_arrays(file, arrays)

    def _postings(self, name: str, form: str) -> Postings:
        lists = [part.file.term_list(f"{name}.{form}") for part in self._parts]
        listed_terms = [listed.terms for listed in lists]
        terms = sorted({term for known in listed_terms for term in known})
        ranks = {term: rank for rank, term in enumerate(terms)}
        ranked, docs, places = [], [], []
        for part, found_terms, known in zip(self._parts, lists, listed_terms, strict=True):
            count = len(known)
            found, counts = found_terms.documents(0, count)
            numbers = (part.articles if name == "title" else part.passages)[found]
            rank = np.array([ranks[term] for term in known], np.int32)
            each = np.repeat(rank, found_terms.frequencies(0, count))
            repeats = counts.astype(np.int64)
            kept = np.repeat(numbers >= 0, repeats)
            ranked.append(np.repeat(each, repeats)[kept])
            docs.append(np.repeat(numbers.astype(np.int32), repeats)[kept])
            places.append(found_terms.places(0, count)[kept].astype(np.uint16))
        joined = np.concatenate(ranked)
        order = np.argsort(joined, kind="stable")
        joined = joined[order]
        used = np.unique(joined)
        again = np.searchsorted(used, joined).astype(np.int32)
        kept_terms = [terms[rank] for rank in used.tolist()]
        return gather(kept_terms, again, np.concatenate(docs)[order], np.concatenate(places)[order])

    def _cases(self, terms: list[str]) -> tuple[Ints, Ints]:
        """How often ``terms`` stand with a capital and without, in deleted passages too."""
        ranks = {term: rank for rank, term in enumerate(terms)}
        counted = (np.zeros(len(terms) + 1, np.int64), np.zeros(len(terms) + 1, np.int64))
        for part in self._parts:
            known = part.file.term_list("text.words").terms
            rank = np.array([ranks.get(term, len(terms)) for term in known], np.int64)
            for sums, name in zip(counted, CASES, strict=True):
                sums[rank] += part.file.column(name)
        return counted[0][:-1], counted[1][:-1]

    def _columns(self, kinds: dict[str, int], tags: dict[str, int]) -> dict[str, NDArray[Any]]:
        columns: dict[str, list[Ints]] = {name: [] for name in (*COLUMNS, "tags", "tag_counts")}
        for part in self._parts:
            kept = part.passages >= 0
            for name in COLUMNS:
                columns[name].append(part.file.column(name)[kept])
            columns["article"][-1] = part.articles[columns["article"][-1]]
            columns["kind"][-1] = _renumbered(part.file.kinds, kinds)[columns["kind"][-1]]
            counts = np.diff(part.file.column("tag_ends"), prepend=0)
            tagged = part.file.column("tags")[np.repeat(kept, counts)]
            columns["tags"].append(_renumbered(part.file.tags, tags)[tagged])
            columns["tag_counts"].append(counts[kept])
        joined = {name: np.concatenate(pieces) for name, pieces in columns.items()}
        joined["tag_ends"] = np.cumsum(joined.pop("tag_counts"))
        return {name: narrow(column) for name, column in joined.items()}

    def _texts(self) -> dict[str, NDArray[Any] | bytes]:
        texts, notes = TextPacker(), TextPacker()
        for part in self._parts:
            kept = np.flatnonzero(part.passages >= 0)
            for passage in kept.tolist():
                texts.add(part.file.text_bytes(passage))
            for passage in kept[part.file.column("noted")[kept] > 0].tolist():
                notes.add(part.file.note_bytes(passage))
        return texts.arrays("text") | notes.arrays("note")


def merge_groups(sizes: Sequence[int], at_once: int, most: int) -> list[list[int]]:
    """Which segments, of ``sizes`` passages, to make one of.

    Segments of about the same size (within a factor of ``at_once``) are merged when there are
    ``at_once`` of them, so that their number grows with the logarithm of what is indexed; none
    becomes larger than ``most``.
    """
    levels: dict[int, list[int]] = {}
    for number, size in enumerate(sizes):
        level, bound = 0, 64
        while size > bound:
            level, bound = level + 1, bound * at_once
        levels.setdefault(level, []).append(number)
    groups = []
    for level in sorted(levels):
        alike = levels[level]
        sums = accumulate(sizes[number] for number in alike)
        fitting = sum(1 for total in sums if total <= most)
        if len(alike) >= at_once and fitting >= at_once:
            groups.append(alike[:fitting])
    return groups


def _names(lists: Any) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for names in lists:
        for name in names:
            numbers.setdefault(name, len(numbers))
    return numbers


def _renumbered(names: list[str], numbers: dict[str, int]) -> Ints:
    return np.array([numbers[name] for name in names], np.int64)
