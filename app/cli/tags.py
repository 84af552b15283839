"""Commands on the codebook: tags listed, made, changed, merged, split, moved and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.output import count, table
from app.cli.session import Session, SharedOptions, listing_group, pass_session
from app.domain.short_id import the_one
from app.domain.tag import colour_of

if TYPE_CHECKING:
    from app.domain.mark import Mark, MarkId
    from app.domain.tag import TagId
    from app.library.library import Library


@listing_group("tags")
def tags(session: Session) -> None:
    """List the tags, as a tree, or change the codebook."""
    with session.reading() as library:
        documents = _documents(library)
    rows = ((d["id"][:8], d["code"], d["colour"], d["marks"], d["name"]) for d in documents)
    head = ("id", "code", "colour", "marks", "name")
    session.output.give(documents, table(head, rows) if documents else "No tags.")


@tags.command("add", cls=SharedOptions)
@click.argument("name")
@click.option("--below", metavar="TAG", help="The tag that it stands below.")
@click.option("--colour", type=click.IntRange(1, 8), help="A highlight.")
@click.option("--code", default="", help="Two letters; proposed if none are given.")
@click.option("--definition", default="", help="What the tag means.")
@pass_session
def add(
    session: Session, name: str, below: str | None, colour: int | None, code: str, definition: str
) -> None:
    """Make a tag."""
    with session.writing() as library:
        parent = None if below is None else library.resolve_tag(below)
        made = library.codebook.add(
            name, parent=parent, colour=colour, code=code, definition=definition
        )
        _give(session, library, made.id)


@tags.command("rename", cls=SharedOptions)
@click.argument("tag")
@click.argument("name")
@pass_session
def rename(session: Session, tag: str, name: str) -> None:
    """Give a tag another name."""
    with session.writing() as library:
        found = library.resolve_tag(tag)
        library.codebook.change(found, name=name)
        _give(session, library, found)


@tags.command("move", cls=SharedOptions)
@click.argument("tag")
@click.option("--below", metavar="TAG", help="The tag that it will stand below.")
@click.option("--top", is_flag=True, help="Let it stand at the top of the tree.")
@pass_session
def move(session: Session, tag: str, below: str | None, *, top: bool) -> None:
    """Move a tag, with those below it, to another place in the tree."""
    if (below is None) != top:
        raise click.UsageError("Say where to: either --below TAG or --top.")
    with session.writing() as library:
        found = library.resolve_tag(tag)
        parent = None if below is None else library.resolve_tag(below)
        library.codebook.change(found, parent=parent)
        _give(session, library, found)


@tags.command("merge", cls=SharedOptions)
@click.argument("tag")
@click.argument("into")
@pass_session
def merge(session: Session, tag: str, into: str) -> None:
    """Merge TAG into another: its marks and the tags below it are those of INTO."""
    with session.writing() as library:
        kept = library.codebook.merge(library.resolve_tag(tag), library.resolve_tag(into))
        _give(session, library, kept.id)


@tags.command("split", cls=SharedOptions)
@click.argument("tag")
@click.argument("name")
@click.argument("marks", metavar="[MARK]...", nargs=-1)
@click.option("--article", help="All its marks in this article.")
@pass_session
def split(
    session: Session, tag: str, name: str, marks: tuple[str, ...], article: str | None
) -> None:
    """Give marks of TAG a new tag called NAME beside it instead."""
    if not marks and article is None:
        raise click.UsageError("Say which marks: their ids, or --article ARTICLE.")
    with session.writing() as library:
        found = library.resolve_tag(tag)
        carrying = library.marks(tag=found)
        chosen = [_named(carrying, mark) for mark in marks]
        if article is not None:
            of_article = library.resolve_article(article)
            chosen += [mark.id for mark in carrying if mark.passage.article == of_article]
        made = library.codebook.split(found, chosen, name)
        _give(session, library, made.id)


@tags.command("delete", cls=SharedOptions)
@click.argument("tag")
@pass_session
def delete(session: Session, tag: str) -> None:
    """Delete a tag; its marks stay, the tags below it move up. “undo” brings it back."""
    with session.writing() as library:
        found = library.resolve_tag(tag)
        name = next(known.name for known in library.tags() if known.id == found)
        library.codebook.delete(found)
    did = f"delete tag “{name}”"
    session.output.did(did, found)


def _documents(library: Library) -> list[dict[str, Any]]:
    found = library.tags()
    counts = library.tag_counts()
    known = {tag.id: tag for tag in found}
    return [
        {
            "id": tag.id,
            "name": tag.name,
            "parent": tag.parent,
            "code": tag.code,
            "colour": colour_of(tag, known),
            "definition": tag.definition,
            "marks": counts.get(tag.id, 0),
        }
        for tag in found
    ]


def _give(session: Session, library: Library, tag: TagId) -> None:
    """Answer with ``tag`` as it is now."""
    document = next(d for d in _documents(library) if d["id"] == tag)
    line = f"{tag[:8]}  {document['name']}, {count(document['marks'], 'mark')}"
    session.output.give(document, line)


def _named(marks: list[Mark], named: str) -> MarkId:
    """The mark whose id is ``named``, or begins so with 4 or more characters."""
    return the_one(
        "marks",
        named,
        [mark.id for mark in marks],
        missing=f"No mark “{named}” carries this tag. Give the id of one that “marks --tag” lists.",
    )
