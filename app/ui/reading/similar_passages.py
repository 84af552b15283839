"""Looks for passages of other articles that say what the one at hand says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot

from app.domain.article import ArticleId, Span
from app.ui.models.link_list import LinkedPassage
from app.ui.passages.quoting import quoted
from app.ui.reading.similar_list import SimilarList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Article
    from app.library.comparing import Similar
    from app.ui.actions import Desk
    from app.ui.reading.pane_area import PaneArea


class SimilarPassages(QObject):
    """Asks the library off the main thread; ``wanted`` carries the passage that was chosen."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._area = area
        self._host = host
        self._asked: tuple[ArticleId, Span] | None = None
        self.list = SimilarList(host)
        self.list.chosen.connect(self.wanted)
        self.list.left.connect(self._focus_text)
        desk.actions.get("mark.similar").triggered.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Look for passages like the one at hand and list them."""
        pane = self._area.active if self._host.isVisible() else None
        span = pane.passage_at_hand() if pane is not None else None
        if pane is None or pane.article is None or span is None:
            self._desk.notices.tell(self.tr("Select some text first."))
            return
        own, library = pane.article, self._desk.library
        article = own.id
        self._asked = (article, span)
        pane.mark_bar.hide()

        def search() -> tuple[tuple[ArticleId, Span], list[LinkedPassage]]:
            found = [
                _row(own, span, library.article(similar.article), similar)
                for similar in library.comparing.similar(article, span)
            ]
            return (article, span), found

        self._desk.background.run(search, owner=self, on_done=self._show)

    def _show(self, answer: tuple[tuple[ArticleId, Span], list[LinkedPassage]]) -> None:
        asked, found = answer
        pane = self._area.active
        if asked != self._asked or pane is None or not self._host.isVisible():
            return
        room = QRect(QPoint(0, 0), self._host.size())
        self.list.open(found, pane.box_of(asked[1], self._host), room)

    @Slot()
    def _focus_text(self) -> None:
        if self._area.active is not None:
            self._area.active.view.setFocus()


def _row(own: Article, here: Span, other: Article, found: Similar) -> LinkedPassage:
    there = Span(found.start, found.end)
    return LinkedPassage(
        other.id,
        here,
        there,
        found.relation,
        other.short_title,
        other.paragraph_at(there.start),
        quoted(other, there),
        quoted(own, here),
        found.ruling,
        found.by,
        found.reason,
    )
