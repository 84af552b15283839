"""What can go wrong with an index."""

from __future__ import annotations

from app.domain.errors import ReaderError


class IndexDamaged(ReaderError):
    """The index cannot be read: cut off, altered, partly gone, or written by another version.

    Nothing is lost by it: whoever catches it deletes the folder and indexes the articles again.
    """

    kind = "index-damaged"

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The search index cannot be read: {why}. It is made again from the articles."
        )
