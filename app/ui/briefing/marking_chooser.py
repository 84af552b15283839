"""The handling marking: a black box with coloured capitals; a click chooses another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

from app.domain.marking import Marking, markings, read_marking
from app.ui import theme
from app.ui.widgets.buttons import ENTER

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class MarkingChooser(QToolButton):
    """Shows a TLP label; ``chosen`` has the name of the one that was picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking: Marking | None = None
        self.setObjectName("marking")
        self.setFont(theme.ui_font(12, 700))
        self.setFixedHeight(24)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Handling marking"))
        for marking in markings():
            action = menu.addAction(f"{marking.name}   {marking.meaning}")
            action.setData(marking.name)
            action.setCheckable(True)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self.show_marking(None)

    def show_marking(self, name: str | None) -> None:
        """Show the label called ``name``; ``None`` says that none is chosen yet."""
        self._marking = None if name is None else read_marking(name)
        words = self.tr("Choose a marking") if self._marking is None else self._marking.name
        self.setText(words)
        self.setAccessibleName(
            self.tr("Handling marking: none chosen yet")
            if self._marking is None
            else self.tr("Handling marking: {name}").format(name=words)
        )
        self.setToolTip(
            self.tr("No handling marking is chosen yet")
            if self._marking is None
            else self._marking.meaning
        )
        for action in self.menu().actions():
            action.setChecked(action.data() == name)
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 18, 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        box = self.rect().adjusted(2, 2, -2, -2)
        painter.setFont(self.font())
        if self._marking is None:
            painter.setPen(QPen(colours.color("line.strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.setPen(colours.color("warn"))
        else:
            painter.fillRect(box, QColor("#000000"))
            painter.setPen(QColor(self._marking.colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
