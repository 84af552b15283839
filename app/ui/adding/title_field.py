"""A field as high as its title, which is seldom short enough for one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_LINES = (1, 5)
_AROUND = 20  # border, padding and the document's margin


class TitleField(QPlainTextEdit):
    """``edited`` comes when the field is left or Enter is pressed; it never holds a line break."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setFont(theme.ui_font())
        self.document().setDocumentMargin(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What stands in the field, on one line."""
        return " ".join(self.toPlainText().split())

    def setText(self, text: str) -> None:  # noqa: N802  # as a line edit has it
        """Show ``text`` from its beginning."""
        self.setPlainText(text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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

    @Slot()
    def _fit(self) -> None:
        lines = round(self.document().size().height())  # a plain text's height is in lines
        shown = min(max(lines, _LINES[0]), _LINES[1])
        height = shown * self.fontMetrics().lineSpacing() + _AROUND
        if height != self.height():
            self.setFixedHeight(height)
