"""Read: the sidebar, the panes, the inspector, and what the keys do here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.article import ArticleId
from app.domain.layout import PaneLayout
from app.domain.mark import MarkId
from app.ui.models.article_list import marks_in_words
from app.ui.models.library_sets import ALL, INBOX
from app.ui.passages.languages import language_name
from app.ui.reading import inspector as inspector_module
from app.ui.reading import sidebar as sidebar_module
from app.ui.reading.centre import Centre
from app.ui.reading.deeds import Deeds
from app.ui.reading.inspector import Inspector
from app.ui.reading.layouts import PaneLayouts
from app.ui.reading.line_actions import LineActions
from app.ui.reading.link_rulings import LinkRulings
from app.ui.reading.linking import Linking
from app.ui.reading.page_reading import PageReading
from app.ui.reading.pane_actions import PaneActions
from app.ui.reading.pane_area import PaneArea
from app.ui.reading.passage_actions import PassageActions
from app.ui.reading.sidebar import Sidebar
from app.ui.reading.similar_passages import SimilarPassages
from app.ui.widgets.side import Side
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from app.domain.article import Span
    from app.domain.changes import Changes
    from app.ui.actions import Desk

_SIDEBAR_FROM = 1100
_INSPECTOR_FROM = 1280


class ReadPlace(QWidget):
    """Where articles are read and worked on.

    ``status`` carries the facts for the status bar (left, right), ``add_to_briefing`` a passage,
    ``briefing_wanted`` the id of a briefing chosen in the sidebar.
    """

    status = Signal(str, str)
    add_to_briefing = Signal(object)
    briefing_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readPlace")
        self.setAccessibleName(self.tr("Read"))
        self._desk = desk
        self._deeds = Deeds(desk)
        self.sidebar = Sidebar(desk, self._deeds)
        self.area = PaneArea(desk)
        self.linking = Linking(desk, self.area, self)
        self._rulings = LinkRulings(desk, self._deeds, self.linking, self)
        self.inspector = Inspector(desk, self._deeds)
        self.centre = Centre(desk, self.area, self)
        self.splitter = Splitter("read", (sidebar_module.WIDTH, 0, inspector_module.WIDTH))
        for part in (self.sidebar, self.area, self.inspector):
            self.splitter.addWidget(part)
            self.splitter.setCollapsible(self.splitter.count() - 1, part is not self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.passages = PassageActions(desk, self._deeds, self.area, self)
        self._panes = PaneActions(desk, self.area, self)
        self._lines = LineActions(desk, self.area, self)
        self.similar = SimilarPassages(desk, self.area, self)
        self.layouts = PaneLayouts(desk, self._deeds, self.area, self.linking.scrolling, self)
        self._sides = (
            Side(
                self,
                self.splitter,
                self.sidebar,
                desk.actions.get("view.sidebar"),
                edge="left",
                below=_SIDEBAR_FROM,
                width=sidebar_module.WIDTH,
            ),
            Side(
                self,
                self.splitter,
                self.inspector,
                desk.actions.get("view.inspector"),
                edge="right",
                below=_INSPECTOR_FROM,
                width=inspector_module.WIDTH,
            ),
        )
        # An edit is painted in the text first: what is said of it beside the text comes after.
        self._after_painting = QTimer(self)
        self._after_painting.setInterval(0)
        self._after_painting.setSingleShot(True)
        self._connect()
        self.pages = PageReading(desk, self.area, self)  # draws marks when panes have them
        self._say_empty()
        self._reopen()

    def _connect(self) -> None:
        self.sidebar.article_wanted.connect(self._on_article_wanted)
        self.sidebar.briefing_wanted.connect(self.briefing_wanted)
        self.sidebar.table_wanted.connect(self.centre.show_set)
        self.sidebar.library.chosen.connect(self.centre.follow)
        self.centre.wanted.connect(self._on_article_wanted)
        self.centre.named.connect(self.sidebar.library.edit_name)
        self.centre.status.connect(self.status)
        self.centre.left.connect(self._tell_status)
        self.area.changed.connect(self._on_panes_changed)
        self.area.picked.connect(self._on_picked)
        self.area.caret_moved.connect(self._tell_status)
        self.area.emptied.connect(self.sidebar.setFocus)
        self._panes.changed.connect(self._on_panes_changed)
        self.inspector.mark_wanted.connect(self._on_mark_wanted)
        self.inspector.details.elsewhere.wanted.connect(self._on_similar_wanted)
        self.inspector.left.connect(self._focus_text)
        self.inspector.dragged.connect(self._on_mark_dragged)
        self.passages.add_to_briefing.connect(self.add_to_briefing)
        self.passages.note_wanted.connect(self._on_note_wanted)
        self.inspector.facts_tab.mention_wanted.connect(self._on_similar_wanted)
        self.inspector.facts_tab.place_wanted.connect(self._on_place_wanted)
        self._desk.actions.get("go.facts").triggered.connect(self._on_facts)
        self.similar.wanted.connect(self._on_similar_wanted)
        self.inspector.link_wanted.connect(self.linking.go_to)
        self.inspector.links_tab.judged.connect(self._rulings.judge_row)
        self.inspector.links_tab.menu_wanted.connect(self._rulings.open_menu_of_row)
        self.linking.changed.connect(self._on_linking)
        self.linking.moved_on.connect(self._tell_status)
        self.linking.chosen.connect(self._on_link_chosen)
        self._after_painting.timeout.connect(self._show_at_hand)
        self._desk.edits.changed.connect(self._on_changed)
        self._desk.actions.get("mark.new_tag").triggered.connect(self._on_new_tag)
        self._desk.actions.get("library.table").triggered.connect(self._on_table)

    def open_article(
        self,
        article: ArticleId,
        *,
        pane: int | None = None,
        span: Span | None = None,
        beside: bool = False,
    ) -> None:
        """Show ``article`` in the active pane, in the one numbered ``pane`` (from 0) or ``beside``.

        ``span`` is selected and brought into view. An article that is gone is told of.
        """
        self.centre.show_panes()
        with self.linking.scrolling.still():
            self._panes.open_article(article, pane=pane, span=span, beside=beside)

    # What happened elsewhere

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.articles or changes.verdicts:
            self.inspector.details.elsewhere.forget()
        if changes.articles or changes.names:
            self.inspector.facts_tab.forget()
        if changes.articles:
            self._close_removed()
            self._say_empty()
        for pane in self.area.panes:
            article = pane.article
            if article is None:
                continue
            if article.id in changes.articles or changes.publishers:  # whose grade it may have
                pane.refresh_article()
            if changes.tags or article.id in changes.articles_marked:
                pane.take_in(changes)
        self.linking.links.take_in(changes)
        self._after_painting.start()
        self._tell_status()

    @Slot()
    def _on_panes_changed(self) -> None:
        names = self._names_of_sides()
        sides: dict[ArticleId, str] = {}
        for pane, name in zip(self.area.panes, names, strict=True):
            if pane.article is not None:
                before = sides.get(pane.article.id)
                sides[pane.article.id] = f"{before}, {name}" if before else name
        active = self.area.active
        current = active.article.id if active is not None and active.article is not None else None
        self.sidebar.show_open(sides, current)
        self._on_picked()

    @Slot()
    def _on_picked(self) -> None:
        self._after_painting.start()
        self._panes.allow()
        self._tell_status()

    @Slot()
    def _show_at_hand(self) -> None:
        self.inspector.show_pane(self.area.active)

    @Slot(str, bool)
    def _on_article_wanted(self, article: str, beside: bool) -> None:  # noqa: FBT001
        self.open_article(ArticleId(article), beside=beside)

    @Slot(str, object)
    def _on_similar_wanted(self, article: str, span: Span) -> None:
        self.open_article(ArticleId(article), span=span, beside=True)

    @Slot(str)
    def _on_mark_wanted(self, mark: str) -> None:
        pane = self.area.active
        if pane is not None:
            pane.select_mark(MarkId(mark), reveal=True)

    @Slot()
    def _on_mark_dragged(self) -> None:
        pane = self.area.active
        if pane is not None and pane.mark is not None:
            pane.drag_out(pane.mark.mark.passage.span)

    @Slot(object)
    def _on_place_wanted(self, span: Span) -> None:
        if self.area.active is not None:
            self.area.active.show_span(span)

    @Slot()
    def _on_facts(self) -> None:
        if self.isVisible():
            self._sides[1].show()
            self.inspector.show_facts_tab()

    @Slot()
    def _on_note_wanted(self) -> None:
        self._sides[1].show()
        self._show_at_hand()
        self.inspector.edit_note()

    @Slot()
    def _on_linking(self) -> None:
        self.inspector.show_linking(self.linking)
        self._tell_status()

    @Slot()
    def _on_link_chosen(self) -> None:
        self._sides[1].show()
        self.inspector.show_links_tab()

    @Slot()
    def _focus_text(self) -> None:
        if self.area.active is not None:
            self.area.activate(self.area.active)

    @Slot()
    def _on_new_tag(self) -> None:
        if self.isVisible():
            self._sides[0].show()
            self.sidebar.tags.new_tag()

    @Slot()
    def _on_table(self) -> None:
        """Show the listed set as a table, or the panes again."""
        self.centre.toggle(self.sidebar.shown_set)

    def show_set(self, name: str = INBOX) -> None:
        """Show a set of articles as a table: the Inbox, unless another is named."""
        self.sidebar.choose(name)
        self.centre.show_set(name)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.layouts.settle()
        self._on_picked()

    # Private

    def _reopen(self) -> None:
        """Open what was open in this library last, else its first article."""
        known = {row.id for row in self._desk.library.articles()}
        remembered, active = self.layouts.remembered()
        if not any(pane.article in known for pane in remembered):
            if len(known) > sidebar_module.TABLE_FROM:
                self.centre.show_set(ALL)
                return
            first = self._desk.library.articles()[:1]
            remembered, active = [PaneLayout(row.id) for row in first], 0
        self.layouts.show(remembered, active)

    def _close_removed(self) -> None:
        known = {row.id for row in self._desk.library.articles()}
        for pane in self.area.panes:
            if pane.article is not None and pane.article.id not in known:
                self.area.close_pane(pane)

    def _say_empty(self) -> None:
        if self._desk.library.articles():
            self.area.say_empty(self.tr("Choose an article from the list."), None)
        else:
            add = self._desk.actions.get("file.add_files")
            self.area.say_empty(self.tr("Add the articles you want to work on."), add)

    def _names_of_sides(self) -> list[str]:
        count = len(self.area.panes)
        if count == 1:
            return [""]
        if count == 2:
            return [self.tr("Left"), self.tr("Right")]
        return [str(number) for number in range(1, count + 1)]

    @Slot()
    def _tell_status(self) -> None:
        if self.centre.table is not None:
            self.centre.table.tell()
            return
        pane = self.area.active
        article = pane.article if pane is not None else None
        if pane is None or article is None:
            count = len(self._desk.library.articles())
            left = self.tr("{count} articles").format(count=count) if count else ""
            self.status.emit(left or self.tr("No articles yet"), "")
            return
        facts = [
            *self.linking.facts(),
            marks_in_words(len(pane.marks)),
            self.tr("paragraph {number} of {last}").format(
                number=pane.paragraph,
                last=article.paragraph_at(len(article.text)),
            ),
        ]
        zoom = self.tr("Zoom {per_cent} %").format(per_cent=self._desk.settings.reading_zoom)
        language = language_name(article.metadata.language)
        right = "   ".join(part for part in (language, zoom) if part)
        self.status.emit(" · ".join(facts), right)
