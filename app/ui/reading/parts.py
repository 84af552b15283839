"""What the inspector's tabs are made of: parts with a line below, and a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.ui.widgets.buttons import Button


class Foot(QFrame):
    """What stays at the bottom of a tab: its main button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspectorFoot")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 13, 16, 12)
        self._row.setSpacing(8)

    def add(self, button: Button, *, stretch: bool = False) -> None:
        """Put ``button`` at the right of the others."""
        if stretch:
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        self._row.addWidget(button, 1 if stretch else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, lines=(0,))


class Part(QWidget):
    """A part of a tab, 16 px from its sides, with a line below."""

    def __init__(self, *, line: bool = True) -> None:
        super().__init__()
        self._has_line = line

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._has_line:
            paint_surface(self, lines=(-1,))


def part(rows: Sequence[QWidget | QLayout], *, gap: int = 6, line: bool = True) -> Part:
    """``rows`` below one another in a part of their own."""
    made = Part(line=line)
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 12, 16, 13)
    column.setSpacing(gap)
    for row in rows:
        if isinstance(row, QLayout):
            column.addLayout(row)
        else:
            column.addWidget(row)
    return made


def scrolling(inner: QWidget) -> QScrollArea:
    """``inner`` in an area that scrolls down only."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setProperty("surface", "panel")
    inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setProperty("surface", "panel")
    area.setWidget(inner)
    return area
