"""Commands on names: which spellings are one, which are not, and which may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.output import table
from app.cli.session import Session, SharedOptions, listing_group, pass_session
from app.domain.short_id import the_one

if TYPE_CHECKING:
    from app.library.library import Library
    from app.library.names import SameName


@listing_group("names")
def names(session: Session) -> None:
    """List the names that have several spellings, or say which do."""
    with session.reading() as library:
        known = [*library.names.all(), *library.names.apart()]
    rows = [
        (name.id[:8], "one name" if name.one else "different", ", ".join(name.spellings))
        for name in known
    ]
    session.output.give(
        [_document(name) for name in known],
        table(("id", "they are", "spellings"), rows) if rows else "No names are in the list yet.",
    )


@names.command("add", cls=SharedOptions)
@click.argument("spellings", metavar="SPELLING...", nargs=-1, required=True)
@pass_session
def add(session: Session, spellings: tuple[str, ...]) -> None:
    """Say that spellings are one name; names that share one become one."""
    with session.writing() as library:
        made = library.names.add(spellings)
    session.output.give(_document(made), _line(made))


@names.command("apart", cls=SharedOptions)
@click.argument("spellings", metavar="SPELLING...", nargs=-1, required=True)
@pass_session
def apart(session: Session, spellings: tuple[str, ...]) -> None:
    """Say that spellings are different names: none is found by another."""
    with session.writing() as library:
        made = library.names.keep_apart(spellings)
    session.output.give(_document(made), _line(made))


@names.command("change", cls=SharedOptions)
@click.argument("name", metavar="NAME")
@click.argument("spellings", metavar="SPELLING...", nargs=-1, required=True)
@pass_session
def change(session: Session, name: str, spellings: tuple[str, ...]) -> None:
    """Give the name that has NAME among its spellings (or as its id) these instead."""
    with session.writing() as library:
        made = library.names.change(_resolved(library, name).id, spellings)
    session.output.give(_document(made), _line(made))


@names.command("delete", cls=SharedOptions)
@click.argument("name", metavar="NAME")
@pass_session
def delete(session: Session, name: str) -> None:
    """Take a name out of the list; “undo” brings it back."""
    with session.writing() as library:
        found = _resolved(library, name)
        library.names.delete(found.id)
    did = f"take {', '.join(found.spellings)} out of the list of names"
    session.output.did(did, found.id)


@names.command("propose", cls=SharedOptions)
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many."
)
@pass_session
def propose(session: Session, limit: int) -> None:
    """List spellings in different articles that may be one name."""
    with session.reading() as library:
        found = library.names.proposals(limit)
    document = [
        {"spellings": list(alike.spellings), "articles": list(alike.articles)} for alike in found
    ]
    lines = [
        ", ".join(
            f"{spelling} ({articles})"
            for spelling, articles in zip(alike.spellings, alike.articles, strict=True)
        )
        for alike in found
    ]
    session.output.give(document, lines or "Nothing in this library looks like one name.")


def _resolved(library: Library, named: str) -> SameName:
    """The name with this spelling, or whose id begins so; raises ``NotFound`` or ``Ambiguous``."""
    found = library.names.named(named)
    if found is not None:
        return found
    one = the_one(
        "names",
        named,
        [name.id for name in (*library.names.all(), *library.names.apart())],
        missing=f"There is no name “{named}” in the list. Give one of its spellings, or the first "
        "four or more characters of its id.",
    )
    return library.names.get(one)


def _document(name: SameName) -> dict[str, Any]:
    return {"id": name.id, "spellings": list(name.spellings), "one": name.one}


def _line(name: SameName) -> str:
    what = "one name" if name.one else "different names"
    return f"{name.id[:8]}  {', '.join(name.spellings)}: {what}"
