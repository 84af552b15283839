"""The article in the preview: the passage tinted and centred, every hit highlighted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from typing_extensions import override

from app.domain.article import Span
from app.ui import theme
from app.ui.passages.article_view import ArticleView
from app.ui.passages.painting import Fill

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Article

LEFT = 48
AROUND, ABOVE = 8, 3
HIT = 1
"""The highlight behind what was searched for."""


class PreviewText(ArticleView):
    """Shows one passage of an article at a time; it can be read and selected from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage: Span | None = None
        self._shown_at = 1.0
        self.setObjectName("preview-text")
        self.setProperty("surface", "paper")
        self.set_lane(LEFT)
        self.moved.connect(self._on_text_moved)

    @property
    def passage(self) -> Span | None:
        """The passage that is tinted."""
        return self._passage

    def show_passage(self, article: Article, passage: Span, zoom: float = 1.0) -> None:
        """Show ``article`` with ``passage`` in the middle; hits are put in with ``set_places``."""
        if self.article is not article or self._shown_at != zoom:
            self.show_article(article, zoom=zoom)
            self._shown_at = zoom
        self._passage = passage
        self.put_caret(passage.start, reveal=False)
        self.centre()
        self.viewport().update()
        self.update()

    def set_places(self, places: Iterable[tuple[int, int]]) -> None:
        """Highlight these places, in code points of the article's text."""
        self.set_fills(Fill(Span(start, end), HIT) for start, end in places)

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


def _paint_tint(painter: QPainter, tint: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("sel"))
    painter.drawRoundedRect(tint, 3, 3)
