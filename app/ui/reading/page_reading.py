"""Reading an article as the pages it came from, in the place of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import ReaderError
from app.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.article import ArticleId
    from app.domain.pages import PagePlaces
    from app.ui.actions import Desk
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea


class PageReading(QObject):
    """Turns the active pane to pages and back."""

    def __init__(self, desk: Desk, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._area, self._host = desk, area, host
        self._pages: dict[Pane, PanePages] = {}
        area.changed.connect(self._on_changed)
        desk.edits.changed.connect(self._on_changed)
        desk.actions.get("view.pages").triggered.connect(self._on_pages)
        self._on_changed()

    def of(self, pane: Pane) -> PanePages | None:
        """The pages of ``pane``, if it shows them."""
        return self._pages.get(pane)

    @Slot()
    def _on_pages(self) -> None:
        pane = self._area.active
        if pane is None or pane.article is None or not self._host.isVisible():
            return
        if pane in self._pages:
            self._leave(pane)
        else:
            self._enter(pane, pane.article.id)
        self._allow()

    @Slot()
    def _on_changed(self) -> None:
        for pane in list(self._pages):
            shown = self._pages[pane]
            if pane not in self._area.panes:
                del self._pages[pane]
            elif pane.article is None or pane.article.id != shown.article:
                self._leave(pane)
            else:
                shown.refresh()
        self._allow()

    def _allow(self) -> None:
        pane = self._area.active
        article = pane.article if pane is not None else None
        paged = article is not None and any(b.detail.startswith("page ") for b in article.blocks)
        why = self.tr("This article was not read from the pages of a PDF")
        self._desk.actions.allow("view.pages", paged, why, "read")
        self._desk.actions.get("view.pages").setChecked(pane in self._pages)

    def _enter(self, pane: Pane, article: ArticleId) -> None:
        try:
            data = self._desk.library.pages.pdf(article)
        except ReaderError as error:
            self._desk.notices.tell(error.message, level="error")
            return
        shown = PanePages(self._desk, pane, article)
        if not shown.open(data):
            self._desk.notices.tell(
                self.tr("The pages of this PDF cannot be shown. Its text can be read as before."),
                level="error",
            )
            shown.close()
            return
        self._pages[pane] = shown

    def _leave(self, pane: Pane) -> None:
        self._pages.pop(pane).close()


class PanePages(QObject):
    """Pages in one pane; marks are those of the text, clicked and stepped through as there."""

    def __init__(self, desk: Desk, pane: Pane, article: ArticleId) -> None:
        super().__init__(pane)
        self._desk, self._pane, self.article = desk, pane, article
        self._places: PagePlaces | None = None
        self._mark: str | None = None
        self.view = PageView(pane)
        column = pane.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.view, 1)
        self.view.clicked.connect(self._on_clicked)
        self.view.key_pressed.connect(self._on_key)
        self.view.took_focus.connect(pane.focused)
        pane.picked.connect(self.refresh)

    def open(self, data: bytes) -> bool:
        """Stand in the place of the text, at the page of its top line; whether that could be."""
        article, pane = self._pane.article, self._pane
        if article is None or not self.view.show_pdf(data, article.title):
            return False
        pane.mark_bar.hide()
        pane.view.hide()
        self.view.show()
        pane.view.setFocusProxy(self.view)
        self.view.setFocus()
        library, wanted = self._desk.library, self.article

        def find() -> PagePlaces:
            return library.pages.places(wanted)

        self._desk.background.run(find, owner=self, on_done=self._take, lane="pool")
        return True

    def close(self) -> None:
        """Give the pane its text back, at the page that was in view."""
        pane, page = self._pane, self.view.current_page
        pane.view.setFocusProxy(None)  # type: ignore[arg-type]  # none is what Qt calls none
        pane.picked.disconnect(self.refresh)
        pane.view.show()
        if pane.article is not None and pane.article.id == self.article and self.view.page_count:
            blocks = pane.article.blocks
            first = next((b.start for b in blocks if b.detail == f"page {page}"), None)
            if first is not None and page > 1:
                pane.view.scroll_to_top(first)
        if self.view.hasFocus():
            pane.view.setFocus()
        self.view.hide()
        self.view.deleteLater()
        self.deleteLater()

    @Slot()
    def refresh(self) -> None:
        """Draw the marks as the pane has them now; a mark that was chosen comes into view."""
        places, pane = self._places, self._pane
        if places is None:
            return
        selected = pane.mark
        underlined = places.boxes(selected.span) if selected is not None else []
        self.view.show_boxes(
            [(fill, places.boxes(fill.span)) for fill in pane.view.fills], underlined
        )
        chosen = str(selected.mark.id) if selected is not None else None
        if chosen != self._mark and underlined:
            self.view.reveal(underlined[0])
        self._mark = chosen

    def _take(self, places: PagePlaces) -> None:
        self._places = places
        self.refresh()
        self._reveal_top()

    def _reveal_top(self) -> None:
        """The page on which the text's first line in view stands."""
        article, places = self._pane.article, self._places
        if article is None or places is None or self._pane.mark is not None:
            return
        top = self._pane.view.top_position()
        block = next((b for b in article.blocks if b.end > top), None)
        boxes = places.boxes(block.span) if block is not None and top > 0 else []
        if boxes:
            self.view.reveal(boxes[0])

    @Slot(int, float, float)
    def _on_clicked(self, page: int, x: float, y: float) -> None:
        position = self._places.position_at(page, x, y) if self._places is not None else None
        self._pane.view.clicked.emit(-1 if position is None else position)

    @Slot(object)
    def _on_key(self, event: QKeyEvent) -> None:
        self._pane.view.keyPressEvent(event)
