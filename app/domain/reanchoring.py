"""Finding a passage again in another version of its article, or saying that it cannot be told.

A passage is never moved on a guess. Its exact words are taken where at least one side of the
context matches too and no second place does as well. Reworded ones are taken with a score of 0.90
or more, the runner-up at 0.80 or less, one side matching, and the same first and last word. In both
cases the old version must bear it out: the new place has to be more like the passage than like
anything else that stood there. And the sentence must be the same: letter by letter, or reworded
where it stood with no figure or name given way to another, for with others it says something else.
A long sentence that stands once in each version is known by its words alone. All else, the same
words elsewhere included, is left to the analyst, with the places to choose from.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from app.domain.article import Span
from app.domain.passage import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
_LONG = 12  # words of a sentence that is known by itself
_FAR = 600  # code points on each side of a place that are compared with another's
_EDGE = "\0"  # where a text begins or ends
_WORD = re.compile(r"\w+")
_STOPS = ".!?\u2026\u3002\uff01\uff1f\u061f"
_STOP = re.compile(rf"[{_STOPS}](?=\s)|[\u3002\uff01\uff1f]|\n")


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
        if len(exact) == 1 and _speaks_for_itself(passage, old, exact[0], new):
            return Anchoring(exact[0])
        best = max(exact, key=_rank)
        rivals = [place for place in exact if place.sides >= best.sides]
        if best.sides and len(rivals) == 1 and _borne_out(passage, old, best, exact, new):
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


def _speaks_for_itself(passage: Passage, old: str, place: Place, new: str) -> bool:
    """Whether the passage is a long sentence or more, and is one where it stands now.

    Nobody writes such a sentence twice, letter by letter, to say another thing. The caller knows
    that it stands once in the new version; here it must have stood once in the old one too.
    """
    return (
        len(_WORD.findall(passage.quote)) >= _LONG
        and len(_exact_places(passage, old, old)) == 1
        and all(
            _sentence(text, span) == span for text, span in ((old, passage.span), (new, place.span))
        )
    )


def _borne_out(passage: Passage, old: str, best: Place, exact: list[Place], new: str) -> bool:
    """Whether the passage and ``best`` are each other's, and no other pair in the two versions."""
    sides = _sides(passage, new, best.start, best.end)
    if not (_has_words(sides, passage) or _is_whole(passage)):
        return False
    if not _same_sentence(old, passage.span, new, best.span):
        return False
    here = _shared_around(old, passage.span, new, best.span)
    for twin in _exact_places(passage, old, old):
        if not twin.span.overlaps(passage.span):
            if sides <= _sides(passage, old, twin.start, twin.end):
                return False
            if not _clearly_more(here, _shared_around(old, twin.span, new, best.span)):
                return False
    return all(
        place is best or _clearly_more(here, _shared_around(old, passage.span, new, place.span))
        for place in exact
    )


def _clearly_more(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether as much is shared on both sides, and more on one."""
    return one[0] >= other[0] and one[1] >= other[1] and one != other


def _shared_around(old: str, there: Span, new: str, here: Span) -> tuple[int, int]:
    """Code points shared before and behind two places, white space as one, a text's edge as one."""
    before = _shared(_before(old, there)[::-1], _before(new, here)[::-1])
    return before, _shared(_behind(old, there), _behind(new, here))


def _before(text: str, place: Span) -> str:
    first = max(0, place.start - _FAR)
    edge = "" if first else _EDGE
    return edge + " ".join(text[first : place.start].split())


def _behind(text: str, place: Span) -> str:
    last = place.end + _FAR
    edge = _EDGE if last >= len(text) else ""
    return " ".join(text[place.end : last].split()) + edge


def _shared(one: str, other: str) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _sentence(text: str, place: Span) -> Span:
    """The place with what its sentence says before and behind it."""
    first, last = place.start, place.end
    head = text[max(0, first - _FAR) : first]
    begins = max((stop.end() for stop in _STOP.finditer(head)), default=0)
    begins = len(head) - len(head[begins:].lstrip())
    rest = "" if text[last - 1] in _STOPS else text[last : last + _FAR]
    stop = _STOP.search(rest)
    return Span(first - len(head) + begins, last + (stop.start() if stop else len(rest)))


def _same_sentence(old: str, there: Span, new: str, here: Span) -> bool:
    """Whether both places are in the same sentence: letter by letter, or reworded in its place.

    A reworded one stands beside what it stood beside, and no figure or name in it has given way to
    another.
    """
    there, here = _sentence(old, there), _sentence(new, here)
    ours = old[there.start : there.end].split()
    theirs = new[here.start : here.end].split()
    if ours == theirs:
        return True
    return max(_shared_around(old, there, new, here)) >= CONTEXT // 2 and _same_claim(
        " ".join(ours), " ".join(theirs), old, new
    )


def _same_claim(one: str, other: str, old: str, new: str) -> bool:
    ours, theirs = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    return not (_any_telling(ours - theirs, old) and _any_telling(theirs - ours, new))


def _any_telling(words: Iterable[str], text: str) -> bool:
    """Whether a word has a digit, or is written with a capital within a sentence of ``text``."""
    return any(
        any(map(str.isdigit, word))
        or (word[0].isupper() and re.search(rf"[\w,;)]\s+{word}\b", text) is not None)
        for word in words
    )


def _sides(passage: Passage, text: str, start: int, end: int) -> frozenset[str]:
    """Which sides of the passage's context stand around ``start`` to ``end`` in ``text``.

    Half of the context is enough for whole sentences: none of their own words is outside.
    """
    reach = 4 * CONTEXT  # white space may have grown
    needed = CONTEXT // 2 if _is_whole(passage) else CONTEXT
    before = " ".join(passage.before.split())
    after = " ".join(passage.after.split())
    head = " ".join(text[max(0, start - reach) : start].split())
    tail = " ".join(text[end : end + reach].split())
    found = set()
    if len(passage.before) < CONTEXT:  # the passage stands at the beginning of its text
        matches = start <= reach and head == before
    else:
        matches = len(before) >= _SHORTEST_SIDE and head.endswith(before[-needed:])
    if matches:
        found.add("before")
    if len(passage.after) < CONTEXT:
        matches = len(text) - end <= reach and tail == after
    else:
        matches = len(after) >= _SHORTEST_SIDE and tail.startswith(after[:needed])
    if matches:
        found.add("after")
    return frozenset(found)


def _has_words(sides: frozenset[str], passage: Passage) -> bool:
    """Whether a side that matches is more than the edge of the text."""
    return any((passage.before if side == "before" else passage.after).strip() for side in sides)


def _is_whole(passage: Passage) -> bool:
    """Whether the passage is one sentence or more, from the first word to the last."""
    before, quote = passage.before.rstrip(), passage.quote.rstrip()
    begins = not before or before[-1] in _STOPS or "\n" in passage.before[len(before) :]
    return begins and bool(quote) and quote[-1] in _STOPS


# Other words


def _reworded(passage: Passage, old: str, new: str, score: Score) -> Anchoring:
    near = _alike(passage.quote, new, score)
    anchored = [
        Place(s, e, score(passage.quote, new[s:e]), len(_sides(passage, new, s, e)))
        for s, e in _between_contexts(passage, new)
    ]
    anchored = [place for place in anchored if place.sides]
    best = max(anchored, key=lambda place: (place.score, place.sides), default=None)
    if best is not None and best.score >= ACCEPTED and _is_rewording(passage, old, best, new):
        rivals = [p for p in near + anchored if not p.span.overlaps(best.span)]
        words = new[best.start : best.end]
        before = _alike(passage.quote, old, score) + _alike(words, old, score)
        rivals += [p for p in before if not p.span.overlaps(passage.span)]
        if all(place.score <= RUNNER_UP for place in rivals):
            return Anchoring(best)
    return Anchoring(None, _apart(sorted(near + anchored, key=_by_score, reverse=True)))


def _is_rewording(passage: Passage, old: str, place: Place, new: str) -> bool:
    """Whether the place keeps the passage's first and last word and what its sentence tells.

    That it stands at an edge of the text, as the passage did, says too little by itself.
    """
    sides = _sides(passage, new, place.start, place.end)
    return (
        _has_words(sides, passage)
        and _same_ends(passage.quote, new[place.start : place.end])
        and _same_sentence(old, passage.span, new, place.span)
    )


def _same_ends(quote: str, words: str) -> bool:
    """Whether both begin and end with the same word: a foreign end is no rewording."""
    ours, theirs = _WORD.findall(quote), _WORD.findall(words)
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
