"""A field to search in: magnifying glass, words, a cross or the key that leads here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import icon, paint_icon
from app.ui.widgets.buttons import IconButton


class SearchField(QWidget):
    """A search field, 34 px high, 38 if ``large``; ``edit`` is the line inside.

    ``changed`` carries the text at each change, ``submitted`` comes with Enter, ``left`` with Esc
    in an empty field (Esc in a full one clears it).
    """

    changed = Signal(str)
    submitted = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        key: str = "",
        large: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon_size = 18 if large else 16
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(38 if large else 34)
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setFont(theme.ui_font(15 if large else 13))
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        self._clear = QAction(icon("x"), self.tr("Clear"), self)
        self._cross = IconButton(self._clear, self, small=True)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.hide()
        self._key = QLabel(key)
        self._key.setProperty("role", "key")
        self._key.setFont(theme.ui_font(11, 500))
        self._key.setFixedHeight(18)
        self._key.setVisible(bool(key))
        row = QHBoxLayout(self)
        row.setContentsMargins(10 + self._icon_size + 8, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self._cross)
        row.addWidget(self._key)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.returnPressed.connect(self._on_return)
        self._clear.triggered.connect(self.edit.clear)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` into the field; ``changed`` follows if it differs."""
        self.edit.setText(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        painter.setBrush(shown.color("field"))
        if self.edit.hasFocus():
            painter.setPen(QPen(shown.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        else:
            painter.setPen(QPen(shown.color("line.strong"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = self._icon_size
        paint_icon(painter, QRect(10, (self.height() - side) // 2, side, side), "magnifying-glass")
        painter.end()

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        if self.edit.text():
            self.edit.clear()
        else:
            self.left.emit()
        return True

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._key.setVisible(bool(self._key.text()) and not text)
        self.changed.emit(text)

    @Slot()
    def _on_return(self) -> None:
        self.submitted.emit(self.edit.text())
