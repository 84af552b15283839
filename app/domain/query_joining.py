"""What stands side by side in a query, made one."""

from __future__ import annotations

from app.domain import query as q


def as_term(node: q.Node | None) -> q.Term | None:
    """``node`` if it is one word or phrase, such as near/ can take."""
    if isinstance(node, q.Words) and len(node.words) == 1:
        return node.words[0]
    return node if isinstance(node, q.Word | q.Phrase | q.Prefix | q.Fuzzy) else None


def side_by_side(parts: list[q.Node]) -> q.Node | None:
    """Parts without an operator: plain words gathered into one, everything else required."""
    words: list[q.Word] = []
    others: list[q.Node] = []
    for part in parts:
        if isinstance(part, q.Word):
            words.append(part)
        elif isinstance(part, q.Words):
            words.extend(part.words)
        else:
            others.append(part)
    gathered: list[q.Node] = [q.Words(tuple(words))] if words else []
    together = [*gathered, *others]
    if not together:
        return None
    return together[0] if len(together) == 1 else q.All(tuple(together))
