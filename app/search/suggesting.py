"""Did you mean: a better known word for one that stands nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.search.analysis import analyser_for, strip_marks

if TYPE_CHECKING:
    from app.search.concepts import Concepts

_LONG = 5
"""Letters from which two mistakes in a word are forgiven."""
_LONGEST = 300
"""Characters of a query for which another is proposed."""
_MOST = 5
"""Unknown words of one query that are looked into."""


def better_query(text: str, language: str, concepts: Concepts) -> str | None:
    """``text`` with words that no passage has replaced by the likeliest ones; ``None`` if none."""
    if len(text) > _LONGEST:
        return None
    changes: list[tuple[int, int, str]] = []
    looked = 0
    for unit in analyser_for(language).units(text):
        word = strip_marks(unit.words[0]) if unit.words else ""
        if len(word) < 3 or not word.isalpha() or looked >= _MOST:
            continue
        if unit.end < len(text) and text[unit.end] in "*~:":
            continue
        if concepts.is_known(word):
            continue
        near = concepts.words_like(word, 2 if len(word) >= _LONG else 1)
        looked += 1
        if near:
            best = min(near, key=lambda other: (concepts.apart(word, other), -near[other], other))
            changes.append((unit.start, unit.end, best))
    if not changes:
        return None
    for start, end, better in reversed(changes):
        text = text[:start] + better + text[end:]
    return text
