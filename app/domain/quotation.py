"""Whether a quotation says what its source says.

Typography does not count: straight and curly quotation marks, the kinds of dash, runs of white
space, and Unicode's canonical equivalents are equal, and so are marks that enclose the whole.
Three edits are allowed because the reader sees them: "[...]" or "[…]" for omitted words, "[word]"
for a word put in or put in another's place, "[T]he" for a letter. All else is an alteration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain import quotation_parts as parts
from app.domain.quotation_differences import Difference, differences

if TYPE_CHECKING:
    from app.domain.quotation_parts import Element

__all__ = ["Difference", "QuotationCheck", "check_quotation"]

_DOUBLE_OPENING = "“„‟«‹「『"
_DOUBLE_CLOSING = "”“»›」』"
_ALWAYS_CLOSING = _DOUBLE_CLOSING.replace("“", "")  # which opens in English and closes in German
_SINGLE = "'‘’‚‛"


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """The outcome: ``match``, or ``altered`` with at least one difference, in order."""

    state: Literal["match", "altered"]
    differences: tuple[Difference, ...] = ()


def check_quotation(said: str, source: str) -> QuotationCheck:
    """Compare what a briefing says with what its source says.

    Differences are given word by word; their ``start`` and ``end`` are code points in ``said``.
    """
    said_variants = [parts.fold(said, *span) for span in _variants(said)]
    source_variants = [parts.fold(source, *span) for span in _variants(source)]
    for said_folded in said_variants:
        elements = parts.elements(said_folded)
        for candidate in source_variants:
            if said_folded.text == candidate.text or _matches(elements, candidate.text):
                return QuotationCheck("match")
    return QuotationCheck("altered", differences(said_variants[-1], source_variants[-1]))


def _variants(text: str) -> list[tuple[int, int]]:
    """The whole of ``text``, and what is left of it without enclosing quotation marks."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    whole = (start, max(start, end))
    inner = _inner(text, *whole)
    return [whole] if inner == whole else [whole, inner]


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start < 2:
        return start, end
    first, last, middle = text[start], text[end - 1], text[start + 1 : end - 1]
    if _is_pair(first, last) and _stays_open(middle):
        return start + 1, end - 1
    if first in _DOUBLE_OPENING + '"' and _unpaired(text[start:end]):
        return start + 1, end
    if last in _DOUBLE_CLOSING + '"' and _unpaired(text[start:end]):
        return start, end - 1
    return start, end


def _is_pair(first: str, last: str) -> bool:
    if first in _SINGLE:
        return last in _SINGLE
    return first in _DOUBLE_OPENING + '"”' and last in _DOUBLE_CLOSING + '"'


def _stays_open(middle: str) -> bool:
    """Whether no mark within ``middle`` closes one that was opened before it."""
    depth = 0
    for character in middle:
        if character in _DOUBLE_OPENING:
            depth += 1
        elif character in _ALWAYS_CLOSING:
            depth -= 1
        if depth < 0:
            return False
    return depth == 0 and middle.count('"') % 2 == 0 and not _reopens(middle)


def _reopens(middle: str) -> bool:
    """Whether straight marks in ``middle`` close before they open: ``A" and "B``."""
    at = middle.find('"')
    return at > 0 and not middle[at - 1].isspace()


def _unpaired(text: str) -> bool:
    opening = sum(c in _DOUBLE_OPENING for c in text)
    closing = sum(c in _ALWAYS_CLOSING for c in text)
    return opening != closing or text.count('"') % 2 == 1


def _matches(elements: list[Element], source: str) -> bool:
    """Whether ``source`` can be read as ``elements``: literals in order, gaps between them."""
    reached = {0}
    gap: parts.Gap | None = None
    for element in elements:
        if isinstance(element, parts.Gap):
            reached = _after_gap(reached, gap, source) if gap is not None else reached
            gap = element
        else:
            reached = _after_literal(reached, gap, element.text, source)
            gap = None
        if not reached:
            return False
    return any(parts.fills(gap, source, at, len(source)) for at in reached)


def _after_literal(reached: set[int], gap: parts.Gap | None, text: str, source: str) -> set[int]:
    """Where the source may go on once ``gap`` and then ``text`` have been read."""
    if gap is None:
        return {at + len(text) for at in reached if source.startswith(text, at)}
    starts = [at for at in reached if parts.may_start(gap, source, at)]
    if not starts:
        return set()
    found: set[int] = set()
    at = source.find(text, min(starts))
    while at >= 0:
        if _fills_from_any(gap, source, starts, at):
            found.add(at + len(text))
        at = source.find(text, at + 1)
    return found


def _fills_from_any(gap: parts.Gap, source: str, starts: list[int], end: int) -> bool:
    if gap.kind is parts.GapKind.OMISSION:
        return parts.fills(gap, source, min(starts), end)
    near = end - parts.LONGEST_REPLACED
    return any(parts.fills(gap, source, at, end) for at in starts if near <= at <= end)


def _after_gap(reached: set[int], gap: parts.Gap, source: str) -> set[int]:
    """Where the source may go on after a gap that another gap follows."""
    reach = len(source) if gap.kind is parts.GapKind.OMISSION else parts.LONGEST_REPLACED
    starts = {min(reached)} if gap.kind is parts.GapKind.OMISSION else reached
    return {
        end
        for at in starts
        for end in range(at, min(len(source), at + reach) + 1)
        if parts.fills(gap, source, at, end)
    }
