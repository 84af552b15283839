"""The chip that narrows a saved search to what has come since the last look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from app.ui.models.result_words import passages_in_words
from app.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NewChip(Chip):
    """Shown while there is something new; ``wanted(articles)`` carries ids, or none for all."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, glyph="clock-counter-clockwise")
        self.setObjectName("only-new")
        self._articles: tuple[str, ...] = ()
        self._passages = 0
        self._on = False
        self.clicked.connect(self._on_clicked)
        self.removed.connect(self._on_clicked)
        self.hide()

    @Slot(object, int)
    def show_new(self, articles: tuple[str, ...], passages: int) -> None:
        """Offer the ``passages`` that are new and stand in ``articles``; none hides the chip."""
        self._articles, self._passages, self._on = articles, passages, False
        self._say()

    @Slot()
    def _on_clicked(self) -> None:
        self._on = not self._on
        self._say()
        self.wanted.emit(self._articles if self._on else ())

    def _say(self) -> None:
        count = passages_in_words(self._passages)
        words = (
            self.tr("Only {passages} new since you last looked · show all")
            if self._on
            else self.tr("{passages} new since you last looked · show only these")
        ).format(passages=count)
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.setVisible(bool(self._articles))
