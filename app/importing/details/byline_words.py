"""The words by which bylines are known, as sets and as expressions that find them."""

from __future__ import annotations

import re
from functools import cache

from app.importing.details.naming import CASELESS
from app.importing.vocabulary import any_of, first_words, vocabulary, words_pattern

STAFF = frozenset({"staff", "newsroom", "desk", "redaktion", "reporters", "correspondents"})
ONE = frozenset({"reporter", "correspondent", "newsdesk", "writer"})
"""What one of a paper's staff is called, where the paper stands before it."""


@cache
def telling_words() -> frozenset[str]:
    """The first words of all that shows a byline, where words have spaces between them."""
    known = vocabulary()
    lists = (*known.by, *known.source, *known.credits, *known.published, *known.roles)
    return first_words(lists) | known.our | STAFF


@cache
def caseless_words() -> re.Pattern[str]:
    """Finds those of scripts in which they need not stand alone."""
    known = vocabulary()
    lists = (*known.by, *known.source, *known.credits, *known.published, *known.roles)
    return any_of(word for word in lists if CASELESS.search(word))


@cache
def published_words() -> frozenset[str]:
    """The words that say when an article was published or changed: "updated"."""
    return frozenset(word for phrase in vocabulary().published for word in phrase.split())


@cache
def PUBLISHED() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    """Matches a line that begins by saying so."""
    return re.compile(rf"\s*(?:{words_pattern(vocabulary().published)})\b", re.IGNORECASE)


@cache
def LABELLED() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    """Finds where another label stands behind what is labelled."""
    known = vocabulary()
    words = words_pattern((*known.by, *known.source, *known.published, *known.captions))
    return re.compile(rf"[\s,]+(?=(?:{words})\s?[:：])", re.IGNORECASE)


@cache
def CREDITS() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    """Matches a part that credits somebody: "Editing by"."""
    return re.compile(rf"(?:{words_pattern(vocabulary().credits)})\b[\s:]+\S", re.IGNORECASE)


@cache
def SOURCE() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    """Finds whom a part names as its source: its group "rest"."""
    return re.compile(
        rf"(?<!\w)(?:{words_pattern(vocabulary().source)})\s*[:：]\s*(?P<rest>\S.*)$", re.IGNORECASE
    )


@cache
def PICTURED() -> re.Pattern[str]:  # noqa: N802 - a constant that needs the vocabulary
    """Matches a part that says who took the pictures: "Photos: Tom Hale"."""
    return re.compile(rf"(?:{words_pattern(vocabulary().captions)})\s?[:：]\s?\S", re.IGNORECASE)
