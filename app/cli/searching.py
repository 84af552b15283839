"""The command that finds passages: search."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.documents import answer_document
from app.cli.output import count
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.library.searching import Answer, Hit

_FACETS_SHOWN = 4


@click.command(cls=SharedOptions)
@click.argument("words", metavar="QUERY", nargs=-1)
@click.option(
    "--queries",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Search for each line of this file (- is standard input); answers as JSON Lines.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many."
)
@click.option(
    "--offset", type=click.IntRange(min=0), default=0, show_default=True, help="Leave out so many."
)
@click.option(
    "--sort",
    type=click.Choice(["best", "newest", "oldest"]),
    default="best",
    show_default=True,
    help="The order of the hits.",
)
@click.option(
    "--by",
    type=click.Choice(["passage", "article"]),
    default="passage",
    show_default=True,
    help="One hit a passage, or one an article (its best passage).",
)
@click.option(
    "--as-typed",
    is_flag=True,
    help="Find names only as they were typed, not in their other spellings.",
)
@pass_session
def search(
    session: Session,
    /,
    words: tuple[str, ...],
    queries: Path | None,
    limit: int,
    as_typed: bool,  # noqa: FBT001 - an option
    **how: Any,
) -> None:
    """Find passages.

    Plain words mean all of them first. Also: AND OR NOT, -word, "a phrase", prefix*, fuzzy~,
    near/10, parentheses, field:value. Put -- before a query that begins with a dash.
    """
    if bool(words) == (queries is not None):
        raise click.UsageError("Give either a QUERY or --queries FILE.")
    how |= {"limit": limit, "names": not as_typed}
    if queries is not None:
        _search_all(session, _lines_of(queries), how)
        return
    query = " ".join(words)
    with session.reading() as library:
        answer = library.searching.search(query, progress=session.progress, **how)
    session.output.give(answer_document(query, answer), answer_lines(query, answer, how["offset"]))


def _search_all(session: Session, queries: list[str], how: dict[str, Any]) -> None:
    with session.reading() as library:
        for query in queries:
            answer = library.searching.search(query, **how)
            document = answer_document(query, answer)
            if session.output.notices:
                document["notices"] = [*document.get("notices", ()), *session.output.notices]
            session.output.line(document)


def _lines_of(path: Path) -> list[str]:
    """The lines of a file of queries, ended as in any text file; raises ``UnreadableFile``."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return [line.rstrip("\n") for line in io.StringIO(data.decode("utf-8-sig"), newline=None)]
    except OSError as error:
        raise UnreadableFile(
            f"The queries in {path} cannot be read: {error.strerror}. Check the file's name."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"The queries in {path} are not in UTF-8. Save the file as UTF-8 and try again."
        ) from error


def answer_lines(query: str, answer: Answer, offset: int = 0) -> Iterator[str]:
    """What a search found, to be read; ``offset`` hits were left out before."""
    found = f"{count(answer.total, 'passage')} in {count(answer.articles, 'article')}"
    yield f"{found} for “{query}” ({answer.ms:.1f} ms)"
    if answer.did_you_mean:
        yield f"Did you mean: {answer.did_you_mean}"
    for number, hit in enumerate(answer.hits, offset + 1):
        yield ""
        yield f"{number}. {_place_of(hit)}"
        yield f"   {' '.join(hit.snippet.split())}"
    if answer.total:
        yield ""
    for facet, values in answer.facets.items():
        if values:
            listed = ", ".join(f"{value} {times}" for value, times in values[:_FACETS_SHOWN])
            more = f", {len(values) - _FACETS_SHOWN} more" if len(values) > _FACETS_SHOWN else ""
            yield f"{facet}: {listed}{more}"
    for notice in answer.notices:
        yield f"Note: {notice}"


def _place_of(hit: Hit) -> str:
    if hit.briefing:
        item = f"item {hit.item + 1}" if hit.item >= 0 else "its head"
        return f"{hit.title}  {item} of the briefing {hit.briefing[:8]}"
    found = f"  (in its {hit.where})" if hit.where != "text" else ""
    return f"{hit.title}  ¶ {hit.paragraph}  {hit.article[:8]} {hit.start}:{hit.end}{found}"
