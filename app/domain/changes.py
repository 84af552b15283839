"""What an edit touched, so that screens and the index refresh just that."""

from __future__ import annotations

from dataclasses import dataclass


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
        return Changes(
            self.articles | other.articles,
            self.articles_marked | other.articles_marked,
            self.tags | other.tags,
            self.briefings | other.briefings,
            self.tray or other.tray,
            self.copies | other.copies,
            self.versions | other.versions,
            self.filed | other.filed,
            self.collections | other.collections,
            self.publishers | other.publishers,
            self.saved_searches or other.saved_searches,
            self.watched or other.watched,
            self.names or other.names,
            self.verdicts or other.verdicts,
            self.layouts or other.layouts,
            self.marks | other.marks,
        )
