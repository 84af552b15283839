"""What stands where no article is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent


class Paper(QWidget):
    """What stands where no article is open: a sentence and an action."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._state: EmptyState | None = None
        self._said = ""

    def say(self, text: str, action: QAction | None) -> None:
        """Say ``text`` and offer ``action``."""
        if text == self._said:
            return
        self._said = text
        if self._state is not None:
            self._column.removeWidget(self._state)
            self._state.hide()
            self._state.deleteLater()
        self._state = EmptyState(text, action, glyph="book-open")
        self._column.addWidget(self._state)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "paper")
