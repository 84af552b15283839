"""Commands on watched folders: watch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.adding import give_report
from app.cli.output import count, table
from app.cli.session import Session, SharedOptions, listing_group, pass_session
from app.domain.short_id import the_one

if TYPE_CHECKING:
    from app.domain.watched import WatchedFolder
    from app.library.imports import ImportStep
    from app.library.library import Library


@listing_group("watch")
def watch(session: Session) -> None:
    """List the watched folders, or watch one, look at them, take in what is new."""
    with session.reading() as library:
        found = library.watching.folders()
    head = ("id", "collection", "folder")
    rows = ((folder.id[:8], folder.collection, folder.path) for folder in found)
    none = "No folder is watched. Watch one with “watch add”."
    session.output.give(
        [_document(folder) for folder in found], table(head, rows) if found else none
    )


@watch.command("add", cls=SharedOptions)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--collection", metavar="NAME", default="", help="Where its articles go too.")
@pass_session
def add(session: Session, folder: Path, collection: str) -> None:
    """Watch a folder; what it holds already is new too."""
    with session.writing() as library:
        made = library.watching.watch(folder, collection)
    session.output.give(_document(made), f"{made.id[:8]}  {made.path}")


@watch.command("stop", cls=SharedOptions)
@click.argument("folder", metavar="DIR")
@pass_session
def stop(session: Session, folder: str) -> None:
    """Watch a folder, named by path or id, no longer; its articles stay."""
    with session.writing() as library:
        found = _named(library, folder)
        library.watching.stop_watching(found.id)
    did = f"stop watching {Path(found.path).name}"
    session.output.did(did, found.id)


@watch.command("look", cls=SharedOptions)
@pass_session
def look(session: Session) -> None:
    """Say what is new or has changed, and take nothing in."""
    with session.reading() as library:
        found = library.watching.look()
    document = {
        "files": [
            {"path": str(file.path), "folder": file.folder.id, "kind": file.kind}
            for file in found.files
        ],
        "missing": [_document(folder) for folder in found.missing],
        "unsettled": found.unsettled,
    }
    lines = [f"{file.kind:<8}{file.path}" for file in found.files] or ["Nothing new."]
    lines += [f"{folder.path} is not there now." for folder in found.missing]
    if found.unsettled:
        lines.append(f"{count(found.unsettled, 'file')} still being written.")
    session.output.give(document, lines)


@watch.command("take-in", cls=SharedOptions)
@pass_session
def take_in(session: Session) -> int:
    """Add what is new or has changed; it waits in the Inbox.

    One step of undo for each folder. What could not be read is told once.
    """

    def tell(step: ImportStep) -> None:
        session.progress(step.done, step.total, Path(step.path).name)

    with session.writing() as library:
        missing = library.watching.look().missing
        report = library.watching.take_in(bounded=True, progress=tell)
    for folder in missing:
        session.output.notice(f"{folder.path} is not there now.")
    return give_report(session.output, report)


def _document(folder: WatchedFolder) -> dict[str, str]:
    return {"id": folder.id, "path": folder.path, "collection": folder.collection}


def _named(library: Library, named: str) -> WatchedFolder:
    """The watched folder with this path or id, or 4 or more of the id's first characters."""
    path = str(Path(named).absolute())
    folders = library.watching.folders()
    one = the_one(
        "folders",
        named,
        [folder.id for folder in folders],
        so_called=[folder.id for folder in folders if folder.path == path],
        missing=f"{named} is not watched. “watch” lists what is.",
    )
    return next(folder for folder in folders if folder.id == one)
