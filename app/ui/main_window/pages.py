"""What comes over the places: pages in Read's place, and the History; built when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from app.domain.article import ArticleId, Span
from app.domain.tag import TagId

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.passage import Passage
    from app.ui.actions import Desk
    from app.ui.codebook.page import CodebookPage
    from app.ui.main_window.history_panel import HistoryPanel
    from app.ui.main_window.window import MainWindow
    from app.ui.widgets.drawer import Drawer


class Pages(QObject):
    """Shows the codebook, which leads on to the other places, and the History."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._codebook: CodebookPage | None = None
        self._history: HistoryPanel | None = None
        self._drawer: Drawer | None = None
        desk.actions.get("go.codebook").triggered.connect(self._on_codebook)
        desk.actions.get("view.history").triggered.connect(self._on_history)

    @property
    def drawers(self) -> list[QWidget]:
        """The drawers over the places, as regions for the keyboard."""
        return [self._drawer] if self._drawer is not None else []

    @Slot(str)
    def show_codebook(self, tag: str = "") -> None:
        """Show the codebook with the passages of ``tag``, or of the one shown last."""
        if self._codebook is None:
            from app.ui.codebook.page import CodebookPage

            self._codebook = CodebookPage(self._desk)
            self._codebook.status.connect(self._window.places.take_facts)
            self._codebook.open_passage.connect(self._on_open_passage)
            self._codebook.add_to_briefing.connect(self._on_add_passages)
            self._codebook.left.connect(self._on_left)
            self._window.places.add_page(self._codebook)
        self._codebook.show_tag(TagId(tag) if tag else None)
        self._window.show_page(self._codebook)
        self._codebook.tags.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_codebook(self) -> None:
        action = self._desk.actions.get("go.codebook")
        tag = str(action.data() or "")  # a menu of one tag says which
        action.setData(None)
        self.show_codebook(tag)

    @Slot(bool)
    def _on_history(self, shown: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        if self._drawer is None:
            from app.ui.main_window.history_panel import WIDTH, HistoryPanel
            from app.ui.widgets.drawer import Drawer

            self._history = HistoryPanel(self._desk)
            self._drawer = Drawer(self._window.places, "right", WIDTH)
            self._drawer.set_content(self._history)
            self._drawer.closed.connect(self._on_history_closed)
        if shown:
            self._drawer.open()
            self._history.refresh() if self._history else None
        else:
            self._drawer.shut()

    @Slot()
    def _on_history_closed(self) -> None:
        self._desk.actions.get("view.history").setChecked(False)

    @Slot()
    def _on_left(self) -> None:
        self._window.show_place("read")

    @Slot(str, int, int, bool)
    def _on_open_passage(self, article: str, start: int, end: int, beside: bool) -> None:  # noqa: FBT001
        self._window.show_place("read")
        read = self._window.places.read_place
        read.open_article(ArticleId(article), span=Span(start, end), beside=beside)

    @Slot(list)
    def _on_add_passages(self, passages: list[Passage]) -> None:
        for passage in passages:
            self._window.places.put_into_briefing(passage)
