"""Commands that compare: similar, align."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.output import clip, count
from app.cli.parameters import SPAN
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import BadRequest
from app.domain.passage import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Span
    from app.library.comparing import Pair, Similar
    from app.library.library import Library

_WIDTH = 100
_SNIPPET = 320


@click.command(cls=SharedOptions)
@click.argument("article")
@click.option("--span", type=SPAN, required=True, help="The passage's place in the article's text.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many."
)
@pass_session
def similar(session: Session, article: str, span: Span, limit: int) -> None:
    """Find passages elsewhere that say the same."""
    with session.reading() as library:
        asked = library.resolve_article(article)
        library.passage(asked, span.start, span.end)
        found = library.comparing.similar(asked, span, limit)
        hits = [_hit(library, one) for one in found]
    session.output.give({"hits": hits}, _hit_lines(hits))


@click.command(cls=SharedOptions)
@click.argument("article")
@click.argument("other", metavar="ARTICLE")
@click.option("--all", "everything", is_flag=True, help="Every scored pair, not only sure ones.")
@pass_session
def align(session: Session, article: str, other: str, *, everything: bool) -> None:
    """Show which passages of two articles meet."""
    with session.reading() as library:
        a = library.article(library.resolve_article(article))
        b = library.article(library.resolve_article(other))
        if a.id == b.id:
            raise BadRequest("An article cannot be compared with itself. Choose two articles.")
        pairs = library.comparing.align(a.id, b.id, everything=everything)
    session.output.give({"pairs": [_pair(pair) for pair in pairs]}, _pair_lines(a, b, pairs))


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": {"start": pair.a.start, "end": pair.a.end},
        "b": {"start": pair.b.start, "end": pair.b.end},
        "score": pair.score,
        "relation": pair.relation,
        "drawn": pair.drawn,
    }


def _pair_lines(a: Article, b: Article, pairs: list[Pair]) -> Iterator[str]:
    for pair in pairs:
        sign = "≠" if pair.relation == "differs" else "="
        drawn = "" if pair.drawn else "  (unsure)"
        yield f"{sign} {pair.score:.2f}{drawn}"
        for article, span in ((a, pair.a), (b, pair.b)):
            words = clip(article.text[span.start : span.end], _WIDTH)
            yield f"  ¶ {article.paragraph_at(span.start)}  {words}"
    yield f"{count(len(pairs), 'pair')}: {a.short_title} | {b.short_title}"


def _hit(library: Library, found: Similar) -> dict[str, Any]:
    article = library.article(found.article)
    return {
        "article": found.article,
        "title": article.title,
        "start": found.start,
        "end": found.end,
        "paragraph": article.paragraph_at(found.start),
        "kind": _kind(article, found.start),
        "score": found.score,
        "snippet": article.text[found.start : found.end][:_SNIPPET],
        "snippet_start": found.start,
        "spans": [[found.start, found.end]],
        "reason": found.reason,
    }


def _kind(article: Article, position: int) -> str:
    return next((str(u.kind) for u in units(article) if u.start <= position < u.end), "")


def _hit_lines(hits: list[dict[str, Any]]) -> Iterator[str]:
    for number, hit in enumerate(hits, 1):
        place = f"{hit['article'][:8]} {hit['start']}:{hit['end']}"
        yield f"{number}. {hit['title']}  ¶ {hit['paragraph']}  {place}  {hit['score']:.2f}"
        yield f"   {clip(hit['snippet'], _WIDTH)}"
        yield f"   {hit['reason']}"
    if not hits:
        yield "No other article says this."
