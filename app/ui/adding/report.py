"""The report of an import as plain text: what became of each file, to keep or to send."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from app.disk import write_whole
from app.ui.adding.passed_over import reason
from app.ui.widgets.path_dialog import PathDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.library.imports import PassedOver
    from app.ui.actions import Desk
    from app.ui.adding.results import Row


def report_text(
    library: str, summary: str, rows: Sequence[Row], passed_over: Sequence[PassedOver] = ()
) -> str:
    """A heading, the summary, and four lines for each file: state, title, words and path.

    What was passed over stands at the end, a line each.
    """
    now = datetime.now().astimezone()
    head = _said("Articles added to {library}, {time}").format(
        library=library, time=now.strftime("%Y-%m-%d %H:%M")
    )
    lines = [head, "=" * len(head), "", summary, ""]
    files = [row for row in rows if row.state != "passed"]
    for number, row in enumerate(files, 1):
        lines += [f"{number}. {row.title}", f"   {_said(_STATES[row.state])}. {row.words}"]
        lines += [f"   {row.path}", ""]
    if passed_over:
        head = _said("Passed over")
        lines += [head, "-" * len(head), ""]
        lines += [f"{passed.path}: {reason(passed)}" for passed in passed_over]
        lines.append("")
    return "\n".join(lines)


class ReportSaver(QObject):
    """Asks where to keep the report, writes it there and tells what came of it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._text = ""

    def ask(self, text: str) -> None:
        """Ask for a place for the report ``text``."""
        self._text = text
        dialog = PathDialog.place(
            self._page, _said("Save report"), _said("Articles added.txt"), _said("Text (*.txt)")
        )
        dialog.chosen.connect(self._on_place)
        dialog.open()

    @Slot(list)
    def _on_place(self, paths: list[Path]) -> None:
        path, notices = paths[0], self._desk.notices
        try:  # a path need not be UTF-8
            write_whole(path, self._text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            words = _said("Could not save the report to {folder}: {why}. Choose another place.")
            said = words.format(folder=path.parent, why=error.strerror)
            notices.tell(said, level="error")
        else:
            notices.tell(_said("Saved {name}").format(name=path.name))


def _said(text: str) -> str:
    return QCoreApplication.translate("AddingReport", text)


_STATES = {
    "ok": "Added",
    "warn": "Added, to be looked at",
    "near": "Added, near-duplicate",
    "known": "Not added again",
    "err": "Not added",
    "gone": "Taken out again",
}
