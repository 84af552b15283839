"""The sorted terms of one field of a segment, looked up in the file itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from app.search.article_table import narrow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.search.array_file import ArrayFile
    from app.search.inverting import Postings

_TOGETHER = 64
"""Terms that are read at once; the first of so many is kept in memory."""
_REMEMBERED = 500
"""Terms whose places are remembered: a query asks for the same several times, and while typing."""


def posting_arrays(name: str, postings: Postings) -> dict[str, NDArray[Any] | bytes]:
    """The arrays that ``postings`` are kept in."""
    return sorted_arrays(name, postings.terms) | {
        f"{name}.first": narrow(postings.first),
        f"{name}.docs": narrow(postings.docs),
        f"{name}.counts": narrow(postings.counts),
        f"{name}.begin": narrow(postings.begin),
        f"{name}.places": narrow(postings.places),
    }


def sorted_arrays(name: str, terms: list[str]) -> dict[str, NDArray[Any] | bytes]:
    """The arrays that a ``SortedList`` reads."""
    pieces = [
        "\n".join(terms[at : at + _TOGETHER]).encode("utf-8", "surrogatepass")
        for at in range(0, len(terms), _TOGETHER)
    ]
    return {
        f"{name}.terms": b"".join(pieces),
        f"{name}.term_ends": np.cumsum([len(piece) for piece in pieces], dtype=np.int64),
        f"{name}.heads": "\n".join(terms[::_TOGETHER]).encode("utf-8", "surrogatepass"),
        f"{name}.size": np.array([len(terms)], np.uint32),
    }


class SortedList:
    """Finds texts by their place in a sorted list."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._name = name
        self._known: dict[str, int | None] = {}

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return int(self._file.read(f"{self._name}.size")[0])

    @property
    def terms(self) -> list[str]:
        """All of them, read anew each time."""
        return self.between(0, self._count)

    def at_least(self, term: str) -> int:
        """The place of the first that is not before ``term``."""
        piece = max(bisect_right(self._heads, term) - 1, 0)
        return piece * _TOGETHER + bisect_left(self._piece(piece), term)

    def number(self, term: str) -> int | None:
        """The place of ``term``; ``None`` if there is no such."""
        known = self._known.get(term, -1)
        if known != -1:
            return known
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._known[term] = self._number(term)
        return found

    def _number(self, term: str) -> int | None:
        piece = bisect_right(self._heads, term) - 1
        if piece < 0:
            return None
        terms = self._piece(piece)
        at = bisect_left(terms, term)
        return piece * _TOGETHER + at if at < len(terms) and terms[at] == term else None

    def between(self, start: int, stop: int) -> list[str]:
        """The terms from ``start`` up to ``stop``."""
        first, last = start // _TOGETHER, -(-stop // _TOGETHER)
        found = [term for piece in range(first, last) for term in self._piece(piece)]
        return found[start - first * _TOGETHER : stop - first * _TOGETHER]

    @cached_property
    def _heads(self) -> list[str]:
        data = self._file.read_bytes(f"{self._name}.heads").decode("utf-8", "surrogatepass")
        return data.split("\n") if data else []

    @cached_property
    def _ends(self) -> list[int]:
        ends: list[int] = self._file.read(f"{self._name}.term_ends").tolist()
        return [0, *ends]

    def _piece(self, number: int) -> list[str]:
        if not 0 <= number < len(self._ends) - 1:
            return []
        data = self._file.read_bytes(
            f"{self._name}.terms", self._ends[number], self._ends[number + 1]
        )
        return data.decode("utf-8", "surrogatepass").split("\n")


class TermList(SortedList):
    """Terms with their postings."""

    def frequencies(self, start: int, stop: int) -> NDArray[np.int64]:
        """In how many documents each term from ``start`` to ``stop`` stands."""
        first = self._file.read(f"{self._name}.first", start, stop + 1).astype(np.int64)
        return first[1:] - first[:-1]

    def documents(self, start: int, stop: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Documents and counts of the terms from ``start`` to ``stop``, term after term."""
        a, z = self._range("first", start, stop)
        docs = self._file.read(f"{self._name}.docs", a, z)
        return docs, self._file.read(f"{self._name}.counts", a, z)

    def places(self, start: int, stop: int) -> NDArray[Any]:
        """Places of the same, count after count."""
        a, z = self._range("begin", start, stop)
        return self._file.read(f"{self._name}.places", a, z)

    def _range(self, bounds: str, start: int, stop: int) -> tuple[int, int]:
        name = f"{self._name}.{bounds}"
        if stop == start + 1:
            a, z = self._file.read(name, start, stop + 1).tolist()
            return a, z
        return int(self._file.read(name, start, start + 1)[0]), int(
            self._file.read(name, stop, stop + 1)[0]
        )
