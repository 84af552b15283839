"""What an edit touched, so that screens and the index refresh just that."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what an edit touched; one of ``marks`` also names its article in ``articles_marked``.

    ``copies`` are articles whose group changed, ``versions`` those that became one, ``filed`` those
    that were kept or put elsewhere; ``publishers`` are keys of the names that a changed publisher
    had or has: the reliability of their articles may be another now.
    """

    articles: frozenset[str] = frozenset()
    articles_marked: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    briefings: frozenset[str] = frozenset()
    tray: bool = False
    copies: frozenset[str] = frozenset()
    versions: frozenset[str] = frozenset()
    filed: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    saved_searches: bool = False
    watched: bool = False
    names: bool = False
    verdicts: bool = False
    layouts: bool = False
    marks: frozenset[str] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        """Both together."""
        return together((self, other))


def together(every: Iterable[Changes]) -> Changes:
    """All of ``every`` as one; takes time in proportion to what they name."""
    named: dict[str, set[str]] = {}
    said: dict[str, bool] = {}
    for changes in every:
        for name in _FIELDS:
            value = getattr(changes, name)
            if value is True:
                said[name] = True
            elif value:
                named.setdefault(name, set()).update(value)
    return Changes(**{name: frozenset(ids) for name, ids in named.items()}, **said)  # type: ignore[arg-type]


_FIELDS = tuple(field.name for field in fields(Changes))
