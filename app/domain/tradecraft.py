"""Rules of the trade that a briefing can break, and where it breaks them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.domain.briefing import BottomLine, Judgement, Prose
from app.domain.likelihood import SCALES, scale, vague_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.briefing import Document
    from app.domain.likelihood import Scale
    from app.domain.passage import Passage

WHOLE = -1
"""The item number of a finding on the briefing as a whole."""

Grade = tuple[str | None, int | None]
"""Reliability of the source and credibility of the passage; ``None`` where not graded."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)[”’\")*_]*\s+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
_REMOTE = r"remote(?=\s+(?:chance|possibility|likelihood|probability|prospect))"
"""Only with these nouns is "remote" a likelihood; else it is a distance."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: ``rule`` is its stable id, ``item`` counts from 0, or is ``WHOLE``.

    ``start`` and ``end`` are code points in the item's text; both are 0 where the finding is about
    the whole item.
    """

    rule: str
    item: int
    start: int
    end: int
    message: str


def findings(
    document: Document, grade_of: Callable[[Passage], Grade] | None = None
) -> tuple[Finding, ...]:
    """What the rules find, in the order of the items, the briefing as a whole first.

    Grades are looked at only if ``grade_of`` is given.
    """
    found = list(_on_the_whole(document))
    known = scale(document.briefing.scale)
    for number, item in enumerate(document.items):
        if isinstance(item, Judgement):
            found += _on_judgement(number, item, known, grade_of)
        if isinstance(item, Judgement | BottomLine):
            found += _vague(number, item.text)
        if isinstance(item, Judgement | BottomLine | Prose):
            found += _on_terms(number, item.text, known)
            found += _mixed_sentences(number, item.text)
    return tuple(found)


def _on_the_whole(document: Document) -> Iterator[Finding]:
    lines = [item for item in document.items if isinstance(item, BottomLine)]
    if not any(line.text.strip() for line in lines):
        yield Finding("no-bottom-line", WHOLE, 0, 0, "No bottom line. Say the conclusion first.")
    if document.briefing.marking is None:
        yield Finding("no-marking", WHOLE, 0, 0, "No handling marking. Choose one.")


def _on_judgement(
    number: int, item: Judgement, known: Scale, grade_of: Callable[[Passage], Grade] | None
) -> Iterator[Finding]:
    if item.likelihood is None:
        message = f"No likelihood. Choose a term of the scale {known.name}."
        yield Finding("judgement-without-likelihood", number, 0, 0, message)
    elif known.step(item.likelihood) is None:
        message = f"“{item.likelihood}” is no term of the scale {known.name}."
        yield Finding("likelihood-off-scale", number, 0, 0, message)
    else:
        yield from _mismatch(number, item, known)
    if item.confidence is None:
        message = "No confidence. Choose high, moderate or low."
        yield Finding("judgement-without-confidence", number, 0, 0, message)
    if not item.evidence:
        message = "No evidence. Add a passage that it rests on."
        yield Finding("judgement-without-evidence", number, 0, 0, message)
        return
    if len({passage.article for passage in item.evidence}) == 1:
        message = "Rests on one source only."
        yield Finding("single-source", number, 0, 0, message)
    if grade_of and all(_is_unknown(grade_of(passage)) for passage in item.evidence):
        message = "Rests only on evidence whose reliability or truth cannot be judged (F or 6)."
        yield Finding("ungradable-evidence", number, 0, 0, message)


def _is_unknown(grade: Grade) -> bool:
    reliability, credibility = grade
    return reliability == "F" or credibility == 6


def _mismatch(number: int, item: Judgement, known: Scale) -> Iterator[Finding]:
    meant = known.step(item.likelihood or "")
    named = [(match, known.step(match[0])) for match in _terms_in(item.text)]
    on_scale = [(match, step) for match, step in named if step is not None]
    if on_scale and all(step != meant for _, step in on_scale):
        match = on_scale[0][0]
        message = f"The text says “{match[0]}”, the judgement is set to “{item.likelihood}”."
        yield Finding("other-likelihood-in-text", number, match.start(), match.end(), message)


def _on_terms(number: int, text: str, known: Scale) -> Iterator[Finding]:
    for match in _terms_in(text):
        term = " ".join(match[0].lower().split())
        step = known.step(term)
        if step is None:
            message = f"“{match[0]}” belongs to another scale than {known.name}."
            yield Finding("other-scale", number, match.start(), match.end(), message)
        elif term != step.term:
            message = f"“{match[0]}” belongs to the other row of terms. Say “{step.term}”."
            yield Finding("other-row", number, match.start(), match.end(), message)


def _mixed_sentences(number: int, text: str) -> Iterator[Finding]:
    terms = _terms_in(text)
    for start, end in _sentences(text):
        confident = _CONFIDENCE.search(text, start, end)
        if confident and any(start <= term.start() < end for term in terms):
            message = "Likelihood and confidence stand in one sentence. Give each its own."
            yield Finding("likelihood-with-confidence", number, start, end, message)


def _vague(number: int, text: str) -> Iterator[Finding]:
    quoted = _quoted(text)
    for match in _vague_pattern().finditer(text):
        if _within(match, quoted) or _is_month(text, match):
            continue
        message = f"“{match[0]}” has no place on the scale. Say how likely."
        yield Finding("vague-word", number, match.start(), match.end(), message)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a "May" with a capital is the month: within a sentence, or before a figure."""
    if match[0] != "May":
        return False
    starts_sentence = any(match.start() == start for start, _ in _sentences(text))
    return not starts_sentence or bool(re.match(r"\s+\d", text[match.end() :]))


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends."""
    cuts = [match.span() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _quoted(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


def _within(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _terms_in(text: str) -> list[re.Match[str]]:
    """Each term of any scale in ``text``, quotations from sources left out."""
    quoted = _quoted(text)
    return [match for match in _term_pattern().finditer(text) if not _within(match, quoted)]


@cache
def _term_pattern() -> re.Pattern[str]:
    terms = {
        term for name in SCALES for step in scale(name).steps for term in (step.term, *step.also)
    }
    return _any_of(terms)


@cache
def _vague_pattern() -> re.Pattern[str]:
    return _any_of(set(vague_words()))


def _any_of(phrases: set[str]) -> re.Pattern[str]:
    """A pattern for any of ``phrases``, the longest first, whatever the case and the spaces."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = [
        _REMOTE if phrase == "remote" else r"\s+".join(map(re.escape, phrase.split()))
        for phrase in ordered
    ]
    apostrophes = "|".join(written).replace("'", "['’]")
    return re.compile(rf"(?<!\w)(?:{apostrophes})(?!\w)", re.IGNORECASE)
