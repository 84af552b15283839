"""Commands on the versions of an article: versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.documents import mark_document
from app.cli.output import clip, count, table
from app.cli.parameters import SPAN
from app.cli.session import Session, SharedGroup, SharedOptions, pass_session
from app.domain.errors import BadRequest
from app.domain.short_id import the_one
from app.domain.version import words_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Span
    from app.domain.version import WordChange
    from app.library.library import Library
    from app.library.versions import Orphan

_WIDTH = 70


@click.group("versions", cls=SharedGroup)
def versions() -> None:
    """What changed between the versions of an article, and marks without a place."""


@versions.command("of", cls=SharedOptions)
@click.argument("article")
@pass_session
def of(session: Session, article: str) -> None:
    """List the versions of an article, oldest first."""
    with session.reading() as library:
        found = library.versions.of(library.resolve_article(article))
    documents = [
        {
            "id": info.id,
            "title": info.title,
            "added": info.added_at,
            "words": info.words,
            "newest": info.newest,
        }
        for info in found
    ]
    rows = ((i.id[:8], i.added_at, i.words, "newest" if i.newest else "", i.title) for i in found)
    session.output.give(documents, table(("id", "added", "words", "", "title"), rows))


@versions.command("changes", cls=SharedOptions)
@click.argument("article")
@click.option("--since", metavar="VERSION", help="The whole id of an older one (else the last).")
@pass_session
def changes(session: Session, article: str, since: str | None) -> None:
    """Tell which words came and went; positions are code points into each version's text."""
    with session.reading() as library:
        newer = library.resolve_article(article)
        older = library.versions.previous(newer) if since is None else library.versions.older(since)
        if older is None:
            raise BadRequest("There is no older version of this article to compare it with.")
        if older not in {info.id for info in library.versions.of(newer)}:
            raise BadRequest(f"{since} is no version of this article. “versions of” lists them.")
        old, new = library.versions.article(older), library.versions.article(newer)
        found = [c for c in library.versions.word_changes(older, newer) if c.kind != "same"]
    words = words_changed(found, old.text, new.text)
    document = {
        "older": older,
        "newer": newer,
        "words_changed": words,
        "changes": [_change_document(change, old, new) for change in found],
    }
    session.output.give(document, _change_lines(document))


@versions.command("orphans", cls=SharedOptions)
@click.argument("article")
@pass_session
def orphans(session: Session, article: str) -> None:
    """List marks of older versions that have no place in the newest, with candidates."""
    with session.reading() as library:
        found = library.versions.orphans(library.resolve_article(article))
        names = {tag.id: tag.name for tag in library.tags()}
        documents = [
            mark_document(orphan.mark, library.versions.article(orphan.mark.passage.article), names)
            | {"state": "orphan", "candidates": _candidates(library, orphan)}
            for orphan in found
        ]
    session.output.give(documents, _orphan_lines(documents))


@versions.command("attach", cls=SharedOptions)
@click.argument("mark")
@click.argument("span", type=SPAN)
@pass_session
def attach(session: Session, mark: str, span: Span) -> None:
    """Put such a mark onto a span of the newest version."""
    with session.writing() as library:
        made = library.versions.attach(_orphan(library, mark).mark.id, span.start, span.end)
        names = {tag.id: tag.name for tag in library.tags()}
        document = mark_document(made, library.article(made.passage.article), names)
    quote = clip(document["quote"], _WIDTH)
    session.output.give(document, f"{made.id[:8]}  ¶ {document['paragraph']}  “{quote}”")


def _orphan(library: Library, named: str) -> Orphan:
    """The orphan with this id, or 4 or more of its first characters."""
    known = [
        orphan for summary in library.articles() for orphan in library.versions.orphans(summary.id)
    ]
    one = the_one(
        "marks",
        named,
        [orphan.mark.id for orphan in known],
        missing=f"There is no mark “{named}” without a place. “versions orphans” lists them.",
    )
    return next(orphan for orphan in known if orphan.mark.id == one)


def _candidates(library: Library, orphan: Orphan) -> list[dict[str, Any]]:
    newest = library.article(library.versions.newest(orphan.mark.passage.article))
    return [
        {
            "start": place.start,
            "end": place.end,
            "score": round(place.score, 3),
            "paragraph": newest.paragraph_at(place.start),
            "text": newest.text[place.start : place.end],
        }
        for place in orphan.candidates
    ]


def _change_document(change: WordChange, old: Article, new: Article) -> dict[str, Any]:
    sides = (("old", change.old, old), ("new", change.new, new))
    return {"kind": change.kind} | {
        side: {
            "start": span.start,
            "end": span.end,
            "text": article.text[span.start : span.end],
        }
        for side, span, article in sides
    }


def _change_lines(document: dict[str, Any]) -> Iterator[str]:
    places = count(len(document["changes"]), "place")
    yield f"{count(document['words_changed'], 'word')} changed in {places}."
    for change in document["changes"]:
        if change["old"]["text"]:
            yield f"- {clip(change['old']['text'], _WIDTH)}"
        if change["new"]["text"]:
            yield f"+ {clip(change['new']['text'], _WIDTH)}"


def _orphan_lines(documents: list[dict[str, Any]]) -> Iterator[str]:
    if not documents:
        yield "Every mark has its place in the newest version."
    for document in documents:
        yield f"{document['id'][:8]}  “{clip(document['quote'], _WIDTH)}”"
        for place in document["candidates"]:
            where = f"{place['start']}:{place['end']}"
            yield f"  {where:<14}{place['score']:.0%}  {clip(place['text'], _WIDTH)}"
