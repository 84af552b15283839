"""Badges: a word or a grade in a small box, and a key in its box."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme

_COLOURS = {
    "": ("hover", "text.2"),
    "ok": ("ok.bg", "ok"),
    "warn": ("warn.bg", "warn"),
    "err": ("err.bg", "err"),
    "accent": ("sel", "accent"),
}


class Badge(QLabel):
    """A badge, 20 px high; ``variant`` is "", "ok", "warn", "err" or "accent"."""

    def __init__(self, text: str = "", variant: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._variant = variant
        self.setFont(theme.ui_font(11, 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, variant: str = "") -> None:
        """Show another word, in the colours of ``variant``."""
        self._variant = variant
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.text()), 20)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self.text(), self._variant)
        painter.end()


def paint_badge(painter: QPainter, rect: QRect, text: str, variant: str = "") -> None:
    """Paint a badge into ``rect``: for delegates. Its width is ``badge_width(text)``."""
    background, foreground = _COLOURS[variant]
    shown = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown.color(background))
    painter.drawRoundedRect(QRectF(rect), 4, 4)
    painter.setPen(shown.color(foreground))
    painter.setFont(theme.ui_font(11, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def badge_width(text: str) -> int:
    """How wide a badge with ``text`` is, in logical pixels; its height is 20."""
    return QFontMetrics(theme.ui_font(11, 600)).horizontalAdvance(text) + 12


def paint_key(painter: QPainter, right: int, middle: int, key: str) -> None:
    """Paint ``key`` ("Ctrl Shift O") in its box, which ends at ``right`` around ``middle``."""
    shown = theme.current()
    font = theme.ui_font(11, 500)
    width = QFontMetrics(font).horizontalAdvance(key) + 12
    box = QRectF(right - width, middle - 9, width, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(shown.color("line"))
    painter.setBrush(shown.color("panel"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(shown.color("text.3"))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
