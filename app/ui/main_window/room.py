"""Room for the places on a small screen: what does not fit is scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Room(QScrollArea):
    """Gives ``content`` all the room there is, and never less than it needs.

    A screen of 1440 by 900 has 720 by 450 logical pixels at an interface size of 200 %: less than
    some places need even with their sides in drawers. The window fits on it all the same.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
