"""Commands that keep a library well: check, backup, restore, reindex."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.output import DONE, FAILED, count
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import CannotSave

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATABASE = b"SQLite format 3\x00"


@click.command(cls=SharedOptions)
@pass_session
def check(session: Session) -> int:
    """Verify that the library is whole.

    The database, the originals against their SHA-256, every mark against its text, and how far the
    index is behind the journal.
    """
    with session.reading() as library:
        report = library.check()
    document = {
        "ok": report.ok,
        "database": list(report.database),
        "originals": list(report.originals),
        "marks": list(report.marks),
        "articles_checked": report.articles_checked,
        "marks_checked": report.marks_checked,
        "index_behind": report.index_behind,
    }
    if not report.ok:
        session.output.fail("damaged", " ".join(_faults(document)), document)
        return FAILED
    session.output.give(
        document,
        f"All is well: {count(report.articles_checked, 'article')} and "
        f"{count(report.marks_checked, 'mark')} checked.",
    )
    return DONE


@click.command(cls=SharedOptions)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there and is no backup.")
@pass_session
def backup(session: Session, file: Path, *, force: bool) -> None:
    """Write the whole library into one file.

    An earlier backup there is replaced.
    """
    began = time.perf_counter()
    if not force and not _may_be_replaced(file):
        raise CannotSave(
            f"{file} is there already and is no backup, so it was not touched. "
            "Choose another name, or use --force."
        )
    with session.reading() as library:
        library.backup(file)
    seconds, size = time.perf_counter() - began, file.stat().st_size
    session.output.give(
        {"path": str(file), "bytes": size, "seconds": round(seconds, 3)},
        f"{file}: {size / 1e6:.1f} MB, {seconds:.1f} s",
    )


@click.command(cls=SharedOptions)
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def restore(session: Session, file: Path) -> None:
    """Make a library of a backup.

    It is made in the folder given by --library, which must not hold one yet.
    """
    from app.library.library import restore as restore_library

    folder = session.library_folder
    restore_library(file, folder)
    with session.reading() as library:
        articles = len(library.articles())
    session.output.give(
        {"library": str(folder), "articles": articles},
        f"{count(articles, 'article')} restored into {folder}.",
    )


@click.command(cls=SharedOptions)
@pass_session
def reindex(session: Session) -> None:
    """Make the search index anew.

    Nothing else is touched.
    """
    began = time.perf_counter()
    with session.writing() as library:
        library.searching.rebuild(session.progress)
        passages = library.searching.indexed()
    seconds = time.perf_counter() - began
    session.output.give(
        {"passages": passages, "seconds": round(seconds, 3)},
        f"{count(passages, 'passage')} indexed in {seconds:.1f} s.",
    )


def _may_be_replaced(file: Path) -> bool:
    try:
        with file.open("rb") as handle:
            return handle.read(len(_DATABASE)) in (_DATABASE, b"")
    except FileNotFoundError:
        return True
    except OSError as error:
        raise CannotSave(
            f"The backup cannot be written to {file}: {error.strerror}. Choose another place."
        ) from error


def _faults(document: dict[str, Any]) -> Iterator[str]:
    yield "The library is damaged; restore a backup into a new folder."
    for fault in document["database"]:
        yield f"Database: {fault}."
    if document["originals"]:
        yield f"Altered originals: {', '.join(document['originals'])}."
    if document["marks"]:
        yield f"Marks whose words are not at their place: {', '.join(document['marks'])}."
