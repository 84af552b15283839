"""Spellings that may be one name: alike by their keys, and standing in different articles."""

from __future__ import annotations

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
"""Groups of spellings that are looked at, those with most articles first."""


def alike_names(collection: Collection) -> list[AlikeNames]:
    """Spellings with a key in common, or with long keys that differ in one letter.

    Each stands in an article that lacks the most frequent one. Those that more articles would be
    found by come first.
    """
    keys = collection.names_by_key()
    groups = _joined(group for group in _groups(keys) if 1 < len(group) <= MOST_ALIKE)
    counted = [_counted(collection, group) for group in groups[:MOST_NAMES]]
    found = [made for made in counted if made is not None]
    return sorted(found, key=lambda alike: (-sum(alike.articles[1:]), alike.spellings))


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
        or (len(np.setdiff1d(articles[name], articles[order[0]])) and not _inflected(name, order))
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
