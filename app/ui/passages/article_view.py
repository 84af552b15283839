"""The widget in which an article is read: selecting, clicking and dragging with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from app.ui.passages.article_text import ArticleText
from app.ui.passages.document import FOLD_LINE
from app.ui.passages.selecting import whole_letters, whole_rows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.article import Article, Span

REST_MS = 300
"""How long the keyboard rests before a selection counts as made."""


class ArticleView(ArticleText):
    """Shows an article and takes what the mouse and the keys do to it.

    ``selection_settled`` follows when the mouse is released or the keyboard rests, ``clicked``
    carries the position clicked on (-1 beside the text), ``drag_wanted`` the span that is being
    dragged out.
    """

    selection_settled = Signal()
    clicked = Signal(int)
    fold_clicked = Signal()
    drag_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draggable: Span | None = None
        self._pressed: tuple[QPoint, Span] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)

    @override
    def show_article(
        self, article: Article, *, zoom: float = 1.0, fold: bool = True, original: bool = False
    ) -> None:
        if self.article is None or self.article.id != article.id:
            self._draggable = None
        super().show_article(article, zoom=zoom, fold=fold, original=original)

    def set_draggable(self, span: Span | None) -> None:
        """Let ``span`` be dragged out as the selection can be: the mark that is selected."""
        self._draggable = span

    @Slot()
    def _on_rested(self) -> None:
        self._settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if self.textCursor().hasSelection():
            self.rest()

    def rest(self) -> None:
        """Let ``selection_settled`` follow, unless another key comes first."""
        self._rest.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        span = self._draggable_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and span is not None:
            self._pressed = (event.position().toPoint(), span)
            event.accept()
            return
        self._pressed = None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        start, span = self._pressed
        way = (event.position().toPoint() - start).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_wanted.emit(span)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None:
            self._pressed = None
            self.setTextCursor(self.cursorForPosition(point))
        else:
            super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._settle()
        elif self.cursorForPosition(point).block().userState() == FOLD_LINE:
            self.fold_clicked.emit()
        else:
            position = self._position_at(point)
            self.clicked.emit(-1 if position is None else position)

    # Private

    def _settle(self) -> None:
        self._rest.stop()
        cursor = self.textCursor()
        if cursor.hasSelection():
            rows, letters = whole_rows(cursor), whole_letters(cursor)
            if rows or letters != (cursor.selectionStart(), cursor.selectionEnd()):
                self._take(*(rows or letters), reveal=False)
            self.selection_settled.emit()

    def _draggable_at(self, point: QPoint) -> Span | None:
        """The selection, or the selected mark, if ``point`` lies on it."""
        position = self._position_at(point)
        if position is None:
            return None
        for span in (self.selected_span(), self._draggable):
            if span is not None and span.start <= position < span.end:
                return span
        return None

    def _position_at(self, point: QPoint) -> int | None:
        geometry = self.geometry_of_text
        return geometry.position_at(point) if geometry is not None else None
