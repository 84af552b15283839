"""The bar above the results while passages are chosen to be tagged together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.models.result_words import passages_in_words
from app.ui.widgets.buttons import Button, MainButton
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ChoiceBar(QWidget):
    """How many passages are chosen; ``tag_wanted()`` and ``left()`` follow its buttons."""

    tag_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("choice")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setObjectName("choice-words")
        self._words.setFont(theme.ui_font(12, 500))
        self._hint = ElidedLabel(self.tr("Space leaves one out"))
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self.tag = MainButton(self.tr("Tag…"), "tag")
        self.tag.setObjectName("tag-chosen")
        self.tag.setToolTip(self.tr("Tag the chosen passages (T)"))
        self.tag.clicked.connect(self.tag_wanted)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setObjectName("leave-choice")
        self.cancel.setToolTip(self.tr("Tag nothing (Esc)"))
        self.cancel.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._hint, 1)
        row.addWidget(self.tag)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._words.text()

    def show_chosen(self, chosen: int, *, more: bool) -> None:
        """Say that ``chosen`` passages will be tagged; ``more`` are found than can be at once."""
        said = self.tr("The first {passages} chosen") if more else self.tr("{passages} chosen")
        said = said.format(passages=passages_in_words(chosen))
        self._words.setText(said)
        self.tag.setEnabled(chosen > 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
