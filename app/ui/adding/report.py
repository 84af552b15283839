"""The report of an import as plain text: what became of each file, to keep or to send."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile

from app.domain.errors import CannotSave

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.ui.adding.results import Row


def report_text(library: str, summary: str, rows: Sequence[Row]) -> str:
    """A heading, the summary, and four lines for each file: state, title, words and path."""
    now = datetime.now().astimezone()
    head = _said("Articles added to {library}, {time}").format(
        library=library, time=now.strftime("%Y-%m-%d %H:%M")
    )
    lines = [head, "=" * len(head), "", summary, ""]
    for number, row in enumerate(rows, 1):
        lines += [f"{number}. {row.title}", f"   {_said(_STATES[row.state])}. {row.words}"]
        lines += [f"   {row.path}", ""]
    return "\n".join(lines)


def save_report(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` whole or not at all; raises ``CannotSave``."""
    file = QSaveFile(str(path))
    done = file.open(QIODevice.OpenModeFlag.WriteOnly)
    done = done and file.write(text.encode("utf-8")) >= 0 and file.commit()
    if not done:
        words = _said("Could not save the report to {folder}: {why}. Choose another place.")
        raise CannotSave(words.format(folder=path.parent, why=file.errorString().rstrip(".")))


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
