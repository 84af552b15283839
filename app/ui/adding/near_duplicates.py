"""The three answers to a near-duplicate: it is a copy, it stands for itself, it is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import ReaderError

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.adding.results import Results, Row


class NearDuplicates(QObject):
    """``settled`` carries the id of an article that was answered for."""

    settled = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def follow(self, changes: Changes, results: Results) -> None:
        """Tell ``results`` of answers that were given, or taken back."""
        if not changes.copies:
            return
        copy_of = self._desk.library.grouping.copy
        for article, other in results.near_ones():
            copy, turned = copy_of(article), copy_of(other)  # of the two, either was grouped
            answer = ""
            if copy is not None and copy.decided:
                answer = "group" if copy.original is not None else "apart"
            elif turned is not None and turned.decided and turned.original == article:
                answer = "group"
            results.settle_near(article, answer)

    def settle(self, answer: str, row: Row) -> None:
        """Do what ``answer`` ("group", "apart", "skip") means for the article of ``row``."""
        library = self._desk.library
        if row.article is None or row.near is None:
            return
        try:
            if answer == "group":
                library.grouping.join(row.article, row.near)
                words = self.tr("Counts as one source with the other")
            elif answer == "apart":
                library.grouping.keep_apart(row.article)
                words = self.tr("Counts as a source of its own")
            else:
                library.reading.remove_article(row.article)
                words = self.tr("Left out of the library")
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        self._desk.notices.tell(words, action=self._desk.actions.get("edit.undo"))
        self.settled.emit(row.article)
