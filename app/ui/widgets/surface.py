"""What a widget paints below its content: a ground of the theme, hairlines, a floating box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_RADIUS = 8


def paint_surface(widget: QWidget, ground: str = "", *, lines: tuple[int, ...] = ()) -> None:
    """Fill ``widget`` with the colour of the theme called ``ground``, and draw hairlines.

    ``lines`` are their places in pixels from the top, below 0 from the bottom: -1 is the last row.
    Without ``ground`` what lies below shows through. To be called in a ``paintEvent``.
    """
    shown = theme.current()
    painter = QPainter(widget)
    if ground:
        painter.fillRect(widget.rect(), shown.color(ground))
    for line in lines:
        y = line if line >= 0 else widget.height() + line
        painter.fillRect(0, y, widget.width(), 1, shown.color("line"))
    painter.end()


def paint_floating(widget: QWidget, ground: str) -> None:
    """Paint a box with round corners and a border, as what floats above a screen has it."""
    shown = theme.current()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(shown.color("line.strong"))
    painter.setBrush(shown.color(ground))
    border = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(border, _RADIUS, _RADIUS)
    painter.end()
