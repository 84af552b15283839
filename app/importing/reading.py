"""The one way from a file to an article's text, blocks and metadata."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import UnreadableFile
from app.importing.formats import FORMATS, UNREADABLE, reader_for
from app.importing.limits import too_large
from app.importing.sniffing import looks_readable, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.importing.recovered import Recovered

_HEAD = 4096  # bytes of a file of another suffix that are looked at


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


def read_bytes(data: bytes, file_name: str, *, password: str = "") -> Recovered:
    """What is in ``data``, read as ``file_name``'s suffix says unless its bytes say otherwise.

    ``password`` opens a PDF or an archive that needs one; ``PasswordNeeded`` says that one does.
    Raises as ``read_file`` does, also where it takes more memory than there is.
    """
    suffix = suffix_of(data, file_name)
    try:
        if password and suffix == ".pdf":
            from app.importing.pdf_pages import read_pdf

            return read_pdf(data, file_name, password)
        if password and suffix == ".zip":
            from app.importing.parts import first_article

            return first_article(data, file_name, password)
        return reader_for(suffix)(data, file_name)
    except MemoryError:
        raise too_large(file_name) from None


def readable_suffixes() -> frozenset[str]:
    """The suffixes of the files that are taken from a folder (small letters, with their dot)."""
    return frozenset(FORMATS)


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files among ``paths`` as given, and the readable ones in the folders, sorted.

    Folders are searched to the bottom; hidden files and folders in them are skipped. A file with
    no suffix that is known is taken if its first bytes are those of a page, feed, mail or document.
    No file is listed twice.
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
            if name.startswith("."):
                continue
            suffix = path.suffix.lower()
            if suffix in suffixes or (suffix not in UNREADABLE and _begins_readable(path)):
                yield path


def _begins_readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return bool(head) and looks_readable(head)
