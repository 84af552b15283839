"""A question to the library and what it finds, grouped by article; runs in the background."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.domain.article import ArticleId
from app.domain.grading import grade, grade_in_words
from app.domain.tag import colour_of
from app.library.searching import Filters
from app.ui.finding.shown import as_shown, joined
from app.ui.models.result_rows import (
    FIRST,
    MORE,
    ArticleFound,
    ArticleResults,
    PassageFound,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.library.library import Library
    from app.library.searching import Answer, Hit

Sort = Literal["best", "newest", "oldest"]

FIRST_PAGE = 6
"""Articles that are looked up before anything is shown: what a high window has room for."""

PAGE = 20
"""Articles of each further page."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, the order wanted, and the filters: values by the name of their group.

    With an ``article`` only that one is searched; else with ``articles`` only these, which are the
    ones that came since a saved search was last looked at.
    """

    text: str = ""
    sort: Sort = "best"
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    article: ArticleId | None = None
    articles: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words keeps passages out."""
        return bool(self.chosen) or self.article is not None or bool(self.articles)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text.strip()

    def filters(self, article: ArticleId | None = None) -> Filters:
        """The filters as the library takes them, narrowed to ``article`` if one is given."""
        only = article or self.article
        return Filters(**dict(self.chosen), articles=self.articles if only is None else (only,))


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question: totals, its first articles, and what else to say.

    ``instead`` counts the passages that ``did_you_mean`` would find or, with filters, that there
    are without them; it is asked for only where nothing was found. ``facets`` are counts by group;
    ``title`` is that of the one article the question was narrowed to.
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


def answer(library: Library, question: Question) -> Found:
    """The first results of ``question``; never raises for what was typed."""
    began = time.perf_counter()
    given = _search(library, question, by="article", limit=FIRST_PAGE)
    results = _results(library, question, given.hits)
    seconds = time.perf_counter() - began
    instead = 0 if given.total else given.unfiltered
    if not given.total and not instead and given.did_you_mean:
        instead = library.searching.search(given.did_you_mean, limit=1).total
    return Found(
        question,
        given.total,
        given.articles,
        results,
        given.facets,
        tuple(given.notices),
        given.did_you_mean or "",
        instead,
        seconds,
        next((s.title for s in library.articles() if s.id == question.article), ""),
    )


def page(library: Library, question: Question, offset: int) -> tuple[ArticleResults, ...]:
    """The articles after the first ``offset`` ones; empty if there are no more."""
    given = _search(library, question, by="article", limit=PAGE, offset=offset)
    return _results(library, question, given.hits)


def rest(
    library: Library, question: Question, article: ArticleId, shown: int
) -> tuple[PassageFound, ...]:
    """The passages of ``article`` after the first ``shown`` ones."""
    given = _search(library, question, article=article, limit=MORE, offset=shown)
    colours = _tag_colours(library)
    return tuple(as_shown(hit, shown + n, colours) for n, hit in enumerate(given.hits, 1))


def hits_in(
    library: Library, question: Question, article: ArticleId
) -> tuple[tuple[int, int], ...]:
    """Every place of ``article`` that the question's words hit: code points of its text, sorted."""
    given = _search(library, question, article=article, limit=1000)
    places = {span for hit in given.hits for span in hit.spans}
    return joined(places, library.article(article).text)


def _search(
    library: Library,
    question: Question,
    *,
    limit: int,
    offset: int = 0,
    by: Literal["passage", "article"] = "passage",
    article: ArticleId | None = None,
) -> Answer:
    return library.searching.search(
        question.text,
        limit=limit,
        offset=offset,
        sort=question.sort,
        by=by,
        filters=question.filters(article),
    )


def _results(
    library: Library, question: Question, best: Iterable[Hit]
) -> tuple[ArticleResults, ...]:
    """Each article with its first passages; one that was removed meanwhile is left out."""
    hits = {ArticleId(hit.article): hit for hit in best}
    known = {s.id: s for s in library.articles() if s.id in hits}
    colours = _tag_colours(library)
    made = []
    for article, hit in hits.items():
        summary = known.get(article)
        if summary is None:
            continue
        head = ArticleFound(
            article,
            summary.title,
            hit.passages,
            grade(summary.reliability, summary.credibility),
            grade_in_words(summary.reliability, summary.credibility),
        )
        made.append(ArticleResults(head, _first_passages(library, question, hit, colours)))
    return tuple(made)


def _first_passages(
    library: Library, question: Question, best: Hit, colours: dict[str, int]
) -> tuple[PassageFound, ...]:
    if best.passages <= 1:
        return (as_shown(best, 1, colours),)
    # One passage more than usual is shown rather than a row that asks for it.
    wanted = best.passages if best.passages <= FIRST + 1 else FIRST
    if question.article is not None:
        wanted = MORE
    given = _search(library, question, article=ArticleId(best.article), limit=wanted)
    return tuple(as_shown(hit, n, colours) for n, hit in enumerate(given.hits, 1))


def _tag_colours(library: Library) -> dict[str, int]:
    tags = {tag.id: tag for tag in library.tags()}
    return {tag.name: colour_of(tag, tags) for tag in tags.values()}
