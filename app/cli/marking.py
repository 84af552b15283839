"""Commands on marks: mark, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.documents import mark_document
from app.cli.output import clip, table
from app.cli.parameters import SPAN
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import Ambiguous, NotFound
from app.domain.passage import find_quote

if TYPE_CHECKING:
    from app.domain.article import Span
    from app.domain.tag import Tag, TagId
    from app.library.library import Library

_QUOTE_WIDTH = 70


@click.command(cls=SharedOptions)
@click.argument("article")
@click.option("--span", type=SPAN, help="The passage's place: code points into the article's text.")
@click.option("--quote", help="The passage's words; they must stand in the article exactly once.")
@click.option("--tag", "names", metavar="NAME", multiple=True, help="A tag; made if it is new.")
@click.option("--colour", type=click.IntRange(1, 8), help="A highlight.")
@click.option("--note", default="", help="A note.")
@click.option(
    "--credibility", type=click.IntRange(1, 6), help="How credible it is (Admiralty code)."
)
@pass_session
def mark(
    session: Session,
    article: str,
    span: Span | None,
    quote: str | None,
    names: tuple[str, ...],
    colour: int | None,
    note: str,
    credibility: int | None,
) -> None:
    """Mark a passage, by its place or by its words."""
    if (span is None) == (quote is None):
        raise click.UsageError("Give the passage either with --span A:B or with --quote TEXT.")
    with session.writing() as library:
        found = library.article(library.resolve_article(article))
        passage = (
            find_quote(found, quote or "")
            if span is None
            else library.passage(found.id, span.start, span.end)
        )
        making: list[Tag] = []
        tags = [_tag(library, name, making) for name in dict.fromkeys(names)]
        made = library.marking.add_mark(
            found.id,
            passage.start,
            passage.end,
            colour=colour,
            tags=tags,
            note=note,
            credibility=credibility,
            new_tags=making,
        )
        for tag in making:
            session.output.notice(f"The tag “{tag.name}” is new and was made.")
        document = mark_document(made, found, _tag_names(library))
    session.output.give(
        document, f"{made.id[:8]}  ¶ {document['paragraph']}  “{clip(passage.quote, _QUOTE_WIDTH)}”"
    )


@click.command(cls=SharedOptions)
@click.argument("article", required=False)
@click.option("--tag", metavar="NAME", help="Only marks with this tag.")
@pass_session
def marks(session: Session, article: str | None, tag: str | None) -> None:
    """List the marks, of one article or of all."""
    with session.reading() as library:
        chosen = None if article is None else library.resolve_article(article)
        found = library.marks(chosen, None if tag is None else library.resolve_tag(tag))
        names = _tag_names(library)
        documents = [
            mark_document(mark, library.article(mark.passage.article), names) for mark in found
        ]
    rows = (
        (
            document["id"][:8],
            document["article"][:8],
            document["paragraph"],
            document["colour"],
            document["credibility"],
            ", ".join(document["tags"]),
            clip(document["quote"], _QUOTE_WIDTH),
        )
        for document in documents
    )
    head = ("id", "article", "¶", "colour", "grade", "tags", "passage")
    session.output.give(documents, table(head, rows) if documents else "No marks.")


def _tag(library: Library, name: str, making: list[Tag]) -> TagId:
    """The tag called ``name``; if there is none, it is put to those that are made with the mark."""
    clean = " ".join(name.split())
    there = [*library.tags(), *making]
    named = [tag.id for tag in there if tag.name.casefold() == clean.casefold()]
    if len(named) == 1:
        return named[0]
    if len(named) > 1:
        listed = ", ".join(tag[:8] for tag in named)
        raise Ambiguous(f"“{name}” names {len(named)} tags: {listed}. Give one of these ids.")
    try:
        return library.resolve_tag(clean)
    except NotFound:
        making.append(library.codebook.not_made_yet(clean, making))
        return making[-1].id


def _tag_names(library: Library) -> dict[TagId, str]:
    return {tag.id: tag.name for tag in library.tags()}
