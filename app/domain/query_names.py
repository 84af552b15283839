"""Names that somebody has said are one: each is also looked for by the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import query as q

if TYPE_CHECKING:
    from collections.abc import Sequence

    Aliases = Sequence[Sequence[str]]


def expand_names(query: q.Query, aliases: Aliases = ()) -> q.Query:
    """``query`` with each word of a name that stands in ``aliases`` standing for the others too.

    Each of ``aliases`` lists names of one person or place, of one word or several ("Islamic
    State", "ISIS"); capitals do not matter. Exact phrases stay as they are.
    """
    known = [[(name, tuple(name.casefold().split())) for name in names] for names in aliases]
    if query.root is None or not known:
        return query
    return replace(query, root=_expanded(query.root, known))


_Known = list[list[tuple[str, tuple[str, ...]]]]


def _expanded(node: q.Node, known: _Known) -> q.Node:
    if isinstance(node, q.Word | q.Words):
        return _in_words(node, known)
    if isinstance(node, q.All | q.AnyOf):
        words = tuple(part for part in node.parts if isinstance(part, q.Word))
        if isinstance(node, q.All) and len(words) == len(node.parts):
            return q.All(_together(words, known))
        return type(node)(tuple(_expanded(part, known) for part in node.parts))
    if isinstance(node, q.Not | q.Within):
        return replace(node, part=_expanded(node.part, known))
    if isinstance(node, q.Near):
        return q.Near(_side(node.left, known), _side(node.right, known), node.distance)
    return node


def _in_words(node: q.Word | q.Words, known: _Known) -> q.Word | q.Words:
    if isinstance(node, q.Words):
        return q.Words(_together(node.words, known))
    return _together((node,), known)[0]


def _side(term: q.Term, known: _Known) -> q.Term:
    return _together((term,), known)[0] if isinstance(term, q.Word) else term


def _together(words: tuple[q.Word, ...], known: _Known) -> tuple[q.Word, ...]:
    """``words``, those that make up a name with the other names of it."""
    plain = [word.text.casefold() for word in words]
    also: list[dict[str, None]] = [dict.fromkeys(word.also) for word in words]
    for names in known:
        for name, parts in names:
            others = dict.fromkeys(other for other, _ in names if other != name)
            for start in range(len(plain) - len(parts) + 1):
                if parts and tuple(plain[start : start + len(parts)]) == parts:
                    for found in also[start : start + len(parts)]:
                        found.update(others)
    return tuple(replace(word, also=tuple(o)) for word, o in zip(words, also, strict=True))
