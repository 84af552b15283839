"""Files that are written whole or not at all, and are on the disk once that is said."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``, through a file beside it.

    Who may read it is what the account lets new files have. Raises ``OSError``, and then ``path``
    is as it was and nothing else is left.
    """
    part = path.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    finally:
        with contextlib.suppress(OSError):  # which would hide why it could not be written
            part.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Give ``part``, whose bytes are on the disk, the name ``path``, over a file there too.

    Raises ``OSError``.
    """
    part.replace(path)
    # The name is kept by the folder. Not every system lets a folder be opened and flushed; there it
    # does so by itself.
    with contextlib.suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
