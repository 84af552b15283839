from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.widgets import memory
from app.ui.widgets.splitter import Splitter


def made(qtbot):
    splitter = Splitter("read", (256, 0, 292))
    for _ in range(3):
        splitter.addWidget(QLineEdit())
    qtbot.addWidget(splitter)
    splitter.resize(1440, 400)
    with qtbot.waitExposed(splitter):
        splitter.show()
    splitter.activateWindow()
    return splitter


@pytest.fixture
def splitter(qtbot):
    return made(qtbot)


def test_the_default_sizes_leave_the_rest_to_the_middle(splitter):
    assert splitter.sizes() == [256, 1440 - 256 - 292 - 2, 292]


def test_what_was_moved_is_remembered_for_the_next_time(qtbot, splitter):
    splitter.moveSplitter(300, 1)
    assert memory.current().splitters["read"][0] == 300
    assert made(qtbot).sizes()[0] == 300


def test_a_double_click_restores_the_default(qtbot, splitter):
    splitter.moveSplitter(300, 1)
    qtbot.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton)
    assert splitter.sizes()[0] == 256
    assert "read" not in memory.current().splitters


def test_arrows_move_a_divider_and_escape_puts_it_back(qtbot, splitter):
    field = splitter.widget(1)
    field.setFocus()
    splitter.move_by_keyboard()
    handle = QApplication.focusWidget()
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert splitter.sizes()[0] == 272
    qtbot.keyClick(handle, Qt.Key.Key_Escape)
    assert splitter.sizes()[0] == 256
    assert QApplication.focusWidget() is field


def test_enter_keeps_the_place_and_gives_the_focus_back(qtbot, splitter):
    field = splitter.widget(1)
    field.setFocus()
    splitter.move_by_keyboard()
    handle = QApplication.focusWidget()
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    qtbot.keyClick(handle, Qt.Key.Key_Return)
    assert splitter.sizes()[0] == 240
    assert memory.current().splitters["read"][0] == 240
    assert QApplication.focusWidget() is field


def test_remembered_sizes_for_another_number_of_panes_are_left_alone(qtbot):
    memory.current().splitters["read"] = [100, 100]
    assert made(qtbot).sizes()[0] == 256


def test_a_splitter_alone_has_no_divider_to_move(qtbot):
    lonely = Splitter("one", (0,))
    field = QLineEdit()
    lonely.addWidget(field)
    qtbot.addWidget(lonely)
    with qtbot.waitExposed(lonely):
        lonely.show()
    lonely.activateWindow()
    field.setFocus()
    lonely.move_by_keyboard()
    assert QApplication.focusWidget() is field


def test_what_is_left_after_a_pane_has_gone_keeps_its_default_size(splitter):
    splitter.widget(2).setParent(None)
    splitter.close_up(first=False)
    assert splitter.sizes() == [256, 1440 - 256 - 1]
