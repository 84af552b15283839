from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from app.ui.widgets.side import Side
from app.ui.widgets.splitter import Splitter


class Screen:
    def __init__(self, qtbot):
        self.action = QAction("Inspector")
        self.action.setCheckable(True)
        self.place = QWidget()
        row = QHBoxLayout(self.place)
        row.setContentsMargins(0, 0, 0, 0)
        self.splitter = Splitter("t", (0, 292))
        self.text, self.inspector = QLineEdit(), QLineEdit()
        self.splitter.addWidget(self.text)
        self.splitter.addWidget(self.inspector)
        row.addWidget(self.splitter)
        self.side = Side(
            self.place, self.splitter, self.inspector, self.action,
            edge="right", below=1280, width=292,
        )  # fmt: skip
        qtbot.addWidget(self.place)
        self.place.resize(1440, 400)
        with qtbot.waitExposed(self.place):
            self.place.show()
        self.place.activateWindow()


@pytest.fixture
def screen(qtbot):
    return Screen(qtbot)


def test_with_room_it_is_a_column_that_the_action_hides_and_shows(screen):
    assert screen.side.is_shown
    assert not screen.side.is_drawer
    assert screen.action.isChecked()
    screen.action.trigger()
    assert screen.inspector.isHidden()
    screen.action.trigger()
    assert not screen.inspector.isHidden()


def test_without_room_it_is_a_drawer_closed_at_first(screen):
    screen.place.resize(1100, 400)
    assert screen.side.is_drawer
    assert not screen.side.is_shown
    assert not screen.action.isChecked()


def test_an_open_drawer_lies_over_the_edge_and_escape_gives_the_focus_back(qtbot, screen):
    screen.place.resize(1100, 400)
    screen.text.setFocus()
    screen.action.trigger()
    assert screen.side.is_shown
    assert QApplication.focusWidget() is screen.inspector
    drawer = screen.place.findChild(QWidget, "drawer.right")
    assert drawer.geometry().getRect() == (1100 - 292, 0, 292, 400)
    qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    assert not screen.side.is_shown
    assert not screen.action.isChecked()
    assert QApplication.focusWidget() is screen.text


def test_with_room_again_it_goes_back_to_where_it_was(screen):
    screen.place.resize(1100, 400)
    screen.place.resize(1440, 400)
    assert not screen.side.is_drawer
    assert screen.splitter.indexOf(screen.inspector) == 1
    assert screen.splitter.sizes()[1] == 292
    assert screen.action.isChecked()


def test_a_column_that_was_hidden_stays_hidden_when_the_room_comes_back(screen):
    screen.action.trigger()
    screen.place.resize(1100, 400)
    screen.place.resize(1440, 400)
    assert screen.inspector.isHidden()
