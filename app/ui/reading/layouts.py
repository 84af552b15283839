"""Keeps how panes are arranged: under a name when asked to, and from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Slot

from app.domain.article import ArticleId
from app.domain.briefing import BriefingId
from app.domain.layout import LayoutId, PaneLayout
from app.ui.reading.layout_list import LayoutList
from app.ui.reading.pane_area import MOST
from app.ui.widgets import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds
    from app.ui.reading.linked_scrolling import LinkedScrolling
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea

_REST_MS = 300


class PaneLayouts(QObject):
    """Opens, keeps, renames and deletes layouts, and remembers the one in use."""

    def __init__(
        self,
        desk: Desk,
        deeds: Deeds,
        area: PaneArea,
        scrolling: LinkedScrolling,
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._desk, self._deeds, self._area, self._host = desk, deeds, area, host
        self._scrolling = scrolling
        self._unseen: list[PaneLayout] = []
        self.list = LayoutList(host)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.remember)
        area.added.connect(self._on_added)
        area.changed.connect(self.remember)
        self.list.chosen.connect(self._on_chosen)
        self.list.kept.connect(self._on_kept)
        self.list.renamed.connect(self._on_renamed)
        self.list.deleted.connect(self._on_deleted)
        self.list.left.connect(self._focus_text)
        desk.edits.changed.connect(self._on_changed)
        desk.actions.get("view.layouts").triggered.connect(self._on_list)
        desk.actions.get("view.save_layout").triggered.connect(self._on_save)

    def now(self) -> list[PaneLayout]:
        """The panes as they are, from left to right."""
        return [
            PaneLayout(pane.article.id, pane.view.top_position())
            for pane in self._area.panes
            if pane.article is not None
        ]

    def show(self, panes: Sequence[PaneLayout], active: int) -> None:
        """Let the area have just these panes; one whose article is gone is left out."""
        known = {row.id for row in self._desk.library.articles()}
        there = [pane for pane in panes if pane.article in known][:MOST]
        self._unseen = [] if self._host.isVisible() else there
        if not there:
            return
        with self._scrolling.still():
            for number, pane in enumerate(there):
                self._area.open(pane.article, number)
            while len(self._area.panes) > len(there):
                self._area.close_pane(self._area.panes[-1])
            self._scroll(there)
            self._area.activate(self._area.panes[min(max(active, 0), len(there) - 1)])

    def settle(self) -> None:
        """Scroll to where panes were shown before they had their width; once, when in sight."""
        there, self._unseen = self._unseen, []
        if [pane.article for pane in there] == [pane.article for pane in self.now()]:
            with self._scrolling.still():
                self._scroll(there)

    @Slot()
    def remember(self) -> None:
        """Keep how the panes are now for the next run."""
        library, panes = str(self._desk.library.folder), self.now()
        memory.current().panes[library] = [pane.article for pane in panes]
        active = self._area.active
        at = self._area.panes.index(active) if active in self._area.panes else 0
        memory.current().tops[library] = [at, *(pane.position for pane in panes)]

    def remembered(self) -> tuple[list[PaneLayout], int]:
        """The panes of the last run, and the number of the active one."""
        library = str(self._desk.library.folder)
        articles = memory.current().panes.get(library, [])
        active, *tops = memory.current().tops.get(library) or [0]
        tops += [0] * len(articles)
        panes = [PaneLayout(ArticleId(a), top) for a, top in zip(articles, tops, strict=False)]
        return panes, active

    # Slots

    @Slot(object)
    def _on_added(self, pane: Pane) -> None:
        pane.view.moved.connect(self._on_moved)

    @Slot()
    def _on_moved(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _on_list(self) -> None:
        self._open(naming=False)

    @Slot()
    def _on_save(self) -> None:
        self._open(naming=True)

    @Slot(str)
    def _on_chosen(self, layout: str) -> None:
        found = self._deeds.attempt(self._desk.library.layouts.get, LayoutId(layout))
        if found is None:
            return
        known = {row.id for row in self._desk.library.articles()}
        gone = sum(pane.article not in known for pane in found.panes)
        self.show(found.panes, found.active)
        said = self.tr("Layout {name}").format(name=found.name)
        if gone:
            said = self.tr(
                "{said}: {count} of its articles are not in the library any more"
            ).format(said=said, count=gone)
        self._desk.notices.tell(said)

    @Slot(str, str)
    def _on_kept(self, name: str, briefing: str) -> None:
        active, panes = self._area.active, self._area.panes
        made = self._deeds.attempt(
            self._desk.library.layouts.save,
            name,
            self.now(),
            active=panes.index(active) if active in panes else 0,
            briefing=BriefingId(briefing) if briefing else None,
        )
        if made is not None:
            self.list.hide()
            self._focus_text()
            said = self.tr("Layout {name} kept").format(name=made.name)
            self._desk.notices.tell(said, action=self._desk.actions.get("edit.undo"))

    @Slot(str, str)
    def _on_renamed(self, layout: str, name: str) -> None:
        self._deeds.attempt(self._desk.library.layouts.rename, LayoutId(layout), name)
        self._refresh()

    @Slot(str)
    def _on_deleted(self, layout: str) -> None:
        self._desk.library.layouts.delete(LayoutId(layout))
        undo = self._desk.actions.get("edit.undo")
        self._desk.notices.tell(self.tr("Layout deleted"), action=undo)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.layouts and self.list.isVisible():
            self._refresh()

    @Slot()
    def _focus_text(self) -> None:
        if self._area.active is not None:
            self._area.active.view.setFocus()

    # Private

    def _scroll(self, panes: Sequence[PaneLayout]) -> None:
        for pane, shown in zip(panes, self._area.panes, strict=True):
            shown.view.put_caret(pane.position, reveal=False)  # keys go on where one reads
            shown.view.scroll_to_top(pane.position)

    def _open(self, *, naming: bool) -> None:
        if self._host.isVisible():
            library = self._desk.library
            corner = self._area.mapTo(self._host, self._area.rect().topLeft())
            room = QRect(corner, self._area.size())
            self.list.open(library.layouts.all(), library.briefing.briefings(), room, naming=naming)

    def _refresh(self) -> None:
        library = self._desk.library
        self.list.show_layouts(library.layouts.all(), library.briefing.briefings())
