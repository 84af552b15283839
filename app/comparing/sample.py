"""Which articles of a library are counted: all of a small one, a fair part of a large one."""

from __future__ import annotations

import zlib
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.article import ArticleId


class Sample:
    """Up to ``size`` articles of those present, the same ones whatever the order of adding."""

    def __init__(self, size: int, present: Iterable[ArticleId] = ()) -> None:
        self._size = size
        self._present = sorted(map(_lot, present))

    def add(self, article: ArticleId) -> None:
        """Note that ``article`` is present."""
        lot = _lot(article)
        if not self._has(lot):
            insort(self._present, lot)

    def remove(self, article: ArticleId) -> None:
        """Note that ``article`` is gone; nothing happens if it was not there."""
        lot = _lot(article)
        if self._has(lot):
            del self._present[bisect_left(self._present, lot)]

    def drawn(self) -> list[ArticleId]:
        """The articles of the sample."""
        return [article for _, article in self._present[: self._size]]

    def all(self) -> list[ArticleId]:
        """Every article that is present."""
        return [article for _, article in self._present]

    def _has(self, lot: tuple[int, ArticleId]) -> bool:
        place = bisect_left(self._present, lot)
        return place < len(self._present) and self._present[place] == lot


def _lot(article: ArticleId) -> tuple[int, ArticleId]:
    return zlib.crc32(article.encode()), article
