"""The claims of some articles with the words that they answer to, packed into arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.comparing.cache_file import Arrays, lines_of, text_array
from app.comparing.sentences import Claim
from app.domain.article import ArticleId

if TYPE_CHECKING:
    from collections.abc import Sequence

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_SHORT = 4
"""Added to a claim's number of keys, so that very short ones do not win by their shortness."""
_NOWHERE = np.zeros(0, np.int32)


class Shelved(NamedTuple):
    """An article as it is kept: its claims, the keys each answers to, the forms that are names."""

    article: ArticleId
    claims: tuple[Claim, ...]
    keys: tuple[frozenset[str], ...]
    names: frozenset[str]
    language: str | None


@dataclass(frozen=True)
class Segment:
    """Claims by number, articles by place; nothing in it changes once it is made.

    ``first`` is where the claims of each article begin. ``places`` has three rows: where claims
    begin and end in their texts, and their block. ``postings`` are the claims of each key, one key
    after the other, from ``postings_at`` on. ``weight`` lowers claims that answer to many keys.
    """

    articles: list[ArticleId]
    languages: list[str]
    names: list[str]
    first: Numbers
    places: NDArray[np.int32]
    words: bytes
    words_at: Numbers
    weight: NDArray[np.float32]
    keys: dict[str, int]
    postings: NDArray[np.int32]
    postings_at: Numbers

    @classmethod
    def pack(cls, shelved: Sequence[Shelved]) -> Segment:
        """The claims of ``shelved``, in this order."""
        claims = [claim for one in shelved for claim in one.claims]
        sets = [keys for one in shelved for keys in one.keys]
        numbers: dict[str, int] = {}
        of_key = [numbers.setdefault(key, len(numbers)) for keys in sets for key in sorted(keys)]
        of_claim = np.repeat(np.arange(len(sets), dtype=np.int32), [len(keys) for keys in sets])
        words = [claim.words.encode("utf-8", "surrogatepass") for claim in claims]
        return cls(
            [one.article for one in shelved],
            [one.language or "" for one in shelved],
            [" ".join(sorted(one.names)) for one in shelved],
            _starts([len(one.claims) for one in shelved]),
            np.array([[c.start, c.end, c.block] for c in claims], np.int32).reshape(-1, 3).T.copy(),
            b"".join(words),
            _starts([len(piece) for piece in words]),
            _weight([len(keys) for keys in sets]),
            numbers,
            *_grouped(np.array(of_key, np.int64), of_claim, len(numbers)),
        )

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self.weight)

    def postings_of(self, key: str) -> NDArray[np.int32]:
        """The claims that answer to ``key``, by number."""
        number = self.keys.get(key)
        if number is None:
            return _NOWHERE
        return self.postings[self.postings_at[number] : self.postings_at[number + 1]]

    def home(self, claim: int) -> int:
        """The place of the article that a claim stands in."""
        return int(np.searchsorted(self.first, claim, "right")) - 1

    def claim(self, number: int) -> Claim:
        """The claim of this number."""
        start, end, block = self.places[:, number].tolist()
        words = self.words[self.words_at[number] : self.words_at[number + 1]]
        return Claim(start, end, words.decode("utf-8", "surrogatepass"), block)

    def claims_of(self, place: int) -> range:
        """The numbers of the claims of the article at ``place``."""
        return range(int(self.first[place]), int(self.first[place + 1]))

    def names_of(self, place: int) -> frozenset[str]:
        """The forms that are names in the article at ``place``."""
        return frozenset(self.names[place].split())

    def language_of(self, place: int) -> str | None:
        """The language of the article at ``place``, where it is known."""
        return self.languages[place] or None

    def arrays(self) -> Arrays:
        """All of it, to be written to a file."""
        return {
            "articles": text_array(list(self.articles)),
            "languages": text_array(self.languages),
            "names": text_array(self.names),
            "first": self.first,
            "places": self.places.reshape(-1),
            "words": np.frombuffer(self.words, np.uint8),
            "words_at": self.words_at,
            "weight": self.weight,
            "keys": text_array(list(self.keys)),
            "postings": self.postings,
            "postings_at": self.postings_at,
        }

    @classmethod
    def of_arrays(cls, arrays: Arrays) -> Segment:
        """What ``arrays`` gave."""
        first, postings_at = arrays["first"].astype(np.int64), arrays["postings_at"]
        count = len(first) - 1
        return cls(
            [ArticleId(name) for name in lines_of(arrays["articles"], count)],
            lines_of(arrays["languages"], count),
            lines_of(arrays["names"], count),
            first,
            arrays["places"].astype(np.int32).reshape(3, -1),
            arrays["words"].tobytes(),
            arrays["words_at"].astype(np.int64),
            arrays["weight"].astype(np.float32),
            {k: n for n, k in enumerate(lines_of(arrays["keys"], len(postings_at) - 1))},
            arrays["postings"].astype(np.int32),
            postings_at.astype(np.int64),
        )


def merged(parts: Sequence[tuple[Segment, Mask]]) -> Segment:
    """One segment of several, each with which of its articles are kept."""
    keys: dict[str, int] = {}
    of_key: list[Numbers] = []
    of_claim: list[NDArray[np.int32]] = []
    kept_claims: list[Mask] = []
    count = 0
    for segment, kept in parts:
        numbers = np.array([keys.setdefault(key, len(keys)) for key in segment.keys], np.int64)
        live = np.repeat(kept, np.diff(segment.first))
        renumbered = np.cumsum(live, dtype=np.int64) - 1 + count
        stays = live[segment.postings]
        repeated = np.repeat(numbers, np.diff(segment.postings_at))
        of_key.append(repeated[stays])
        of_claim.append(renumbered[segment.postings[stays]].astype(np.int32))
        kept_claims.append(live)
        count += int(live.sum())
    lengths = [np.diff(segment.words_at) for segment, _ in parts]
    words = b"".join(
        segment.words if live.all() else b"".join(_pieces(segment, live))
        for (segment, _), live in zip(parts, kept_claims, strict=True)
    )
    return Segment(
        [
            a
            for segment, kept in parts
            for a, stays in zip(segment.articles, kept, strict=True)
            if stays
        ],
        [
            a
            for segment, kept in parts
            for a, stays in zip(segment.languages, kept, strict=True)
            if stays
        ],
        [
            a
            for segment, kept in parts
            for a, stays in zip(segment.names, kept, strict=True)
            if stays
        ],
        _starts(np.concatenate([np.diff(s.first)[kept] for s, kept in parts])),
        np.concatenate(
            [s.places[:, live] for (s, _), live in zip(parts, kept_claims, strict=True)], axis=1
        ),
        words,
        _starts(np.concatenate([n[live] for n, live in zip(lengths, kept_claims, strict=True)])),
        np.concatenate([s.weight[live] for (s, _), live in zip(parts, kept_claims, strict=True)]),
        keys,
        *_grouped(np.concatenate(of_key), np.concatenate(of_claim), len(keys)),
    )


def _pieces(segment: Segment, live: Mask) -> list[bytes]:
    at = segment.words_at.tolist()
    return [segment.words[at[n] : at[n + 1]] for n in np.nonzero(live)[0].tolist()]


def _starts(lengths: Sequence[int] | NDArray[np.integer]) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.asarray(lengths, np.int64))]).astype(np.int64)


def _weight(keys: Sequence[int]) -> NDArray[np.float32]:
    weight: NDArray[np.float32] = (1 / np.sqrt(np.array(keys, np.float64) + _SHORT)).astype(
        np.float32
    )
    return weight


def _grouped(
    of_key: Numbers, of_claim: NDArray[np.int32], keys: int
) -> tuple[NDArray[np.int32], Numbers]:
    order = np.argsort(of_key, kind="stable")
    return of_claim[order], _starts(np.bincount(of_key, minlength=keys))
