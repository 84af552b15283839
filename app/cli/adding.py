"""Commands that bring files in: import, and inspect without a library."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.output import DONE, FAILED, IN_PART, count
from app.cli.session import Session, SharedOptions, pass_session
from app.domain.errors import CannotSave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.cli.output import Output
    from app.library.imports import ImportReport, ImportStep, NewVersion

_PASSED_OVER = {
    "hidden": "it is hidden",
    "unknown": "it is of no kind that Collate reads",
    "closed": "it cannot be opened",
    "link": "it is a link to another folder",
}


@click.command("import", cls=SharedOptions)
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--collection", metavar="NAME", help="The collection that the articles belong to.")
@pass_session
def import_files(session: Session, paths: tuple[Path, ...], collection: str | None) -> int:
    """Add files, and folders with all below them.

    The same bytes are not added twice. Near-duplicates are added, grouped and listed; the same
    address with another text becomes a newer version. All that one call adds is one step of undo.
    """
    output = session.output

    def tell(step: ImportStep) -> None:
        session.progress(step.done, step.total, Path(step.path).name)

    with session.writing(create=True) as library:
        report = library.imports.add(paths, bounded=True, collection=collection, progress=tell)
    for added in report.added:
        for notice in (*added.notices, *added.remarks):
            output.notice(f"{Path(added.path).name}: {notice}")
    return give_report(output, report)


def give_report(output: Output, report: ImportReport) -> int:
    """Write what came of adding; returns the exit status: 0, 1 if nothing was added, 3 in part."""
    document = _report_document(report)
    if report.failed and not report.added:
        first = report.failed[0]
        output.fail(first.kind, " ".join(_failures(report)), document)
        return FAILED
    output.give(document, _report_lines(report))
    if report.failed:
        click.echo("\n".join(_failures(report)), err=True)
        return IN_PART
    return DONE


@click.command("inspect", cls=SharedOptions)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write one <stem>.json for every file into this folder.",
)
@pass_session
def inspect_files(session: Session, files: tuple[Path, ...], out: Path | None) -> int:
    """Recover structure and metadata of files.

    No library is needed. Empty and rejected files get a result too; positions are code points
    into its "text".
    """
    found = _inspected(files)
    missing = [document for document in found if document["status"] == "error"]
    if len(missing) == len(found):
        told = found[0] if len(found) == 1 else {"files": found}
        said = " ".join(document["message"] for document in missing)
        session.output.fail(missing[0]["kind"], said, told)
        return FAILED
    if out is not None:
        _write_all(found, out)
        written = [_without_text(document) for document in found]
        session.output.give({"files": written, "out": str(out)}, _inspect_lines(found))
    else:
        session.output.give(found[0] if len(found) == 1 else found, _inspect_lines(found))
    for document in missing:
        click.echo(document["message"], err=True)
    return IN_PART if missing else DONE


def _inspected(files: tuple[Path, ...]) -> list[dict[str, Any]]:
    from app.library.imports import inspections

    there = [path for path in files if path.is_file()]
    found = dict(zip(there, inspections(there), strict=True))
    return [{"file": str(path), **(found.get(path) or _missing(path))} for path in files]


def _missing(path: Path) -> dict[str, Any]:
    what = "is a folder" if path.is_dir() else "is not there"
    message = f"{path} {what}, so there is nothing to inspect. Give the name of a file."
    return {"status": "error", "kind": "unreadable", "message": message}


def _write_all(found: list[dict[str, Any]], folder: Path) -> None:
    taken: set[str] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in found:
            name = _free_name(Path(document["file"]), taken)
            text = json.dumps(document, ensure_ascii=False, indent=1)
            (folder / name).write_bytes(text.encode("utf-8", "backslashreplace"))
            document["out"] = str(folder / name)
    except OSError as error:
        raise CannotSave(
            f"The results could not be written to {folder}: {error.strerror}. "
            "Choose another folder with --out."
        ) from error


def _free_name(file: Path, taken: set[str]) -> str:
    """The file's stem with .json; with a number where another file had the same stem."""
    name, number = f"{file.stem}.json", 2
    while name.casefold() in taken:
        name, number = f"{file.stem}-{number}.json", number + 1
    taken.add(name.casefold())
    return name


def _without_text(document: dict[str, Any]) -> dict[str, Any]:
    return {k: document[k] for k in ("file", "out", "status", "message") if k in document}


def _inspect_lines(found: list[dict[str, Any]]) -> Iterator[str]:
    for document in found:
        if document["status"] != "imported":
            message = document.get("message", "")
            yield f"{document['file']}: {document['status']}. {message}".rstrip()
            continue
        yield f"{document['file']}: {document.get('title') or 'no title'}"
        for field in ("source", "author", "date", "language", "extractor"):
            yield f"  {field}: {document.get(field) or 'Not stated'}"
        kinds: dict[str, int] = {}
        for block in document["blocks"]:
            kinds[block["type"]] = kinds.get(block["type"], 0) + 1
        listed = ", ".join(f"{times} {kind}" for kind, times in kinds.items())
        yield f"  blocks: {listed}"


def _report_document(report: ImportReport) -> dict[str, Any]:
    return {
        "added": [
            {
                "id": added.id,
                "title": added.title,
                "path": added.path,
                "blocks": added.blocks,
                "passages": added.passages,
                "title_proposed": added.title_proposed,
            }
            for added in report.added
        ],
        "duplicates": [asdict(duplicate) for duplicate in report.duplicates],
        "near_duplicates": [asdict(near) for near in report.near_duplicates],
        "versions": [asdict(version) for version in report.versions],
        "failed": [asdict(failed) for failed in report.failed],
        "passed_over": [asdict(passed) for passed in report.passed_over],
        "seconds": round(report.seconds, 3),
    }


def _report_lines(report: ImportReport) -> Iterator[str]:
    for added in report.added:
        yield f"{added.id[:8]}  {added.title}"
    for duplicate in report.duplicates:
        yield f"{duplicate.path} is in the library already, as {duplicate.of[:8]}."
    for near in report.near_duplicates:
        yield f"{near.id[:8]} says nearly what {near.of[:8]} says ({near.similarity:.0%})."
    for version in report.versions:
        yield f"{version.id[:8]} is a newer version of {version.of[:8]}.{_marks_said(version)}"
    for passed in report.passed_over:
        yield f"{passed.path} was passed over: {_PASSED_OVER[passed.why]}."
    counted = [f"{count(len(report.added), 'article')} added"]
    if report.duplicates:
        counted.append(f"{len(report.duplicates)} there already")
    if report.failed:
        counted.append(f"{len(report.failed)} failed")
    if report.passed_over:
        counted.append(f"{len(report.passed_over)} passed over")
    yield f"{', '.join(counted)} in {report.seconds:.1f} s."


def _marks_said(version: NewVersion) -> str:
    """What became of the marks of the older version; empty if it had none."""
    if not version.marks_carried and not version.orphans:
        return ""
    said = f" {count(version.marks_carried, 'mark')} carried over"
    return f"{said}, {version.orphans} not found again." if version.orphans else f"{said}."


def _failures(report: ImportReport) -> Iterator[str]:
    for failed in report.failed:
        yield (
            failed.message if failed.path in failed.message else f"{failed.path}: {failed.message}"
        )
