"""Spellings that may be one name: alike by their keys, and standing in different articles."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein

from app.domain.names import AlikeNames
from app.search.analysis import folded
from app.search.collection import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from app.search.collection import Collection

    Articles = dict[str, NDArray[np.int64]]

LONG_KEY = 8
"""Letters of a key from which on one may differ."""
MOST_ALIKE = 8
"""Spellings of one name that are looked at; more have a key in common only by chance."""
MOST_NAMES = 4000
"""Groups of spellings that are looked at."""
MOST_READ = 150
"""Groups whose passages are read to tell whether they speak of the same things."""
PASSAGES_READ = 8
"""Passages of a spelling that are read for that."""

_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w{3,}")


def alike_names(collection: Collection) -> list[AlikeNames]:
    """Spellings with a key in common, or with long keys that differ in one letter.

    Each stands in an article that lacks the most frequent one. First come those in several scripts,
    then those whose passages name the same people and places; others are more likely two people.
    """
    keys = collection.names_by_key()
    groups = _joined(group for group in _groups(keys) if 1 < len(group) <= MOST_ALIKE)
    counted = [_counted(collection, group) for group in groups[:MOST_NAMES]]
    found = [made for made in counted if made is not None]
    found.sort(key=lambda alike: (-sum(alike.articles[1:]), alike.spellings))
    company = _Company(collection)
    first = [(_of_several_scripts(a), company.shared(a.spellings), a) for a in found[:MOST_READ]]
    first.sort(key=lambda ranked: (not ranked[0], -ranked[1]))
    return [alike for _, _, alike in first] + found[MOST_READ:]


class _Company:
    """Which other names stand in the passages of a name, and how telling these are."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._worth: dict[str, float] = {}

    def shared(self, spellings: tuple[str, ...]) -> float:
        """How much of the company of the others the first spelling has too, from 0 to 1."""
        main, *others = [self._around(spelling) for spelling in spellings]
        every: set[str] = set().union(*others)
        whole = sum(map(self._telling, every))
        return sum(map(self._telling, every & main)) / whole if whole else 0.0

    def _around(self, spelling: str) -> set[str]:
        name = folded(spelling)
        passages, _ = self._collection.documents("text", Slot(words=frozenset([name])))
        step = max(1, len(passages) // PASSAGES_READ)
        texts = [self._collection.text(int(p)) for p in passages[::step][:PASSAGES_READ]]
        return {folded(word) for text in texts for word in _CAPITALISED.findall(text)} - {name}

    def _telling(self, word: str) -> float:
        worth = self._worth.get(word)
        if worth is None:
            passages, _ = self._collection.documents("text", Slot(words=frozenset([word])))
            worth = self._worth[word] = math.log((1 + self._collection.size) / (1 + len(passages)))
        return worth


def _of_several_scripts(alike: AlikeNames) -> bool:
    return len({spelling.isascii() for spelling in alike.spellings}) > 1


def _groups(keys: dict[str, frozenset[str]]) -> Iterable[frozenset[str]]:
    yield from keys.values()
    without: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if len(key) >= LONG_KEY:
            # Two keys that differ in one letter are the same without it, the first letter apart.
            for at in range(1, len(key)):
                without[f"{at}{key[:at]}{key[at + 1 :]}"].append(key)
    for near in without.values():
        for one, other in combinations(sorted(set(near))[:MOST_ALIKE], 2):
            if DamerauLevenshtein.distance(one, other) == 1:
                yield keys[one] | keys[other]


def _joined(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """``groups`` without those that stand whole in a larger one."""
    kept: list[frozenset[str]] = []
    holding: dict[str, list[frozenset[str]]] = defaultdict(list)
    for group in sorted(set(groups), key=lambda names: (-len(names), sorted(names))):
        if any(group <= larger for larger in holding[min(group)]):
            continue
        kept.append(group)
        for name in group:
            holding[name].append(group)
    return kept


def _counted(collection: Collection, names: frozenset[str]) -> AlikeNames | None:
    """The names with their articles; ``None`` if none but the most frequent one adds any."""
    articles: Articles = {}
    for name in names:
        passages, _ = collection.documents("text", Slot(words=frozenset([name])))
        if len(passages):
            articles[name] = np.unique(collection.article_of[passages])
    order = sorted(articles, key=lambda name: (-len(articles[name]), name))
    kept = [
        name
        for name in order
        if name == order[0]
        or (
            len(np.setdiff1d(articles[name], articles[order[0]]))
            and not _inflected(name, order)
            and not _inflected(order[0], [name])
        )
    ]
    if len(kept) < 2:
        return None
    return AlikeNames(
        tuple(_as_written(collection, name) for name in kept),
        tuple(len(articles[name]) for name in kept),
    )


def _inflected(name: str, others: list[str]) -> bool:
    """Whether ``name`` is one of ``others`` with an ending that says nothing of who it is."""
    return any(name in {f"{other}s", f"{other}'s"} for other in others)


def _as_written(collection: Collection, name: str) -> str:
    """``name`` as its first passage has it, since it is indexed without capitals."""
    passages, _ = collection.documents("text", Slot(words=frozenset([name])))
    for found in re.finditer(r"\w[\w'’]*", collection.text(int(passages[0]))):
        word = str(found[0])
        if folded(word) == name and word[:1].isupper() and not word.isupper():
            return word.replace("’", "'")
    return name.capitalize()
