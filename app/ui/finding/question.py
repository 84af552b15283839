"""A question to the library and what it finds, grouped by article; runs in the background."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from app.domain.article import ArticleId
from app.domain.grading import grade, grade_in_words
from app.domain.tag import colour_of
from app.library.searching import Filters, briefing_key
from app.ui.finding.shown import as_shown, joined
from app.ui.models.result_rows import (
    FIRST,
    MORE,
    ArticleFound,
    ArticleResults,
    CopyFound,
    PassageFound,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.library.library import Library
    from app.library.searching import Answer, Hit

Sort = Literal["best", "newest", "oldest"]

FIRST_PAGE = 6
"""Articles that are looked up before anything is shown: what a high window has room for."""

PAGE = 20
"""Articles of each further page."""

FLAT_PAGE = 30
"""Passages of a page where they are not by article."""

MOST_CHOSEN = 2000
"""Passages that can be tagged in one step."""


_TOLD_APART = "Also found: "
"""How the notice begins for which there is a line of its own, with a switch."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, the order wanted, and the filters: values by the name of their group.

    With an ``article`` only that one is searched; else with ``articles`` only these, which are the
    ones that came since a saved search was last looked at. ``flat`` asks for passages one by one
    rather than by article, and without ``names`` names are found only as they were typed.
    """

    text: str = ""
    sort: Sort = "best"
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    article: ArticleId | None = None
    articles: tuple[str, ...] = ()
    flat: bool = False
    names: bool = True

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words keeps passages out."""
        return bool(self.chosen) or self.article is not None or bool(self.articles)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text.strip()

    def filters(self, articles: Sequence[str] = ()) -> Filters:
        """The filters as the library takes them, narrowed to ``articles`` if there are any."""
        only = self.articles if self.article is None else (self.article,)
        return Filters(**dict(self.chosen), articles=tuple(articles) or only)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: totals, its first articles, and what else to say.

    ``instead`` counts the passages that ``did_you_mean`` would find or, with filters, that there
    are without them; it is asked for only where nothing was found. ``facets`` are counts by group;
    ``title`` is that of the one article the question was narrowed to. ``rows`` counts the results
    to page through; ``sources`` the articles with near-duplicates as one. ``variants`` are other
    spellings by the name they were looked for with. ``partial`` is how many articles of how many
    were searched while the index is being made.
    """

    question: Question
    passages: int = 0
    articles: int = 0
    results: tuple[ArticleResults, ...] = ()
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    did_you_mean: str = ""
    instead: int = 0
    seconds: float = 0.0
    title: str = ""
    rows: int = 0
    sources: int = 0
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    partial: tuple[int, int] | None = None


def answer(library: Library, question: Question) -> Found:
    """The first results of ``question``; never raises for what was typed."""
    began = time.perf_counter()
    given = _page(library, question, 0, FLAT_PAGE if question.flat else FIRST_PAGE)
    results = _results(library, question, given.hits)
    seconds = time.perf_counter() - began
    instead = 0 if given.total else given.unfiltered
    if not given.total and not instead and given.did_you_mean:
        instead = library.searching.search(given.did_you_mean, limit=1, wait=False).total
    return Found(
        question,
        given.total,
        given.articles,
        results,
        given.facets,
        tuple(notice for notice in given.notices if not notice.startswith(_TOLD_APART)),
        given.did_you_mean or "",
        instead,
        seconds,
        next((s.title for s in library.articles() if s.id == question.article), ""),
        given.rows or (given.total if question.flat else given.articles),
        given.sources,
        given.variants,
        given.partial,
    )


def page(library: Library, question: Question, offset: int) -> tuple[ArticleResults, ...]:
    """The results after the first ``offset`` ones; empty if there are no more."""
    given = _page(library, question, offset, FLAT_PAGE if question.flat else PAGE)
    return _results(library, question, given.hits)


def rest(library: Library, question: Question, source: str, shown: int) -> tuple[PassageFound, ...]:
    """The passages of an article or a briefing after the first ``shown`` ones."""
    is_briefing = any(briefing.id == source for briefing in library.briefings())
    only = briefing_key(source) if is_briefing else source
    given = _search(library, question, articles=(only,), limit=MORE, offset=shown)
    colours = _tag_colours(library)
    return tuple(as_shown(hit, shown + n, colours) for n, hit in enumerate(given.hits, 1))


def copies(
    library: Library, question: Question, folded: Sequence[CopyFound]
) -> tuple[ArticleResults, ...]:
    """What was folded: each copy with its passages."""
    made: list[ArticleResults] = []
    for copy in folded:
        only = (copy.article,)
        if question.flat:
            hits = _search(library, question, articles=only, limit=MORE).hits
            made += _flat(library, hits, is_copy=True)
        else:
            given = _search(library, question, by="article", articles=only, limit=1, each=FIRST + 1)
            made += _by_article(library, question, given.hits, is_copy=True)
    return tuple(made)


def hits_in(
    library: Library, question: Question, article: ArticleId
) -> tuple[tuple[int, int], ...]:
    """Every place of ``article`` that the question's words hit: code points of its text, sorted."""
    given = _search(library, question, articles=(article,), limit=1000)
    places = {span for hit in given.hits for span in hit.spans}
    return joined(places, library.article(article).text)


def chosen(library: Library, question: Question) -> tuple[PassageFound, ...]:
    """Every passage of an article that the question finds, copies left out, each once.

    At most ``MOST_CHOSEN``.
    """
    given = _search(library, question, limit=MOST_CHOSEN, fold=True)
    found: dict[tuple[str, int, int], PassageFound] = {}
    for hit in given.hits:
        place = (hit.article, hit.start, hit.end)
        if hit.where not in {"title", "briefing"}:
            found.setdefault(place, as_shown(hit, 0, {}))
    return tuple(found.values())


def _page(library: Library, question: Question, offset: int, limit: int) -> Answer:
    if question.flat:
        return _search(library, question, limit=limit, offset=offset, fold=True)
    # One passage more than usual is shown rather than a row that asks for it.
    each = FIRST + 1 if question.article is None else MORE
    return _search(
        library, question, by="article", limit=limit, offset=offset, each=each, fold=True
    )


def _search(
    library: Library,
    question: Question,
    *,
    limit: int,
    offset: int = 0,
    by: Literal["passage", "article"] = "passage",
    articles: Sequence[str] = (),
    each: int = 1,
    fold: bool = False,
) -> Answer:
    return library.searching.search(
        question.text,
        limit=limit,
        offset=offset,
        sort=question.sort,
        by=by,
        filters=question.filters(articles),
        names=question.names,
        fold=fold,
        each=each,
        wait=False,
    )


def _results(
    library: Library, question: Question, hits: Sequence[Hit]
) -> tuple[ArticleResults, ...]:
    return _flat(library, hits) if question.flat else _by_article(library, question, hits)


def _flat(
    library: Library, hits: Sequence[Hit], *, is_copy: bool = False
) -> tuple[ArticleResults, ...]:
    """Each passage by itself; one of an article that was removed meanwhile is left out."""
    heads = _heads(library, hits, is_copy=is_copy)
    colours = _tag_colours(library)
    return tuple(
        ArticleResults(
            heads[_source(hit)],
            (as_shown(hit, 0, colours, title=heads[_source(hit)].title),),
            _folded(hit),
            flat=True,
        )
        for hit in hits
        if _source(hit) in heads
    )


def _by_article(
    library: Library, question: Question, hits: Sequence[Hit], *, is_copy: bool = False
) -> tuple[ArticleResults, ...]:
    """Each article with its first passages; one that was removed meanwhile is left out."""
    heads = _heads(library, hits, is_copy=is_copy)
    colours = _tag_colours(library)
    made = []
    for source, several in groupby(hits, _source):
        if source not in heads:
            continue
        shown = list(several)
        if question.article is None and heads[source].passages > FIRST + 1:
            shown = shown[:FIRST]
        passages = tuple(as_shown(hit, n, colours) for n, hit in enumerate(shown, 1))
        made.append(ArticleResults(heads[source], passages, () if is_copy else _folded(shown[0])))
    return tuple(made)


def _heads(
    library: Library, hits: Iterable[Hit], *, is_copy: bool = False
) -> dict[str, ArticleFound]:
    """The heads of what ``hits`` stand in, by its id."""
    wanted: dict[str, Hit] = {}
    for hit in hits:
        wanted.setdefault(_source(hit), hit)
    heads = {
        hit.briefing: ArticleFound(ArticleId(""), hit.title, hit.passages, briefing=hit.briefing)
        for hit in wanted.values()
        if hit.briefing
    }
    for summary in library.articles():
        best = wanted.get(summary.id)
        if best is not None:
            heads[summary.id] = ArticleFound(
                summary.id,
                summary.title,
                best.passages,
                grade(summary.reliability, summary.credibility),
                grade_in_words(summary.reliability, summary.credibility),
                is_copy=is_copy,
            )
    return heads


def _source(hit: Hit) -> str:
    """The id of what the hit stands in."""
    return hit.briefing or hit.article


def _folded(hit: Hit) -> tuple[CopyFound, ...]:
    return tuple(CopyFound(ArticleId(c.article), c.title, c.passages) for c in hit.copies)


def _tag_colours(library: Library) -> dict[str, int]:
    tags = {tag.id: tag for tag in library.tags()}
    return {tag.name: colour_of(tag, tags) for tag in tags.values()}
