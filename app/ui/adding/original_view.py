"""The original, line by line as it came, with the numbers that paragraphs are cited by."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.article import Span
from app.domain.relabelling import Label
from app.ui import theme
from app.ui.passages.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.domain.article import Article
    from app.settings.settings import Settings
    from app.ui.passages.document import ArticleDocument

LANE = 48
_NUMBER_RIGHT = 38
_EMPTY_LINE = 8
_ABOVE, _BELOW = 3, 4  # pixels around the letters of a line, so that its band meets the next

_KEYS = {
    Qt.Key.Key_T: Label.TEXT,
    Qt.Key.Key_H: Label.HEADING,
    Qt.Key.Key_L: Label.LIST,
    Qt.Key.Key_A: Label.TABLE,
    Qt.Key.Key_D: Label.DIMMED,
}
KEY_OF = {label: chr(key) for key, label in _KEYS.items()}
"""The letter that sets lines to each label while the original has the focus."""


class OriginalView(ArticleView):
    """Shows every line of the text as it came; dimmed lines lie in a band of their own.

    ``label_wanted`` carries what the selected lines should be set to.
    """

    label_wanted = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._current: Span | None = None
        self._dimmed: list[Span] = []
        self._strips = (_Strip(self, numbered=True), _Strip(self, numbered=False))
        self.set_lane(LANE)

    @override
    def show_article(
        self, article: Article, *, zoom: float = 1.0, fold: bool = True, original: bool = True
    ) -> None:
        if self.article is None or self.article.id != article.id:
            self._current = None
        inner = [Span(i.start, i.end) for b in article.blocks for i in b.inline]
        outer = [b.span for b in article.blocks if b.dimmed]
        self._dimmed = sorted(outer + inner, key=_start)
        value = self.verticalScrollBar().value()
        same = self.article is not None and self.article.id == article.id
        super().show_article(article, zoom=zoom, fold=fold, original=True)
        if same:
            self.verticalScrollBar().setValue(value)

    def set_current(self, span: Span | None) -> None:
        """Let the line at ``span`` stand out: the one that is at hand in the other view."""
        if span != self._current:
            self._current = span
            self.viewport().update()
            self.update_strips()

    def update_strips(self) -> None:
        """Paint the margins anew."""
        for strip in self._strips:
            strip.update()

    def bands(self) -> Iterator[tuple[QRectF, str, int]]:
        """Each line in view: where it is, the role of the colour behind it, its number or 0."""
        geometry, article, shown = self.geometry_of_text, self.article, self.shown
        if geometry is None or article is None or shown is None:
            return
        for block, box in geometry.visible_blocks():
            if not block.text().strip():
                continue
            at = shown.map.to_article(block.position())
            number = article.paragraph_at(at)
            line = article.paragraph_span(number) or Span(at, at)
            first = line.start == _first_ink(block.text(), at)
            role = "panel" if self._is_dimmed(line) else ""
            if self._current is not None and self._current.start == line.start:
                role = "sel"
            yield box.adjusted(0, -_ABOVE, 0, _BELOW), role, number if first else 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        shown = theme.current()
        for box, role, _number in self.bands():
            if role:
                whole = QRectF(0, box.top(), self.viewport().width(), box.height())
                painter.fillRect(whole, shown.color(role))
        painter.end()
        super().paintEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        view, bar = self.viewport().geometry(), self.verticalScrollBar()
        self._strips[0].setGeometry(0, view.top(), view.left(), view.height())
        right = self.width() - bar.width() if bar.isVisible() else self.width()
        self._strips[1].setGeometry(
            view.right() + 1, view.top(), right - view.right() - 1, view.height()
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        label = _KEYS.get(Qt.Key(event.key()))
        if plain and label is not None and self._settings.single_letter_keys:
            self.label_wanted.emit(label.value)
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_dimmed(self, line: Span) -> bool:
        """Whether all of ``line`` is dimmed."""
        number = bisect_right(self._dimmed, line.start, key=_start) - 1
        at = line.start
        while 0 <= number < len(self._dimmed) and self._dimmed[number].start <= at < line.end:
            at = self._dimmed[number].end
            number += 1
            while at < line.end and self.article and self.article.text[at].isspace():
                at += 1
        return at >= line.end

    @override
    def _dress(self, shown: ArticleDocument) -> None:
        """Italics for what is dimmed; empty lines take little room."""
        letters = QTextCharFormat()
        letters.setFontItalic(True)
        letters.setForeground(theme.current().color("dim"))
        low = QTextBlockFormat()
        low.setLineHeight(_EMPTY_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        low.setBottomMargin(0)
        cursor = QTextCursor(shown.document)
        cursor.beginEditBlock()
        for span in self._dimmed:
            for begin, stop in shown.map.places(span):
                cursor.setPosition(begin)
                cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(letters)
        block = shown.document.begin()
        while block.isValid():
            if not block.text().strip():
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(low)
            block = block.next()
        cursor.endEditBlock()


class _Strip(QWidget):
    """A margin of the view: it carries the bands on, and the left one the numbers."""

    def __init__(self, view: OriginalView, *, numbered: bool) -> None:
        super().__init__(view)
        self._view = view
        self._numbered = numbered
        view.moved.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.current()
        painter.setFont(theme.ui_font(11, tabular=True))
        for box, role, number in self._view.bands():
            if role:
                painter.fillRect(
                    QRectF(0, box.top(), self.width(), box.height()), shown.color(role)
                )
            if self._numbered and number:
                right = self.width() - LANE + _NUMBER_RIGHT
                line = QRect(0, round(box.top()) + _ABOVE, right, 19)
                painter.setPen(shown.color("text.3"))
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(line, flags, str(number))
        painter.end()


def _first_ink(text: str, at: int) -> int:
    """The article's position of the first letter of a line that begins at ``at``."""
    return at + len(text) - len(text.lstrip())


def _start(span: Span) -> int:
    return span.start
