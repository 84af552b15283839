"""The dialog that asks for paths: the program goes on beside it, its paths come by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

import app.ui
from app.ui.widgets.path_dialog import PathDialog


def typed(qtbot, dialog, words):
    """Opens the dialog, types ``words`` and presses Enter; returns what was chosen."""
    chosen = []
    dialog.chosen.connect(chosen.extend)
    dialog.open()  # comes back at once: an event loop of its own would wait here for an answer
    qtbot.waitUntil(dialog.isVisible, timeout=20_000)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(chosen), timeout=20_000)
    return chosen


def test_files_that_are_there_are_chosen(qtbot, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    dialog = PathDialog.files(None, "Add articles", "Articles (*.txt);;All files (*)")
    assert dialog.nameFilters() == ["Articles (*.txt)", "All files (*)"]
    assert typed(qtbot, dialog, str(path)) == [path]


def test_a_folder_is_chosen(qtbot, tmp_path):
    assert typed(qtbot, PathDialog.folder(None, "Add a folder"), str(tmp_path)) == [tmp_path]


@pytest.mark.parametrize("with_folder", [True, False])
def test_a_place_offers_a_name_and_takes_another(qtbot, tmp_path, with_folder):
    offered = str(tmp_path / "Report.pdf") if with_folder else "Report.pdf"
    dialog = PathDialog.place(None, "Export", offered, "PDF (*.pdf)")
    assert Path(dialog.selectedFiles()[0]).name == "Report.pdf"
    assert (Path(dialog.selectedFiles()[0]).parent == tmp_path) == with_folder
    assert typed(qtbot, dialog, str(tmp_path / "b.pdf")) == [tmp_path / "b.pdf"]


def test_no_screen_waits_in_a_call_for_a_path():
    """What fails while something is painted inside such a call takes the program down with it."""
    for path in Path(app.ui.__file__).parent.rglob("*.py"):
        assert "QFileDialog.get" not in path.read_text("utf-8"), path
