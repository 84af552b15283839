"""The note of a mark: saved when typing pauses or the focus leaves, each time as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import ENTER

if TYPE_CHECKING:
    from app.domain.mark import MarkId

PAUSE_MS = 1500
"""How long typing pauses before the note is saved."""


class NoteField(QPlainTextEdit):
    """``saved`` carries a mark's id and its note; ``left`` comes with Esc or Ctrl+Enter."""

    saved = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setFont(theme.ui_font(13))
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("What to keep in mind about this passage"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(72)
        self._mark: MarkId | None = None
        self._known: str | None = ""
        self._refused: dict[MarkId, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.textChanged.connect(self._on_changed)

    def show_note(self, mark: MarkId, note: str) -> None:
        """Show the note of ``mark``; words that are typed and not saved yet are left alone."""
        if mark != self._mark:
            self.save()
        elif note == self._known or self._is_dirty():
            self._known = note
            return
        self._mark, self._known = mark, note
        self.blockSignals(True)
        self.setPlainText(self._refused.pop(mark, note))
        self.blockSignals(False)

    @Slot()
    def save(self) -> None:
        """Save what was typed and is not saved yet."""
        self._pause.stop()
        if self._mark is not None and self._is_dirty():
            self._known = self.toPlainText().strip()
            self.saved.emit(self._mark, self._known)

    def take_back(self, mark: MarkId, words: str) -> None:
        """Keep ``words`` that could not be saved: they stay with ``mark``, to be saved again."""
        self._refused[mark] = words
        if mark == self._mark:
            self._known = None

    @Slot()
    def _on_changed(self) -> None:
        self._pause.start()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.save()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.save()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (event.key() in ENTER and by_control):
            self.save()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_dirty(self) -> bool:
        return self.toPlainText().strip() != self._known
