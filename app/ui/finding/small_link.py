"""A link that is as high as the line of words it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SmallLink(LinkButton):
    """A link 24 px high in letters of 12 px."""

    def __init__(
        self, text: str = "", name: str = "", parent: QWidget | None = None, *, weight: int = 500
    ) -> None:
        super().__init__(text, parent=parent, small=True)
        self.setObjectName(name)
        self.setFont(theme.ui_font(12, weight))
        # The theme's style sheet gives every push button the height of a control.
        self.setStyleSheet("QPushButton { min-height: 22px; max-height: 22px; }")
        self.setFixedHeight(24)

    @override
    def _padding(self) -> int:
        return 2  # so that it lines up with the edge of what stands above
