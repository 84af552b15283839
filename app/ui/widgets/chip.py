"""A chip: a tag or a filter that is on, with a way to take it off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.focus import paint_ring, shows_ring
from app.ui.widgets.swatch import SIZE, paint_swatch

_PADDING = 8
_GAP = 6
_CROSS = 14


class Chip(QAbstractButton):
    """A chip of 24 px: swatch (``colour`` 1 to 8) or icon (``glyph``), words, cross.

    ``removed`` comes when the cross is clicked, or Delete or Backspace pressed. A ``dashed`` one
    offers something to add.
    """

    removed = Signal()

    def __init__(
        self, text: str, parent: QWidget | None = None, *, colour: int = 0, glyph: str = ""
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self._glyph = glyph
        self._removable = False
        self._dashed = False
        self._ringed = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setFont(theme.ui_font(12))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())  # the "&" of "R&D" is a letter of the name, no Alt+D

    def make_removable(self, words: str) -> None:
        """Show a cross; ``words`` ("Press Delete to remove") are its description."""
        self._removable = True
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.updateGeometry()

    def make_dashed(self) -> None:
        """Draw the border dashed: for a chip that adds."""
        self._dashed = True
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING + 2
        if self._colour:
            width += SIZE + _GAP
        if self._glyph:
            width += _CROSS + _GAP
        if self._removable:
            width += _CROSS + _GAP
        return QSize(width, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._removable and self._cross().adjusted(-5, -5, 5, 5).contains(
            event.position().toPoint()
        ):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        fill = "sel" if self.isChecked() else "hover" if self.underMouse() else "field"
        pen = QPen(shown.color("line.strong" if self._dashed else "line"), 1)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(shown.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        left = _PADDING + 1
        if self._colour:
            paint_swatch(
                painter, QRect(left, (self.height() - SIZE) // 2, SIZE, SIZE), self._colour
            )
            left += SIZE + _GAP
        if self._glyph:
            square = QRect(left, (self.height() - _CROSS) // 2, _CROSS, _CROSS)
            paint_icon(painter, square, self._glyph)
            left += _CROSS + _GAP
        painter.setFont(self.font())
        painter.setPen(shown.color("text" if self.isEnabled() else "text.3"))
        box = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._removable:
            paint_icon(painter, self._cross(), "x")
        if self.hasFocus() and self._ringed:
            paint_ring(painter, self.rect(), 5)
        painter.end()

    def _cross(self) -> QRect:
        left = self.width() - _PADDING - _CROSS
        return QRect(left, (self.height() - _CROSS) // 2, _CROSS, _CROSS)
