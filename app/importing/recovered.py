"""What a reader of one format hands over: a text, its blocks and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.article import Block, Metadata


@dataclass(frozen=True, slots=True)
class Recovered:
    """A file's article before it has a place in a library.

    ``text`` is what every position counts in: for a text file the decoded bytes as they are, a byte
    order mark kept as U+FEFF. ``extractor`` names what made it, with its version ("text/1").
    ``notices`` ask for a look at what came of it; ``remarks`` are told and ask for nothing.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    encoding: str
    extractor: str
    notices: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def with_notice(self, notice: str) -> Recovered:
        """The same with one notice more."""
        return replace(self, notices=(*self.notices, notice))

    def with_remark(self, remark: str) -> Recovered:
        """The same with one remark more."""
        return replace(self, remarks=(*self.remarks, remark))
