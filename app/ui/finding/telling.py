"""What Find says of itself: how much was found, and where in it somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.ui.finding.question import Found, Question
from app.ui.models.result_words import passages_in_words

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.finding.indexing import Indexing
    from app.ui.finding.screen import FindScreen

REST_MS = 500
"""How long typing rests before what was found is announced: nobody can hear every letter's."""


class Telling(QObject):
    """``status(left, right)`` is for the status bar; announcements go to the notices."""

    status = Signal(str, str)

    def __init__(self, desk: Desk, screen: FindScreen, indexing: Indexing) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        self._indexing = indexing
        self._found = Found(Question())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._announce)
        indexing.changed.connect(self.tell)

    def follow(self, found: Found) -> None:
        """Say what was found, once typing rests."""
        self._found = found
        if found.question.empty:
            self._rest.stop()
        else:
            self._rest.start()
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say in the status bar where somebody is."""
        position = self._screen.results.position(self._screen.view.currentIndex())
        left = ""
        if position:
            left = self.tr("Passage {number} of {count}").format(
                number=f"{position:,}", count=f"{self._found.passages:,}"
            )
        keys = self.tr("↑ ↓ choose  ·  Enter open  ·  Shift Enter open beside")
        if self._screen.results.choosing:
            keys = self.tr("↑ ↓ go  ·  Space leave out  ·  T tag  ·  Esc end")
        self.status.emit(left, f"{keys}    {self._indexing.said}")

    @Slot()
    def _announce(self) -> None:
        found = self._found
        said = (
            self.tr("{passages} in {articles} articles").format(
                passages=passages_in_words(found.passages), articles=found.articles
            )
            if found.passages
            else self._screen.nothing.sentence
        )
        variants = self._screen.bar.variants
        also = [variants.text] if variants.isVisibleTo(self._screen) else []
        self._desk.notices.announce(" ".join([said, *also, *found.notices]))
