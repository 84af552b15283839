"""Commands on briefings: brief load, dump and check; briefs; export."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.output import DONE, FAILED, clip, count, table
from app.cli.session import Session, SharedGroup, SharedOptions, pass_session
from app.domain.errors import BadBriefing, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 80


@click.group(cls=SharedGroup)
def brief() -> None:
    """Load, dump or check a briefing."""


@brief.command("load", cls=SharedOptions)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@pass_session
def load(session: Session, file: Path) -> None:
    """Make a briefing from its open JSON form (- is standard input)."""
    form = _form(file)
    with session.writing() as library:
        made = library.briefing.load(form)
    items = len(made.order)
    session.output.give(
        {"id": made.id, "title": made.title, "items": items},
        f"{made.id[:8]}  {made.title}  ({count(items, 'item')})",
    )


@brief.command("dump", cls=SharedOptions)
@click.argument("briefing")
@pass_session
def dump(session: Session, briefing: str) -> None:
    """Write a briefing in its open JSON form."""
    with session.reading() as library:
        form = library.briefing.dump(library.resolve_briefing(briefing))
    session.output.give_json(form)


@brief.command("check", cls=SharedOptions)
@click.argument("briefing")
@click.option("--strict", is_flag=True, help="Status 1 if anything was found.")
@pass_session
def check(session: Session, briefing: str, *, strict: bool) -> int:
    """Hold every quotation against its source, and apply the rules of tradecraft.

    Items count from 0.
    """
    with session.reading() as library:
        found = library.resolve_briefing(briefing)
        checked = library.briefing.checks(found)
        findings = library.briefing.findings(found)
    altered = [
        {"item": one.item, "text": one.text, "source": one.source}
        for one in checked
        if one.check.state != "match"
    ]
    document = {
        "quotations": {
            "checked": len(checked),
            "match": len(checked) - len(altered),
            "altered": altered,
        },
        "findings": [
            {
                "rule": finding.rule,
                "item": finding.item,
                "start": finding.start,
                "end": finding.end,
                "message": finding.message,
            }
            for finding in findings
        ],
    }
    if strict and (altered or findings):
        counted = (
            f"{count(len(altered), 'altered quotation')} and {count(len(findings), 'finding')}"
        )
        message = f"The briefing has {counted}. Mend them, or check without --strict."
        if not session.output.as_json:
            session.output.give(document, _check_lines(document))
        session.output.fail("findings", message, document)
        return FAILED
    session.output.give(document, _check_lines(document))
    return DONE


@click.command(cls=SharedOptions)
@pass_session
def briefs(session: Session) -> None:
    """List the briefings."""
    with session.reading() as library:
        documents = [
            {
                "id": one.id,
                "title": one.title,
                "items": len(one.order),
                "quotations": len(library.briefing.checks(one.id)),
                "findings": len(library.briefing.findings(one.id)),
            }
            for one in library.briefings()
        ]
    head = ("id", "items", "quotations", "findings", "title")
    rows = (
        (str(d["id"])[:8], d["items"], d["quotations"], d["findings"], d["title"])
        for d in documents
    )
    session.output.give(documents, table(head, rows) if documents else "No briefings yet.")


@click.command(cls=SharedOptions)
@click.argument("briefing")
@click.option(
    "--to",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="The document: .pdf or .docx.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option("--marking", metavar="TLP", help="Handling marking of this file, such as TLP:AMBER.")
@pass_session
def export(
    session: Session, briefing: str, target: Path, *, force: bool, marking: str | None
) -> None:
    """Write a briefing as PDF or Word document."""
    with session.reading() as library:
        found = library.resolve_briefing(briefing)
        saved = library.exports.save(found, target, overwrite=force, marking=marking)
    for notice in saved.notices:
        session.output.notice(notice)
    pages = "" if saved.pages is None else f", {count(saved.pages, 'page')}"
    session.output.give(
        {"path": str(saved.path), "pages": saved.pages, "seconds": round(saved.seconds, 3)},
        f"{saved.path}{pages}, {saved.seconds:.1f} s",
    )


def _form(file: Path) -> dict[str, Any]:
    """The JSON object in ``file``; raises ``UnreadableFile`` or ``BadBriefing``."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{file} cannot be read: {error.strerror}. Check the file's name."
        ) from error
    try:
        form = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:  # of its bytes, its form, or a number of thousands of digits
        raise BadBriefing(f"{file} is no JSON in UTF-8 ({error}). Nothing was loaded.") from error
    except RecursionError as error:
        raise BadBriefing(f"{file} is nested too deeply. Nothing was loaded.") from error
    if not isinstance(form, dict):
        raise BadBriefing(f"{file} holds no JSON object, so no briefing. Nothing was loaded.")
    return form


def _check_lines(document: dict[str, Any]) -> Iterator[str]:
    quotations = document["quotations"]
    yield f"{quotations['match']} of {count(quotations['checked'], 'quotation')} as in the source."
    for altered in quotations["altered"]:
        yield f"Item {altered['item']}: “{clip(altered['text'], _WIDTH)}”"
        yield f"  source: “{clip(altered['source'], _WIDTH)}”"
    for finding in document["findings"]:
        yield f"Item {finding['item']}: {finding['message']} ({finding['rule']})"
