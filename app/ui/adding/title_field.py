"""A field of two lines for a title, which is seldom short enough for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

HEIGHT = 54


class TitleField(QPlainTextEdit):
    """``edited`` comes when the field is left or Enter is pressed; it never holds a line break."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setFont(theme.ui_font())
        self.setFixedHeight(HEIGHT)
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """What stands in the field, on one line."""
        return " ".join(self.toPlainText().split())

    def setText(self, text: str) -> None:  # noqa: N802  # as a line edit has it
        """Show ``text`` from its beginning."""
        self.setPlainText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.edited.emit()
