"""The form that writes a query, for whoever does not know the operators by heart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.query import MAX_DISTANCE, parse
from app.ui import theme
from app.ui.finding.building import FIELDS, Parts, is_date, written
from app.ui.finding.explained import in_words
from app.ui.widgets.buttons import MainButton
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.form_row import FormRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class BuildForm(QWidget):
    """Fields, the query that they write, and one button; ``inserted`` carries the query."""

    inserted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Sequence[str]] = {}
        self.words = self._line()
        self.phrase = self._line()
        self.any_of = self._line(self.tr("Minsk Moscow"))
        self.none_of = self._line()
        self.near = (self._line(), self._line())
        self.distance = self._line()
        self.distance.setValidator(QIntValidator(1, MAX_DISTANCE, self))
        self.field = QComboBox()
        for name in FIELDS:
            self.field.addItem(self._title(name), name)
        self.field.currentIndexChanged.connect(self._on_field)
        self.value = self._line()
        self._values = QStringListModel(self)
        self._complete()
        self.dates = (self._line("2025-07"), self._line("2025-09-30"))
        self._query = ElidedLabel()
        self._query.setFont(theme.ui_font(13, 500))
        self._query.setObjectName("built-query")
        self._explained = _quiet_label()
        self.insert = MainButton(self.tr("Insert"), "plus")
        self.insert.clicked.connect(self._on_insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addLayout(self._lay_out())
        column.addLayout(self._lay_out_foot())
        self.distance.setText("10")  # which says what there is so far

    @property
    def parts(self) -> Parts:
        """What the form is filled with."""
        return Parts(
            self.words.text(),
            self.phrase.text(),
            self.any_of.text(),
            self.none_of.text(),
            (self.near[0].text(), self.near[1].text()),
            int(self.distance.text()) if self.distance.hasAcceptableInput() else 10,
            str(self.field.currentData()),
            self.value.text(),
            self.dates[0].text(),
            self.dates[1].text(),
        )

    def offer(self, known: Mapping[str, Sequence[str]]) -> None:
        """Complete the value of a field with these known ones, by the field's name."""
        self._known = dict(known)
        self._on_field()

    @Slot()
    def _on_field(self) -> None:
        self._values.setStringList(list(self._known.get(str(self.field.currentData()), ())))
        self._say()

    @Slot()
    def _say(self) -> None:
        query = written(self.parts)
        self._query.setText(query or self.tr("Fill in what to look for."))
        self._explained.setText(in_words(parse(query)) if query else "")
        self.insert.setEnabled(bool(query))
        for row, line in zip(self._date_rows, self.dates, strict=True):
            wrong = bool(line.text().strip()) and not is_date(line.text())
            row.set_error(self.tr("A year, a month or a day: 2025-07-31") if wrong else "")

    @Slot()
    def _on_insert(self) -> None:
        query = written(self.parts)
        if not query:
            return
        self.inserted.emit(query)
        lines = (self.words, self.phrase, self.any_of, self.none_of, self.value)
        for line in (*lines, *self.near, *self.dates):
            line.clear()

    def _complete(self) -> None:
        completer = QCompleter(self._values, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.value.setCompleter(completer)

    def _line(self, example: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(example)
        line.textChanged.connect(self._say)
        line.returnPressed.connect(self._on_insert)
        return line

    def _lay_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(FormRow(self.tr("&Words"), self.words), 0, 0, 1, 2)
        grid.addWidget(FormRow(self.tr("E&xact phrase"), self.phrase), 0, 2, 1, 2)
        grid.addWidget(FormRow(self.tr("&Any of"), self.any_of), 1, 0, 1, 2)
        grid.addWidget(FormRow(self.tr("N&one of"), self.none_of), 1, 2, 1, 2)
        grid.addWidget(FormRow(self.tr("&Near each other: first"), self.near[0]), 2, 0)
        grid.addWidget(FormRow(self.tr("secon&d"), self.near[1]), 2, 1)
        grid.addWidget(FormRow(self.tr("at most so &many words apart"), self.distance), 2, 2, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(FormRow(self.tr("&Field"), self.field), 3, 0, top)
        grid.addWidget(FormRow(self.tr("&Value"), self.value), 3, 1, top)
        self._date_rows = (
            FormRow(self.tr("Articles dated f&rom"), self.dates[0]),
            FormRow(self.tr("&to"), self.dates[1]),
        )
        grid.addWidget(self._date_rows[0], 3, 2, top)
        grid.addWidget(self._date_rows[1], 3, 3, top)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        return grid

    def _lay_out_foot(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._query)
        said.addWidget(self._explained)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(said, 1)
        row.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _title(self, field: str) -> str:
        return {
            "tag": self.tr("Tag"),
            "title": self.tr("Title"),
            "publisher": self.tr("Publisher"),
            "author": self.tr("Author"),
            "note": self.tr("Note"),
            "kind": self.tr("Kind"),
            "grade": self.tr("Grade"),
            "language": self.tr("Language"),
            "in": self.tr("Collection"),
            "marking": self.tr("Marking"),
            "has": self.tr("Has"),
        }[field]


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setFont(theme.ui_font(12))
    label.setProperty("role", "hint")
    label.setWordWrap(True)
    label.setMinimumHeight(32)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    return label
