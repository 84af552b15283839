from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.ui.widgets.chip import Chip


@pytest.fixture
def chip(qtbot):
    chip = Chip("Sanctions", colour=5)
    chip.make_removable("Press Delete to remove")
    qtbot.addWidget(chip)
    chip.show()
    return chip


def test_the_cross_removes(qtbot, chip):
    cross = QPoint(chip.width() - 14, chip.height() // 2)
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_keyboard_removes_too(qtbot, chip, key):
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_the_rest_of_it_is_a_button(qtbot, chip):
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_it_says_what_it_is_and_how_to_remove_it(chip):
    assert chip.accessibleName() == "Sanctions"
    assert chip.accessibleDescription() == "Press Delete to remove"
    assert chip.height() == 24


def test_an_ampersand_in_a_name_is_shown_and_takes_no_key(qtbot):
    chip = Chip("R&D")
    qtbot.addWidget(chip)
    wide = chip.sizeHint().width()
    assert chip.shortcut().isEmpty()
    chip.setText("R&&D")
    assert chip.shortcut().isEmpty()
    assert chip.sizeHint().width() > wide
