"""The settings: each counts at once, so there is nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.settings.settings import THEMES
from app.ui import theme
from app.ui.widgets.buttons import MainButton
from app.ui.widgets.form_row import FormRow

if TYPE_CHECKING:
    from app.settings.settings import Settings

_STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class PreferencesDialog(QDialog):
    """Theme, sizes, font and column for reading, the analyst's name, a model, keys, motion.

    ``changed`` carries the name of the setting that has just been changed and saved.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(460)
        self._settings = settings
        self.theme = QComboBox()
        titles = {"system": self.tr("As the desktop"), "light": self.tr("Light")}
        titles |= {"dark": self.tr("Dark"), "sepia": self.tr("Sepia")}
        for name in THEMES:
            self.theme.addItem(titles[name], name)
        self.theme.setCurrentIndex(THEMES.index(settings.theme))
        self.interface_size = _per_cent(settings.interface_size)
        self.reading_font = _families(settings.reading_font)
        self.column_width = QComboBox()
        for words, width in _widths(settings.column_width):
            self.column_width.addItem(words, width)
        self.column_width.setCurrentIndex(self.column_width.findData(settings.column_width))
        self.analyst = QLineEdit(settings.analyst)
        self.analyst.setPlaceholderText(settings.signature)
        self.sentence_model = QLineEdit(settings.sentence_model)
        self.sentence_model.setPlaceholderText(self.tr("None: links are found by words"))
        self.single_letter_keys = QCheckBox(self.tr("&Single-letter keys while reading"))
        self.single_letter_keys.setChecked(settings.single_letter_keys)
        self.reduced_motion = QCheckBox(self.tr("&Reduced motion"))
        self.reduced_motion.setChecked(settings.reduced_motion)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Settings"))
        title.setFont(theme.ui_font(15, 600))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(FormRow(self.tr("&Theme"), self.theme))
        column.addWidget(
            FormRow(
                self.tr("&Interface size"),
                self.interface_size,
                self.tr("Counts from the next start."),
            )
        )
        column.addWidget(FormRow(self.tr("&Font for reading"), self.reading_font))
        column.addWidget(FormRow(self.tr("Width of the &column"), self.column_width))
        column.addWidget(
            FormRow(
                self.tr("Your &name"), self.analyst, self.tr("Marks and notes are signed with it.")
            )
        )
        column.addWidget(
            FormRow(
                self.tr("Folder of a sentence &model"),
                self.sentence_model,
                self.tr("Static, with the extra “meaning”. Counts from the next start."),
            )
        )
        column.addWidget(self.single_letter_keys)
        column.addWidget(self.reduced_motion)
        column.addStretch(1)
        done = MainButton(self.tr("&Done"))
        done.setObjectName("preferencesDone")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._on_theme)
        self.interface_size.currentIndexChanged.connect(self._on_interface_size)
        self.reading_font.currentIndexChanged.connect(self._on_reading_font)
        self.column_width.currentIndexChanged.connect(self._on_column_width)
        self.analyst.editingFinished.connect(self._on_analyst)
        self.sentence_model.editingFinished.connect(self._on_sentence_model)
        self.single_letter_keys.toggled.connect(self._on_keys)
        self.reduced_motion.toggled.connect(self._on_motion)

    def _keep(self, name: str, value: object) -> None:
        if getattr(self._settings, name) == value:
            return
        setattr(self._settings, name, value)
        self._settings.save()
        self.changed.emit(name)

    @Slot()
    def _on_theme(self) -> None:
        self._keep("theme", self.theme.currentData())

    @Slot()
    def _on_interface_size(self) -> None:
        self._keep("interface_size", self.interface_size.currentData())

    @Slot()
    def _on_reading_font(self) -> None:
        self._keep("reading_font", self.reading_font.currentData())

    @Slot()
    def _on_column_width(self) -> None:
        self._keep("column_width", self.column_width.currentData())

    @Slot()
    def _on_analyst(self) -> None:
        self._keep("analyst", self.analyst.text().strip())

    @Slot()
    def _on_sentence_model(self) -> None:
        self._keep("sentence_model", self.sentence_model.text().strip())

    @Slot(bool)
    def _on_keys(self, on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._keep("single_letter_keys", on)

    @Slot(bool)
    def _on_motion(self, on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._keep("reduced_motion", on)


def _families(chosen: str) -> QComboBox:
    """The shipped fonts, then those of the desktop in which text can be read."""
    box = QComboBox()
    box.addItem(theme.READING_FAMILY, "")
    box.addItem(theme.INTERFACE_FAMILY, theme.INTERFACE_FAMILY)
    shipped = {theme.READING_FAMILY, theme.INTERFACE_FAMILY}
    own = [
        family
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
        if family not in shipped and QFontDatabase.isSmoothlyScalable(family)
    ]
    for family in sorted({*own, *([chosen] if chosen not in {"", *shipped} else [])}):
        box.addItem(family, family)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _widths(chosen: int) -> list[tuple[str, int]]:
    """Widths by name; one that is none of these is told in pixels."""
    known = {560: "Narrow", 680: "Normal", 820: "Wide", 1200: "Very wide"}
    return [(known.get(width, f"{width} px"), width) for width in sorted({*known, chosen})]


def _per_cent(value: int) -> QComboBox:
    box = QComboBox()
    for step in sorted({*_STEPS, value}):
        box.addItem(f"{step} %", step)
    box.setCurrentIndex(box.findData(value))
    return box
