"""An article as it is laid out and painted: its document, fills behind passages, the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from app.domain.article import BlockKind
from app.ui import theme
from app.ui.passages.document import ArticleDocument, Building, Wanted
from app.ui.passages.geometry import COLUMN, LANE, TOP, Anchor, Geometry, column_of
from app.ui.passages.highlighting import Highlighting
from app.ui.passages.laying_out import LayingOut
from app.ui.passages.painting import paint_behind, paint_bullets, paint_underlines
from app.ui.passages.selecting import whole_letters, whole_rows
from app.ui.widgets.tick_scroll_bar import TickScrollBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Article, Span
    from app.ui.passages.painting import Fill


_AHEAD_SECONDS = 0.004


class ArticleText(QTextEdit):
    """Shows an article read-only, with a real caret; all positions are code points of its text.

    ``moved`` comes when the text scrolled, ``laid_out`` when lines were broken anew.
    """

    moved = Signal()
    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = TickScrollBar(self, ground="paper")
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._article: Article | None = None
        self._shown: ArticleDocument | None = None
        self._ahead: Building | None = None
        self._geometry: Geometry | None = None
        self._zoom, self._fold, self._original = 1.0, True, False
        self._laying_out = LayingOut(self)
        self._highlighting = Highlighting(self, self._bar, self._laying_out)
        self._underlined: Span | None = None
        self._has_items = self._is_laying_out = False
        self._ground = ""
        self._lane, self._measure = LANE, COLUMN
        self._column_left = 0
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.horizontalScrollBar().rangeChanged.connect(self._on_wider)
        theme.switch().changed.connect(self.rebuild)

    # What is shown

    @property
    def article(self) -> Article | None:
        """The article shown; ``None`` before the first."""
        return self._article

    @property
    def shown(self) -> ArticleDocument | None:
        """The laid-out document with its map and outline."""
        return self._shown

    @property
    def geometry_of_text(self) -> Geometry | None:
        """What measures where passages are drawn; ``None`` before the first article."""
        return self._geometry

    @property
    def column_left(self) -> int:
        """Where the column with its lane begins, in pixels of this widget."""
        return self._column_left

    def show_article(
        self, article: Article, *, zoom: float = 1.0, fold: bool = True, original: bool = False
    ) -> None:
        """Lay ``article`` out anew; another article starts at its top, the same one stays put."""
        self._is_laying_out = True
        same = self._article is not None and self._article.id == article.id
        anchor = self._anchor() if same else TOP
        selected, caret = (self.selected_span(), self.caret_position()) if same else (None, 0)
        if not same:
            self._highlighting.clear()
            self._underlined = None
        self._article, self._zoom, self._fold, self._original = article, zoom, fold, original
        items = (block.kind is BlockKind.LIST_ITEM for block in article.blocks)
        self._has_items = not original and any(items)
        old = self._shown
        wanted = Wanted(article, theme.current(), zoom, fold, original)
        self._shown = self._begun(wanted).finished()
        self._ahead = None
        self._dress(self._shown)
        self._geometry = Geometry(self, self._shown.map)
        self._highlighting.measure_with(self._geometry, self._shown.map)
        self._place_column()
        self.setDocument(self._shown.document)
        self._laying_out.begin(self._shown.document)
        self.setCursorWidth(2)  # kept by the document's layout
        if old is not None:
            old.document.deleteLater()
        self._shown.document.documentLayout().documentSizeChanged.connect(self._on_laid_out)
        self.setAccessibleName(article.title)
        self._highlighting.draw()
        if selected is not None:
            self.select(selected, reveal=False)
        else:
            self.put_caret(caret, reveal=False)
        self._return_to(anchor)
        self._is_laying_out = False
        self._on_laid_out()

    def build_ahead(self, article: Article, *, zoom: float = 1.0, fold: bool = True) -> bool:
        """Build a few milliseconds' worth of what ``show_article`` will show.

        True once all of it is built.
        """
        self._ahead = self._begun(Wanted(article, theme.current(), zoom, fold))
        return self._ahead.go_on(_AHEAD_SECONDS)

    def replace_article(self, article: Article) -> None:
        """Take the same article with other facts; its text and blocks must be the same."""
        self._article = article

    @Slot()
    def rebuild(self) -> None:
        """Lay the same article out again, in the theme of now."""
        if self._article is not None:
            self.show_article(
                self._article, zoom=self._zoom, fold=self._fold, original=self._original
            )

    def cover_ground(self, role: str) -> None:
        """Paint the ground in the colour of ``role``.

        What is scrolled is then shifted on the screen as it is, and only what comes into view is
        painted.
        """
        self._ground = role
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_lane(self, width: int) -> None:
        """Keep ``width`` pixels free to the left of the text."""
        if width != self._lane:
            self._lane = width
            self._place_column()

    def set_measure(self, width: int) -> None:
        """Let the column get at most ``width`` pixels at 100 % wide."""
        if width != self._measure:
            self._measure = width
            self._place_column()

    def set_fills(self, fills: Iterable[Fill]) -> None:
        """Put these highlights behind the text; the shortest lies on top."""
        self._highlighting.set_fills(fills)

    def change_fills(self, gone: Sequence[Fill], come: Sequence[Fill]) -> None:
        """Take highlights away that are ``gone``, and add those that have ``come``."""
        self._highlighting.change_fills(gone, come)

    def set_underlined(self, span: Span | None) -> None:
        """Draw a line below ``span``: the mark that is selected."""
        if span != self._underlined:
            for one in (self._underlined, span):
                self._highlighting.update_lines(one)
            self._underlined = span

    @property
    def fills(self) -> tuple[Fill, ...]:
        """The highlights behind the text, in the order in which they are painted."""
        return self._highlighting.fills

    @property
    def hits(self) -> tuple[Span, ...]:
        """Where a search hit."""
        return self._highlighting.hits

    def set_hits(self, hits: Sequence[Span], current: int | None = None) -> None:
        """Show where a search hit; ``current`` is the number of the one that stands out."""
        self._highlighting.set_hits(hits, current)

    # The selection and the caret

    def selected_span(self) -> Span | None:
        """What is selected, as the exact span of the article's text; ``None`` for nothing."""
        cursor = self.textCursor()
        if self._shown is None or not cursor.hasSelection():
            return None
        return self._shown.map.span_between(*(whole_rows(cursor) or whole_letters(cursor)))

    def caret_position(self) -> int:
        """The article's position of the caret."""
        return self._shown.map.to_article(self.textCursor().position()) if self._shown else 0

    def select(self, span: Span, *, reveal: bool = True) -> None:
        """Select ``span``, the caret at its end; one that is hidden only gets the caret."""
        places = self._shown.map.places(span) if self._shown is not None else []
        if places:
            self._take(places[0][0], places[-1][1], reveal=reveal)
        else:
            self.put_caret(span.start, reveal=reveal)

    def put_caret(self, position: int, *, reveal: bool = True) -> None:
        """Put the caret at ``position`` with nothing selected."""
        if self._shown is not None:
            place = self._shown.map.to_document(position)
            self._take(place, place, reveal=reveal)

    def drop_selection(self) -> None:
        """Select nothing; the caret stays."""
        place = self.textCursor().position()
        self._take(place, place, reveal=False)

    # Scrolling

    def top_position(self) -> int:
        """The article's position of the first line in view."""
        return self._geometry.top_position() if self._geometry is not None else 0

    def _anchor(self) -> Anchor:
        return self._geometry.anchor() if self._geometry is not None else TOP

    def _return_to(self, anchor: Anchor) -> None:
        if self._geometry is not None:
            self._scroll_to(self._geometry.scrolled_to(anchor))

    def scroll_to_top(self, position: int) -> None:
        """Bring the line with ``position`` to the top."""
        if self._geometry is not None:
            top = self._geometry.top_of(position) if position > 0 else 0
            self._scroll_to(top)

    def reveal(self, span: Span) -> None:
        """Scroll so that ``span`` is in view; one that is not comes to the upper third."""
        extent = self._geometry.extent(span) if self._geometry is not None else None
        if extent is None:
            self.scroll_to_top(span.start)
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = extent
        if top < bar.value() + 8 or bottom > bar.value() + height - 8:
            self._scroll_to(round(top - height / 3))

    def bring_to_middle(self, span: Span) -> None:
        """Scroll so that ``span`` is in the middle of the view; a long one begins at the top."""
        extent = self._geometry.extent(span) if self._geometry is not None else None
        if extent is None:
            self.scroll_to_top(span.start)
            return
        top, bottom = extent
        self._scroll_to(round(min((top + bottom - self.viewport().height()) / 2, top - 8)))

    @property
    def bar(self) -> TickScrollBar:
        """What scrolls the text up and down."""
        return self._bar

    @property
    def is_laying_out(self) -> bool:
        """Whether lines are being broken anew: the text scrolls then to stay where it was."""
        return self._is_laying_out

    # Slots

    @Slot()
    def _on_wider(self) -> None:
        """Everything wraps; the range that Qt works out before the text is laid out is wrong."""
        self.horizontalScrollBar().setRange(0, 0)

    @Slot()
    def _on_moved(self) -> None:
        self._highlighting.follow()
        self.moved.emit()

    @Slot()
    def _on_laid_out(self) -> None:
        if self._geometry is not None:
            self._geometry.forget()
        self._highlighting.measure_again()
        self.laid_out.emit()
        self.moved.emit()

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._geometry is None:
            if self._ground:
                QPainter(self.viewport()).fillRect(
                    event.rect(), theme.current().color(self._ground)
                )
            super().paintEvent(event)
            return
        scrolled = self.verticalScrollBar().value()
        begin, end = event.rect().top() + scrolled, event.rect().bottom() + 1 + scrolled
        seen = self._highlighting.between(begin, end)
        selected = self.selected_span()
        if seen or selected is not None or self._ground:
            lines = () if selected is None else self._geometry.boxes_between(selected, begin, end)
            under = QPainter(self.viewport())
            if self._ground:
                under.fillRect(event.rect(), theme.current().color(self._ground))
            under.setPen(Qt.PenStyle.NoPen)
            under.translate(0, -scrolled)
            paint_behind(under, self._geometry, theme.current(), seen, lines)
            under.end()
        super().paintEvent(event)
        if not (self._has_items or self._underlined or any(fill.doubtful for fill in seen)):
            return
        painter = QPainter(self.viewport())
        painter.translate(0, -scrolled)
        paint_underlines(painter, self._geometry, theme.current(), seen, self._underlined)
        if self._has_items:
            paint_bullets(painter, self._geometry, theme.current(), self._zoom, begin, end)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor, self._is_laying_out = self._anchor(), True
        self._place_column()
        super().resizeEvent(event)
        if self._shown is not None:
            self._laying_out.begin(self._shown.document)
        self._return_to(anchor)
        self._is_laying_out = False
        self._on_laid_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_column()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        span = self.selected_span()
        data = QMimeData()
        if span is not None and self._article is not None:
            data.setText(self._article.text[span.start : span.end])
        return data

    # Private

    def _begun(self, wanted: Wanted) -> Building:
        """What was begun ahead, if it is what is ``wanted``."""
        ahead = self._ahead
        if ahead is not None and ahead.wanted.is_same(wanted):
            return ahead
        if ahead is not None:
            ahead.drop()
        return Building(wanted, self)

    def _dress(self, shown: ArticleDocument) -> None:
        """Change how ``shown`` looks before it is laid out; for those who show it otherwise."""

    def _take(self, begin: int, stop: int, *, reveal: bool) -> None:
        bar = self.verticalScrollBar()
        value = bar.value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if not reveal:
            bar.setValue(value)

    def _scroll_to(self, value: int) -> None:
        if self._geometry is not None and value > self._bar.maximum():
            self._geometry.height()
        self._bar.setValue(value)

    def _place_column(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        self._column_left, right = column_of(room, self._lane, self._zoom, self._measure)
        self.setViewportMargins(self._column_left + self._lane, 0, right, 0)
