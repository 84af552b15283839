"""The inspector: marks, article and links of the pane that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import icon
from app.ui.models.mark_list import MarkList, MarkRole
from app.ui.reading.article_tab import ArticleTab
from app.ui.reading.facts_tab import FactsTab
from app.ui.reading.links_tab import LinksTab
from app.ui.reading.mark_details import MarkDetails
from app.ui.reading.mark_rows import MarkRow
from app.ui.reading.row_views import FittedList
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds
    from app.ui.reading.linking import Linking
    from app.ui.reading.pane import Pane

WIDTH = 292

_MARK = 0
_ARTICLE = 1
_LINKS = 2
_FACTS = 3
_BEHIND_COUNT = 8
"""Pixels that keep the number of links with its own tab."""


class Inspector(QWidget):
    """Four tabs.

    ``mark_wanted`` carries the id of a mark chosen from the list, ``link_wanted`` the number of a
    linked passage.
    """

    mark_wanted = Signal(str)
    link_wanted = Signal(int)
    left = Signal()
    dragged = Signal()

    def __init__(self, desk: Desk, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self.setProperty("surface", "panel")
        self.setMinimumWidth(240)
        self.setMaximumWidth(460)
        self.details = MarkDetails(desk, deeds)
        self.article_tab = ArticleTab(desk, deeds)
        self.links_tab = LinksTab(desk.actions)
        self.facts_tab = FactsTab(desk)
        self.marks = MarkList(self)
        self.mark_list = FittedList(self.tr("Marks"), fitted=False)
        self.mark_list.setModel(self.marks)
        self.mark_list.setItemDelegate(MarkRow(self.mark_list))
        self.mark_list.opened.connect(self._on_mark_opened)
        self._no_marks = EmptyState(self.tr("Select text, then press 1 to 8."), inline=True)
        self._no_article = EmptyState(
            self.tr("Open an article to see what is known of it."), inline=True
        )
        head = self._make_head(desk)
        self._list, self._nothing = self._marks_page(), self._page(self._no_article)
        self._pages = QStackedWidget()
        for page in (self.details, self._list, self.article_tab, self.links_tab, self.facts_tab):
            self._pages.addWidget(page)
        self._pages.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self._pane: Pane | None = None
        self.tabs.currentChanged.connect(self._on_tab)
        self.links_tab.wanted.connect(self.link_wanted)
        self.details.left.connect(self.left)
        self.details.dragged.connect(self.dragged)

    def show_pane(self, pane: Pane | None) -> None:
        """Show what is at hand in ``pane``."""
        self._pane = pane
        article = pane.article if pane is not None else None
        if pane is None or article is None:
            self.marks.show([])
        else:
            shown = pane.mark
            if shown is not None:
                here = pane.marks_here()
                number = 1 + [m.mark.id for m in here].index(shown.mark.id)
                self.details.show_mark(shown, article, number, len(here))
            self.marks.show(pane.marks)
            self.article_tab.show_article(article)
        self.facts_tab.show_article(article)
        self._choose_page()

    def prepare(self) -> None:
        """Paint once, unseen, what the first mark will be shown in."""
        self.details.resize(self._pages.size())
        self.details.grab()

    def show_linking(self, linking: Linking) -> None:
        """List what the article at hand is linked to, with its number in the tab."""
        links = linking.passages
        why = "none" if linking.has_company else "alone"
        if linking.is_comparing:
            why = "comparing"
        self.links_tab.show_links(links, linking.current, why_none=why)
        count = sum(link.ruling != "wrong" and link.relation != "similar" for link in links)
        self._count.setText(str(count) if count else "")
        self._count.setVisible(bool(count))
        self._count.setContentsMargins(0, 0, _BEHIND_COUNT if count else 0, 0)
        self._count.adjustSize()
        self.tabs.setTabText(_LINKS, self.tabs.tabText(_LINKS))  # else it keeps its old width
        words = self.tr("Links, {count}").format(count=count) if count else self.tr("Links")
        self.tabs.setAccessibleTabName(_LINKS, words)

    def show_links_tab(self) -> None:
        """Bring the third tab to the front."""
        self.tabs.setCurrentIndex(_LINKS)

    def show_mark_tab(self) -> None:
        """Bring the first tab to the front."""
        self.tabs.setCurrentIndex(_MARK)

    def show_article_tab(self) -> None:
        """Bring the second tab to the front."""
        self.tabs.setCurrentIndex(_ARTICLE)

    def show_facts_tab(self) -> None:
        """Bring the fourth tab to the front, with the focus in its list."""
        self.tabs.setCurrentIndex(_FACTS)
        self.facts_tab.list.setFocus()

    def edit_note(self) -> None:
        """Put the caret into the note of the mark shown."""
        self.show_mark_tab()
        self.details.note.setFocus()
        self.details.note.moveCursor(self.details.note.textCursor().MoveOperation.End)

    @Slot(int)
    def _on_tab(self, _number: int) -> None:
        self._choose_page()

    @Slot(QModelIndex)
    def _on_mark_opened(self, index: QModelIndex) -> None:
        self.mark_wanted.emit(index.data(MarkRole.SHOWN).mark.id)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "panel")

    def _choose_page(self) -> None:
        article = self._pane.article if self._pane is not None else None
        if article is None:
            page: QWidget = self._nothing
        elif self.tabs.currentIndex() == _ARTICLE:
            page = self.article_tab
        elif self.tabs.currentIndex() == _LINKS:
            page = self.links_tab
        elif self.tabs.currentIndex() == _FACTS:
            page = self.facts_tab
        elif self._pane is not None and self._pane.mark is not None:
            page = self.details
        else:
            page = self._list
            self.mark_list.setVisible(bool(self.marks.rowCount()))
            self._no_marks.setVisible(not self.marks.rowCount())
        self._pages.setCurrentWidget(page)

    def _make_head(self, desk: Desk) -> QWidget:
        self.tabs = QTabBar()
        self.tabs.setFont(theme.ui_font(13, 500))
        self.tabs.setAccessibleName(self.tr("Inspector"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self.tr("Mark"))
        self.tabs.addTab(self.tr("Article"))
        self.tabs.addTab(self.tr("Links"))
        self.tabs.addTab(self.tr("Facts"))
        self._count = QLabel()
        self._count.setFont(theme.ui_font(13, tabular=True))
        self._count.setProperty("role", "hint")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tabs.setTabButton(_LINKS, QTabBar.ButtonPosition.RightSide, self._count)
        self._close = QAction(icon("x"), self.tr("Close the inspector"), self)
        self._close.triggered.connect(desk.actions.get("view.inspector").trigger)
        close = IconButton(self._close, self, small=True)
        head = _Head()
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 0, 8, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(close)
        return head

    def _marks_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.mark_list, 1)
        column.addWidget(self._no_marks)
        column.addStretch(0)
        return page

    def _page(self, hint: EmptyState) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(hint)
        column.addStretch(1)
        return page


class _Head(QWidget):
    """The row of tabs, 40 px, with a line below."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(-1,))
