"""Where sentences and paragraphs begin and end: to select one with a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.article import Span

if TYPE_CHECKING:
    from app.domain.article import Article, Block

_STOP = re.compile(r"[.!?…。！？؟۔।]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[”’」』]*")
_OPENER = re.compile(
    r"\s+[\"'“‘«(\[]*(?:The|A|An|In|On|At|As|By|For|From|This|That|These|Those|It|Its|He|She|They|"
    r"We|You|I|But|And|However|While|When|If|Experts|Critics|Officials|Analysts)\b"
)
_INITIALS = re.compile(r"(?:^|[^\w])(?:\w\.)+$")
_TITLES = re.compile(
    r"(?:^|[^\w])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|Lt|St|Jr|Sr|No|vs|approx|cf|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def sentence_at(text: str, position: int) -> Span:
    """The sentence of ``text`` around ``position``, without white space at its edges.

    Initials ("U.S.") end a sentence only before a word that commonly opens one; titles never do.
    """
    start = 0
    for match in _STOP.finditer(text):
        if not _ends_sentence(text, match):
            continue
        if match.end() > position or match.end() == len(text.rstrip()):
            return _trimmed(text, Span(start, match.end()))
        start = match.end()
    return _trimmed(text, Span(start, len(text)))


def take_in_sentence(article: Article, selected: Span | None, caret: int) -> Span | None:
    """The sentence at ``caret``, or ``selected`` together with the sentence that follows it.

    What is selected within a sentence, such as a word that was found, becomes all of it. ``None``
    where the text has ended.
    """
    at = _next(article, selected, caret)
    block = _block_at(article, at)
    if block is None:
        return None
    found = sentence_at(article.text[block.start : block.end], at - block.start)
    return _grown(selected, Span(block.start + found.start, block.start + found.end))


def take_in_paragraph(article: Article, selected: Span | None, caret: int) -> Span | None:
    """The paragraph at ``caret``, or ``selected`` together with what follows up to its end.

    What is selected within a paragraph becomes all of it.
    """
    block = _block_at(article, _next(article, selected, caret))
    return None if block is None else _grown(selected, Span(block.start, block.end))


def _grown(selected: Span | None, unit: Span) -> Span:
    """``selected`` and on to the end of ``unit``; all of ``unit`` if it lies within."""
    start = unit.start if selected is None else min(selected.start, unit.start)
    return Span(start, unit.end)


def _next(article: Article, selected: Span | None, caret: int) -> int:
    at = caret if selected is None else selected.end
    while at < len(article.text) and article.text[at].isspace():
        at += 1
    return at


def _block_at(article: Article, position: int) -> Block | None:
    """The block at ``position``; at the very end the last one."""
    last = article.blocks[-1] if article.blocks else None
    found = (block for block in article.blocks if block.start <= position < block.end)
    return next(found, last if last is not None and position >= last.end else None)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() :]
    if not rest.strip():
        return True
    said = text[: match.end()]
    if _TITLES.search(said[-12:]):
        return False
    if _INITIALS.search(said[-12:]):
        return _OPENER.match(rest) is not None
    following = rest.lstrip().lstrip("\"'“‘«([")
    return not following[:1].islower()


def _trimmed(text: str, span: Span) -> Span:
    inner = text[span.start : span.end]
    lead = len(inner) - len(inner.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.start + len(inner.rstrip())))
