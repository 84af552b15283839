"""The article in the preview: the passage tinted and centred, every hit highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextCursor
from typing_extensions import override

from app.domain.article import Span
from app.ui import theme
from app.ui.passages.article_view import ArticleView
from app.ui.passages.painting import Fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextDocument
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Article

LEFT = 48
AROUND, ABOVE = 8, 3
HIT = 1
"""The highlight behind what was searched for."""
BOLD = QFont.Weight.DemiBold.value
"""The weight of its letters."""


class PreviewText(ArticleView):
    """Shows one passage of an article at a time; it can be read and selected from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage: Span | None = None
        self._shown_at = 1.0
        self._places: tuple[tuple[int, int], ...] = ()
        self._lighter: list[tuple[int, int, int]] = []
        self.setObjectName("preview-text")
        self.setProperty("surface", "paper")
        self.set_lane(LEFT)
        self.moved.connect(self._on_text_moved)

    @property
    def passage(self) -> Span | None:
        """The passage that is tinted."""
        return self._passage

    def has(self, article: Article, zoom: float = 1.0) -> bool:
        """Whether the document is that of ``article``."""
        return self.article is article and self._shown_at == zoom

    def begin(self, article: Article, zoom: float = 1.0) -> None:
        """Build the document of ``article``; what is seen stays until ``show_passage`` or ``end``.

        Building and scrolling to a passage take long enough to have a turn of the event loop each.
        """
        if self.has(article, zoom):
            return
        if self.article is None or self.article.id != article.id:
            self._places = ()
        self.viewport().setUpdatesEnabled(False)
        self.show_article(article, zoom=zoom)
        self._shown_at = zoom

    def end(self) -> None:
        """Let be seen what was built."""
        self.viewport().setUpdatesEnabled(True)

    def show_passage(self, article: Article, passage: Span, zoom: float = 1.0) -> None:
        """Show ``article`` with ``passage`` in the middle; hits are put in with ``set_places``."""
        self.begin(article, zoom)
        self._passage = passage
        self.put_caret(passage.start, reveal=False)
        self.centre()
        self.end()
        self.viewport().update()
        self.update()

    def set_places(self, places: Iterable[tuple[int, int]]) -> None:
        """Highlight these places, in code points of the article's text, by fill and by weight."""
        self._places = tuple(places)
        self.set_fills(Fill(Span(start, end), HIT, found=True) for start, end in self._places)
        self._set_weights()

    @override
    def show_article(
        self, article: Article, *, zoom: float = 1.0, fold: bool = True, original: bool = False
    ) -> None:
        self._lighter = []  # of the document that goes
        super().show_article(article, zoom=zoom, fold=fold, original=original)
        self._set_weights()

    def _set_weights(self) -> None:
        """Make the places bold and those before them as they were; what is in view stays put.

        Bold letters are wider, so this cannot be painted over the text as fills are.
        """
        shown = self.shown
        if shown is None or not (self._places or self._lighter):
            return
        offset = self._offset()
        every = QTextCursor(shown.document)
        every.beginEditBlock()
        for begin, stop, weight in self._lighter:
            _weigh(shown.document, begin, stop, weight)
        self._lighter = []
        for start, end in self._places:
            for begin, stop in shown.map.places(Span(start, end)):
                weight = _weight_at(shown.document, begin)
                if weight < BOLD:
                    self._lighter.append((begin, stop, weight))
                    _weigh(shown.document, begin, stop, BOLD)
        every.endEditBlock()
        self._on_laid_out()
        if offset is not None:
            self._put_at(offset)

    def _offset(self) -> float | None:
        """How far below the top of the view the passage begins."""
        geometry = self.geometry_of_text
        if geometry is None or self._passage is None:
            return None
        extent = geometry.extent(self._passage)
        return None if extent is None else extent[0] - self.verticalScrollBar().value()

    def _put_at(self, offset: float) -> None:
        now = self._offset()
        if now is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(now - offset))

    def centre(self) -> None:
        """Bring the passage to the middle; one that is too high for that begins at the top."""
        geometry = self.geometry_of_text
        if geometry is None or self._passage is None:
            return
        extent = geometry.extent(self._passage)
        if extent is None:
            self.scroll_to_top(self._passage.start)
            return
        top, bottom = extent
        above = max(24.0, (self.viewport().height() - (bottom - top)) / 2)
        self.verticalScrollBar().setValue(round(top - above))

    @Slot()
    def _on_text_moved(self) -> None:
        self.update()  # the tint reaches into the margins, which do not scroll by themselves

    @override
    def event(self, e: QEvent) -> bool:
        done = super().event(e)
        if e.type() is QEvent.Type.Paint:
            tint = self._tint()
            if tint is not None:
                origin = self.viewport().geometry().topLeft()
                painter = QPainter(self)
                painter.setClipRect(self.viewport().geometry().adjusted(-AROUND, 0, AROUND, 0))
                _paint_tint(painter, tint.translated(origin))
                painter.end()
        return done

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tint = self._tint()
        if tint is not None:
            painter = QPainter(self.viewport())
            _paint_tint(painter, tint)
            painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.centre()

    def _tint(self) -> QRectF | None:
        geometry = self.geometry_of_text
        if geometry is None or self._passage is None:
            return None
        extent = geometry.extent(self._passage)
        if extent is None:
            return None
        top, bottom = extent
        top -= self.verticalScrollBar().value() + ABOVE
        height = bottom - extent[0] + 2 * ABOVE
        return QRectF(-AROUND, top, self.viewport().width() + 2 * AROUND, height)


def _weight_at(document: QTextDocument, position: int) -> int:
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)  # a cursor has the format of the letter before it
    return int(cursor.charFormat().fontWeight())


def _weigh(document: QTextDocument, begin: int, stop: int, weight: int) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(begin)
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    letters = QTextCharFormat()
    letters.setFontWeight(weight)
    cursor.mergeCharFormat(letters)


def _paint_tint(painter: QPainter, tint: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("sel"))
    painter.drawRoundedRect(tint, 3, 3)
