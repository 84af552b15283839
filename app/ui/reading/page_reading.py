"""Reading an article as the pages it came from, in the place of its text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.article import Span
from app.domain.errors import ReaderError
from app.ui.reading.page_view import PageView

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QKeyEvent

    from app.domain.article import ArticleId
    from app.domain.pages import PageBox, PagePlaces
    from app.ui.actions import Desk
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea

_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_CARET = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, *_LINES, *_ENDS})


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
        self._boxes: dict[Span, list[PageBox]] = {}
        self._held: int | None = None
        self._x: float | None = None
        self.view = PageView(pane)
        column = pane.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.view, 1)
        self.view.clicked.connect(self._on_clicked)
        self.view.pressed.connect(self._on_pressed)
        self.view.dragged.connect(self._on_dragged)
        self.view.let_go.connect(pane.view.selection_settled)
        self.view.word_wanted.connect(self._on_word_wanted)
        self.view.zoom_wanted.connect(self._on_zoom_wanted)
        self.view.moved.connect(pane.mark_bar.hide)
        pane.view.selectionChanged.connect(self.show_selected)
        pane.view.cursorPositionChanged.connect(self.show_selected)
        pane.view.laid_out.connect(self._on_laid_out)
        self.view.key_pressed.connect(self._on_key)
        self.view.took_focus.connect(pane.focused)
        pane.picked.connect(self.refresh)

    def open(self, data: bytes) -> bool:
        """Stand in the place of the text, at the page of its top line; whether that could be."""
        article, pane = self._pane.article, self._pane
        if article is None or not self.view.show_pdf(data, article.title):
            return False
        pane.mark_bar.hide()
        self._on_laid_out()
        pane.view.hide()
        pane.drawn_on_pages = self.drawn
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
        pane.view.selectionChanged.disconnect(self.show_selected)
        pane.view.cursorPositionChanged.disconnect(self.show_selected)
        pane.view.laid_out.disconnect(self._on_laid_out)
        pane.drawn_on_pages = None
        pane.mark_bar.hide()
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
        pane = self._pane
        if self._places is None:
            return
        selected = pane.mark
        underlined = self._boxes_of(selected.span) if selected is not None else []
        self.view.show_boxes(
            [(fill, self._boxes_of(fill.span)) for fill in pane.view.fills], underlined
        )
        chosen = str(selected.mark.id) if selected is not None else None
        if chosen != self._mark and underlined:
            self.view.reveal(underlined[0])
        self._mark = chosen

    def drawn(self, span: Span) -> list[QRectF]:
        """The lines of ``span`` on the pages, in pixels of the pane."""
        corner = QPointF(self.view.viewport().mapTo(self._pane, QPoint(0, 0)))
        return [self.view.box_of(box).translated(corner) for box in self._boxes_of(span)]

    @Slot()
    def show_selected(self) -> None:
        """Draw what is selected in the text, and the caret, where they are on the pages."""
        if self._places is not None:
            view = self._pane.view
            span = view.selected_span()
            boxes = self._places.boxes(span) if span is not None else []
            self.view.show_selected(boxes, self._places.caret(view.caret_position()))

    def _boxes_of(self, span: Span) -> list[PageBox]:
        if self._places is None:
            return []
        if span not in self._boxes:
            self._boxes[span] = self._places.boxes(span)
        return self._boxes[span]

    def _take(self, places: PagePlaces) -> None:
        self._places = places
        self.refresh()
        self.show_selected()
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
        if position is not None:
            self._pane.view.put_caret(position, reveal=False)
        self._pane.view.clicked.emit(-1 if position is None else position)

    @Slot(int, float, float)
    def _on_pressed(self, page: int, x: float, y: float) -> None:
        self._held = self._edge_at(page, x, y)

    @Slot(int, float, float)
    def _on_dragged(self, page: int, x: float, y: float) -> None:
        to = self._edge_at(page, x, y)
        if self._held is not None and to is not None and to != self._held:
            span = Span(min(self._held, to), max(self._held, to))
            self._pane.view.select(span, reveal=False)

    @Slot(int, float, float)
    def _on_word_wanted(self, page: int, x: float, y: float) -> None:
        position = self._places.position_at(page, x, y) if self._places is not None else None
        if position is not None:
            view = self._pane.view
            view.put_caret(position, reveal=False)
            cursor = view.textCursor()
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            view.setTextCursor(cursor)
            view.selection_settled.emit()

    @Slot(int)
    def _on_zoom_wanted(self, steps: int) -> None:
        for _step in range(abs(steps)):
            self._desk.actions.trigger("view.zoom_in" if steps > 0 else "view.zoom_out")

    @Slot()
    def _on_laid_out(self) -> None:
        self.view.set_zoom(self._desk.settings.reading_zoom / 100)

    @Slot(object)
    def _on_key(self, event: QKeyEvent) -> None:
        """The caret is moved in the text; one that is out of view comes to the page in view."""
        view, before = self._pane.view, self._pane.view.caret_position()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        goes_on = shift and view.textCursor().hasSelection()
        if event.key() in _CARET and not goes_on and not self._is_in_view(before):
            first = self._first_in_view()
            view.put_caret(before if first is None else first, reveal=False)
        if event.key() not in _LINES:
            self._x = None
        if not self._step(event, extending=shift):
            view.keyPressEvent(event)
        after = view.caret_position()
        caret = self._places.caret(after) if self._places is not None else None
        if event.key() in _CARET and caret is not None:
            self.view.reveal(caret)

    def _step(self, event: QKeyEvent, *, extending: bool) -> bool:
        """Move the caret by the lines of the page, not by those of the text; whether it was."""
        key, places = Qt.Key(event.key()), self._places
        shift = Qt.KeyboardModifier.ShiftModifier
        plain = not event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier)
        if not plain or (key not in _LINES and key not in _ENDS):
            return False
        if places is None:
            self.view.scroll_lines(_LINES.get(key, 0))
            return True
        at = self._pane.view.caret_position()
        caret, line = places.caret(at), places.line_ends(at)
        if caret is None or line is None:
            return False
        to: int | None
        if key in _ENDS:
            to = line.start if key == Qt.Key.Key_Home else self._with_stops(line.end)
        else:
            self._x = caret.left if self._x is None else self._x
            to = self._beside(places, at, _LINES[key], self._x)
        if to is None:  # above the first line, below the last
            self.view.scroll_lines(_LINES.get(key, 0))
        else:
            self._pane.view.step_to(to, extending=extending)
        return True

    def _beside(self, places: PagePlaces, at: int, by: int, x: float) -> int | None:
        """Where a caret comes to stand that leaves its line by one; folded lines hold none."""
        shown, lines = self._pane.view.shown, by
        to = self._whole(places.edge_in_line(at, lines, x))
        while to is not None and shown is not None:
            stands = shown.map.to_article(shown.map.to_document(to))
            if places.line_ends(stands) == places.line_ends(to):
                break
            lines += by
            to = self._whole(places.edge_in_line(at, lines, x))
        return to

    def _with_stops(self, end: int) -> int:
        """``end`` of a line, behind the stops and marks that follow its last letter."""
        article, places = self._pane.article, self._places
        while (
            article is not None
            and places is not None
            and end < len(article.text)
            and not article.text[end].isspace()
            and places.line_ends(end + 1) == places.line_ends(end)
        ):
            end += 1
        return end

    def _is_in_view(self, position: int) -> bool:
        caret = self._places.caret(position) if self._places is not None else None
        seen = self.view.viewport().rect()
        return caret is not None and seen.contains(self.view.box_of(caret).center().toPoint())

    def _first_in_view(self) -> int | None:
        """The position of the first letter in view."""
        page, y = self.view.top_place()
        return self._places.first_below(page, y) if self._places is not None else None

    def _edge_at(self, page: int, x: float, y: float) -> int | None:
        """Where in the text one points; never between a letter and what belongs to it."""
        return self._whole(self._places.edge_at(page, x, y) if self._places is not None else None)

    def _whole(self, edge: int | None) -> int | None:
        """The next position from ``edge`` on that is not inside a letter."""
        article = self._pane.article
        if edge is None or article is None:
            return None
        while edge < len(article.text) and unicodedata.combining(article.text[edge]):
            edge += 1
        return edge
