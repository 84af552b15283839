"""A label that ends in an ellipsis where room is short; the tooltip has it whole."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


class ElidedLabel(QLabel):
    """A label of at most ``lines`` lines."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    @property
    def is_elided(self) -> bool:
        """Whether some of the text is not shown."""
        rows = broken_lines(self.text(), self.fontMetrics(), self.width(), self._lines)
        return " ".join(rows) != " ".join(self.text().split())

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().lineSpacing())

    @override
    def heightForWidth(self, width: int) -> int:
        rows = broken_lines(self.text(), self.fontMetrics(), width, self._lines)
        return max(1, len(rows)) * self.fontMetrics().lineSpacing()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines > 1 and event.oldSize().width() != event.size().width():
            self.updateGeometry()  # other lines need another height
        self.setToolTip(self.text() if self.is_elided else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        rows = broken_lines(self.text(), metrics, self.width(), self._lines)
        top = (self.height() - len(rows) * metrics.lineSpacing()) / 2
        for number, row in enumerate(rows):
            painter.drawText(
                QPointF(0, top + number * metrics.lineSpacing() + metrics.ascent()), row
            )
        painter.end()


def broken_lines(text: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """``text`` broken into at most ``lines`` lines of ``width`` px, the last one elided."""
    words = _SPACES.sub(" ", text).strip()
    if lines == 1:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
    rows: list[str] = []
    start = 0
    while start < len(words) and len(rows) < lines - 1:
        end = _fit(words, start, metrics, width)
        rows.append(words[start:end].rstrip())
        start = end
        while start < len(words) and words[start] == " ":
            start += 1
    if start < len(words):
        rows.append(metrics.elidedText(words[start:], Qt.TextElideMode.ElideRight, width))
    return rows


def _fit(words: str, start: int, metrics: QFontMetrics, width: int) -> int:
    """The end of the longest run of whole words from ``start`` that fits into ``width``."""
    end = start
    while True:
        space = words.find(" ", end + 1)
        stop = len(words) if space < 0 else space
        if metrics.horizontalAdvance(words[start:stop]) > width:
            return end if end > start else stop
        if space < 0:
            return stop
        end = stop


def paint_elided(painter: QPainter, box: QRect, words: str) -> int:
    """Paint ``words`` at the left of ``box`` in the painter's font, cut where it ends.

    Returns the right edge of what was painted, in pixels.
    """
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return box.left() + metrics.horizontalAdvance(shown)
