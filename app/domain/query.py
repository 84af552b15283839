"""What somebody looks for: a tree of frozen values, and a parser that never refuses.

``parse`` reads what was typed. Whatever it cannot understand is said in ``Query.notices`` and the
rest is searched. Words are not analysed here; that depends on the index's languages.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_LENGTH = 4000
"""Characters of a query that are read."""
MAX_TERMS = 250
"""Words, phrases and fields of a query that are searched."""
MAX_DEPTH = 20
"""Parentheses within parentheses that are told apart."""
MIN_PREFIX = 3
"""Letters that must stand before a ``*``."""
MAX_DISTANCE = 100
"""The most words that ``near/`` may span."""

TEXT_FIELDS = ("title", "note")
"""Fields whose words are searched like the text itself."""
VALUE_FIELDS = ("tag", "publisher", "author", "language", "kind", "grade", "marking", "in")
"""Fields that have one value out of a list; ``in`` is a collection, ``marking`` is a briefing's."""
FIELDS = (*TEXT_FIELDS, *VALUE_FIELDS, "date", "has")
PROPERTIES = (
    "note",
    "tag",
    "grade",
    "date",
    "author",
    "publisher",
    "collection",
    "marking",
)
"""What ``has:`` can ask for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as typed; it may turn out to be several ("cease-fire").

    ``also`` are other names, of one word or several, that do as well.
    """

    text: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other exactly as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that begins with ``text``."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word that differs from ``text`` by one letter, the first letter apart."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """``left`` and ``right`` at most ``distance`` words apart, in either order."""

    left: Word | Phrase | Prefix | Fuzzy
    right: Word | Phrase | Prefix | Fuzzy
    distance: int


@dataclass(frozen=True, slots=True)
class Within:
    """``part`` in the article's ``title`` or in the ``note`` of a mark, not in the passage."""

    field: str
    part: Node


@dataclass(frozen=True, slots=True)
class Field:
    """Passages whose ``name`` (of ``VALUE_FIELDS``) is ``value``; a last ``*`` is an open end."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Articles dated from ``first`` to ``last``, ISO and inclusive; empty is open."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Has:
    """Passages that have a ``what`` (one of ``PROPERTIES``)."""

    what: str


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words: passages with all of them first, then those with the most telling ones."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every one of ``parts``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of ``parts``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but ``part``."""

    part: Node


Node = (
    Word | Phrase | Prefix | Fuzzy | Near | Within | Field | Dates | Has | Words | All | AnyOf | Not
)
Term = Word | Phrase | Prefix | Fuzzy


@dataclass(frozen=True, slots=True)
class Query:
    """``text`` as typed, the tree it means (``None``: nothing to look for) and ``notices``."""

    text: str
    root: Node | None
    notices: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """The query that ``text`` means; never raises."""
    from app.domain.query_parser import Parser

    return Parser(text).query()


def every_word_wanted(node: Node) -> Node:
    """``node`` with plain words turned into "all of them", as within AND, OR and NOT."""
    if isinstance(node, Words):
        return node.words[0] if len(node.words) == 1 else All(node.words)
    if isinstance(node, All | AnyOf):
        return type(node)(tuple(every_word_wanted(part) for part in node.parts))
    if isinstance(node, Not):
        return Not(every_word_wanted(node.part))
    return node
