"""A quotation that can be edited while it shows where it departs from its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from typing_extensions import override

from app.ui import theme
from app.ui.briefing.growing_text import GrowingText
from app.ui.positions import Utf16Positions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.quotation import Difference

_LONGEST_CHIP = 240
_CHIP_HEIGHT = 18
_AROUND = 4
_QUOTE = 8
"""Room at each side for a quotation mark."""


class _Mark(NamedTuple):
    """A difference on the screen; positions are UTF-16 units of the field's text.

    The chip with the source's words stands behind the character at ``anchor``.
    """

    start: int
    end: int
    anchor: int
    words: str
    width: float


class QuotationField(GrowingText):
    """Shows the words in quotation marks; what differs is struck, the source's words beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, theme.reading_font(15), 22, parent=parent)
        self._marks: list[_Mark] = []
        self._quoted = True
        self.elided = False
        self._make_room()
        self._look = _Spacing(self)

    @property
    def marks(self) -> list[_Mark]:
        """The differences as they are drawn."""
        return self._marks

    def set_quoted(self, quoted: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Draw quotation marks around the words, or not (a paraphrase)."""
        self._quoted = quoted
        self.viewport().update()

    def show_differences(self, differences: tuple[Difference, ...]) -> None:
        """Strike what differs and say the source's words; ``elided`` tells if some are cut."""
        text = self.text
        at = Utf16Positions(text)
        marks: list[_Mark] = []
        self.elided = False
        for difference in differences:
            last = max(difference.start, difference.end)
            anchor = max(0, last - 1)
            if not difference.said and last == 0:
                first_space = text.find(" ")
                anchor = first_space - 1 if first_space > 0 else max(0, len(text) - 1)
            words, width = self._chip(" ".join(difference.source.split()))
            marks.append(
                _Mark(
                    at.to_units(difference.start),
                    at.to_units(difference.end),
                    at.to_units(anchor),
                    words,
                    width,
                )
            )
        if marks != self._marks:
            self._marks = marks
            self._look.rehighlight()
            self.viewport().update()

    def _make_room(self) -> None:
        """Leave room for the quotation marks at both sides."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setLeftMargin(_QUOTE)
        shape.setRightMargin(_QUOTE)
        frame.setFrameFormat(shape)

    def _chip(self, source: str) -> tuple[str, float]:
        label = self._label(source)
        metrics = QFontMetricsF(theme.ui_font(12, 600))
        room = _LONGEST_CHIP - QFontMetricsF(theme.ui_font(12)).horizontalAdvance(label)
        words = metrics.elidedText(source, Qt.TextElideMode.ElideRight, room)
        self.elided = self.elided or words != source
        wide = metrics.horizontalAdvance(words)
        wide += QFontMetricsF(theme.ui_font(12)).horizontalAdvance(label)
        return words, wide + 12 + 2 * _AROUND

    def _label(self, source: str) -> str:
        return self.tr("Source:") + " " if source else self.tr("Not in the source")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            self._strike(painter, mark)
            self._paint_chip(painter, mark)
        painter.end()
        if self._quoted and self.text:
            self._paint_quotes()

    def _paint_quotes(self) -> None:
        """Set the quotation marks outside the words, in the margins if need be."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(theme.current().color("text"))
        metrics = QFontMetricsF(self.font())
        first, last = QTextCursor(self.document()), QTextCursor(self.document())
        last.movePosition(QTextCursor.MoveOperation.End)
        begin, end = self.cursorRect(first), self.cursorRect(last)
        base = (begin.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(
            QPointF(begin.left() - metrics.horizontalAdvance("“"), begin.top() + base), "“"
        )
        painter.drawText(QPointF(end.left(), end.top() + base), "”")

    def _strike(self, painter: QPainter, mark: _Mark) -> None:
        painter.setPen(QPen(theme.current().color("err"), 1.2))
        cursor = QTextCursor(self.document())
        for unit in range(mark.start, mark.end):
            cursor.setPosition(unit)
            place = self.cursorRect(cursor)
            middle = place.center().y() + 1.5
            painter.drawLine(
                QPointF(place.left(), middle), QPointF(self._right_of(unit, place.left()), middle)
            )

    def _right_of(self, unit: int, left: float) -> float:
        """Where the character at ``unit`` ends, the room for a chip left out."""
        character = self.document().characterAt(unit)
        return left + QFontMetricsF(self.font()).horizontalAdvance(character)

    def _paint_chip(self, painter: QPainter, mark: _Mark) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.anchor)
        place = self.cursorRect(cursor)
        left = self._right_of(mark.anchor, place.left()) + _AROUND
        chip = QRectF(
            left,
            place.top() + (place.height() - _CHIP_HEIGHT) / 2,
            mark.width - 2 * _AROUND,
            _CHIP_HEIGHT,
        )
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("ok.bg" if mark.words else "err.bg"))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(colours.color("ok" if mark.words else "err"))
        painter.setFont(theme.ui_font(12))
        label = self._label(mark.words)
        inner = chip.adjusted(6, 0, -2, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, label)
        inner.setLeft(inner.left() + QFontMetricsF(painter.font()).horizontalAdvance(label))
        painter.setFont(theme.ui_font(12, 600))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, mark.words)


class _Spacing(QSyntaxHighlighter):
    """Colours what differs, and makes room for a chip behind it by spacing one character out."""

    def __init__(self, field: QuotationField) -> None:
        super().__init__(field.document())
        self._field = field
        theme.switch().changed.connect(self.rehighlight)

    @override
    def highlightBlock(self, text: str) -> None:
        first = self.currentBlock().position()
        length = Utf16Positions(text).to_units(len(text))
        for mark in self._field.marks:
            altered = QTextCharFormat()
            altered.setForeground(theme.current().color("err"))
            start, end = max(0, mark.start - first), min(length, mark.end - first)
            if start < end:
                self.setFormat(start, end - start, altered)
            anchor = mark.anchor - first
            if 0 <= anchor < length:
                spaced = QTextCharFormat(self.format(anchor))
                spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                spaced.setFontLetterSpacing(mark.width)
                self.setFormat(anchor, 1, spaced)
