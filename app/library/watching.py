"""Watched folders: what is new or has changed in them goes to the Inbox.

Nothing runs by itself here: whoever has a clock calls ``take_in`` now and then.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, NotFound
from app.domain.watched import WatchedFolder
from app.library.imports import ImportReport
from app.library.ledger import new_id
from app.storage.records import from_record
from app.storage.watched_files import WatchedFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.library.imports import Added, Duplicate, Failed, Imports, ImportStep
    from app.library.ledger import Ledger

__all__ = ["FoundFile", "Look", "WatchedFolder", "Watching"]

_SETTLED = 2.0  # seconds without a change, after which a file is no longer being written


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to take in; ``bytes`` and ``modified_ns`` are as they were when it was found."""

    path: Path
    folder: WatchedFolder
    kind: Literal["new", "changed"]
    bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the watched folders found; ``missing`` are those that are not there now.

    ``unsettled`` counts files that are still being written: the next look will find them.
    """

    files: tuple[FoundFile, ...]
    missing: tuple[WatchedFolder, ...]
    unsettled: int


class Watching:
    """Knows the watched folders and takes in what is new in them."""

    def __init__(self, ledger: Ledger, imports: Imports) -> None:
        self._ledger = ledger
        self._imports = imports
        self._files = WatchedFiles(ledger.database)

    def folders(self) -> list[WatchedFolder]:
        """The folders that are watched, in the order of adding."""
        return self._ledger.records.all(Collection.WATCHED_FOLDER, WatchedFolder)

    def watch(self, folder: Path, collection: str = "") -> WatchedFolder:
        """Watch ``folder``; what it holds already is new too. Returns what is watched now.

        With ``collection`` its articles go into the collection of that name. Raises ``BadRequest``
        if it is no folder, or is watched already, by itself or as part of another.
        """
        path = folder.absolute()
        if not path.is_dir():
            raise BadRequest(f"{folder} is no folder, so it cannot be watched. Choose a folder.")
        for known in self.folders():
            other = Path(known.path)
            if path == other or path.is_relative_to(other) or other.is_relative_to(path):
                raise BadRequest(
                    f"{other} is watched already. Stop watching it first, or choose another folder."
                )
        made = WatchedFolder(new_id(), str(path), " ".join(collection.split()))
        change = self._ledger.change(Collection.WATCHED_FOLDER, made.id, made)
        self._ledger.do(Edit("watch-folder", f"watch folder {path.name}", (change,)))
        return made

    def file_under(self, folder: str, collection: str) -> WatchedFolder:
        """Let what comes from a folder, named by its id, go into the collection of that name.

        An empty name stands for the Inbox alone. Raises ``NotFound``.
        """
        record = self._ledger.records.get(Collection.WATCHED_FOLDER, folder)
        if record is None:
            raise NotFound("This folder is no longer watched.")
        old = from_record(record, WatchedFolder)
        new = replace(old, collection=" ".join(collection.split()))
        if new != old:
            change = self._ledger.change(Collection.WATCHED_FOLDER, folder, new)
            said = (
                f"file what comes from {Path(new.path).name} under “{new.collection}”"
                if new.collection
                else f"leave what comes from {Path(new.path).name} in the Inbox"
            )
            self._ledger.do(Edit("file-watched-folder", said, (change,)))
        return new

    def stop_watching(self, folder: str) -> None:
        """Watch a folder, named by its id, no longer; its articles stay."""
        change = self._ledger.change(Collection.WATCHED_FOLDER, folder, None)
        if change.before is None:
            raise NotFound("This folder is no longer watched.")
        name = Path(from_record(change.before, WatchedFolder).path).name
        self._ledger.do(Edit("unwatch-folder", f"stop watching {name}", (change,)))

    def look(self) -> Look:
        """What is new or has changed, told by size and time of change; takes nothing in."""
        from app.importing.reading import files_below

        known, now = self._files.known(), time.time()
        found: list[FoundFile] = []
        missing, unsettled = [], 0
        for folder in self.folders():
            if not Path(folder.path).is_dir():
                missing.append(folder)
                continue
            for path in files_below([Path(folder.path)]).files:
                try:
                    state = path.stat()
                except OSError:
                    continue  # it went away since the folder was listed
                before = known.get(_key(path))
                if before == (state.st_size, state.st_mtime_ns):
                    continue
                if 0 <= now - state.st_mtime < _SETTLED:
                    unsettled += 1
                    continue
                kind: Literal["new", "changed"] = "new" if before is None else "changed"
                found.append(FoundFile(path, folder, kind, state.st_size, state.st_mtime_ns))
        return Look(tuple(found), tuple(missing), unsettled)

    def take_in(
        self,
        *,
        apart: bool = False,
        bounded: bool = False,
        progress: Callable[[ImportStep], None] | None = None,
        stop: Callable[[], bool] | None = None,
        told: Callable[[WatchedFolder, ImportReport], None] | None = None,
    ) -> ImportReport:
        """Add what a look finds, as ``imports.add`` does; one step of undo for each folder.

        ``told`` is called with what came of each folder that held something. What could not be
        read is told once, and again only after the file has changed.
        """
        files = self.look().files
        whole = ImportReport()
        for folder in dict.fromkeys(file.folder for file in files):
            if stop is not None and stop():
                whole.stopped = True
                break
            here = {str(file.path): file for file in files if file.folder == folder}
            report = self._imports.add(
                [file.path for file in here.values()],
                apart=apart,
                bounded=bounded,
                collection=folder.collection or None,
                progress=progress,
                stop=stop,
            )
            done: list[Added | Duplicate | Failed]
            done = [*report.added, *report.duplicates, *report.failed]
            taken = [here[result.path] for result in done if result.path in here]
            self._files.remember({_key(f.path): (f.bytes, f.modified_ns) for f in taken})
            _add_to(whole, report)
            if told is not None:
                told(folder, report)
        return whole


def _key(path: Path) -> str:
    """The path as text that a database takes: names that are no UTF-8 have lone surrogates."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _add_to(whole: ImportReport, part: ImportReport) -> None:
    whole.added += part.added
    whole.duplicates += part.duplicates
    whole.near_duplicates += part.near_duplicates
    whole.versions += part.versions
    whole.failed += part.failed
    whole.seconds += part.seconds
    whole.stopped = whole.stopped or part.stopped
