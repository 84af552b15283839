"""Commands on articles: articles, show, edit, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.documents import article_document, block_document, summary_document
from app.cli.output import clip, table
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.article import BlockKind
from app.domain.grading import RELIABILITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.article import Article, Block
    from app.library.library import Library

_TITLE_WIDTH = 60


@click.command(cls=SharedOptions)
@pass_session
def articles(session: Session) -> None:
    """List the articles."""
    with session.reading() as library:
        found = library.articles()
    head = ("id", "date", "words", "marks", "grade", "publisher", "title")
    rows = (
        (
            a.id[:8],
            a.date,
            a.words,
            a.marks,
            a.reliability,
            a.publisher,
            clip(a.title, _TITLE_WIDTH),
        )
        for a in found
    )
    session.output.give(
        [summary_document(summary) for summary in found],
        table(head, rows) if found else "No articles yet. Add some with “import”.",
    )


@click.command(cls=SharedOptions)
@click.argument("article")
@click.option("--dimmed", is_flag=True, help="Show page chrome and debris too.")
@pass_session
def show(session: Session, article: str, *, dimmed: bool) -> None:
    """Show an article with paragraph numbers.

    The JSON document always holds the whole text and every block; dimmed ones say so.
    """
    with session.reading() as library:
        found = library.article(library.resolve_article(article))
        marks = len(library.marks(found.id))
    document = article_document(found, marks) | {
        "text": found.text,
        "blocks": [block_document(found, block) for block in found.blocks],
    }
    session.output.give(document, _reading_view(found, dimmed=dimmed))


@click.command(cls=SharedOptions)
@click.argument("article")
@click.option("--title", help="The title.")
@click.option("--short-title", help="A name short enough for a note.")
@click.option("--publisher", help="Who published it; empty: not stated.")
@click.option("--author", help="Who wrote it; empty: not stated.")
@click.option("--date", help="When: year, year-month or year-month-day; empty: not stated.")
@click.option("--language", help="The language's code; empty: not stated.")
@click.option(
    "--reliability",
    type=click.Choice(RELIABILITIES, case_sensitive=False),
    help="How reliable the source is (Admiralty code).",
)
@pass_session
def edit(session: Session, /, article: str, reliability: str | None, **fields: str | None) -> None:
    """Correct what is known of an article; grade it."""
    given: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
    if not given and reliability is None:
        raise click.UsageError("Nothing to change: give at least one option, such as --title.")
    with session.writing() as library:
        found = library.resolve_article(article)
        if given:
            library.reading.change_metadata(found, **given)
        if reliability is not None:
            library.reading.grade_article(found, reliability=reliability)
        document = _known(library, library.article(found))
    session.output.give(document, _facts(document))


@click.command(cls=SharedOptions)
@click.argument("article")
@pass_session
def remove(session: Session, article: str) -> None:
    """Take an article out; “undo” brings it back.

    Its marks go and come back with it.
    """
    with session.writing() as library:
        found = library.article(library.resolve_article(article))
        library.reading.remove_article(found.id)
    did = f"remove “{found.short_title}”"
    session.output.did(did, found.id)


def _known(library: Library, article: Article) -> dict[str, Any]:
    return article_document(article, len(library.marks(article.id)))


def _facts(document: dict[str, Any]) -> Iterator[str]:
    yield f"{document['id'][:8]}  {document['title']}"
    for field in ("publisher", "author", "date", "language", "reliability"):
        yield f"  {field}: {document[field] or 'Not stated'}"


def _reading_view(article: Article, *, dimmed: bool) -> Iterator[str]:
    yield from _facts(article_document(article, 0))
    hidden = 0
    for block in article.blocks:
        if block.dimmed and not dimmed:
            hidden += 1
            continue
        yield ""
        yield from _block_lines(article, block)
    if hidden:
        yield ""
        yield f"({hidden} dimmed, shown with --dimmed)"


def _block_lines(article: Article, block: Block) -> Iterator[str]:
    number = f"{article.paragraph_at(block.start):>4}  "
    if block.kind is BlockKind.TABLE:
        for row in (block.header, *block.rows):
            cells = (
                article.text[cell.start : cell.end] if cell.mended is None else cell.mended
                for cell in row
            )
            if row:
                start = f"{article.paragraph_at(row[0].start):>4}  "
                yield start + " | ".join(" ".join(text.split()) for text in cells)
        return
    text = " ".join(article.shown(block).split())
    before = {
        BlockKind.TITLE: "# ",
        BlockKind.HEADING: "#" * max(2, block.level) + " ",
        BlockKind.LIST_ITEM: "  " * max(0, block.depth - 1) + "• ",
        BlockKind.QUOTE: "> ",
    }.get(block.kind, "")
    after = f"  [{block.detail or block.kind}]" if block.dimmed else ""
    yield f"{number}{before}{text}{after}"
