"""Where the words of a query stand: documents, and places of words that follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.search.collection import PLACE_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.search.collection import Collection, Slot
    from app.search.concepts import Concept

    Mask = NDArray[np.bool_]
    Ints = NDArray[np.int64]

BUDGET = 12_000_000
"""What one query may cost, counted in postings; about a fifth of a second."""
_PLACES_COST = 4
"""Reading a word's places costs this many times what reading its documents does."""
_NEAR_COST = 6
_NOTHING: Ints = np.empty(0, np.int64)


class Occurrences:
    """Looks concepts up in a collection; what was looked up once is remembered.

    When ``BUDGET`` is spent, ``exhausted`` is set and nothing more is found.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._documents: dict[tuple[str, Slot], tuple[Ints, Ints]] = {}
        self._runs: dict[tuple[str, tuple[Slot, ...]], Ints] = {}
        self._left = BUDGET
        self.exhausted = False

    def documents(self, field: str, concept: Concept) -> tuple[Ints, Ints]:
        """Documents of ``field`` in which ``concept`` stands, rising, and how often in each."""
        found = [self.run_documents(field, run) for run in concept.runs]
        if not found:
            return _NOTHING, _NOTHING
        if len(found) == 1:
            return found[0]
        docs = np.concatenate([docs for docs, _ in found])
        summed = np.bincount(docs, weights=np.concatenate([counts for _, counts in found]))
        rising = np.flatnonzero(summed)
        return rising, summed[rising].astype(np.int64)

    def run_documents(self, field: str, run: tuple[Slot, ...]) -> tuple[Ints, Ints]:
        """The same for one run of slots."""
        if len(run) == 1:
            return self._slot(field, run[0])
        docs = self._places(field, run) >> PLACE_BITS
        if not len(docs):
            return _NOTHING, _NOTHING
        first = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1])))
        return docs[first], np.diff(np.append(first, len(docs)))

    def _spans(self, field: str, concept: Concept) -> tuple[Ints, Ints]:
        """First and last place of each occurrence, by rising first place (see ``PLACE_BITS``)."""
        begins = [self._places(field, run) for run in concept.runs]
        ends = [b + len(run) - 1 for b, run in zip(begins, concept.runs, strict=True)]
        if not begins:
            return _NOTHING, _NOTHING
        begin, end = np.concatenate(begins), np.concatenate(ends)
        order = np.argsort(begin, kind="stable")
        return begin[order], end[order]

    def near(self, field: str, first: Concept, second: Concept, distance: int) -> Ints:
        """Documents in which both stand, in either order, at most ``distance`` words apart."""
        begins, ends = self._spans(field, first)
        others, other_ends = self._spans(field, second)
        if not self._afford(_NEAR_COST * (len(begins) + len(others))):
            return _NOTHING
        before = _followed(begins, ends, others, distance)
        return np.concatenate((before, _followed(others, other_ends, begins, distance)))

    def _slot(self, field: str, slot: Slot) -> tuple[Ints, Ints]:
        found = self._documents.get((field, slot))
        if found is None:
            if not self._afford(self._collection.size // 4):
                return _NOTHING, _NOTHING
            found = self._documents[field, slot] = self._collection.documents(field, slot)
            self._left -= len(found[0])
        return found

    def _afford(self, cost: int) -> bool:
        if cost > self._left:
            self.exhausted = True
            return False
        self._left -= cost
        return True

    def _places(self, field: str, run: tuple[Slot, ...]) -> Ints:
        """Where ``run`` begins, rising."""
        found = self._runs.get((field, run))
        if found is None:
            found = self._runs[field, run] = self._read_places(field, run)
        return found

    def _read_places(self, field: str, run: tuple[Slot, ...]) -> Ints:
        """The rarest slot is read first, the others only where all of them stand."""
        asked = [(number, slot) for number, slot in enumerate(run) if not slot.is_open]
        found = [self._slot(field, slot) for _, slot in asked]
        size = len(self._collection.rows) if field == "title" else self._collection.size
        within = np.ones(size, bool)
        for docs, _ in found:
            within &= _mask(docs, size)
        frequent = [int(counts.sum()) for _, counts in found]
        if not within.any() or not self._afford(_PLACES_COST * sum(frequent)):
            return _NOTHING
        begins: Ints | None = None
        for _, (number, slot) in sorted(zip(frequent, asked, strict=True), key=_first):
            places = self._collection.places(field, slot, within) - number
            begins = places if begins is None else _common(begins, places)
            within = _mask(begins >> PLACE_BITS, size)
        return _NOTHING if begins is None else begins


def _followed(begins: Ints, ends: Ints, others: Ints, distance: int) -> Ints:
    """Documents in which one of ``others`` begins at most ``distance`` after one of ``ends``."""
    if not len(begins) or not len(others):
        return _NOTHING
    following = np.searchsorted(others, ends, side="right")
    there = following < len(others)
    gap = others[np.minimum(following, len(others) - 1)] - ends
    return begins[there & (gap <= distance)] >> PLACE_BITS


def _first(pair: tuple[int, tuple[int, Slot]]) -> tuple[int, int]:
    return pair[0], pair[1][0]


def _mask(docs: Ints, size: int) -> Mask:
    mask = np.zeros(size, bool)
    mask[docs] = True
    return mask


def _common(first: Ints, second: Ints) -> Any:
    """What both rising arrays have: by looking up the few in the many, or by one merge."""
    few, many = (first, second) if len(first) <= len(second) else (second, first)
    if not len(few):
        return few
    if 16 * len(few) < len(many):
        at = np.searchsorted(many, few)
        return few[many[np.minimum(at, len(many) - 1)] == few]
    joined = np.concatenate((few, many))
    joined.sort(kind="stable")  # two rising runs, which this sort merges in one pass
    return joined[:-1][joined[1:] == joined[:-1]]
