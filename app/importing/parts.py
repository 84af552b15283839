"""Files that hold several articles: mails with attachments, feeds, archives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain.errors import PasswordNeeded, ReaderError, UnreadableFile
from app.importing.archive import Allowance, Archive, Exhausted
from app.importing.feed import entries_of
from app.importing.formats import FORMATS, SEVERAL, reader_for
from app.importing.limits import too_large
from app.importing.mail import letter_of
from app.importing.recovered import Recovered
from app.importing.sniffing import suffix_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 3
"""How many containers may stand in one another: a mail in an archive in an archive."""
MOST_PARTS = 5_000
_NAMED = 5  # attachments that a notice names
_SHOWN = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".ics", ".vcf", ".p7s", ".asc"}
)
"""Suffixes of what stands in a mail or belongs to its signature."""


@dataclass(frozen=True, slots=True)
class Part:
    """One article in a file, or why there is none; ``file_name`` says where it stands in it.

    ``data`` are the bytes that are kept as its original.
    """

    file_name: str
    data: bytes
    recovered: Recovered | None = None
    error: ReaderError | None = None


@dataclass(frozen=True, slots=True)
class _Within:
    """What holds for all archives in one another: how much they may unpack to, the password."""

    allowance: Allowance
    password: str


def parts_of(data: bytes, file_name: str, password: str = "") -> list[Part]:
    """All articles in a file, in its order; what cannot be read among them has its error.

    ``password`` opens an archive that needs one: ``PasswordNeeded`` says that one does. Raises
    ``ReaderError`` where the file as a whole cannot be read, or holds nothing readable.
    """
    return list(each_part(data, file_name, password))


def each_part(data: bytes, file_name: str, password: str = "") -> Iterator[Part]:
    """The same one by one: each is read when it is asked for, so that few are held at a time."""
    within = _Within(Allowance.of(len(data)), password)
    parts = _parts(data, file_name, within, 0)
    first = next(parts, None)
    if first is None:
        raise UnreadableFile(
            f"{file_name} holds no file that Collate can read. Add what is in it one by one."
        )
    second = next(parts, None)
    if second is None and first.error is not None:
        raise first.error
    yield first
    if second is not None:
        yield second
    for number, part in enumerate(parts, 3):
        if number > MOST_PARTS:
            error = UnreadableFile(
                f"{file_name} holds more than {MOST_PARTS:,} articles: the others were left out. "
                "Unpack it and add the folder."
            )
            yield Part(file_name, b"", error=error)
            return
        yield part


def first_article(data: bytes, file_name: str, password: str = "") -> Recovered:
    """The first article in a file that may hold several; raises ``ReaderError`` if none is."""
    fault: ReaderError | None = None
    for part in each_part(data, file_name, password):
        if part.recovered is not None:
            return part.recovered
        fault = fault or part.error
    assert fault is not None  # noqa: S101 - what is no article has an error
    raise fault


def _parts(data: bytes, file_name: str, within: _Within, depth: int) -> Iterator[Part]:
    suffix = suffix_of(data, file_name)
    if suffix in SEVERAL and depth >= DEEPEST:
        error = UnreadableFile(
            f"{file_name} was left out: it stands too deep in other files. Add it by itself."
        )
        yield Part(file_name, data, error=error)
    elif suffix == ".zip":
        yield from _in_archive(data, file_name, within, depth)
    elif suffix == ".eml":
        yield from _in_letter(data, file_name, within, depth)
    elif suffix in SEVERAL:
        for number, (entry, recovered) in enumerate(entries_of(data, file_name), 1):
            yield Part(f"{file_name}/{PurePath(file_name).stem} {number}", entry, recovered)
    else:
        yield _read(data, file_name)


def _read(data: bytes, file_name: str) -> Part:
    try:
        return Part(file_name, data, reader_for(suffix_of(data, file_name))(data, file_name))
    except ReaderError as error:
        return Part(file_name, data, error=error)
    except MemoryError:
        return Part(file_name, b"", error=too_large(file_name))


def _inside(data: bytes, file_name: str, within: _Within, depth: int) -> Iterator[Part]:
    """The articles in a part; a part that is broken is told of, and the others are kept."""
    try:
        yield from _parts(data, file_name, within, depth)
    except ReaderError as error:
        yield Part(file_name, data, error=error)


def _in_archive(data: bytes, file_name: str, within: _Within, depth: int) -> Iterator[Part]:
    archive = Archive(data, file_name, within.password, within.allowance)
    for name in sorted(filter(_is_wanted, archive.names())):
        try:
            content = archive.read(name)
        except PasswordNeeded:
            raise  # one opens them all
        except Exhausted as error:
            yield Part(file_name, b"", error=error)
            return
        except ReaderError as error:
            yield Part(f"{file_name}/{name}", b"", error=error)
            continue
        yield from _inside(content, f"{file_name}/{name}", within, depth + 1)


def _is_wanted(name: str) -> bool:
    """Whether a file of an archive is read: neither hidden nor a Mac's shadow of another."""
    path = PurePath(name)
    hidden = any(piece.startswith((".", "__MACOSX")) for piece in path.parts)
    return not hidden and path.suffix.lower() in FORMATS


def _in_letter(data: bytes, file_name: str, within: _Within, depth: int) -> Iterator[Part]:
    letter = letter_of(data, file_name)
    if letter.recovered is not None:
        unread = [name for name, _ in letter.attachments if not _is_readable(name)]
        yield _with_notice(Part(file_name, data, letter.recovered), _not_read(unread))
    remark = f"Attached to the mail {letter.subject or file_name}."
    for name, content in letter.attachments:
        if not _is_readable(name):
            continue
        for part in _inside(content, f"{file_name}/{name}", within, depth + 1):
            yield _with_remark(part, remark)


def _is_readable(name: str) -> bool:
    return PurePath(name).suffix.lower() in FORMATS


def _not_read(names: list[str]) -> str:
    """What is said of attachments that are no articles; empty where they are pictures."""
    left = [name for name in names if PurePath(name).suffix.lower() not in _SHOWN]
    if not left:
        return ""
    packed = any(name.lower() == "winmail.dat" for name in left)
    why = " Outlook packed others into winmail.dat: ask for the mail as HTML." if packed else ""
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f"Attached and not read: {', '.join(left[:_NAMED])}{more}.{why}"


def _with_remark(part: Part, remark: str) -> Part:
    if part.recovered is None:
        return part
    return Part(part.file_name, part.data, part.recovered.with_remark(remark))


def _with_notice(part: Part, notice: str) -> Part:
    if part.recovered is None or not notice:
        return part
    recovered = part.recovered.with_notice(notice)
    return Part(part.file_name, part.data, recovered)
