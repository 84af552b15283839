"""The one way from a file to an article's text, blocks and metadata."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.domain.errors import UnreadableFile
from app.importing.formats import FORMATS, UNREADABLE, reader_for
from app.importing.limits import too_large
from app.importing.sniffing import looks_readable, suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.importing.recovered import Recovered

AtPage = Callable[[int, int], None]
"""Hears which page of how many is read next, of a file that is read page by page."""

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


def read_bytes(
    data: bytes, file_name: str, *, password: str = "", at_page: AtPage | None = None
) -> Recovered:
    """What is in ``data``, read as ``file_name``'s suffix says unless its bytes say otherwise.

    ``password`` opens a PDF or an archive that needs one; ``PasswordNeeded`` says that one does.
    Raises as ``read_file`` does, also where it takes more memory than there is.
    """
    suffix = suffix_of(data, file_name)
    try:
        if suffix == ".pdf":
            from app.importing.pdf.pages import read_pdf

            return read_pdf(data, file_name, password, at_page)
        if password and suffix == ".zip":
            from app.importing.parts import first_article

            return first_article(data, file_name, password)
        return reader_for(suffix)(data, file_name)
    except MemoryError:
        raise too_large(file_name) from None


def readable_suffixes() -> frozenset[str]:
    """The suffixes of the files that are taken from a folder (small letters, with their dot)."""
    return frozenset(FORMATS)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in a folder that is not taken, and why.

    "hidden" by its name, of an "unknown" kind, "closed" to whoever asks, or a "link" to a folder.
    A folder stands for all that is in it.
    """

    path: Path
    why: Literal["hidden", "unknown", "closed", "link"]


@dataclass(slots=True)
class Below:
    """What was found in folders: the files to read, and what is passed over."""

    files: list[Path] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)


def files_below(paths: Iterable[Path]) -> Below:
    """The files among ``paths`` as given, and the readable ones in the folders, sorted.

    Folders are searched to the bottom; hidden files and folders in them are passed over. A file
    with no suffix that is known is taken if its first bytes are those of a page, feed, mail or
    document. Nothing is listed twice.
    """
    files: set[Path] = set()
    passed_over: set[PassedOver] = set()
    for path in paths:
        if not path.is_dir():
            files.add(path)
            continue
        for found in _found_below(path):
            if isinstance(found, PassedOver):
                passed_over.add(found)
            else:
                files.add(found)
    told = (one for one in passed_over if one.path not in files)  # it was given by itself too
    return Below(sorted(files), sorted(told, key=_path_of))


def _path_of(passed_over: PassedOver) -> Path:
    return passed_over.path


def _found_below(folder: Path) -> Iterator[Path | PassedOver]:
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        for name in (*folders, *names):
            path = Path(place, name)
            if name.startswith("."):
                yield PassedOver(path, "hidden")
            elif name in folders:
                if path.is_symlink():
                    yield PassedOver(path, "link")
            else:
                yield _looked_at(path)
        folders[:] = [name for name in folders if not name.startswith(".")]
    yield from (PassedOver(Path(error.filename), "closed") for error in closed)


def _looked_at(path: Path) -> Path | PassedOver:
    """The file itself if it is one to read, by its name or by its first bytes."""
    suffix = path.suffix.lower()
    if suffix in FORMATS:
        return path
    if suffix in UNREADABLE:
        return PassedOver(path, "unknown")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return PassedOver(path, "closed")
    return path if head and looks_readable(head) else PassedOver(path, "unknown")
