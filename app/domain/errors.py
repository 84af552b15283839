"""What may be said to the person: what happened, why, what to do."""

from __future__ import annotations


class ReaderError(Exception):
    """The world's fault, in words for the person; the work goes on.

    ``message`` is one clear sentence or two (what, why, what to do); ``kind`` is a short stable
    word for scripts.
    """

    kind = "failed"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(ReaderError):
    """No article, tag or briefing answers to the name that was given."""

    kind = "not-found"


class Ambiguous(ReaderError):
    """More than one thing answers to the name, or a quotation occurs more than once."""

    kind = "ambiguous"


class UnreadableFile(ReaderError):
    """A file that cannot be opened or is in no format that Collate reads."""

    kind = "unreadable"


class PasswordNeeded(UnreadableFile):
    """A file that opens with a password only: with none, or with another than was given."""

    kind = "password"


class EmptyFile(ReaderError):
    """A file with no text in it."""

    kind = "empty"


class NotText(UnreadableFile):
    """A binary file in no known format."""

    kind = "binary"


class NoArticles(ReaderError):
    """A folder in which nothing readable was found."""

    kind = "no-articles"


class NoLibrary(ReaderError):
    """The folder is no library."""

    kind = "no-library"


class LibraryBusy(ReaderError):
    """Another program has the library open for writing."""

    kind = "busy"


class LibraryTooNew(ReaderError):
    """A newer Collate made this library."""

    kind = "too-new"


class LibraryDamaged(ReaderError):
    """The library's database cannot be read."""

    kind = "damaged"


class ReadOnlyLibrary(ReaderError):
    """An edit was asked of a library that was opened read-only."""

    kind = "read-only"


class CannotSave(ReaderError):
    """The disk is full, the folder is read-only, or the file may not be overwritten."""

    kind = "cannot-save"


class BadRequest(ReaderError):
    """What was asked makes no sense here: a span outside the text, an unknown colour."""

    kind = "bad-request"


class ModelUnreadable(ReaderError):
    """A sentence model that cannot be used: none in the folder, or its package is missing."""

    kind = "model-unreadable"


class BadBriefing(ReaderError):
    """A briefing file that cannot be understood."""

    kind = "bad-briefing"
