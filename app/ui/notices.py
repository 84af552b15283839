"""The one voice to the analyst: what is told in the status bar, what must be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

Level = Literal["info", "error"]


class Notice(NamedTuple):
    """Something told: ``action`` is offered beside it, for ``seconds`` (0: until the next one)."""

    text: str
    level: Level
    action: QAction | None
    seconds: float


class Notices(QObject):
    """Tells and asks. The window's status bar shows what ``told`` carries."""

    told = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent = parent

    def tell(
        self,
        text: str,
        *,
        level: Level = "info",
        action: QAction | None = None,
        seconds: float = 8,
    ) -> None:
        """Say ``text`` in the status bar, and to a screen reader; an error at once."""
        self.told.emit(Notice(text, level, action, seconds))
        self.announce(text, at_once=level == "error")

    def announce(self, text: str, *, at_once: bool = False) -> None:
        """Let a screen reader say ``text`` without showing it."""
        target = self._parent or QApplication.activeWindow()
        if target is None or not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(target, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def ask(self, text: str, choices: Sequence[str]) -> str:
        """Ask ``text`` and wait: returns the choice made.

        The first choice is the main one, the last the one that Esc takes. Only for what would lose
        work without an undo.
        """
        question = Question(text, choices, self._parent)
        question.exec()
        answer = question.answer
        question.deleteLater()
        return answer


class Question(QDialog):
    """A sentence and its answers as buttons; ``answer`` is the last one unless one is pressed."""

    def __init__(self, text: str, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.answer = choices[-1]
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for number, choice in enumerate(choices):
            button = QPushButton(choice)
            button.setObjectName(f"answer{number}")
            button.setDefault(number == 0)
            button.setAutoDefault(True)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(20)
        column.addWidget(words)
        column.addLayout(row)
        self.setAccessibleName(text)

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.answer = pressed.text()
        self.accept()
