"""A small icon that says how something stands, in the theme's colours of the moment."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.icons import paint_icon


class Sign(QWidget):
    """An icon of ``side`` pixels; the words beside it say the same."""

    def __init__(
        self,
        glyph: str = "info",
        role: str = "text.2",
        side: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph, self._role, self._side = glyph, role, side
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_glyph(self, glyph: str, role: str) -> None:
        """Show another icon."""
        self._glyph, self._role = glyph, role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 0, self._side, self._side), self._glyph, self._role)
        painter.end()
