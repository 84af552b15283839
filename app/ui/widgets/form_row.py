"""A labelled field: label above, a badge beside it, an error or a hint below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.badge import Badge
from app.ui.wording import plain


class FormRow(QWidget):
    """A label with its ``field``; label, buddy and accessible name belong together here."""

    def __init__(
        self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._label = QLabel(label)
        self._label.setFont(theme.ui_font(12, 500))
        self._label.setProperty("role", "secondary")
        self._label.setBuddy(field)
        field.setAccessibleName(plain(label))
        self._badge = Badge()
        self._badge.hide()
        self._hint = QLabel(hint)
        self._hint.setFont(theme.ui_font(12))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setVisible(bool(hint))
        self._error = _Error()
        self._error.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label, 1)
        head.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._hint)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_badge(self, text: str) -> None:
        """Show a badge ("Proposed") at the right of the label; an empty ``text`` takes it away."""
        self._badge.show_state(text, "accent")
        self._badge.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """Say something quietly below the field ("Stated in ¶ 3"); empty for nothing."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    @property
    def hint(self) -> str:
        """What is said quietly below the field."""
        return self._hint.text()

    def set_error(self, text: str) -> None:
        """Say below what is wrong with the field; an empty ``text`` means that all is well."""
        self._error.words.setText(text)
        self._error.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        self.field.setProperty("error", bool(text))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)

    @property
    def error(self) -> str:
        """What is said to be wrong, or an empty string."""
        return self._error.words.text()


class _Error(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setFont(theme.ui_font(12))
        self.words.setProperty("role", "err")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.addWidget(self.words)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRect(0, 1, 14, 14), "warning", "err")
        painter.end()
