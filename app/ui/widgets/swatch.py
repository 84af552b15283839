"""The swatch of a highlight: its fill with its stripe at the left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap

from app.ui import theme

SIZE = 12
"""Width and height in logical pixels."""


def paint_swatch(painter: QPainter, rect: QRect, colour: int) -> None:
    """Paint highlight ``colour`` (1 to 8) into ``rect``, usually 12 by 12."""
    shown = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(rect), 3, 3)
    painter.setClipPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(rect, shown.fill(colour))
    painter.fillRect(
        rect.x(), rect.y(), max(2, rect.width() // 3), rect.height(), shown.stripe(colour)
    )
    painter.restore()


def swatch_icon(colour: int) -> QIcon:
    """The swatch of highlight ``colour`` (1 to 8), for a menu or a list of choices."""
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_swatch(painter, picture.rect(), colour)
    painter.end()
    return QIcon(picture)
