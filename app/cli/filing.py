"""Commands that file articles: collections, inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.documents import summary_document
from app.cli.output import clip, count, table
from app.cli.session import Session, SharedOptions, listing_group, pass_session
from app.domain.errors import BadRequest
from app.domain.short_id import the_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.article import ArticleId
    from app.domain.collection import CollectionId
    from app.library.library import Library

_TITLE_WIDTH = 60


@listing_group("collections")
def collections(session: Session) -> None:
    """List the collections, or make, fill, rename and delete one."""
    with session.reading() as library:
        documents = [
            {"id": made.id, "name": made.name, "articles": made.articles}
            for made in library.collections.collections()
        ]
    rows = ((str(d["id"])[:8], d["articles"], d["name"]) for d in documents)
    head = ("id", "articles", "name")
    none = "No collections yet. Make one with “collections add”."
    session.output.give(documents, table(head, rows) if documents else none)


@collections.command("show", cls=SharedOptions)
@click.argument("collection")
@pass_session
def show(session: Session, collection: str) -> None:
    """List the articles of a collection."""
    with session.reading() as library:
        inside = library.collections.articles(_collection(library, collection))
        _give_articles(session, library, inside, "No articles in this collection.")


@collections.command("add", cls=SharedOptions)
@click.argument("name")
@click.argument("articles", nargs=-1)
@pass_session
def add(session: Session, name: str, articles: tuple[str, ...]) -> None:
    """Make a collection, of articles if some are named."""
    with session.writing() as library:
        found = _resolved(library, articles)
        made = library.collections.put_into_new(found, name)
        _give(session, library, made.id)


@collections.command("put", cls=SharedOptions)
@click.argument("collection")
@click.argument("articles", nargs=-1, required=True)
@pass_session
def put(session: Session, collection: str, articles: tuple[str, ...]) -> None:
    """Put articles into a collection; they leave the Inbox."""
    with session.writing() as library:
        _refile(session, library, library.collections.put, articles, collection)


@collections.command("take-out", cls=SharedOptions)
@click.argument("collection")
@click.argument("articles", nargs=-1, required=True)
@pass_session
def take_out(session: Session, collection: str, articles: tuple[str, ...]) -> None:
    """Take articles out of a collection; they stay in the library."""
    with session.writing() as library:
        _refile(session, library, library.collections.take_out, articles, collection)


@collections.command("rename", cls=SharedOptions)
@click.argument("collection")
@click.argument("name")
@pass_session
def rename(session: Session, collection: str, name: str) -> None:
    """Give a collection another name."""
    with session.writing() as library:
        named = library.collections.rename(_collection(library, collection), name)
        _give(session, library, named.id)


@collections.command("delete", cls=SharedOptions)
@click.argument("collection")
@pass_session
def delete(session: Session, collection: str) -> None:
    """Delete a collection; its articles stay, and “undo” brings it back."""
    with session.writing() as library:
        found = library.collections.collection(_collection(library, collection))
        library.collections.delete(found.id)
    did = f"delete collection “{found.name}”"
    session.output.did(did, found.id)


@listing_group("inbox")
def inbox(session: Session) -> None:
    """List what waits to be looked through, or keep, drop and put back articles."""
    with session.reading() as library:
        _give_articles(session, library, library.collections.inbox(), "The Inbox is empty.")


@inbox.command("keep", cls=SharedOptions)
@click.argument("articles", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Keep all that waits.")
@pass_session
def keep(session: Session, articles: tuple[str, ...], *, everything: bool) -> None:
    """Keep articles: they leave the Inbox."""
    if bool(articles) == everything:
        raise click.UsageError("Name the articles to keep, or give --all.")
    with session.writing() as library:
        found = library.collections.inbox() if everything else _resolved(library, articles)
        library.collections.keep(found)
        _give_rest(session, library, f"keep {count(len(found), 'article')}", found)


@inbox.command("drop", cls=SharedOptions)
@click.argument("articles", nargs=-1, required=True)
@pass_session
def drop(session: Session, articles: tuple[str, ...]) -> None:
    """Take articles out of the library; “undo” brings them back."""
    with session.writing() as library:
        found = _resolved(library, articles)
        library.collections.drop(found)
        _give_rest(session, library, f"drop {count(len(found), 'article')}", found)


@inbox.command("put-back", cls=SharedOptions)
@click.argument("articles", nargs=-1, required=True)
@pass_session
def put_back(session: Session, articles: tuple[str, ...]) -> None:
    """Put articles back into the Inbox; their collections stay as they are."""
    with session.writing() as library:
        found = _resolved(library, articles)
        library.collections.to_inbox(found)
        _give_rest(session, library, f"put back {count(len(found), 'article')}", found)


def _refile(
    session: Session,
    library: Library,
    deed: Callable[[list[ArticleId], CollectionId], None],
    articles: Iterable[str],
    collection: str,
) -> None:
    """Do ``deed`` to articles and a collection that are named as a person names them."""
    named = _collection(library, collection)
    deed(_resolved(library, articles), named)
    _give(session, library, named)


def _give(session: Session, library: Library, collection: CollectionId) -> None:
    """Answer with the collection as it is now."""
    document = _document(library, collection)
    session.output.give(document, _line(document))


def _give_articles(session: Session, library: Library, ids: Iterable[ArticleId], none: str) -> None:
    inside = set(ids)
    found = [summary for summary in library.articles() if summary.id in inside]
    head = ("id", "date", "grade", "publisher", "title")
    rows = (
        (a.id[:8], a.date, a.reliability, a.publisher, clip(a.title, _TITLE_WIDTH)) for a in found
    )
    documents = [summary_document(summary) for summary in found]
    session.output.give(documents, table(head, rows) if found else none)


def _give_rest(session: Session, library: Library, did: str, ids: list[ArticleId]) -> None:
    waiting = len(library.collections.inbox())
    document = {"did": did, "ids": ids, "waiting": waiting}
    session.output.give(document, f"Done: {did}. {count(waiting, 'article')} in the Inbox.")


def _resolved(library: Library, articles: Iterable[str]) -> list[ArticleId]:
    return [library.resolve_article(article) for article in articles]


def _collection(library: Library, named: str) -> CollectionId:
    """The collection that a name, an id or 4 or more of its first characters names."""
    found = library.collections.named(named)
    return the_one(
        "collections",
        named,
        [made.id for made in library.collections.collections()],
        so_called=[] if found is None else [found.id],
        missing=f"There is no collection “{named}” in this library. "
        "Make one with “collections add”.",
    )


def _document(library: Library, collection: CollectionId) -> dict[str, Any]:
    for made in library.collections.collections():
        if made.id == collection:
            return {"id": made.id, "name": made.name, "articles": made.articles}
    raise BadRequest("This collection is no longer in the library.")


def _line(document: dict[str, Any]) -> str:
    return f"{document['id'][:8]}  {document['name']}, {count(document['articles'], 'article')}"
