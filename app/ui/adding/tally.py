"""What came of files in words: how many were added, were there already, or could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.wording import counted

if TYPE_CHECKING:
    from app.library.imports import ImportReport
    from app.ui.adding.results import Results


def tally_of_run(report: ImportReport) -> str:
    """What one run brought: "5 articles added, 1 could not be read."."""
    words = _in_words(
        len(report.added), len(report.duplicates), len(report.failed), len(report.passed_over)
    )
    return _said("Stopped. {words}").format(words=words) if report.stopped else words


def tally_of_rows(results: Results) -> str:
    """What the rows of the list say together, whichever runs they came from."""
    return _in_words(
        results.count("ok", "warn", "near"),
        results.count("known"),
        results.count("err"),
        len(results.passed_over),
    )


def tally_in_short(results: Results) -> str:
    """The same with what waits for a look, as short as a status bar has it."""
    parts = [counted(results.count("ok", "warn", "near"), _said("1 added"), _said("{n} added"))]
    for count, words in (
        (results.count("known"), _said("{n} in the library already")),
        (results.count("err"), _said("{n} could not be read")),
        (results.count("warn", "near"), _said("{n} to look at")),
        (len(results.passed_over), _said("{n} passed over")),
    ):
        if count:
            parts.append(words.format(n=f"{count:,}"))
    return ", ".join(parts)


def _in_words(added: int, known: int, failed: int, passed_over: int) -> str:
    parts = [counted(added, _said("1 article added"), _said("{n} articles added"))]
    for count, words in (
        (known, _said("{n} in the library already")),
        (failed, _said("{n} could not be read")),
        (passed_over, _said("{n} passed over")),
    ):
        if count:
            parts.append(words.format(n=f"{count:,}"))
    if not added:
        parts[0] = _said("Nothing added")
    return ", ".join(parts) + "."


def _said(text: str) -> str:
    return QCoreApplication.translate("AddingTally", text)
