"""The line that says in which other spellings names were found, with the way to leave them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.finding.small_link import SmallLink
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from app.ui.finding.question import Found

_MOST = 8
"""Spellings that are told; the others are counted."""


class VariantsLine(QWidget):
    """Shown where a name was also looked for otherwise, or could have been.

    ``wanted(on)`` asks to look for other spellings in this search, or not; ``list_wanted()`` for
    the list of names.
    """

    wanted = Signal(bool)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("variants")
        self._on = True
        self._words = ElidedLabel()
        self._words.setObjectName("variants-words")
        self._words.setFont(theme.ui_font(12))
        self._words.setProperty("role", "secondary")
        self.switch = SmallLink("", "variants-switch")
        self.switch.clicked.connect(self._on_switched)
        self.list = SmallLink(self.tr("Names…"), "variants-list")
        self.list.setToolTip(self.tr("Which spellings are one name"))
        self.list.clicked.connect(self.list_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.switch)
        row.addWidget(self.list)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.text()

    def show_found(self, found: Found, *, can_be_on: bool) -> None:
        """Say what else ``found`` was looked for with.

        ``can_be_on`` is set where other spellings are left out of this search only because somebody
        said so just now.
        """
        self._on = found.question.names
        others = list(dict.fromkeys(name for names in found.variants.values() for name in names))
        if self._on and others:
            said = ", ".join(others[:_MOST])
            if len(others) > _MOST:
                said = self.tr("{names} and {count} more").format(
                    names=said, count=len(others) - _MOST
                )
            self._say(self.tr("Also found: {names}").format(names=said))
            self.switch.set_words(self.tr("Only as typed"))
        elif not self._on and can_be_on:
            self._say(self.tr("Names are found only as typed."))
            self.switch.set_words(self.tr("Other spellings too"))
        self.setVisible(bool(others) if self._on else can_be_on)

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self._words.setToolTip(as_tip(text))

    @Slot()
    def _on_switched(self) -> None:
        self.wanted.emit(not self._on)
