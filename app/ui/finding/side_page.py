"""What pages of Find that take the place of its results have in common: a panel, a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import LinkButton, flush_left

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SidePage(QWidget):
    """A page beside the results; ``left()`` leads back to them, by Esc too."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def made_panel(self, width: int) -> QWidget:
        """The panel at the left, ``width`` logical pixels wide."""
        made = QWidget()
        made.setProperty("surface", "panel")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        made.setFixedWidth(width)
        return made

    def made_way_back(self, name: str) -> QHBoxLayout:
        """A row with the link back to the results, called ``name``."""
        back = LinkButton(self.tr("Back to the results"), "arrow-left", small=True)
        back.setObjectName(name)
        back.clicked.connect(self.left)
        return flush_left(back)

    def made_head(self, title: str, words: str, field: QWidget) -> tuple[QLabel, QLabel]:
        """A title, and below it ``words`` that say what ``field`` is for."""
        above = QLabel(title)
        above.setFont(theme.ui_font(15, 600))
        label = QLabel(words)
        label.setFont(theme.ui_font(12, 500))
        label.setProperty("role", "secondary")
        label.setBuddy(field)
        return above, label

    def made_foot(self) -> tuple[QWidget, QHBoxLayout]:
        """The panel below a list, and the row in it that buttons are put into."""
        made = QWidget()
        made.setProperty("surface", "panel")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        return made, row
