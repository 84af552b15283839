"""A quotation with a bar of its mark's colour at the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme

_BAR = 4
_LEFT = 16
_LONGEST = 420


class Quote(QWidget):
    """Shows quoted words in the reading face, 15 / 22; long ones end in an ellipsis.

    ``dragged`` comes when it is being dragged out.
    """

    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = 1
        self._pressed: QPointF | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_words(self, words: str, colour: int) -> None:
        """Show ``words`` beside a bar of highlight ``colour`` (1 to 8)."""
        self._words, self._colour = " ".join(words.split()), colour
        self.setAccessibleName(self._words)
        self._fit()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = QRectF(0, 0, _BAR, self.height())
        painter.fillRect(bar, theme.current().stripe(self._colour))
        painter.translate(_LEFT, 0)
        self._document(self.width()).drawContents(painter)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = (event.position() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def _fit(self) -> None:
        self.setFixedHeight(max(22, round(self._document(self.width()).size().height())))

    def _document(self, width: int) -> QTextDocument:
        words = self._words
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + "…"
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setTextWidth(max(40, width - _LEFT))
        lines = QTextBlockFormat()
        lines.setLineHeight(22, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        letters = QTextCharFormat()
        letters.setFont(theme.reading_font(15))
        letters.setForeground(theme.current().color("text"))
        cursor = QTextCursor(document)
        cursor.setBlockFormat(lines)
        cursor.insertText(words, letters)
        return document
