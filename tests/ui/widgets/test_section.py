from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from app.ui.icons import icon
from app.ui.widgets import memory
from app.ui.widgets.section import Section


@pytest.fixture
def section(qtbot):
    section = Section("Tags", "tags")
    section.set_body(QLabel("body"), stretches=True)
    qtbot.addWidget(section)
    section.show()
    return section


def body(section):
    return section.findChild(QLabel)


def test_the_heading_folds_and_unfolds_what_is_below(qtbot, section):
    qtbot.mouseClick(section.head, Qt.MouseButton.LeftButton)
    assert not section.is_open
    assert body(section).isHidden()
    qtbot.keyClick(section.head, Qt.Key.Key_Right)
    assert section.is_open
    assert not body(section).isHidden()


def test_a_folded_section_is_still_folded_next_time(qtbot, section):
    section.set_open(False)
    assert memory.current().folded == ["tags"]
    again = Section("Tags", "tags")
    again.set_body(QLabel("body"))
    qtbot.addWidget(again)
    assert not again.is_open
    again.set_open(True)
    assert memory.current().folded == []


def test_a_button_of_the_heading_does_its_action(qtbot, section):
    action = QAction(icon("plus"), "New tag")
    button = section.add_button(action)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "New tag"
