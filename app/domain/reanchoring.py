"""Finding a passage again in another version of its article, or saying that it cannot be told.

A passage is never moved on a guess. Its exact words are taken where at least one side of the
context matches too and no second place does as well. Reworded ones are taken with a score of 0.90
or more, the runner-up at 0.80 or less, and one side matching. In both cases the old version must
bear it out: what singles out the new place has to single out the passage there as well. Reworded
passages must keep their first and last word. All else, the same words elsewhere included, is left
to the analyst, with the places to choose from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from app.domain.article import Span
from app.domain.passage import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.passage import Passage

    Score = Callable[[str, str], float]

ACCEPTED = 0.90
"""Score from which reworded text is taken for the passage."""

RUNNER_UP = 0.80
"""Score up to which the next best place is no rival."""

_CANDIDATE = 0.60  # score from which a place is offered for an orphan
_MOST_CANDIDATES = 5
_SHORTEST_SIDE = 8  # code points of context that say something, unless the text begins or ends
_FAMILIAR = 0.35  # share of letter triples known from the passage: below it no score is near 0.8
_MOST_SCORED = 2000  # windows; a text that is alike throughout has more, and then nothing is sure
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the passage may be: its score (0 to 1), how many context sides match (0-2)."""

    start: int
    end: int
    score: float
    sides: int

    @property
    def span(self) -> Span:
        """The place as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where the passage is now; ``place`` is ``None`` for an orphan, with ``candidates``."""

    place: Place | None
    candidates: tuple[Place, ...] = ()


def reanchor(passage: Passage, old: str, new: str, score: Score) -> Anchoring:
    """Find ``passage`` of the text ``old`` in the text ``new`` of another version.

    ``score`` tells how alike two strings are, from 0 to 1: twice their common letters in order over
    the letters of both.
    """
    exact = _exact_places(passage, old, new)
    if exact:
        best = max(exact, key=_rank)
        rivals = [place for place in exact if place.sides >= best.sides]
        if best.sides and len(rivals) == 1 and _singled_out(passage, old, best, new):
            return Anchoring(best)
        ordered = sorted(exact, key=_rank, reverse=True)
        return Anchoring(None, tuple(ordered[:_MOST_CANDIDATES]))
    return _reworded(passage, old, new, score)


def _rank(place: Place) -> tuple[int, float]:
    return place.sides, place.score


# The same words


def _exact_places(passage: Passage, old: str, text: str) -> list[Place]:
    """Every place of the passage's words in ``text``, other white space between them allowed."""
    words = r"\s+".join(map(re.escape, passage.quote.split()))
    head = r"(?<!\w)" if _at_word_edge(old, passage.start) else ""
    tail = r"(?!\w)" if _at_word_edge(old, passage.end) else ""
    found = re.finditer(f"{head}(?=({words}){tail})", text)
    spans = [match.span(1) for match in found]
    return [Place(s, e, 1.0, len(_sides(passage, text, s, e))) for s, e in spans]


def _at_word_edge(text: str, at: int) -> bool:
    return not (0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _singled_out(passage: Passage, old: str, place: Place, new: str) -> bool:
    """Whether what matches at ``place`` matches at just one place of the old version."""
    sides = _sides(passage, new, place.start, place.end)
    alike = [
        p for p in _exact_places(passage, old, old) if sides <= _sides(passage, old, p.start, p.end)
    ]
    return len(alike) == 1


def _sides(passage: Passage, text: str, start: int, end: int) -> frozenset[str]:
    """Which sides of the passage's context stand around ``start`` to ``end`` in ``text``."""
    reach = 4 * CONTEXT  # white space may have grown
    before = " ".join(passage.before.split())
    after = " ".join(passage.after.split())
    head = " ".join(text[max(0, start - reach) : start].split())
    tail = " ".join(text[end : end + reach].split())
    found = set()
    if len(passage.before) < CONTEXT:  # the passage stands at the beginning of its text
        matches = start <= reach and head == before
    else:
        matches = len(before) >= _SHORTEST_SIDE and head.endswith(before)
    if matches:
        found.add("before")
    if len(passage.after) < CONTEXT:
        matches = len(text) - end <= reach and tail == after
    else:
        matches = len(after) >= _SHORTEST_SIDE and tail.startswith(after)
    if matches:
        found.add("after")
    return frozenset(found)


# Other words


def _reworded(passage: Passage, old: str, new: str, score: Score) -> Anchoring:
    near = _alike(passage.quote, new, score)
    anchored = [
        Place(s, e, score(passage.quote, new[s:e]), len(_sides(passage, new, s, e)))
        for s, e in _between_contexts(passage, new)
    ]
    anchored = [place for place in anchored if place.sides]
    best = max(anchored, key=lambda place: (place.score, place.sides), default=None)
    if best is not None and best.score >= ACCEPTED and _same_ends(passage.quote, best, new):
        rivals = [p for p in near + anchored if not p.span.overlaps(best.span)]
        before = [p for p in _alike(passage.quote, old, score) if not p.span.overlaps(passage.span)]
        if all(place.score <= RUNNER_UP for place in rivals + before):
            return Anchoring(best)
    return Anchoring(None, _apart(sorted(near + anchored, key=_by_score, reverse=True)))


def _same_ends(quote: str, place: Place, text: str) -> bool:
    """Whether the place begins and ends with the passage's words: a foreign end is no rewording."""
    ours = _WORD.findall(quote)
    theirs = _WORD.findall(text[place.start : place.end])
    return bool(ours and theirs) and (ours[0], ours[-1]) == (theirs[0], theirs[-1])


def _by_score(place: Place) -> tuple[float, int]:
    return place.score, place.sides


def _apart(places: list[Place]) -> tuple[Place, ...]:
    """The first few of ``places`` that do not overlap and are like enough to be offered."""
    kept: list[Place] = []
    for place in places:
        if place.score < _CANDIDATE or len(kept) == _MOST_CANDIDATES:
            break
        if not any(place.span.overlaps(other.span) for other in kept):
            kept.append(place)
    return tuple(kept)


def _between_contexts(passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    """Spans of about the passage's length that begin or end at one of its contexts."""
    length = len(passage.quote)
    least, most = int(length * 0.7), int(length * 1.4) + 8
    starts = _ends_of(passage.before, text) if passage.before.strip() else [0]
    ends = _starts_of(passage.after, text) if passage.after.strip() else [len(text)]
    for start in starts:
        limit = text[start : start + most]
        inner = start + len(limit) - len(limit.lstrip())
        for word in _pieces(limit):
            if least <= word[1] <= most:
                yield inner, start + word[1]
    for end in ends:
        first = max(0, end - most)
        limit = text[first:end].rstrip()
        for word in _pieces(limit):
            if least <= len(limit) - word[0] <= most:
                yield first + word[0], first + len(limit)


_PIECE = re.compile(r"\w+[^\w\s]*|[^\w\s]+")


def _pieces(text: str) -> list[tuple[int, int]]:
    """Words and punctuation; each word is given with the punctuation behind it and without."""
    found = []
    for piece in _PIECE.finditer(text):
        found.append(piece.span())
        word = _WORD.match(piece[0])
        if word is not None and word.end() < len(piece[0]):
            found.append((piece.start(), piece.start() + word.end()))
    return found


def _spaced(context: str) -> str:
    return r"\s+".join(map(re.escape, context.split()))


def _ends_of(context: str, text: str) -> list[int]:
    return [match.end() for match in re.finditer(_spaced(context), text)]


def _starts_of(context: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(_spaced(context), text)]


def _alike(quote: str, text: str, score: Score) -> list[Place]:
    """Windows of the quote's length in ``text`` that are like it, none far better left out."""
    triples = {quote[at : at + 3] for at in range(len(quote) - 2)}
    known = list(accumulate((text[at : at + 3] in triples for at in range(len(text))), initial=0))
    found: list[Place] = []
    for word in _WORD.finditer(text):
        start = word.start()
        end = min(len(text), start + len(quote))
        if known[end] - known[start] < _FAMILIAR * (end - start):
            continue
        value = score(quote, text[start:end])
        if value >= _CANDIDATE:
            found.append(Place(start, end, value, 0))
        if len(found) >= _MOST_SCORED:
            break
    return found
