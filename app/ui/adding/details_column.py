"""The right column of the page: details and structure of an article, and how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.adding.details import Details
from app.ui.adding.structure_list import StructureList
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.domain.article import Article
    from app.ui.actions import Desk

WIDTH = 300
_TABS = 40
_STRUCTURE = 1


class DetailsColumn(QWidget):
    """``accepted`` comes from the button at its foot, ``place_wanted`` carries a position."""

    accepted = Signal()
    place_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addingDetailsColumn")
        self.setMinimumWidth(260)
        self._article: Article | None = None
        self.details = Details(desk)
        self.structure = StructureList()
        self.structure.picked.connect(self.place_wanted)
        self.details.stated_at.connect(self.place_wanted)
        self._nothing = EmptyState(
            self.tr("What a text says of itself stands here."), inline=True, margin=16
        )
        self.tabs = QTabBar()
        self.tabs.setFont(theme.ui_font(13, 500))
        self.tabs.setAccessibleName(self.tr("Details and structure"))
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Details"))
        self.tabs.addTab(self.tr("Structure"))
        self.tabs.currentChanged.connect(self._on_tab)
        self.accept = Button(self.tr("Accept and next"))
        self.accept.setObjectName("acceptAndNext")
        self.accept.set_glyph("arrow-right", trailing=True)
        self.accept.setToolTip(
            self.tr("Accept and go on to the next that needs a look (Ctrl+Enter)")
        )
        self.accept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.accept.clicked.connect(self.accepted)
        self._pages = QStackedWidget()
        for page in (self._nothing, self.details, self.structure):
            self._pages.addWidget(page)
        self._lay_out()
        self.show_article(None, looked_at=False)

    @property
    def article(self) -> Article | None:
        """The article whose details are shown."""
        return self._article

    def show_article(self, article: Article | None, *, looked_at: bool) -> None:
        """Show what is known of ``article``, or nothing."""
        self._article = article
        if article is not None:
            self.details.show_article(article, looked_at=looked_at)
        self._show_page()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.current()
        painter.fillRect(self.rect(), shown.color("panel"))
        painter.fillRect(0, _TABS - 1, self.width(), 1, shown.color("line"))
        painter.fillRect(0, self.height() - 57, self.width(), 1, shown.color("line"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 10, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 13, 16, 12)
        foot.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    @Slot(int)
    def _on_tab(self, _number: int) -> None:
        self._show_page()

    def _show_page(self) -> None:
        self.accept.setEnabled(self._article is not None)
        if self._article is None:
            self._pages.setCurrentWidget(self._nothing)
        elif self.tabs.currentIndex() == _STRUCTURE:
            self.structure.show_article(self._article)
            self._pages.setCurrentWidget(self.structure)
        else:
            self._pages.setCurrentWidget(self.details)
