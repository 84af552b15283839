"""What an edit touched, so that screens and the index refresh just that."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what an edit touched; a changed mark also names its article in ``articles_marked``."""

    articles: frozenset[str] = frozenset()
    articles_marked: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    briefings: frozenset[str] = frozenset()
    tray: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both together."""
        return Changes(
            self.articles | other.articles,
            self.articles_marked | other.articles_marked,
            self.tags | other.tags,
            self.briefings | other.briefings,
            self.tray or other.tray,
        )
