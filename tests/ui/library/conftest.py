from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.ui.reading.place import ReadPlace


@pytest.fixture
def place(qtbot, desk):
    """Read over the sample library, shown wide."""
    desk.actions.enter("read")
    made = ReadPlace(desk)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def inbox(place):
    """The Inbox of the sample library as a table, its first row chosen."""
    place.show_set()
    return place.centre.table


@pytest.fixture
def menus(monkeypatch):
    """Menus as they pop up: kept instead of shown, since nothing grabs the keyboard here."""
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _point: shown.append(menu))
    return shown


@pytest.fixture
def press():
    """Presses keys in a widget."""

    def keys(widget, *given, modifiers=Qt.KeyboardModifier.NoModifier):
        for key in given:
            QTest.keyClick(widget, key, modifiers)

    return keys
