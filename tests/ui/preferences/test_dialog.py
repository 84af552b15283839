from __future__ import annotations

import pytest

from app.settings.settings import Settings
from app.ui import theme
from app.ui.preferences.dialog import PreferencesDialog
from tests.support.accessibility import nameless_controls, read_tree


@pytest.fixture
def dialog(qtbot, settings):
    dialog = PreferencesDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_choice_counts_and_is_saved_at_once(qtbot, dialog, settings):
    with qtbot.waitSignal(dialog.changed) as told:
        dialog.theme.setCurrentIndex(dialog.theme.findData("sepia"))
    assert told.args == ["theme"]
    dialog.single_letter_keys.click()
    dialog.interface_size.setCurrentIndex(dialog.interface_size.findData(150))
    dialog.analyst.setText(" N. Petrova ")
    dialog.analyst.editingFinished.emit()
    saved = Settings.load(settings._path)
    assert (saved.theme, saved.single_letter_keys, saved.interface_size, saved.analyst) == (
        "sepia",
        False,
        150,
        "N. Petrova",
    )


def test_a_choice_that_changes_nothing_tells_nothing(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.analyst.editingFinished.emit()


def test_every_control_has_a_name(dialog):
    assert nameless_controls(read_tree(dialog)) == []


def test_a_size_that_is_no_step_is_shown_all_the_same(qtbot, tmp_path):
    odd = Settings(interface_size=133, _path=tmp_path / "s.toml")
    dialog = PreferencesDialog(odd)
    qtbot.addWidget(dialog)
    assert dialog.interface_size.currentData() == 133


def test_the_window_shows_the_theme_that_was_chosen(qtbot, window):
    window.action_table.trigger("file.settings")
    dialog = window.findChild(PreferencesDialog)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    assert theme.current().name == "dark"
    dialog.accept()


def test_the_font_and_the_column_for_reading_are_chosen_and_saved(dialog, settings):
    dialog.reading_font.setCurrentIndex(dialog.reading_font.findData("Inter"))
    dialog.column_width.setCurrentIndex(dialog.column_width.findData(820))
    saved = Settings.load(settings._path)
    assert (saved.reading_font, saved.column_width) == ("Inter", 820)


def test_a_font_that_is_not_there_and_an_odd_width_are_shown_all_the_same(qtbot, tmp_path):
    odd = Settings(reading_font="Nowhere Sans", column_width=700, _path=tmp_path / "s.toml")
    dialog = PreferencesDialog(odd)
    qtbot.addWidget(dialog)
    assert dialog.reading_font.currentText() == "Nowhere Sans"
    assert dialog.column_width.currentText() == "700 px"


def test_the_folder_of_a_sentence_model_is_kept(dialog, settings):
    dialog.sentence_model.setText(" /models/news ")
    dialog.sentence_model.editingFinished.emit()

    assert Settings.load(settings._path).sentence_model == "/models/news"
