"""What lies below a row of a list: a rounded ground where it is chosen or pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

RADIUS = 5


def paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> bool:
    """Paint the ground of a row in ``box``; says whether the row is chosen."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("sel" if chosen else "hover"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    return chosen
