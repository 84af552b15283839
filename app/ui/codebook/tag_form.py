"""What is known of a tag: its name, code, colour and definition, changed where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.domain.errors import ReaderError
from app.domain.mark import COLOURS
from app.ui.widgets.form_row import FormRow
from app.ui.widgets.swatch import SIZE, swatch_icon

if TYPE_CHECKING:
    from app.domain.tag import Tag
    from app.ui.actions import Desk

_DEFINITION_LINES = 92


class TagForm(QWidget):
    """Changes a field when it is left; what cannot be taken is said below it."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tag: Tag | None = None
        self.name, self.code = QLineEdit(), QLineEdit()
        self.code.setMaxLength(2)
        self.code.setFixedWidth(56)
        self.colour = QComboBox()
        self.colour.setIconSize(QSize(SIZE, SIZE))
        self.colour.addItem(self.tr("As the tag above"), None)
        for number, words in enumerate(COLOURS, 1):
            self.colour.addItem(swatch_icon(number), f"{number} {words}", number)
        self.definition = QPlainTextEdit()
        self.definition.setProperty("field", True)
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(_DEFINITION_LINES)
        self.definition.setPlaceholderText(self.tr("When is a passage given this tag, when not?"))
        self.rows = {
            "name": FormRow(self.tr("Name"), self.name),
            "code": FormRow(self.tr("Code"), self.code),
            "colour": FormRow(self.tr("Colour"), self.colour),
            "definition": FormRow(self.tr("Definition"), self.definition),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.rows["name"])
        pair = QHBoxLayout()
        pair.setSpacing(10)
        pair.addWidget(self.rows["code"], 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(self.rows["colour"], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pair)
        column.addWidget(self.rows["definition"])
        self.name.editingFinished.connect(self._on_name)
        self.code.editingFinished.connect(self._on_code)
        self.colour.activated.connect(self._on_colour)
        self.definition.installEventFilter(self)

    def show_tag(self, tag: Tag | None) -> None:
        """Show ``tag``; a field that is being typed in is left alone."""
        other = tag is None or self._tag is None or tag.id != self._tag.id
        if other:
            self.save()
        self._tag = tag
        self.setEnabled(tag is not None and not self._desk.library.read_only)
        for field, words in (
            (self.name, tag.name if tag else ""),
            (self.code, tag.code if tag else ""),
        ):
            if other or not field.hasFocus():
                field.setText(words)
        self.colour.setCurrentIndex(max(0, self.colour.findData(tag.colour if tag else None)))
        if other or not self.definition.hasFocus():
            self.definition.setPlainText(tag.definition if tag else "")
        if other:
            for row in self.rows.values():
                row.set_error("")

    @Slot()
    def save(self) -> None:
        """Save what was typed and not left yet."""
        self._on_name()
        self._on_code()
        self._on_definition()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.definition and event.type() is QEvent.Type.FocusOut:
            self._on_definition()
        return super().eventFilter(watched, event)

    @Slot()
    def _on_name(self) -> None:
        if self._tag is not None and self.name.text().strip() != self._tag.name:
            self._change("name", self.name.text())

    @Slot()
    def _on_code(self) -> None:
        if self._tag is not None and self.code.text().strip().upper() != self._tag.code:
            self._change("code", self.code.text())

    @Slot()
    def _on_colour(self) -> None:
        if self._tag is not None and self.colour.currentData() != self._tag.colour:
            self._change("colour", self.colour.currentData())

    @Slot()
    def _on_definition(self) -> None:
        words = self.definition.toPlainText().strip()
        if self._tag is not None and words != self._tag.definition:
            self._change("definition", words)

    def _change(self, field: str, value: Any) -> None:
        if self._tag is None:
            return
        try:
            self._tag = self._desk.library.codebook.change(self._tag.id, **{field: value})
        except ReaderError as error:
            self.rows[field].set_error(error.message)
        else:
            self.rows[field].set_error("")
