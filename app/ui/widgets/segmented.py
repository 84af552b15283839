"""Segments of which one is on: the places, the sort order."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.focus import paint_ring, shows_ring

_PADDING = 12
_ICON = 14
_GAP = 6


class Segmented(QWidget):
    """A row of segments, 34 px high; ``chosen`` carries the value of the one picked by hand.

    Tab comes to the one that is on, the arrows move and pick.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self._group.buttonClicked.connect(self._on_clicked)

    def add(self, value: str, text: str, glyph: str = "") -> Segment:
        """Add a segment for ``value``; returns it, to give it a tooltip."""
        segment = Segment(value, text, glyph, self)
        self._segments[value] = segment
        self._group.addButton(segment)
        self._row.addWidget(segment)
        if len(self._segments) == 1:
            segment.setChecked(True)
        return segment

    @property
    def value(self) -> str:
        """The value that is on."""
        on = self._group.checkedButton()
        return on.value if isinstance(on, Segment) else ""

    def set_value(self, value: str) -> None:
        """Switch ``value`` on without telling."""
        self._segments[value].setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("hover"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, Segment):
            self.chosen.emit(button.value)


class Segment(QAbstractButton):
    """One segment."""

    def __init__(self, value: str, text: str, glyph: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self._glyph = glyph
        self._ringed = True
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(theme.ui_font(13, 500))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PADDING
        return QSize(width + (_ICON + _GAP if self._glyph else 0), 28)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        before = self.group().checkedButton()
        super().keyPressEvent(event)  # QButtonGroup's arrows move and pick, but tell nobody
        after = self.group().checkedButton()
        if after is not before:
            self.group().buttonClicked.emit(after)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        lit = self.isChecked() or self.underMouse()
        role = "text.3" if not self.isEnabled() else "text" if lit else "text.2"
        if self.isChecked():
            painter.setPen(QPen(shown.color("line"), 1))
            painter.setBrush(shown.color("field"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        left = _PADDING
        if self._glyph:
            square = QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON)
            paint_icon(painter, square, self._glyph, role)
            left += _ICON + _GAP
        painter.setPen(shown.color(role))
        painter.setFont(self.font())
        box = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus() and self._ringed:
            paint_ring(painter, self.rect(), 6)
        painter.end()
