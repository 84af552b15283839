"""What the actions of Read do to the panes: folding, zoom, moving about, finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.errors import ReaderError
from app.settings.settings import ZOOM
from app.ui.reading.article_drops import ArticleDrops
from app.ui.reading.pane_area import MOST
from app.ui.reading.trail import Stop, Trail

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.article import ArticleId, Span
    from app.ui.actions import Desk
    from app.ui.reading.pane_area import PaneArea

_ZOOM_STEP = 10


class PaneActions(QObject):
    """Acts on the active pane. ``changed`` comes when what the actions may do has changed."""

    changed = Signal()

    def __init__(self, desk: Desk, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._area = area
        self._host = host
        self._trail = Trail()
        self._allowed: dict[str, tuple[bool, str]] = {}
        area.left_at.connect(self._on_left_at)
        self._drops = ArticleDrops(area)
        self._drops.dropped.connect(self._on_dropped)
        self._drops.exchanged.connect(area.swap)
        for name, slot in (
            ("view.add_pane", area.add),
            ("view.close_pane", self._on_close_pane),
            ("view.pane_right", self._on_pane_right),
            ("view.pane_left", self._on_pane_left),
            ("view.fold_dimmed", self._on_fold),
            ("view.original", self._on_original),
            ("view.zoom_in", self._on_zoom_in),
            ("view.zoom_out", self._on_zoom_out),
            ("view.zoom_reset", self._on_zoom_reset),
            ("go.back", self._on_back),
            ("go.forward", self._on_forward),
            ("go.next_mark", self._on_next_mark),
            ("go.previous_mark", self._on_previous_mark),
            ("go.outline", self._on_outline),
            ("go.paragraph", self._on_paragraph),
            ("go.next_pane", self._on_next_pane),
            ("go.previous_pane", self._on_previous_pane),
            ("edit.find_in_article", self._on_find),
            ("edit.find_next", self._on_find_next),
            ("edit.find_previous", self._on_find_previous),
        ):
            desk.actions.get(name).triggered.connect(slot)

    def open_article(
        self,
        article: ArticleId,
        *,
        pane: int | None = None,
        span: Span | None = None,
        beside: bool = False,
    ) -> None:
        """Show ``article``; see ``ReadPlace.open_article``."""
        here = self._here()
        try:
            opened = self._area.open(article, pane, beside=beside)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        if here is not None and (here.article != article or span is not None):
            self._trail.leave(here)
        if span is not None:
            opened.show_span(span)
        self.changed.emit()

    def allow(self) -> None:
        """Say of each action whether it can be used now, and if not, why."""
        pane, allow = self._area.active, self._allow
        article = pane.article if pane is not None else None
        none_open = self.tr("Open an article first")
        for name in _NEED_ARTICLE:
            allow(name, article is not None, none_open)
        read_only = self._desk.library.read_only
        at_hand = pane is not None and pane.passage_at_hand() is not None
        why = (
            self.tr("This library is read-only") if read_only else self.tr("Select some text first")
        )
        for name in _NEED_PASSAGE:
            allow(name, at_hand and not read_only, why)
        for name in ("edit.copy_with_source", "mark.similar"):
            allow(name, at_hand, self.tr("Select some text first"))
        marked = pane is not None and pane.mark is not None and not read_only
        for name in ("edit.delete_mark", "mark.edges"):
            allow(name, marked, self.tr("Choose a mark first: click it, or press M"))
        allow("go.back", self._trail.can_go_back, self.tr("Nothing behind"))
        allow("go.forward", self._trail.can_go_forward, self.tr("Nothing ahead"))
        allow("view.layouts", True, "")
        allow("view.save_layout", article is not None and not read_only, none_open)
        many = self.tr("There is no room for another pane")
        allow("view.add_pane", article is not None and self._area.has_room, many)
        for name in ("go.next_pane", "go.previous_pane", "view.pane_left", "view.pane_right"):
            allow(name, len(self._area.panes) > 1, self.tr("There is one pane only"))
        original = pane is not None and pane.original
        words = self.tr("Show the &reading view") if original else self.tr("Show the &original")
        if self._desk.actions.get("view.original").text() != words:
            self._desk.actions.rename("view.original", words)
        self._desk.actions.get("view.fold_dimmed").setChecked(pane is not None and pane.fold)

    # Actions

    @Slot()
    def _on_close_pane(self) -> None:
        if self._area.active is not None:
            self._area.close_pane(self._area.active)

    @Slot()
    def _on_pane_right(self) -> None:
        self._area.move_pane(1)

    @Slot()
    def _on_pane_left(self) -> None:
        self._area.move_pane(-1)

    @Slot()
    def _on_fold(self) -> None:
        pane = self._area.active
        if pane is not None:
            pane.fold = not pane.fold
            pane.lay_out_again()
            self.changed.emit()

    @Slot()
    def _on_original(self) -> None:
        pane = self._area.active
        if pane is not None:
            pane.original = not pane.original
            pane.lay_out_again()
            said = self.tr("The original text, letter for letter. O shows the reading view again.")
            self._desk.notices.tell(said if pane.original else self.tr("The reading view"))
            self.changed.emit()

    @Slot()
    def _on_zoom_in(self) -> None:
        self._zoom(self._desk.settings.reading_zoom + _ZOOM_STEP)

    @Slot()
    def _on_zoom_out(self) -> None:
        self._zoom(self._desk.settings.reading_zoom - _ZOOM_STEP)

    @Slot()
    def _on_zoom_reset(self) -> None:
        self._zoom(100)

    @Slot()
    def _on_back(self) -> None:
        here = self._here()
        self._return_to(self._trail.back(here) if here is not None else None)

    @Slot()
    def _on_forward(self) -> None:
        here = self._here()
        self._return_to(self._trail.forward(here) if here is not None else None)

    @Slot()
    def _on_next_mark(self) -> None:
        if self._area.active is not None and self._host.isVisible():
            self._area.active.step_mark(1)

    @Slot()
    def _on_previous_mark(self) -> None:
        if self._area.active is not None and self._host.isVisible():
            self._area.active.step_mark(-1)

    @Slot()
    def _on_outline(self) -> None:
        if self._area.active is not None:
            self._area.active.head.open_outline()

    @Slot()
    def _on_paragraph(self) -> None:
        if self._area.active is not None:
            self._area.active.finder.ask_paragraph()

    @Slot()
    def _on_next_pane(self) -> None:
        self._area.step(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._area.step(-1)

    @Slot()
    def _on_find(self) -> None:
        if self._area.active is not None:
            self._area.active.finder.ask_words()

    @Slot()
    def _on_find_next(self) -> None:
        if self._area.active is not None and self._host.isVisible():
            self._area.active.finder.step(1)

    @Slot()
    def _on_find_previous(self) -> None:
        if self._area.active is not None and self._host.isVisible():
            self._area.active.finder.step(-1)

    @Slot(int, list)
    def _on_dropped(self, pane: int, articles: list[ArticleId]) -> None:
        """Open articles that were dragged here: the first in that pane, the others beside it."""
        for number, article in enumerate(articles[:MOST]):
            self.open_article(article, pane=pane if number == 0 else None, beside=number > 0)

    @Slot(int)
    def _on_left_at(self, position: int) -> None:
        pane = self._area.active
        if pane is not None and pane.article is not None:
            self._trail.leave(Stop(pane.article.id, position, pane.number))
            self.changed.emit()

    # Private

    def _allow(self, action: str, allowed: bool, why: str) -> None:  # noqa: FBT001
        """Tell the actions what has changed: most of it stays as it is from step to step."""
        if self._allowed.get(action) != (allowed, why):
            self._allowed[action] = (allowed, why)
            self._desk.actions.allow(action, allowed, why, "read")

    def _here(self) -> Stop | None:
        pane = self._area.active
        if pane is None or pane.article is None:
            return None
        return Stop(pane.article.id, pane.view.top_position(), pane.number)

    def _return_to(self, stop: Stop | None) -> None:
        """Go where one was: in the same pane, or in one that shows the article, or in this one."""
        if stop is None:
            return
        panes, active = self._area.panes, self._area.active
        there = [n for n, pane in enumerate(panes) if pane.number == stop.pane]
        if not there and (
            active is None or active.article is None or active.article.id != stop.article
        ):
            shown = ((n, pane.article) for n, pane in enumerate(panes))
            there = [
                n for n, article in shown if article is not None and article.id == stop.article
            ]
        try:
            pane = self._area.open(stop.article, there[0] if there else None)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        pane.view.scroll_to_top(stop.position)
        self.changed.emit()

    def _zoom(self, per_cent: int) -> None:
        """Show the text of every pane at ``per_cent``; the setting is kept."""
        if not self._host.isVisible():
            return
        self._desk.settings.reading_zoom = min(max(per_cent, ZOOM[0]), ZOOM[1])
        self._desk.settings.save()
        self._area.lay_out_again()
        self.changed.emit()


_NEED_ARTICLE = (
    "view.close_pane",
    "view.fold_dimmed",
    "view.original",
    "go.next_mark",
    "go.previous_mark",
    "go.outline",
    "go.paragraph",
    "edit.find_in_article",
    "edit.find_next",
    "edit.find_previous",
    "mark.reliability",
    "mark.credibility",
)
_NEED_PASSAGE = (
    *(f"mark.highlight_{number}" for number in range(1, 9)),
    "mark.tag",
    "mark.note",
)
