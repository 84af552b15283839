"""Looks at the watched folders while the window is open, and takes in what is new in them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from app.domain.errors import ReaderError
from app.library.ledger import now
from app.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.changes import Changes
    from app.domain.watched import WatchedFolder
    from app.library.imports import ImportReport
    from app.library.watching import Look
    from app.ui.actions import Desk
    from app.ui.background import Job

SOON_MS = 800
"""Milliseconds after a folder changed; a file that is copied changes it several times."""

AGAIN_MS = 2_500
"""Milliseconds until files are looked at again that were still being written."""

POLL_MS = 60_000
"""Milliseconds between two looks at folders that tell nothing by themselves: network drives."""

_MOST = 4_000
"""How many folders and files the system is asked to tell of; the looks find those beyond."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """What is known of a watched folder; ``looked_at`` is an ISO time, empty before a look.

    The counts are of the last look that found something, at ``found_at``.
    """

    looked_at: str = ""
    missing: bool = False
    working: bool = False
    found_at: str = ""
    added: int = 0
    versions: int = 0
    known: int = 0
    failed: tuple[tuple[str, str], ...] = ()


class _Looked(NamedTuple):
    look: Look
    folders: list[str]
    at: str


class FolderWatch(QObject):
    """One look at a time, off the main thread; ``changed`` comes when more is known."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._states: dict[str, FolderState] = {}
        self._job: Job | None = None
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._soon = _timer(self, SOON_MS)
        self._later = _timer(self, AGAIN_MS)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        for timer in (self._soon, self._later, self._poll):
            timer.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._on_told)
        self._watcher.fileChanged.connect(self._on_told)
        desk.edits.changed.connect(self._on_changed)

    @Slot()
    def start(self) -> None:
        """Begin to watch, if there are folders to be watched."""
        if not self._desk.library.read_only and self._desk.library.watching.folders():
            self._poll.start()
            self.look()

    def stop(self) -> None:
        """Look no more; what is being taken in ends after its current file."""
        for timer in (self._soon, self._later, self._poll):
            timer.stop()
        if self._job is not None:
            self._job.stop()

    def state(self, folder: WatchedFolder) -> FolderState:
        """What is known of ``folder``."""
        return self._states.get(folder.id, FolderState())

    @property
    def is_working(self) -> bool:
        """Whether a look, or what it found, is under way."""
        return self._job is not None

    @Slot()
    def look(self) -> None:
        """Look now; while a look is under way, once more after it."""
        library = self._desk.library
        if library.read_only or not library.watching.folders():
            self._poll.stop()
            return
        if self._job is not None:
            self._again = True
            return

        def work() -> _Looked:
            look = library.watching.look()
            return _Looked(look, _folders_below(library.watching.folders()), now())

        self._poll.start()
        self._job = self._desk.background.run(
            work, owner=self, on_done=self._on_looked, on_failed=self._on_failed, lane="pool"
        )

    # What a look found

    def _on_looked(self, looked: _Looked) -> None:
        self._job = None
        self._listen(looked.folders)
        missing = {folder.id for folder in looked.look.missing}
        for folder in self._desk.library.watching.folders():
            known = self.state(folder)
            self._states[folder.id] = replace(
                known, looked_at=looked.at, missing=folder.id in missing
            )
        if looked.look.unsettled:
            self._later.start()
        if looked.look.files:
            self._take_in({file.folder.id for file in looked.look.files})
        self._settle()

    def _take_in(self, folders: Iterable[str]) -> None:
        library = self._desk.library
        for name in folders:
            self._states[name] = replace(self._states.get(name, FolderState()), working=True)

        def work(job: Job) -> ImportReport:
            def told(folder: WatchedFolder, report: ImportReport) -> None:
                job.report((folder, report))

            return library.watching.take_in(apart=True, stop=job.stopped, told=told)

        self._job = self._desk.background.run_steps(
            work,
            owner=self,
            on_step=self._on_taken,
            on_done=self._on_done,
            on_failed=self._on_failed,
        )

    def _on_taken(self, step: tuple[WatchedFolder, ImportReport]) -> None:
        folder, report = step
        self._states[folder.id] = FolderState(
            looked_at=self.state(folder).looked_at,
            found_at=now(),
            added=len(report.added),
            versions=len(report.versions),
            known=len(report.duplicates),
            failed=tuple((Path(failed.path).name, failed.message) for failed in report.failed),
        )
        self._tell(folder, report)
        self.changed.emit()

    def _on_done(self, _report: ImportReport) -> None:
        self._job = None
        self._rest()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, ReaderError):
            self._desk.notices.tell(error.message, level="error")
        self._rest()

    def _rest(self) -> None:
        for name, state in self._states.items():
            self._states[name] = replace(state, working=False)
        self._settle()

    def _settle(self) -> None:
        if self._job is None and self._again:
            self._again = False
            self._soon.start()
        self.changed.emit()

    def _tell(self, folder: WatchedFolder, report: ImportReport) -> None:
        """Say how many came, with the way to them; what came before is not told again."""
        name = Path(folder.path).name
        parts = []
        if report.added:
            one, many = self.tr("1 article"), self.tr("{n} articles")
            words = self.tr("{articles} from {folder} wait in the Inbox")
            if len(report.added) == 1:
                words = self.tr("{articles} from {folder} waits in the Inbox")
            parts.append(words.format(articles=counted(len(report.added), one, many), folder=name))
        if report.failed:
            one, many = self.tr("1 file"), self.tr("{n} files")
            words = self.tr("{files} in {folder} could not be read")
            files = counted(len(report.failed), one, many)
            parts.append(words.format(files=files, folder=name))
        if parts:
            inbox = self._desk.actions.get("library.inbox" if report.added else "library.watched")
            self._desk.notices.tell("; ".join(parts), action=inbox, seconds=15)

    # What the system tells

    def _listen(self, folders: list[str]) -> None:
        held = {*self._watcher.directories(), *self._watcher.files()}
        gone = held - set(folders)
        if gone:
            self._watcher.removePaths(sorted(gone))
        come = [folder for folder in folders if folder not in held]
        if come:
            self._watcher.addPaths(come)

    @Slot(str)
    def _on_told(self, _folder: str) -> None:
        self._soon.start()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.watched:
            self._soon.start()
            self.changed.emit()


def _folders_below(folders: list[WatchedFolder]) -> list[str]:
    """Folders with all below them, then their files, as many as the system is asked to tell of.

    Of a file that is written to in its place, the folder tells nothing.
    """
    found, inside = [], []
    for folder in folders:
        for path, _folders, files in os.walk(folder.path):
            found.append(path)
            inside += [str(Path(path) / name) for name in files]
            if len(found) + len(inside) >= _MOST:
                break
    return [*found, *inside][:_MOST]


def _timer(parent: QObject, interval: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(interval)
    return made
