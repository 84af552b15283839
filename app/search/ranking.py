"""Ranking what matches: BM25 over passages or, by article, over whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.search.answer import Sort
    from app.search.collection import Collection
    from app.search.matching import Evidence, Matches

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

K1 = 1.2
B = 0.75
"""How soon a word said again adds little, and how much a long passage counts for less: the usual
values (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009)."""

TITLE_BOOST = 0.15
"""What a word in the article's title adds, as a share of what it is worth in the passage."""


def inverse_frequency(documents: Any, size: int) -> Any:
    """How telling a term is that stands in ``documents`` of ``size`` (Lucene's formula)."""
    return np.log1p((size - documents + 0.5) / (documents + 0.5))


def passage_scores(collection: Collection, matches: Matches, passages: Ints) -> Floats:
    """A score for each passage of the collection; those with all plain words come first.

    Scores of others than ``passages`` mean nothing.
    """
    scores = np.zeros(collection.size, np.float32)
    titled = any(len(found.titles) for found in matches.evidence)
    titles = np.zeros(collection.articles if titled else 0, np.float32)
    norms = collection.norms("text")
    for found in matches.evidence:
        worth = found.share * float(inverse_frequency(len(found.docs), collection.passages))
        scores[found.docs] += _saturated(found.counts, norms[found.docs]) * worth
        _add_titles(collection, titles, found, worth)
    if titled:
        scores[passages] += titles[collection.article_of[passages]]
    for first in matches.whole:
        _put_first(scores, first, matches.mask)
    return scores


def article_scores(collection: Collection, matches: Matches) -> Floats:
    """A score for each article: its passages read as one text."""
    count = collection.articles
    scores = np.zeros(count, np.float32)
    lengths = np.bincount(
        collection.article_of, weights=collection.norms("text"), minlength=count
    ).astype(np.float32)
    live = collection.live_articles
    norms = lengths / max(float(lengths[live].mean()) if live.any() else 1.0, 1e-9)
    wanted = np.zeros(count, np.int32)
    for found in matches.evidence:
        counts = np.bincount(
            collection.article_of[found.docs], weights=found.counts, minlength=count
        )
        here = np.flatnonzero(counts)
        worth = found.share * float(inverse_frequency(len(here), int(np.count_nonzero(live))))
        scores[here] += _saturated(counts[here], norms[here]) * worth
        if found.concept.runs:
            wanted[here] += 1
        _add_titles(collection, scores, found, worth)
    if matches.whole:
        held = np.zeros(count, bool)
        held[collection.article_of[matches.mask]] = True
        concepts = sum(1 for found in matches.evidence if found.concept.runs)
        _put_first(scores, (wanted == concepts) & held, held)
    return scores


def best_passages(passages: Ints, articles: Ints, scores: Floats) -> tuple[Ints, Ints, Ints]:
    """The articles in which ``passages`` stand, the best passage of each, and how many it has.

    ``articles`` has the article of each passage; of passages as good, the first is the best.
    """
    order = np.lexsort((passages, -scores[passages], articles))
    found, first, counts = np.unique(articles[order], return_index=True, return_counts=True)
    return found, passages[order][first], counts


def top(
    candidates: Ints, scores: Floats, dates: Callable[[], Ints], sort: Sort, wanted: int
) -> Ints:
    """The first ``wanted`` of ``candidates``; by their ``dates``, undated ones come last."""
    if sort == "best":
        if len(candidates) > 4 * wanted:
            edge = np.partition(scores[candidates], len(candidates) - wanted)[-wanted]
            candidates = candidates[scores[candidates] >= edge]
        return candidates[np.lexsort((candidates, -scores[candidates]))][:wanted]
    when = dates()[candidates]
    key = -when if sort == "newest" else np.where(when == 0, np.iinfo(np.int64).max, when)
    return candidates[np.lexsort((candidates, -scores[candidates], key))][:wanted]


def _saturated(counts: NDArray[np.floating] | Ints, norms: Floats) -> Floats:
    often = counts.astype(np.float32)
    share = often / (often + np.float32(K1) * (np.float32(1 - B) + np.float32(B) * norms))
    return (share * np.float32(K1 + 1)).astype(np.float32)


def _add_titles(collection: Collection, scores: Floats, found: Evidence, worth: float) -> None:
    if len(found.titles):
        norms = collection.norms("title")[found.titles]
        scores[found.titles] += TITLE_BOOST * worth * _saturated(found.title_counts, norms)


def _put_first(scores: Floats, first: NDArray[np.bool_], among: NDArray[np.bool_]) -> None:
    """Raise the scores of ``first`` above those of all others ``among``."""
    rest = among & ~first
    if rest.any() and first.any():
        np.add(scores, scores[rest].max(), out=scores, where=first)
