"""One search from the tree to the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.search.answer import Answer
from app.search.concepts import Concepts
from app.search.folding import alike, folded
from app.search.hits import HitTeller
from app.search.matching import Matching
from app.search.occurrences import Allowance
from app.search.ranking import article_scores, best_passages, passage_scores, top
from app.search.suggesting import better_query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from app.domain.query import Query
    from app.search.answer import By, Filters, FoundCopy, Hit, Sort
    from app.search.collection import Collection
    from app.search.matching import Matches
    from app.search.values import Found, ValueIndex

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float32]

_OWN = 0.3
"""What the words of a briefing are worth beside those of a source, which is what is looked for."""
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
        fold: bool = False,
        each: int = 1,
    ) -> None:
        self._collection = collection
        self._names = names
        self._apart = apart
        self._values = values
        self._groups = values.shelves.groups if fold else None
        self._each = each

    def answer(
        self, query: Query, page: tuple[int, int], sort: Sort, by: By, filters: Filters
    ) -> Answer:
        """The answer to ``query``; ``page`` is the first hit wanted and how many."""
        matching = Matching(
            self._collection,
            self._values,
            names=self._names,
            apart=self._apart,
            by_article=by == "article",
        )
        matches = matching.matches(query.root)
        unfiltered_mask = matches.mask
        unfiltered = int(np.count_nonzero(unfiltered_mask))
        matches.mask = self._values.filtered(unfiltered_mask, filters)
        found = self._values.found(matches.mask)
        facets = self._values.facets(unfiltered_mask, filters, found)
        briefings = int(np.count_nonzero(self._values.briefings[found.articles]))
        hits, rows = self._hits(matches, found, page, sort, by)
        return Answer(
            len(found.passages),
            len(found.articles) - briefings,
            hits,
            facets,
            self._better(query, len(found.passages)),
            matches.notices,
            0.0,
            unfiltered,
            matches.variants,
            self._sources(found.articles) - briefings,
            briefings,
            rows,
        )

    def _sources(self, articles: Ints) -> int:
        groups = self._values.shelves.groups
        return len(articles) if groups is None else len(np.unique(groups[articles]))

    def _better(self, query: Query, total: int) -> str | None:
        if total >= _FEW or query.root is None or not self._collection.passages:
            return None
        language = self._collection.language_names[0]
        return better_query(query.text, language, Concepts(self._collection, Allowance()))

    def _hits(
        self, matches: Matches, found: Found, page: tuple[int, int], sort: Sort, by: By
    ) -> tuple[list[Hit], int]:
        """The hits of a page, and how many there are on all pages."""
        offset, limit = max(0, page[0]), max(0, page[1])
        if not len(found.passages):
            return [], 0
        if not limit and self._groups is None:
            return [], len(found.passages if by == "passage" else found.articles)
        scores = passage_scores(self._collection, matches, found.passages)
        own = self._values.briefings
        scores[found.passages[own[self._collection.article_of[found.passages]]]] *= _OWN
        teller = HitTeller(self._collection, self._values, matches)
        wanted = (offset, offset + limit)
        if by == "passage":
            return self._by_passage(teller, found, scores, wanted, sort)
        ranked = article_scores(self._collection, matches)
        ranked[own] *= _OWN
        return self._by_article(teller, found, scores, ranked, wanted, sort)

    def _by_passage(
        self, teller: HitTeller, found: Found, scores: Floats, page: tuple[int, int], sort: Sort
    ) -> tuple[list[Hit], int]:
        passages, article_of = found.passages, self._collection.article_of
        several = alike(found.articles, self._groups)
        copies: dict[int, tuple[FoundCopy, ...]] = {}
        if len(several):
            among = passages[np.isin(article_of[passages], several)]
            articles, best, counts = best_passages(among, article_of[among], scores)
            worth = np.zeros(self._collection.articles, np.float32)
            worth[articles] = scores[best]
            folding = folded(found.articles, self._groups, self._order(worth, sort))
            first = dict(zip(articles.tolist(), best.tolist(), strict=True))
            often = dict(zip(articles.tolist(), counts.tolist(), strict=True))
            copies = {first[a]: teller.copies(b, often) for a, b in folding.under.items()}
            passages = passages[np.isin(article_of[passages], folding.articles)]
        chosen = top(passages, scores, self._passage_dates, sort, page[1])[page[0] :]
        hits = [teller.hit(p, float(scores[p]), 1, copies.get(p, ())) for p in chosen.tolist()]
        return hits, len(passages)

    def _by_article(
        self,
        teller: HitTeller,
        found: Found,
        scores: Floats,
        ranked: Floats,
        page: tuple[int, int],
        sort: Sort,
    ) -> tuple[list[Hit], int]:
        article_of = self._collection.article_of[found.passages]
        articles, best, counts = best_passages(found.passages, article_of, scores)
        first = dict(zip(articles.tolist(), best.tolist(), strict=True))
        often = dict(zip(articles.tolist(), counts.tolist(), strict=True))
        folding = folded(articles, self._groups, self._order(ranked, sort))
        chosen = top(folding.articles, ranked, self._article_dates, sort, page[1])[page[0] :]
        hits = []
        for article in chosen.tolist():
            worth, copies = float(ranked[article]), folding.under.get(article, ())
            number = often[article]
            hits.append(teller.hit(first[article], worth, number, teller.copies(copies, often)))
            if self._each > 1 and number > 1:
                others = found.passages[
                    (article_of == article) & (found.passages != first[article])
                ]
                more = top(others, scores, self._passage_dates, sort, self._each - 1)
                hits += [teller.hit(p, worth, number, ()) for p in more.tolist()]
        return hits, len(folding.articles)

    def _order(self, worth: Floats, sort: Sort) -> Callable[[Ints], Ints]:
        def best_first(articles: Ints) -> Ints:
            return top(articles, worth, self._article_dates, sort, len(articles))

        return best_first

    def _article_dates(self) -> Ints:
        return self._values.dates

    def _passage_dates(self) -> Ints:
        return self._values.dates[self._collection.article_of]
