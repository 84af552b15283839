"""Near-duplicates: signatures of articles, and which of them say nearly the same.

A signature is made of the word 3-shingles of the main text's paragraphs: MinHash bands find
candidates in a large library at once, a sample of the shingles then measures the overlap; which of
those that share much are copies, ``copying`` says. The MinHash is our own because signatures are
kept: a library's would change with its version. numpy is imported when the first signature is made.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

from app.domain.passage import spans_of_units

if TYPE_CHECKING:
    from app.domain.article import Article

SCHEME = 2
"""Number of the way signatures are made; those of another number cannot be compared."""

CONTAINED = 0.50
"""Share of the shorter article's shingles in the longer one from which one may be a copy."""

SHARED = 0.30
"""Share of all shingles that both have (Jaccard) from which one may be a copy.

Lower limits find no more copies of real articles.
"""

_BANDS, _ROWS = 64, 3  # candidates from a Jaccard of about 0.25; a copy cut to half is never missed
_SAMPLE = 2048  # shingles kept of a long article: those with the lowest hashes
_FEWEST = 12  # shingles below which nothing can be said
_FEWEST_SHARED = 8  # of the sample: fewer may be a name and a stock phrase
_SHINGLE = 3
_MOST_RECENT = 128  # articles whose keys are not sorted in yet: they take 15 KB each
_LONGER = 4  # how much longer a table is than the next one, at least
_AT_ONCE = 1 << 14  # characters hashed in one go, so that long articles need no large arrays
_PERMUTED_AT_ONCE = 1 << 12  # shingles

_ODD = 0x9E3779B97F4A7C15
_PARTING = "\x1e"  # between two paragraphs
_IN_WORD, _ALONE = 1, 2  # sorts of characters; 0 stands outside words
_LAST_SORTED = 0x20000  # from here on Chinese characters follow
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Characters of scripts written without spaces: each counts as a word."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of an article to recognise its copies.

    ``shingles`` counts the distinct ones, ``bands`` are 64 keys of which copies share some,
    ``sample`` holds the lowest hashes in ascending order; both are little-endian 32 bit numbers.
    """

    shingles: int
    bands: bytes
    sample: bytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the shorter text stands in the longer one, and of both together in both."""

    containment: float
    jaccard: float

    @property
    def same(self) -> bool:
        """Whether one article may be a copy of the other, whole or in part."""
        return self.containment >= CONTAINED or self.jaccard >= SHARED


NOTHING_SHARED = Likeness(0.0, 0.0)


def signature_of(article: Article) -> Signature | None:
    """The signature of what ``article`` says, without dimmed blocks; ``None`` if that is little."""
    hashes = _distinct(_shingles(article))
    if len(hashes) < _FEWEST:
        return None
    return Signature(
        len(hashes), _bands(hashes).tobytes(), hashes[:_SAMPLE].astype("<u4").tobytes()
    )


def to_bytes(signature: Signature | None) -> bytes:
    """The signature as it is kept; also that there is none, so that it is not asked for again."""
    if signature is None:
        return struct.pack("<BI", SCHEME, 0)
    return struct.pack("<BI", SCHEME, signature.shingles) + signature.bands + signature.sample


def from_bytes(kept: bytes) -> Signature | None:
    """The signature kept as ``kept``; ``None`` if there is none or it was made in another way."""
    scheme, shingles = struct.unpack_from("<BI", kept)
    if scheme != SCHEME or not shingles:
        return None
    at = struct.calcsize("<BI")
    return Signature(shingles, kept[at : at + 4 * _BANDS], kept[at + 4 * _BANDS :])


def likeness(one: Signature, other: Signature) -> Likeness:
    """How much the texts behind two signatures have in common, estimated on their samples."""
    import numpy as np

    ours, theirs = (np.frombuffer(s.sample, "<u4") for s in (one, other))
    # A sample that is not all there is, is complete up to its last hash: no further is compared.
    limits = [
        sample[-1] for sample, s in ((ours, one), (theirs, other)) if s.shingles > len(sample)
    ]
    if limits:
        limit = min(limits)
        ours = ours[: np.searchsorted(ours, limit, "right")]
        theirs = theirs[: np.searchsorted(theirs, limit, "right")]
    common = len(np.intersect1d(ours, theirs, assume_unique=True))
    if common < _FEWEST_SHARED:
        return NOTHING_SHARED
    shorter = min(len(ours), len(theirs))
    return Likeness(common / shorter, common / (len(ours) + len(theirs) - common))


class Candidates:
    """Which articles may be copies of one: tables of band keys, sorted, with a short new part.

    It takes about half a KB an article and no time worth naming to ask.
    """

    def __init__(self) -> None:
        self._tables: list[tuple[Any, Any]] = []  # keys and owners, each much longer than the next
        self._recent: dict[int, list[int]] = {}
        self._recent_count = 0
        self._names: list[str] = []

    def __len__(self) -> int:
        """How many articles are known."""
        return len(self._names)

    def add(self, name: str, signature: Signature) -> None:
        """Know ``name`` from now on."""
        number = len(self._names)
        self._names.append(name)
        recent = self._recent
        for key in _keys(signature).tolist():
            if key in recent:
                recent[key].append(number)
            else:
                recent[key] = [number]
        self._recent_count += 1
        if self._recent_count >= _MOST_RECENT:
            self._sort_in()

    def like(self, signature: Signature) -> list[str]:
        """Names of those that share a band with ``signature``, first those that share most."""
        import numpy as np

        keys = _keys(signature)
        counts: dict[int, int] = {}
        for key in self._recent.keys() & keys.tolist():
            for number in self._recent[key]:
                counts[number] = counts.get(number, 0) + 1
        for known, owners in self._tables:
            lows = np.searchsorted(known, keys, "left")
            highs = np.searchsorted(known, keys, "right")
            for band in np.flatnonzero(lows != highs).tolist():
                for number in owners[lows[band] : highs[band]].tolist():
                    counts[number] = counts.get(number, 0) + 1
        ordered = sorted(counts, key=lambda number: (-counts[number], number))
        return [self._names[number] for number in ordered]

    def _sort_in(self) -> None:
        """Make a table of the new part; tables of about one length become one."""
        import numpy as np

        keys = [key for key, owners in self._recent.items() for _ in owners]
        owners = [owner for owners in self._recent.values() for owner in owners]
        self._recent = {}
        self._recent_count = 0
        order = np.argsort(keys, kind="stable")
        made = np.array(keys, "<u4")[order], np.array(owners, "<u4")[order]
        while self._tables and len(self._tables[-1][0]) < _LONGER * len(made[0]):
            above = self._tables.pop()
            places = np.searchsorted(above[0], made[0], "right")
            made = np.insert(above[0], places, made[0]), np.insert(above[1], places, made[1])
        self._tables.append(made)


def _keys(signature: Signature) -> Any:
    """The band keys, each with the number of its band in its last bits: all fit one table."""
    import numpy as np

    bands = np.frombuffer(signature.bands, "<u4")
    return (bands & np.uint32(0xFFFFFFFF - _BANDS + 1)) | np.arange(_BANDS, dtype="<u4")


def _shingles(article: Article) -> Any:
    """A hash for each run of three words within a paragraph."""
    import numpy as np

    text = article.text
    found: list[Any] = []
    waiting: list[str] = []
    size = 0
    for span in spans_of_units(article):
        for start in range(span.start, span.end, _AT_ONCE):
            said = text[start : min(start + _AT_ONCE, span.end)]
            if size + len(said) > _AT_ONCE:
                found.append(_hashed(_PARTING.join(waiting)))
                waiting, size = [], 0
            waiting.append(said)
            size += len(said)
    found.append(_hashed(_PARTING.join(waiting)))
    return np.concatenate(found)


def _hashed(paragraphs: str) -> Any:
    """The same of the paragraphs in one string, all of it at once.

    A word's hash is the polynomial of its characters: the difference of two sums over the text,
    brought down to the word's place.
    """
    import numpy as np

    sorts, powers, inverses = _tables()
    folded = paragraphs.casefold()
    if folded.isascii():
        codes = np.frombuffer(folded.encode("ascii"), "u1")
        sort = sorts[codes]
    else:
        codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), "<u4")
        sort = sorts[np.minimum(codes, len(sorts) - 1)]
    starts, ends = _words(sort)
    sums = np.zeros(len(codes) + 1, "<u8")
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    words = (sums[ends] - sums[starts]) * inverses[starts]
    words ^= words >> np.uint64(32)
    count = max(0, len(words) - _SHINGLE + 1)
    mixed = np.zeros(count, "<u8")
    for place in range(_SHINGLE):
        mixed ^= words[place : place + count]
        mixed *= np.uint64(_ODD)
        mixed ^= mixed >> np.uint64(29)
    partings = np.flatnonzero(codes == ord(_PARTING))
    paragraph = np.searchsorted(partings, starts)
    whole = paragraph[:count] == paragraph[len(words) - count :]
    return (mixed[whole] >> np.uint64(32)).astype("<u4")


def _words(sort: Any) -> tuple[Any, Any]:
    """Where words start and end in a text of which ``sort`` tells each character's sort."""
    import numpy as np

    padded = np.zeros(len(sort) + 2, "u1")
    padded[1:-1] = sort
    here, before, after = padded[1:-1], padded[:-2], padded[2:]
    in_word, alone = here == _IN_WORD, here == _ALONE
    starts = np.flatnonzero((in_word & (before != _IN_WORD)) | alone)
    ends = np.flatnonzero((in_word & (after != _IN_WORD)) | alone) + 1
    return starts, ends


@cache
def _tables() -> tuple[Any, Any, Any]:
    """The sorts of characters, the powers of the words' polynomial and their inverses."""
    import numpy as np

    sorts = np.fromiter(map(_sort, range(_LAST_SORTED + 1)), "u1", _LAST_SORTED + 1)
    longest = 3 * (2 * _AT_ONCE + 1)  # no character becomes more than three when case is folded
    powers, inverses = np.full((2, longest), 1, "<u8")
    powers[1:], inverses[1:] = np.uint64(_ODD), np.uint64(pow(_ODD, -1, 1 << 64))
    return sorts, np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def _sort(code: int) -> int:
    character = chr(code)
    if code == _LAST_SORTED or _SPACELESS.match(character):
        return _ALONE
    return int(character.isalnum() or character == "_" or category(character)[0] == "M")


def _distinct(hashes: Any) -> Any:
    """``hashes`` in ascending order, each once."""
    import numpy as np

    hashes.sort()
    different = np.empty(len(hashes), bool)
    different[:1] = True
    np.not_equal(hashes[1:], hashes[:-1], out=different[1:])
    return hashes[different]


@cache
def _permutations() -> tuple[Any, Any]:
    """Odd factors and addends of the MinHash, the same for ever."""
    import numpy as np

    count = 2 * _BANDS * _ROWS
    drawn = np.frombuffer(
        b"".join(struct.pack("<I", zlib.crc32(struct.pack("<I", n), SCHEME)) for n in range(count)),
        "<u4",
    )
    return (drawn[::2] | np.uint32(1))[:, None], drawn[1::2][:, None]


def _bands(hashes: Any) -> Any:
    """The MinHash of ``hashes`` in bands of three, each folded into one number.

    The hashes are well mixed already, so that a factor and an addend make a permutation of them.
    """
    import numpy as np

    factors, addends = _permutations()
    lowest = np.full(_BANDS * _ROWS, 0xFFFFFFFF, "<u4")
    for at in range(0, len(hashes), _PERMUTED_AT_ONCE):
        permuted = hashes[at : at + _PERMUTED_AT_ONCE][None, :] * factors
        permuted += addends
        np.minimum(lowest, permuted.min(axis=1), out=lowest)
    rows = lowest.reshape(_BANDS, _ROWS).astype("<u8")
    folded = np.zeros(_BANDS, "<u8")
    for place in range(_ROWS):
        folded = (folded ^ rows[:, place]) * np.uint64(_ODD)
        folded ^= folded >> np.uint64(29)
    return (folded >> np.uint64(32)).astype("<u4")
