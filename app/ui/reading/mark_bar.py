"""The bar below a selection: eight colours, tag, note, add to briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QVBoxLayout,
)
from typing_extensions import override

from app.domain.mark import COLOURS
from app.ui import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.motion import is_reduced
from app.ui.widgets.surface import paint_floating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.settings.settings import Settings
    from app.ui.actions import Actions

GAP = 6
"""Pixels between the selection and the bar."""

FADE_MS = 120
"""How long the bar takes to come, in milliseconds."""

_HEIGHT = 40
_TWO_ROWS = 72
_SHADOW = 14


class MarkBar(QFrame):
    """A frameless child of the pane that never takes the focus."""

    coloured = Signal(int)

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("markBar")
        self.setAccessibleName(self.tr("Mark the selection"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 0, 6, 0)
        rows.setSpacing(0)
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row in self._rows:
            row.setSpacing(2)
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
            rows.addLayout(row)
        for number, name in enumerate(COLOURS, 1):
            button = _Colour(number, name, self)
            button.clicked.connect(self._on_colour)
            self._rows[0].addWidget(button)
        self._line = _Line(self)
        self._rows[0].addWidget(self._line)
        self._tools = [
            IconButton(actions.get(action), self, small=True)
            for action in ("mark.tag", "mark.note", "mark.add_to_briefing", "mark.similar")
        ]
        for tool in self._tools:
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._rows[0].addWidget(tool)
        self._shade = _Shade(self)
        self._shade.setBlurRadius(_SHADOW)
        self._shade.setOffset(0, 4)
        self.setGraphicsEffect(self._shade)
        self._coming = QVariantAnimation(self)
        self._coming.setDuration(FADE_MS)
        self._coming.setStartValue(0.0)
        self._coming.setEndValue(1.0)
        self._coming.valueChanged.connect(self._shade.show_through)
        self._wide = self.sizeHint().width()
        self.setFixedSize(self._wide, _HEIGHT)
        theme.switch().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def opacity(self) -> float:
        """How far it can be seen: 0.0 not yet, 1.0 wholly."""
        return self._shade.opacity

    def show_at(self, lines: Sequence[QRectF], room: QRect) -> None:
        """Appear 6 px below the selection's ``lines``, above them if ``room`` ends there.

        Both are in the pane's pixels. Where there is no room at all, the bar stays hidden.
        """
        seen = [line for line in lines if line.bottom() > room.top() and line.top() < room.bottom()]
        if not seen:
            self.hide()
            return
        self._fit(room.width())
        top, bottom = min(s.top() for s in seen), max(s.bottom() for s in seen)
        y = round(bottom) + GAP
        if y + self.height() > room.bottom():
            y = round(top) - GAP - self.height()
        if y < room.top():
            self.hide()
            return
        right = max(line.right() for line in seen)
        x = min(max(room.left() + 4, round(right) - self.width()), room.right() - self.width() - 4)
        self.move(max(room.left(), x), y)
        if self.isHidden():
            self._come()
        self.show()
        self.raise_()

    def _fit(self, room: int) -> None:
        """Stand on two rows where the pane is too narrow for one."""
        height = _HEIGHT if room >= self._wide else _TWO_ROWS
        if height == self.height():
            return
        at, to = self._rows if height == _TWO_ROWS else self._rows[::-1]
        for tool in self._tools:
            at.removeWidget(tool)
            to.addWidget(tool)
        self._line.setVisible(height == _HEIGHT)
        self.setFixedSize(self.sizeHint().width(), height)

    def _come(self) -> None:
        """Fade in, or be there at once."""
        self._coming.stop()
        at_once = is_reduced(self._settings)
        self._shade.show_through(1.0 if at_once else 0.0)
        if not at_once:
            self._coming.start()

    @Slot()
    def _on_colour(self) -> None:
        button = self.sender()
        if isinstance(button, _Colour):
            self.coloured.emit(button.number)

    @Slot()
    def _on_theme_changed(self) -> None:
        dark = theme.current().dark
        self._shade.setColor(QColor(0, 0, 0, 128) if dark else QColor(30, 30, 40, 46))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_floating(self, "field")


class _Shade(QGraphicsDropShadowEffect):
    """The shadow of the bar, with which it comes: a widget can have one effect only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._opacity = 1.0

    @property
    def opacity(self) -> float:
        """How far they can be seen."""
        return self._opacity

    @Slot(float)
    def show_through(self, opacity: float) -> None:
        """Let bar and shadow be seen as far as ``opacity``: 0.0 not at all, 1.0 wholly."""
        self._opacity = opacity
        self.update()

    @override
    def draw(self, painter: QPainter) -> None:
        painter.setOpacity(self._opacity)
        super().draw(painter)


class _Colour(QAbstractButton):
    """One of the eight highlights: its fill, its stripe below, its key."""

    def __init__(self, number: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.setText(str(number))
        self.setAccessibleName(f"{name}, {number}")
        self.setToolTip(f"{name} ({number})")
        self.setFont(theme.ui_font(12, 600))
        self.setFixedSize(26, 28)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.stripe(self.number))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipRect(QRect(0, 0, self.width(), self.height() - 3))
        painter.setBrush(shown.fill(self.number))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipping(False)
        if self.underMouse() or self.isDown():
            painter.setPen(shown.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(shown.color("text"))
        painter.setFont(self.font())
        box = self.rect().adjusted(0, 0, 0, -3)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(26, 28)


class _Line(QFrame):
    """A separating line between the colours and the tools."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(9, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(4, 0, 1, self.height(), theme.current().color("line"))
        painter.end()
