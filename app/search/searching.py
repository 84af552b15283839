"""One search from the tree to the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.search.answer import Answer, Hit
from app.search.concepts import Concepts
from app.search.matching import Matches, Matching
from app.search.occurrences import Allowance
from app.search.ranking import article_scores, best_passages, passage_scores, top
from app.search.snippets import Highlighter, excerpt
from app.search.suggesting import better_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.domain.query import Query
    from app.search.answer import By, Filters, Sort
    from app.search.collection import Collection
    from app.search.values import ValueIndex

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

_FEW = 5
"""Answers with fewer passages are offered a better spelling."""


class Search:
    """Answers queries over one ``collection``."""

    def __init__(
        self,
        collection: Collection,
        values: ValueIndex,
        *,
        names: bool = True,
        apart: Sequence[frozenset[str]] = (),
    ) -> None:
        self._collection = collection
        self._names = names
        self._apart = apart
        self._values = values

    def answer(
        self, query: Query, page: tuple[int, int], sort: Sort, by: By, filters: Filters
    ) -> Answer:
        """The answer to ``query``; ``page`` is the first hit wanted and how many."""
        matching = Matching(self._collection, self._values, names=self._names, apart=self._apart)
        matches = matching.matches(query.root)
        unfiltered_mask = matches.mask
        unfiltered = int(np.count_nonzero(unfiltered_mask))
        matches.mask = self._values.filtered(unfiltered_mask, filters)
        found = self._values.found(matches.mask)
        facets = self._values.facets(unfiltered_mask, filters, found)
        passages = found.passages
        return Answer(
            len(passages),
            len(found.articles),
            self._hits(matches, passages, page, sort, by),
            facets,
            self._better(query, len(passages)),
            matches.notices,
            0.0,
            unfiltered,
            matches.variants,
        )

    def _better(self, query: Query, total: int) -> str | None:
        if total >= _FEW or query.root is None or not self._collection.passages:
            return None
        language = self._collection.language_names[0]
        return better_query(query.text, language, Concepts(self._collection, Allowance()))

    def _hits(
        self, matches: Matches, passages: Ints, page: tuple[int, int], sort: Sort, by: By
    ) -> list[Hit]:
        offset, limit = max(0, page[0]), max(0, page[1])
        if not len(passages) or not limit:
            return []
        collection = self._collection
        scores = passage_scores(collection, matches, passages)
        highlighter = Highlighter(matches.sought)
        if by == "passage":
            chosen = top(passages, scores, self._passage_dates, sort, offset + limit)[offset:]
            return [self._hit(highlighter, int(p), float(scores[p]), 1) for p in chosen]
        ranked = article_scores(collection, matches)
        found, best, counts = best_passages(passages, collection.article_of[passages], scores)
        at = dict(
            zip(found.tolist(), zip(best.tolist(), counts.tolist(), strict=True), strict=True)
        )
        chosen = top(found, ranked, self._article_dates, sort, offset + limit)[offset:]
        return [
            self._hit(highlighter, at[article][0], float(ranked[article]), at[article][1])
            for article in chosen.tolist()
        ]

    def _article_dates(self) -> Ints:
        return self._values.dates

    def _passage_dates(self) -> Ints:
        return self._values.dates[self._collection.article_of]

    def _hit(self, highlighter: Highlighter, passage: int, score: float, passages: int) -> Hit:
        collection = self._collection
        article = int(collection.article_of[passage])
        text = collection.text(passage)
        start = collection.value("start", passage)
        spans = highlighter.spans(text, collection.language(article))
        first, last = excerpt(text, spans)
        return Hit(
            *collection.named(article),
            start,
            collection.value("end", passage),
            collection.value("paragraph", passage),
            self._values.kind(passage),
            score,
            text[first:last],
            start + first,
            tuple((start + a, start + z) for a, z in spans),
            self._values.tags_of(passage),
            passages,
        )
