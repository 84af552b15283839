"""The one way from a file to an article's text, blocks and metadata."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UnreadableFile
from app.importing.formats import FORMATS, reader_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.importing.recovered import Recovered


def read_file(path: Path) -> Recovered:
    """What is in the file at ``path``; raises ``EmptyFile``, ``NotText`` or ``UnreadableFile``."""
    return read_bytes(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """The bytes of the file at ``path``; raises ``UnreadableFile`` with the system's reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            f"{path.name} cannot be opened: {reason}. Check the file and add it again."
        ) from error


def read_bytes(data: bytes, file_name: str) -> Recovered:
    """What is in ``data``, read as ``file_name``'s suffix says; raises as ``read_file`` does."""
    return reader_for(Path(file_name).suffix)(data, file_name)


def readable_suffixes() -> frozenset[str]:
    """The suffixes of the files that are taken from a folder (small letters, with their dot)."""
    return frozenset(FORMATS)


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` as given, and the readable ones in the folders, sorted.

    Folders are searched to the bottom; hidden files and folders in them are skipped. No file is
    listed twice.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(_readable_below(path))
        else:
            found.add(path)
    return sorted(found)


def _readable_below(folder: Path) -> Iterator[Path]:
    suffixes = readable_suffixes()
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in suffixes:
                yield path
