"""What stands at the head of a briefing: its title, and the details that fold away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import BadRequest
from app.domain.likelihood import SCALES, scale
from app.domain.typed_date import iso_date
from app.ui import theme
from app.ui.briefing.growing_text import GrowingText
from app.ui.briefing.item_block import MARGIN, RIGHT
from app.ui.briefing.quiet_button import QuietButton
from app.ui.widgets.form_row import FormRow

if TYPE_CHECKING:
    from app.ui.briefing.open_briefing import OpenBriefing

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "uk": "Українська",
    "be": "Беларуская",
    "ru": "Русский",
    "ar": "العربية",
    "he": "עברית",
    "zh": "中文",
}
"""Languages of a briefing, each by its own name."""

_LINES = ("desk", "series", "date", "cutoff")


_DATES = ("date", "cutoff")


def _fault(typed: str) -> str:
    """What is wrong with a date as it was typed; empty if nothing."""
    try:
        iso_date(typed)
    except BadRequest as error:
        return error.message
    return ""


class HeadBlock(QWidget):
    """The first block of the editor. ``typed`` and ``kept`` are as those of an item's block."""

    typed = Signal()
    kept = Signal()
    entered = Signal()
    next_asked = Signal()
    caret_moved = Signal()

    def __init__(self, briefing: OpenBriefing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._shown: dict[str, str] = {}
        self._filling = False
        self._title = GrowingText(self.tr("Title"), theme.reading_font(23, 600), 29)
        self._title.setPlaceholderText(self.tr("Title of the briefing"))
        self._subtitle = GrowingText(self.tr("Subtitle"), theme.reading_font(15.5), 23)
        self._subtitle.setPlaceholderText(self.tr("Subtitle"))
        for text in (self._title, self._subtitle):
            text.typed.connect(self.typed)
            text.left.connect(self.kept)
            text.entered.connect(self.entered)
            text.finished.connect(self.next_asked)
            text.beyond.connect(self._on_beyond)
            text.cursorPositionChanged.connect(self.caret_moved)
        self._fields = {name: QLineEdit() for name in _LINES}
        self._language = QComboBox()
        for code, name in LANGUAGES.items():
            self._language.addItem(name, code)
        self._scale = QComboBox()
        for known in SCALES:
            self._scale.addItem(scale(known).name, known)
        self._fold = QuietButton("", "caret-right", "text.2")
        self._fold.clicked.connect(self._on_fold)
        self._rows: dict[str, FormRow] = {}
        self._form = self._make_form()
        self._form.hide()
        for combo in (self._language, self._scale):
            combo.activated.connect(self._on_chosen)
        for field in self._fields.values():
            field.textEdited.connect(self._on_edited)
            field.editingFinished.connect(self._on_finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 18, RIGHT, 4)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)

    def show_head(self) -> None:
        """Show the head of the open briefing; words not kept yet stay."""
        head = self._briefing.head
        waiting = self.changes()
        self._filling = True
        for name in ("title", "subtitle", *_LINES, "language", "scale"):
            value = str(getattr(head, name))
            self._shown[name] = value
            if name not in waiting or waiting[name] == value:
                self._show_field(name, value)
        self._filling = False
        self._show_fold()
        for text in (self._title, self._subtitle):
            text.setReadOnly(self._briefing.read_only)
        self._form.setEnabled(not self._briefing.read_only)

    def changes(self) -> dict[str, Any]:
        """Fields of the head that stand otherwise on the screen, by name; wrong dates are none."""
        if not self._shown:
            return {}
        found = {
            "title": self._title.text.strip(),
            "subtitle": self._subtitle.text,
            "language": str(self._language.currentData()),
            "scale": str(self._scale.currentData()),
        }
        for name, field in self._fields.items():
            text = field.text().strip()
            if name not in _DATES:
                found[name] = text
            elif not _fault(text):
                found[name] = iso_date(text) or ""
        if not found["title"]:
            del found["title"]  # a briefing always has one
        return {name: value for name, value in found.items() if value != self._shown[name]}

    def take_focus(self) -> None:
        """Put the caret at the end of the title."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.select(len(self._title.text), len(self._title.text))

    def choose_title(self) -> None:
        """Select the title, to be typed over."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.select(0, len(self._title.text))

    def unfold(self) -> None:
        """Show the details and put the caret into the first."""
        self._form.show()
        self._show_fold()
        self._fields["desk"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_fold(self) -> None:
        if self._form.isHidden():
            self.unfold()
        else:
            self._form.hide()
            self._show_fold()

    @Slot(int)
    def _on_beyond(self, step: int) -> None:
        if step > 0 and self.sender() is self._title:
            self._subtitle.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step > 0:
            self.next_asked.emit()
        elif self.sender() is self._subtitle:
            self.take_focus()

    @Slot()
    def _on_edited(self) -> None:
        self.typed.emit()

    @Slot()
    def _on_finished(self) -> None:
        for name in _DATES:
            self._rows[name].set_error(_fault(self._fields[name].text()))
        self.kept.emit()

    @Slot()
    def _on_chosen(self) -> None:
        if not self._filling:
            self.kept.emit()

    def _show_field(self, name: str, value: str) -> None:
        if name in self._fields:
            if self._fields[name].text() != value:
                self._fields[name].setText(value)
        elif name == "title":
            self._title.show_text(value)
        elif name == "subtitle":
            self._subtitle.show_text(value)
        elif name == "scale":
            self._scale.setCurrentIndex(self._scale.findData(value))
        else:
            if self._language.findData(value) < 0:
                self._language.addItem(value, value)
            self._language.setCurrentIndex(self._language.findData(value))

    def _show_fold(self) -> None:
        head = self._briefing.head
        opened = not self._form.isHidden()
        parts = [head.desk, head.date, head.series]
        stated = " · ".join(part for part in parts if part)
        self._fold.set_glyph("caret-down" if opened else "caret-right")
        self._fold.set_words(
            self.tr("Details") if opened or not stated else stated.replace("&", "&&")
        )
        self._fold.setAccessibleName(self.tr("Details: desk, date, series, language, scale"))
        self._fold.setAccessibleDescription(self.tr("Unfolded") if opened else self.tr("Folded"))

    def _make_form(self) -> QWidget:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 6, 0, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        labelled: tuple[tuple[str, str, QWidget], ...] = (
            ("desk", self.tr("Desk"), self._fields["desk"]),
            ("series", self.tr("Series"), self._fields["series"]),
            ("language", self.tr("Language"), self._language),
            ("date", self.tr("Date"), self._fields["date"]),
            ("cutoff", self.tr("Information cut-off"), self._fields["cutoff"]),
            ("scale", self.tr("Scale of likelihood"), self._scale),
        )
        for number, (name, label, field) in enumerate(labelled):
            self._rows[name] = FormRow(label, field)
            grid.addWidget(self._rows[name], number // 3, number % 3, Qt.AlignmentFlag.AlignTop)
        return form
