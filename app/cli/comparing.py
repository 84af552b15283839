"""Commands that compare: similar, align, judge, verdicts."""

from __future__ import annotations

from pathlib import Path
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
    from app.domain.passage import Passage
    from app.library.comparing import Pair, Ruling, Similar, Verdict
    from app.library.library import Library

_WIDTH = 100
_SNIPPET = 320
_RULED = {"right": "Right match", "wrong": "Not a match"}


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
@click.option(
    "--model",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder of a static sentence model; else the one in the settings, if any.",
)
@pass_session
def align(
    session: Session, article: str, other: str, *, everything: bool, model: Path | None
) -> None:
    """Show which passages of two articles meet."""
    with session.reading() as library:
        _use_model(library, model)
        a = library.article(library.resolve_article(article))
        b = library.article(library.resolve_article(other))
        if a.id == b.id:
            raise BadRequest("An article cannot be compared with itself. Choose two articles.")
        pairs = library.comparing.align(a.id, b.id, everything=everything)
    session.output.give({"pairs": [_pair(pair) for pair in pairs]}, _pair_lines(a, b, pairs))


@click.command(cls=SharedOptions)
@click.argument("article")
@click.argument("other", metavar="ARTICLE")
@click.option("--a", "here", type=SPAN, required=True, help="The passage in the first article.")
@click.option("--b", "there", type=SPAN, required=True, help="The passage in the second one.")
@click.option(
    "--as",
    "ruling",
    type=click.Choice(["right", "wrong", "none"]),
    required=True,
    help="A right match, not a match, or nothing any more.",
)
@pass_session
def judge(session: Session, article: str, other: str, here: Span, there: Span, ruling: str) -> None:
    """Say whether two passages match; it goes before what is found."""
    with session.writing() as library:
        a, b = library.resolve_article(article), library.resolve_article(other)
        if ruling == "none":
            library.comparing.withdraw(a, here, b, there)
            session.output.give({"verdict": None}, ["Nothing is said of these passages any more."])
            return
        chosen: Ruling = "right" if ruling == "right" else "wrong"
        verdict = library.comparing.judge(a, here, b, there, chosen)
        document = _verdict(verdict)
        lines = list(_verdict_lines(library, [verdict]))
    session.output.give(document, lines)


@click.command(cls=SharedOptions)
@click.argument("article", required=False)
@pass_session
def verdicts(session: Session, article: str | None) -> None:
    """List what was said of matches, of one article's or of all."""
    with session.reading() as library:
        asked = None if article is None else library.resolve_article(article)
        found = library.comparing.verdicts(asked)
        lines = list(_verdict_lines(library, found))
    session.output.give([_verdict(verdict) for verdict in found], lines)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    def place(passage: Passage) -> dict[str, Any]:
        return {
            "article": passage.article,
            "start": passage.start,
            "end": passage.end,
            "quote": passage.quote,
        }

    return {
        "id": verdict.id,
        "verdict": verdict.ruling,
        "a": place(verdict.a),
        "b": place(verdict.b),
        "by": verdict.by,
        "made_at": verdict.made_at,
    }


def _verdict_lines(library: Library, found: list[Verdict]) -> Iterator[str]:
    titles = {article.id: article.short_title for article in library.articles()}
    for verdict in found:
        yield f"{_RULED[verdict.ruling]}, said {verdict.by}"
        for passage in (verdict.a, verdict.b):
            title = titles.get(passage.article, "An article that was removed")
            yield f"  {title} {passage.start}:{passage.end}  {clip(passage.quote, _WIDTH)}"
    yield count(len(found), "verdict")


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": {"start": pair.a.start, "end": pair.a.end},
        "b": {"start": pair.b.start, "end": pair.b.end},
        "score": pair.score,
        "relation": pair.relation,
        "drawn": pair.drawn,
        "verdict": pair.ruling,
    }


def _pair_lines(a: Article, b: Article, pairs: list[Pair]) -> Iterator[str]:
    for pair in pairs:
        sign = "≠" if pair.relation == "differs" else "="
        drawn = "" if pair.drawn else "  (unsure)"
        if pair.ruling is not None:
            drawn = f"  ({_RULED[pair.ruling].lower()}, said {pair.by})"
        yield f"{sign} {pair.score:.2f}{drawn}"
        for article, span in ((a, pair.a), (b, pair.b)):
            words = clip(article.text[span.start : span.end], _WIDTH)
            yield f"  ¶ {article.paragraph_at(span.start)}  {words}"
    yield f"{count(len(pairs), 'pair')}: {a.short_title} | {b.short_title}"


def _use_model(library: Library, folder: Path | None) -> None:
    """Let a sentence model count; raises ``ModelUnreadable`` for one that cannot be used."""
    from app.settings.settings import Settings

    chosen = Settings.load().sentence_model
    if folder is None and chosen:
        folder = Path(chosen)
    library.comparing.use_model(folder)
    library.comparing.check_model()


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
        "relation": found.relation,
        "verdict": found.ruling,
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
