"""Where a quotation departs from its source, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app.domain.quotation_parts import words

if TYPE_CHECKING:
    from app.domain.quotation_parts import Folded, Word

_LONG = 2000
"""Words from which the comparison skips the most frequent ones as anchors, to stay fast."""
_LARGEST_TABLE = 250_000
"""Pairs of words that are weighed one by one; a larger stretch is one difference."""
_FREE_WORDS = 0.01
"""What a word costs that a bracket stands for: less than any change, so brackets are used up."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure: what the briefing says, what the source says, and where.

    ``start`` and ``end`` are code points in the briefing's text; they are equal, and ``said`` is
    empty, where words of the source are missing. ``source`` is empty where words were added.
    """

    said: str
    source: str
    start: int
    end: int


Range = tuple[int, int, int, int]


def differences(said: Folded, source: Folded) -> tuple[Difference, ...]:
    """Each departure of ``said`` from ``source``, in order; brackets that are allowed are none."""
    ours, theirs = words(said, brackets=True), words(source, brackets=False)
    found = _ranges(ours, theirs)
    if not found:  # each word has its like, so spacing or a bracket within a word must differ
        found = [(0, len(ours), 0, len(theirs))]
    return tuple(_difference(said, source, ours, theirs, place) for place in found)


def _ranges(ours: list[Word], theirs: list[Word]) -> list[Range]:
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    our_end, their_end = len(ours) - tail, len(theirs) - tail
    matcher = SequenceMatcher(
        None,
        [word.text if word.gap is None else f"\0{word.text}" for word in ours[head:our_end]],
        [word.text for word in theirs[head:their_end]],
        autojunk=max(our_end, their_end) - head > _LONG,
    )
    found: list[Range] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            found.extend(_refined(ours, theirs, (i + head, j + head, k + head, m + head)))
    return found


def _common(ours: list[Word], theirs: list[Word]) -> int:
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one.gap is not None or not one.stands_for(other.text):
            break
        count += 1
    return count


def _refined(ours: list[Word], theirs: list[Word], place: Range) -> list[Range]:
    """The stretch cut down to what no bracket accounts for."""
    first, last, their_first, their_last = place
    if not any(word.gap or word.pattern for word in ours[first:last]):
        return [place]
    if (last - first + 1) * (their_last - their_first + 1) > _LARGEST_TABLE:
        return [place]
    ours_here, theirs_here = ours[first:last], theirs[their_first:their_last]
    steps = _cheapest(ours_here, theirs_here)
    found: list[Range] = []
    for i, j, k, m in steps:
        here = (i + first, j + first, k + their_first, m + their_first)
        if found and found[-1][1] == here[0] and found[-1][3] == here[2]:
            here = (found[-1][0], here[1], found[-1][2], here[3])
            found.pop()
        found.append(here)
    return found


def _cheapest(ours: list[Word], theirs: list[Word]) -> list[Range]:
    """The single-word changes of the cheapest alignment, in order."""
    width = len(theirs)
    costs = [[float(column) for column in range(width + 1)]]
    for word in ours:
        above = costs[-1]
        added = 0.0 if word.gap else 1.0
        row = [above[0] + added]
        for column, other in enumerate(theirs, 1):
            missing = row[column - 1] + (_FREE_WORDS if word.gap else 1.0)
            row.append(min(missing, above[column] + added, above[column - 1] + _swap(word, other)))
        costs.append(row)
    return _walk_back(ours, theirs, costs)


def _swap(word: Word, other: Word) -> float:
    if word.gap:
        return _FREE_WORDS
    return 0.0 if word.stands_for(other.text) else 1.0


def _walk_back(ours: list[Word], theirs: list[Word], costs: list[list[float]]) -> list[Range]:
    found: list[Range] = []
    i, j = len(ours), len(theirs)
    while i or j:
        here = costs[i][j]
        gap = i > 0 and ours[i - 1].gap is not None
        if i and j and _near(here, costs[i - 1][j - 1] + _swap(ours[i - 1], theirs[j - 1])):
            i, j = i - 1, j - 1
            if not gap and not ours[i].stands_for(theirs[j].text):
                found.append((i, i + 1, j, j + 1))
        elif i and _near(here, costs[i - 1][j] + (0.0 if gap else 1.0)):
            i -= 1
            if not gap:
                found.append((i, i + 1, j, j))
        else:
            j -= 1
            if not gap:
                found.append((i, i, j, j + 1))
    return found[::-1]


def _near(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6


def _difference(
    said: Folded, source: Folded, ours: list[Word], theirs: list[Word], place: Range
) -> Difference:
    start, end = _span(said, ours, place[0], place[1])
    their_start, their_end = _span(source, theirs, place[2], place[3])
    return Difference(said.original[start:end], source.original[their_start:their_end], start, end)


def _span(folded: Folded, listed: list[Word], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return folded.span(listed[first].start, listed[last - 1].end)
    at = listed[first].start if first < len(listed) else len(folded.text)
    return folded.span(at, at)
