"""The bar below the texts: lines that were guessed wrong are set to something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.domain.relabelling import Label
from app.ui.adding.original_view import KEY_OF
from app.ui.widgets.buttons import Button
from app.ui.widgets.surface import paint_surface

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 49
_ROOM_FOR_SENTENCE = 700


class LabelBar(QWidget):
    """``chosen`` carries the label; ``accepted`` comes from the button at its right.

    That button is shown where there is no room for the details beside the texts.
    """

    chosen = Signal(str)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        self.accept = Button(self.tr("Accept and next"), small=True)
        self.accept.setObjectName("acceptInBar")
        self.accept.set_glyph("arrow-right", trailing=True)
        self.accept.setToolTip(
            self.tr("Accept and go on to the next that needs a look (Ctrl+Enter)")
        )
        self.accept.clicked.connect(self.accepted)
        self.accept.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        self.buttons: dict[Label, Button] = {}
        names = {
            Label.TEXT: self.tr("Text"),
            Label.HEADING: self.tr("Heading"),
            Label.LIST: self.tr("List"),
            Label.TABLE: self.tr("Table"),
            Label.DIMMED: self.tr("Dimmed"),
        }
        for label, name in names.items():
            button = Button(name, small=True)
            button.setObjectName(label.value)
            button.setAccessibleName(self.tr("Set the lines as {kind}").format(kind=name))
            button.setToolTip(f"{button.accessibleName()} ({KEY_OF[label]})")
            button.clicked.connect(self._on_clicked)
            self.buttons[label] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.accept)
        self._say()

    def allow(self, *, allowed: bool, why: str = "") -> None:
        """Say whether lines can be set; if not, the tooltip says ``why``."""
        for label, button in self.buttons.items():
            button.setEnabled(allowed)
            name = f"{button.accessibleName()} ({KEY_OF[label]})"
            button.setToolTip(name if allowed or not why else f"{name}\n{why}")

    def show_accept(self, *, shown: bool) -> None:
        """Show the button that accepts, where the details are out of sight."""
        self.accept.setVisible(shown)
        self._say()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self, "panel", lines=(0,))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        long = self.tr("Wrong guess? Select lines in the original and set them as")
        wide = self.width() > _ROOM_FOR_SENTENCE + (0 if self.accept.isHidden() else 180)
        self._words.setText(long if wide else self.tr("Set lines as"))

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self.chosen.emit(pressed.objectName())
