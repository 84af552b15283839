"""Panes and versions: a pane follows its article to a newer version, and its head says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from app.domain.errors import NotFound
from app.ui.library.version_line import VersionLine

if TYPE_CHECKING:
    from app.domain.article import Article, ArticleId
    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea


class PaneVersions(QObject):
    """Gives each pane its line, and shows the newest version where an older one was shown."""

    def __init__(self, desk: Desk, area: PaneArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._area = area
        self._lines: dict[Pane, VersionLine] = {}
        self._before: dict[ArticleId, ArticleId] = {}
        area.added.connect(self._on_added)
        area.changed.connect(self._refresh)
        desk.edits.changed.connect(self._on_changed)

    def line(self, pane: Pane) -> VersionLine:
        """The line below the head of ``pane``."""
        return self._lines[pane]

    @Slot(object)
    def _on_added(self, pane: Pane) -> None:
        self._lines = {known: line for known, line in self._lines.items() if isValid(known)}
        made = VersionLine(self._desk)
        made.compare_wanted.connect(self._on_compare)
        self._lines[pane] = made
        column = pane.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(pane.head) + 1, made)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.versions:
            followed = [pane for pane in self._area.panes if self._follow(pane)]
            if followed:
                self._area.changed.emit()
        if changes.versions or changes.articles or changes.articles_marked:
            self._refresh()

    def _follow(self, pane: Pane) -> bool:
        """Show the version that took the place of the one in ``pane``; says whether it did."""
        shown = pane.article
        if shown is None or self._is_there(shown.id):
            return False
        newest = self._desk.library.versions.newest(shown.id)
        if newest == shown.id:  # adding the newer version was undone
            newest = self._before.get(shown.id, newest)
        if not self._is_there(newest):
            return False
        paragraph = shown.paragraph_at(pane.view.top_position())
        pane.show_article(newest)
        self._go_to(pane, paragraph)
        if self._before.get(shown.id) != newest:
            self._before[newest] = shown.id
            words = self.tr("Now showing the newer version of “{title}”")
            self._desk.notices.tell(
                words.format(title=shown.short_title),
                action=self._desk.actions.get("library.versions"),
                seconds=15,
            )
        return True

    def _go_to(self, pane: Pane, paragraph: int) -> None:
        """Bring a paragraph to the top, so that reading goes on about where it was."""
        article: Article | None = pane.article
        span = article.paragraph_span(paragraph) if article is not None else None
        if span is not None:
            pane.view.scroll_to_top(span.start)

    def _is_there(self, article: ArticleId) -> bool:
        try:
            self._desk.library.article(article)
        except NotFound:
            return False
        return True

    @Slot()
    def _refresh(self) -> None:
        for pane in self._area.panes:
            line = self._lines.get(pane)
            if line is not None:
                line.show_article(pane.article.id if pane.article is not None else None)

    @Slot(str)
    def _on_compare(self, article: str) -> None:
        action = self._desk.actions.get("library.versions")
        action.setData(article)
        action.trigger()
        action.setData(None)
