"""Commands on the source register: publishers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.output import count, table
from app.cli.session import Session, SharedOptions, listing_group, pass_session
from app.domain.grading import RELIABILITIES
from app.domain.publisher import name_key, names_of
from app.domain.short_id import the_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.publisher import Publisher
    from app.library.library import Library

_NONE = "none"


@listing_group("publishers")
def publishers(session: Session) -> None:
    """List the source register, or register, grade and change a publisher."""
    with session.reading() as library:
        documents = [_document(library, found) for found in library.publishers.publishers()]
    head = ("id", "grade", "articles", "name")
    rows = ((d["id"][:8], d["reliability"], d["articles"], d["name"]) for d in documents)
    none = "No publisher is registered. Register one with “publishers add”."
    session.output.give(documents, table(head, rows) if documents else none)


@publishers.command("add", cls=SharedOptions)
@click.argument("name")
@click.option(
    "--reliability",
    type=click.Choice(RELIABILITIES, case_sensitive=False),
    help="How reliable it is (Admiralty code).",
)
@click.option("--reason", default="", help="Why it has this grade.")
@click.option("--owner", "owner_note", default="", help="Who owns it, which state it answers to.")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name it goes by.")
@pass_session
def add(
    session: Session,
    name: str,
    reliability: str | None,
    reason: str,
    owner_note: str,
    aliases: tuple[str, ...],
) -> None:
    """Register a publisher; its articles take over its grade."""
    _check_reason(reliability, reason)
    with session.writing() as library:
        made = library.publishers.add(
            name, reliability=reliability, reason=reason, owner_note=owner_note, aliases=aliases
        )
        document = _document(library, made)
    session.output.give(document, _lines(document))


@publishers.command("grade", cls=SharedOptions)
@click.argument("publisher")
@click.argument("reliability", type=click.Choice((*RELIABILITIES, _NONE), case_sensitive=False))
@click.option("--reason", required=True, help="Why; it is kept with the date.")
@pass_session
def grade(session: Session, publisher: str, reliability: str, reason: str) -> None:
    """Grade a publisher A to F, or “none”; its articles follow."""
    letter = None if reliability == _NONE else reliability
    _check_reason(letter, reason)
    with session.writing() as library:
        found = _publisher(library, publisher)
        made = library.publishers.grade(found.id, letter, reason)
        document = _document(library, made)
    session.output.give(document, _lines(document))


@publishers.command("edit", cls=SharedOptions)
@click.argument("publisher")
@click.option("--name", help="Its name.")
@click.option("--owner", "owner_note", help="Who owns it, which state it answers to.")
@click.option(
    "--alias", "aliases", metavar="NAME", multiple=True, help="Other names, in place of the old."
)
@click.option("--no-aliases", is_flag=True, help="It goes by no other name.")
@pass_session
def edit(
    session: Session,
    /,
    publisher: str,
    aliases: tuple[str, ...],
    *,
    no_aliases: bool,
    **fields: Any,
) -> None:
    """Change what is known of a publisher."""
    given = {name: value for name, value in fields.items() if value is not None}
    if aliases or no_aliases:
        given["aliases"] = aliases
    if not given:
        raise click.UsageError("Nothing to change: give at least one option, such as --owner.")
    with session.writing() as library:
        found = _publisher(library, publisher)
        document = _document(library, library.publishers.change(found.id, **given))
    session.output.give(document, _lines(document))


@publishers.command("delete", cls=SharedOptions)
@click.argument("publisher")
@pass_session
def delete(session: Session, publisher: str) -> None:
    """Take a publisher out of the register; “undo” brings it back."""
    with session.writing() as library:
        found = _publisher(library, publisher)
        library.publishers.delete(found.id)
    did = f"take “{found.name}” out of the source register"
    session.output.did(did, found.id)


@publishers.command("unregistered", cls=SharedOptions)
@pass_session
def unregistered(session: Session) -> None:
    """List names that articles state and no publisher goes by."""
    with session.reading() as library:
        found = library.publishers.unregistered()
    documents = [{"name": name, "articles": articles} for name, articles in found]
    rows = ((articles, name) for name, articles in found)
    none = "Every publisher that an article states is registered."
    session.output.give(documents, table(("articles", "name"), rows) if found else none)


def _check_reason(reliability: str | None, reason: str) -> None:
    if reliability is not None and not reason.strip():
        raise click.UsageError("A grade needs its reason: give one with --reason.")


def _publisher(library: Library, named: str) -> Publisher:
    """The publisher with this name, alias or id, or 4 or more of the id's first characters."""
    found = library.publishers.named(named)
    if found is not None:
        return found
    one = the_one(
        "publishers",
        named,
        [publisher.id for publisher in library.publishers.publishers()],
        missing=f"There is no publisher “{named}” in the source register. “publishers” lists them.",
    )
    return library.publishers.publisher(one)


def _document(library: Library, publisher: Publisher) -> dict[str, Any]:
    keys = names_of(publisher)
    stated = (row.publisher for row in library.articles())
    articles = sum(1 for name in stated if name is not None and name_key(name) in keys)
    return {
        "id": publisher.id,
        "name": publisher.name,
        "reliability": publisher.reliability,
        "owner_note": publisher.owner_note,
        "aliases": list(publisher.aliases),
        "articles": articles,
        "history": [
            {"at": c.at, "reliability": c.reliability, "reason": c.reason, "by": c.by}
            for c in publisher.history
        ],
    }


def _lines(document: dict[str, Any]) -> Iterator[str]:
    yield f"{document['id'][:8]}  {document['name']}, {count(document['articles'], 'article')}"
    yield f"  reliability: {document['reliability'] or 'Not graded'}"
    if document["owner_note"]:
        yield f"  owner: {document['owner_note']}"
    for name in document["aliases"]:
        yield f"  also: {name}"
    for change in document["history"]:
        graded = change["reliability"] or "no grade"
        yield f"  {change['at'][:10]}: {graded}, {change['reason']}"
