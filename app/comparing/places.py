"""Where words stand in the library: the claims worth comparing with a passage, found fast."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from app.comparing.segment import Mask, Segment, Shelved, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from app.comparing.sentences import Claim
    from app.domain.article import ArticleId

_SEGMENTS = 6
"""So many are searched one after the other before some are made one."""
_SMALL = 4
"""The first is joined to the others once they have a quarter of its claims together."""


class Home(NamedTuple):
    """A claim among all: its segment and its number there, until articles come or go."""

    segment: int
    number: int


class Places:
    """The claims of all articles, and for each key the claims that answer to it."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self._segments: list[Segment] = []
        self._kept: list[Mask] = []
        self._gone: list[Mask | None] = []
        self._where: dict[ArticleId, tuple[int, int]] = {}
        for segment in segments:
            self._append(segment)

    def __contains__(self, article: ArticleId) -> bool:
        """Whether the article's claims are here."""
        return article in self._where

    def __len__(self) -> int:
        """How many articles are here."""
        return len(self._where)

    def add(self, articles: Sequence[Shelved]) -> None:
        """Take in articles that are not there yet."""
        if articles:
            self._append(Segment.pack(articles))
            if len(self._segments) > _SEGMENTS:
                small = sum(map(len, self._segments[1:]))
                self._join(0 if small * _SMALL > len(self._segments[0]) else 1)

    def remove(self, article: ArticleId) -> None:
        """Forget an article; nothing happens if it is not there."""
        where = self._where.pop(article, None)
        if where is not None:
            self._kept[where[0]][where[1]] = False
            self._gone[where[0]] = ~np.repeat(
                self._kept[where[0]], np.diff(self._segments[where[0]].first)
            )

    def join(self) -> Segment:
        """Make all segments one, without what is gone; returns it."""
        if len(self._segments) != 1 or not self._kept[0].all():
            self._join(0)
        return self._segments[0]

    def articles(self) -> list[ArticleId]:
        """The articles that are here."""
        return list(self._where)

    def article(self, home: Home) -> ArticleId:
        """The article that a claim stands in."""
        segment = self._segments[home.segment]
        return segment.articles[segment.home(home.number)]

    def claim(self, home: Home) -> tuple[Claim, frozenset[str], str | None]:
        """A claim, the forms that are names in its article, and the article's language."""
        segment = self._segments[home.segment]
        place = segment.home(home.number)
        return segment.claim(home.number), segment.names_of(place), segment.language_of(place)

    def claims_of(self, article: ArticleId) -> tuple[list[Claim], str | None]:
        """Every claim of an article that is here, and its language."""
        number, place = self._where[article]
        segment = self._segments[number]
        claims = [segment.claim(claim) for claim in segment.claims_of(place)]
        return claims, segment.language_of(place)

    def names_of(self, article: ArticleId) -> frozenset[str]:
        """The forms that are names in an article that is here."""
        number, place = self._where[article]
        return self._segments[number].names_of(place)

    def rarity(self, key: str) -> float:
        """How much ``key`` tells: the fewer claims answer to it, the more; 0 if none does."""
        found = sum(len(segment.postings_of(key)) for segment in self._segments)
        every = sum(map(len, self._segments))
        return math.log((every + 1) / (found + 0.5)) if found else 0.0

    def likely(self, keys: Mapping[str, float], besides: ArticleId, most: int) -> list[Home]:
        """Up to ``most`` claims of other articles that answer to ``keys``, likeliest first.

        ``keys`` come with what each tells.
        """
        best: list[tuple[float, Home]] = []
        for number in range(len(self._segments)):
            told = self._told(number, keys)
            own = self._where.get(besides)
            if own is not None and own[0] == number:
                claims = self._segments[number].claims_of(own[1])
                told[claims.start : claims.stop] = 0.0
            few = np.nonzero(told >= max(_least(told, most), 1e-6))[0]
            best += [(float(told[n]), Home(number, n)) for n in few.tolist()]
        best.sort(key=_likeliest)
        return [home for _, home in best[:most]]

    def _told(self, number: int, keys: Mapping[str, float]) -> NDArray[np.float32]:
        segment, gone = self._segments[number], self._gone[number]
        told = np.zeros(len(segment), np.float32)
        for key, weight in keys.items():
            if weight > 0:
                told[segment.postings_of(key)] += weight
        told *= segment.weight
        if gone is not None:
            told[gone] = 0.0
        return told

    def _join(self, first: int) -> None:
        """Make one of the segments from ``first`` on."""
        parts = list(zip(self._segments[first:], self._kept[first:], strict=True))
        del self._segments[first:], self._kept[first:], self._gone[first:]
        self._append(merged(parts) if parts else Segment.pack([]))

    def _append(self, segment: Segment) -> None:
        for place, article in enumerate(segment.articles):
            self._where[article] = (len(self._segments), place)
        self._segments.append(segment)
        self._kept.append(np.ones(len(segment.articles), np.bool_))
        self._gone.append(None)


def _least(told: NDArray[np.float32], most: int) -> float:
    """The value that about ``most`` of ``told`` reach."""
    return float(np.partition(told, -most)[-most]) if len(told) > most else 0.0


def _likeliest(found: tuple[float, Home]) -> tuple[float, Home]:
    return -found[0], found[1]
