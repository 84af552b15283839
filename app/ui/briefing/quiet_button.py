"""A button that looks like plain words until the pointer is over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class QuietButton(LinkButton):
    """Words of 12 px in the text's colour; ``role`` names another ("text.2")."""

    def __init__(
        self, text: str, glyph: str = "", role: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, glyph, parent, small=True)
        self._role = role
        self.setFont(theme.ui_font(12, 500 if role == "text" else 400))
        self.setStyleSheet("min-height: 24px; max-height: 24px;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def _padding(self) -> int:
        return 0

    @override
    def _text_role(self) -> str:
        return self._role
