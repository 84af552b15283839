"""Which tags were used last, so that they are offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.tag import Tag, TagId
    from app.library.library import Library

_MARKS = 50
"""The latest marks whose tags count as recent."""


class RecentTags:
    """Begins with the tags of the latest marks and goes on with those that are used."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._recent: list[TagId] = []

    def use(self, tag: TagId) -> None:
        """Remember that ``tag`` was used just now."""
        self._recent = [tag, *(known for known in self._recent if known != tag)]

    def first(self) -> list[Tag]:
        """Every tag of the library, the recent ones first."""
        if not self._recent:
            for mark in self._library.marking.latest_marks(_MARKS):
                for tag in mark.tags:
                    self.use(tag)
        rank = {tag: number for number, tag in enumerate(self._recent)}
        return sorted(self._library.tags(), key=lambda tag: rank.get(tag.id, len(rank)))
