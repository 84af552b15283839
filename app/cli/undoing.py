"""Commands that take work back: undo, redo, history."""

from __future__ import annotations

import click

from app.cli.output import table
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import BadRequest


@click.command(cls=SharedOptions)
@pass_session
def undo(session: Session) -> None:
    """Take back what was done last.

    Every part of the library has its turn: articles, marks, tags and briefings.
    """
    from app.library.history import EVERYWHERE

    with session.writing() as library:
        done = library.history.undo(EVERYWHERE)
    if done is None:
        raise BadRequest("There is nothing to undo in this library.")
    session.output.give({"did": f"undo: {done.said}"}, f"Undone: {done.said}.")


@click.command(cls=SharedOptions)
@pass_session
def redo(session: Session) -> None:
    """Do again what was undone last."""
    from app.library.history import EVERYWHERE

    with session.writing() as library:
        done = library.history.redo(EVERYWHERE)
    if done is None:
        raise BadRequest("There is nothing to redo in this library.")
    session.output.give({"did": f"redo: {done.said}"}, f"Done again: {done.said}.")


@click.command(cls=SharedOptions)
@click.option(
    "--limit", type=click.IntRange(min=1), default=200, show_default=True, help="At most so many."
)
@pass_session
def history(session: Session, limit: int) -> None:
    """List what was done, newest first."""
    with session.reading() as library:
        entries = library.history.entries(limit)
    rows = ((e.seq, e.at, e.by, f"{e.did}{' (undone)' if e.undone else ''}") for e in entries)
    session.output.give(
        [{"seq": e.seq, "at": e.at, "by": e.by, "did": e.did, "undone": e.undone} for e in entries],
        table(("no.", "at", "by", "did"), rows) if entries else "Nothing was done yet.",
    )
