from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.grading import reliability_meanings
from app.ui.widgets.grade_control import GradeControl
from tests.support.accessibility import nameless_controls, read_tree, walk


@pytest.fixture
def control(qtbot):
    control = GradeControl("Source reliability", reliability_meanings())
    qtbot.addWidget(control)
    control.resize(260, 60)
    with qtbot.waitExposed(control):
        control.show()
    control.activateWindow()
    return control


def cell(control, key):
    return next(c for c in control.findChildren(QAbstractButton) if c.text() == key)


def test_a_click_grades_and_a_second_one_takes_the_grade_back(qtbot, control):
    chosen = []
    control.chosen.connect(chosen.append)
    qtbot.mouseClick(cell(control, "D"), Qt.MouseButton.LeftButton)
    assert control.value == "D"
    qtbot.mouseClick(cell(control, "D"), Qt.MouseButton.LeftButton)
    assert control.value == ""
    assert chosen == ["D", ""]


def test_showing_a_value_tells_nobody(qtbot, control):
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value("B")
    assert control.value == "B"


def test_arrows_move_and_space_picks(qtbot, control):
    control.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert control.value == ""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert control.value == "C"


def test_the_letter_itself_picks(qtbot, control):
    control.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E)
    assert control.value == "E"


def test_each_cell_says_what_it_means(control):
    assert nameless_controls(read_tree(control)) == []
    names = [node.name for node in walk(read_tree(control))]
    assert "Source reliability C, Fairly reliable" in names


def test_tab_stops_once(control):
    control.set_value("D")
    stops = [
        c.text()
        for c in control.findChildren(QAbstractButton)
        if c.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["D"]
