"""Whether a library is whole: database, originals, marks, index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.edits import Collection
from app.domain.errors import NotFound
from app.domain.mark import Mark
from app.storage.backup import faults

if TYPE_CHECKING:
    from app.library.ledger import Ledger
    from app.library.searching import Searching


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found; everything is well where every list is empty and the index is up to date.

    ``database`` holds SQLite's own findings, ``originals`` the SHA-256 of altered originals,
    ``marks`` ids of marks whose text is not at their place, ``index_behind`` how many edits the
    index has not seen.
    """

    database: tuple[str, ...]
    originals: tuple[str, ...]
    marks: tuple[str, ...]
    articles_checked: int
    marks_checked: int
    index_behind: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; an index that is behind catches up by itself."""
        return not (self.database or self.originals or self.marks)


def check(ledger: Ledger, searching: Searching) -> CheckReport:
    """Hold everything in the library against what it should be."""
    database = faults(ledger.database)
    originals = sorted(ledger.sources.altered_originals())
    articles = ledger.records.ids(Collection.ARTICLE)
    marks = ledger.records.marks(Mark, None, None)
    astray = []
    for mark in marks:
        try:
            text = ledger.article_even_removed(mark.passage.article).text
        except NotFound:
            text = ""
        if not mark.passage.holds_in(text):
            astray.append(mark.id)
    behind = ledger.journal.seq() - searching.seq()
    return CheckReport(
        tuple(database),
        tuple(originals),
        tuple(astray),
        len(articles),
        len(marks),
        behind,
    )
