"""One writer at a time: a lock file that the operating system frees when its holder dies."""

from __future__ import annotations

import errno
import sys
from typing import IO, TYPE_CHECKING

from app.domain.errors import CannotSave, LibraryBusy

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afs"}
)


_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
"""What a system says of a lock that another holds; everything else is no sign of another."""


def _seize(handle: IO[bytes]) -> None:
    """Take the lock or raise ``OSError`` at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """Holds ``library.lock`` in a library's folder as long as it lives."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of the library in ``folder``.

        Raises ``LibraryBusy`` if another program has it, ``CannotSave`` if the folder cannot be
        written, or its drive knows no locks.
        """
        try:
            self._handle = (folder / "library.lock").open("ab")
        except OSError as error:
            raise CannotSave(
                f"The library in {folder} cannot be changed: {error.strerror}. "
                "Choose a folder that you may write to, or open it read-only."
            ) from error
        try:
            _seize(self._handle)
        except OSError as error:
            self._handle.close()
            if error.errno not in _HELD:
                raise CannotSave(
                    f"The library in {folder} cannot be kept for this window alone: "
                    f"{error.strerror}. Move it to a drive of this computer, or open it read-only."
                ) from error
            raise LibraryBusy(
                f"The library in {folder} is open in another window. "
                "Open it read-only, or close the other window first."
            ) from error

    def release(self) -> None:
        """Let others write."""
        self._handle.close()


def on_network_drive(folder: Path) -> bool:
    """Whether ``folder`` lies on a network file system, where SQLite's locks cannot be trusted."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="replace") as mounts:  # noqa: PTH123
            rows = [line.split() for line in mounts]
    except OSError:
        return False  # no such list on this system: nothing is known
    path = str(folder.resolve())
    best = max(
        (row for row in rows if len(row) > 2 and _below(path, row[1])),
        key=lambda row: len(row[1]),
        default=None,
    )
    return best is not None and best[2] in _NETWORK_FILE_SYSTEMS


def _below(path: str, mount: str) -> bool:
    return path == mount or path.startswith(mount.rstrip("/") + "/")
