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

BUDGET = 8_000_000
"""What one query may cost. A unit is some ten nanoseconds of one quiet processor, so that all of it
is spent in 0.08 s; a busy machine may need three times that."""
_PER_LOOKUP = 2000
_PER_DOCUMENT = 3
"""What a document costs that has a word, scores included."""
_PER_PREFIXED = 16
_PER_PLACE = 3
_PER_SPAN = 2
_PER_NEAR = 6
"""What each place of the two sides costs to be compared with the other side's."""
_NOTHING: Ints = np.empty(0, np.int64)


class Allowance:
    """What a query may still cost, of ``BUDGET``; once refused, ``exhausted`` is set."""

    def __init__(self) -> None:
        self._left = BUDGET
        self.exhausted = False

    def afford(self, cost: int) -> bool:
        """Spend ``cost``; whether that was still possible."""
        if self.exhausted or cost > self._left:
            self.exhausted = True
            return False
        self._left -= cost
        return True

    def spend(self, cost: int) -> None:
        """Take off what was done already; nothing may be left afterwards."""
        self._left -= cost


class Occurrences:
    """Looks concepts up in a collection; what was looked up once is remembered.

    What the ``allowance`` does not pay for is not found.
    """

    def __init__(self, collection: Collection, allowance: Allowance) -> None:
        self._collection = collection
        self._allowance = allowance
        self._documents: dict[tuple[str, Slot], tuple[Ints, Ints]] = {}
        self._runs: dict[tuple[str, tuple[Slot, ...]], Ints] = {}

    def documents(self, field: str, concept: Concept) -> tuple[Ints, Ints]:
        """Documents of ``field`` in which ``concept`` stands, rising, and how often in each."""
        found = [self.run_documents(field, run) for run in concept.runs]
        if not found:
            return _NOTHING, _NOTHING
        if len(found) == 1:
            return found[0]
        docs = np.concatenate([docs for docs, _ in found])
        summed = np.bincount(docs, weights=np.concatenate([counts for _, counts in found]))
        rising = np.flatnonzero(summed > 0)
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
        if not begins or not self._allowance.afford(_PER_SPAN * sum(map(len, begins))):
            return _NOTHING, _NOTHING
        ends = [b + len(run) - 1 for b, run in zip(begins, concept.runs, strict=True)]
        if len(begins) == 1:
            return begins[0], ends[0]
        begin, end = np.concatenate(begins), np.concatenate(ends)
        order = np.argsort(begin, kind="stable")
        return begin[order], end[order]

    def near(self, field: str, first: Concept, second: Concept, distance: int) -> Ints:
        """Documents in which both stand, in either order, at most ``distance`` words apart."""
        sides = [self._spans(field, concept) for concept in (first, second)]
        if not len(sides[0][0]) or not len(sides[1][0]):
            return _NOTHING
        size = self._size(field)
        both = _mask(sides[0][0] >> PLACE_BITS, size) & _mask(sides[1][0] >> PLACE_BITS, size)
        begins, ends = _within(sides[0], both)
        others, other_ends = _within(sides[1], both)
        if not self._allowance.afford(_PER_NEAR * (len(begins) + len(others))):
            return _NOTHING
        before = _followed(ends, others, distance)
        return np.concatenate((before, _followed(other_ends, begins, distance)))

    def _size(self, field: str) -> int:
        return self._collection.articles if field == "title" else self._collection.size

    def _slot(self, field: str, slot: Slot) -> tuple[Ints, Ints]:
        found = self._documents.get((field, slot))
        if found is None:
            cost = _PER_LOOKUP * self._collection.lookups(slot) + self._collection.size // 20
            if not self._allowance.afford(cost):
                return _NOTHING, _NOTHING
            found = self._documents[field, slot] = self._collection.documents(field, slot)
        # Each time anew: what is asked for again is scored again.
        each = _PER_PREFIXED if slot.prefix else _PER_DOCUMENT
        return found if self._allowance.afford(each * len(found[0])) else (_NOTHING, _NOTHING)

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
        size = self._size(field)
        within = np.ones(size, bool)
        for docs, _ in found:
            within &= _mask(docs, size)
        frequent = [int(counts[within[docs]].sum()) for docs, counts in found]
        if not within.any() or not self._allowance.afford(_PER_PLACE * sum(frequent)):
            return _NOTHING
        begins: Ints | None = None
        for _, (number, slot) in sorted(zip(frequent, asked, strict=True), key=_first):
            places = self._collection.places(field, slot, within) - number
            begins = places if begins is None else _common(begins, places)
            within = _mask(begins >> PLACE_BITS, size)
        return _NOTHING if begins is None else begins


def _followed(ends: Ints, others: Ints, distance: int) -> Ints:
    """Documents in which one of ``others`` begins at most ``distance`` after one of ``ends``.

    Both are merged into one sequence: the closest pairs are neighbours there.
    """
    if not len(ends) or not len(others):
        return _NOTHING
    merged = np.concatenate((ends * 2 + 1, others * 2))  # at the same place ``others`` come first
    merged.sort(kind="stable")
    gap = np.diff(merged)  # odd between one of each; 2 n - 1 where n places apart
    near = (merged[:-1] & gap & 1).astype(bool) & (gap < 2 * distance)
    return merged[:-1][near] >> (PLACE_BITS + 1)


def _within(span: tuple[Ints, Ints], documents: Mask) -> tuple[Ints, Ints]:
    """First and last places of what stands in ``documents``."""
    wanted = documents[span[0] >> PLACE_BITS]
    return span[0][wanted], span[1][wanted]


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
