"""Commands on saved searches: list, save, run, rename and delete them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from app.cli.documents import answer_document
from app.cli.output import count, table
from app.cli.searching import answer_lines
from app.cli.session import Session, SharedOptions, listing_group, pass_session

if TYPE_CHECKING:
    from app.domain.saved_search import SavedSearch, SavedSearchCount


@listing_group("searches")
def searches(session: Session) -> None:
    """List the saved searches with what each finds and what of it is new, or work on one."""
    with session.reading() as library:
        saved = library.saved_searches
        counted = [(kept, saved.count(kept)) for kept in saved.all()]
    rows = [
        (kept.id[:8], kept.name, found.passages, found.new, kept.query) for kept, found in counted
    ]
    text = table(("id", "name", "passages", "new", "query"), rows)
    session.output.give(
        [_document(kept, found) for kept, found in counted],
        text if rows else "No searches are saved in this library.",
    )


@searches.command("save", cls=SharedOptions)
@click.argument("words", metavar="QUERY", nargs=-1, required=True)
@click.option("--name", default="", help="What to call it (default: the query's words).")
@click.option(
    "--filter",
    "filters",
    metavar="FACET=VALUE",
    multiple=True,
    help="Only passages with this value, such as language=en; may stand several times.",
)
@pass_session
def save(session: Session, words: tuple[str, ...], name: str, filters: tuple[str, ...]) -> None:
    """Keep a query under a name; what it finds now counts as looked at."""
    chosen = _read_filters(filters)
    with session.writing() as library:
        kept = library.saved_searches.save(" ".join(words), chosen, name=name)
        found = library.saved_searches.count(kept)
    session.output.give(_document(kept, found), _line(kept, found))


@searches.command("run", cls=SharedOptions)
@click.argument("search", metavar="SEARCH")
@click.option("--new", "only_new", is_flag=True, help="Only in articles added since the last look.")
@click.option("--keep-new", is_flag=True, help="Don't count what is found as looked at.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--sort", type=click.Choice(["best", "newest", "oldest"]), default="best")
@click.option("--by", type=click.Choice(["passage", "article"]), default="passage")
@pass_session
def run(session: Session, /, search: str, keep_new: bool, **how: Any) -> None:  # noqa: FBT001
    """Find what a saved search finds; then it counts as looked at."""
    with session.reading() as library:
        saved = library.saved_searches
        kept = saved.named(search)
        found = saved.count(kept)
        answer = saved.ask(kept, **how)
        if not keep_new:
            saved.look(kept.id)
    document = answer_document(kept.query, answer) | {"search": _document(kept, found)}
    lines = [_line(kept, found), "", *answer_lines(kept.query, answer, how["offset"])]
    session.output.give(document, lines)


@searches.command("rename", cls=SharedOptions)
@click.argument("search", metavar="SEARCH")
@click.argument("name")
@pass_session
def rename(session: Session, search: str, name: str) -> None:
    """Give a saved search another name."""
    with session.writing() as library:
        saved = library.saved_searches
        kept = saved.rename(saved.named(search).id, name)
        found = saved.count(kept)
    session.output.give(_document(kept, found), _line(kept, found))


@searches.command("delete", cls=SharedOptions)
@click.argument("search", metavar="SEARCH")
@pass_session
def delete(session: Session, search: str) -> None:
    """Delete a saved search; what it finds stays, and “undo” brings it back."""
    with session.writing() as library:
        kept = library.saved_searches.named(search)
        library.saved_searches.delete(kept.id)
    did = f"delete saved search “{kept.name}”"
    session.output.did(did, kept.id)


def _read_filters(given: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    chosen: dict[str, list[str]] = {}
    for filter_ in given:
        facet, equals, value = filter_.partition("=")
        if not equals or not value.strip():
            raise click.UsageError(f"“{filter_}” is no filter. Write it as FACET=VALUE.")
        chosen.setdefault(facet.strip(), []).append(value.strip())
    return tuple((facet, tuple(values)) for facet, values in chosen.items())


def _document(kept: SavedSearch, found: SavedSearchCount) -> dict[str, Any]:
    return {
        "id": kept.id,
        "name": kept.name,
        "query": kept.query,
        "filters": {facet: list(values) for facet, values in kept.filters},
        "passages": found.passages,
        "new": found.new,
    }


def _line(kept: SavedSearch, found: SavedSearchCount) -> str:
    new = f", {found.new} new" if found.new else ""
    return f"{kept.id[:8]}  {kept.name}: {count(found.passages, 'passage')}{new}"
