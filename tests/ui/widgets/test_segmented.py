from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.ui.widgets.segmented import Segmented


@pytest.fixture
def places(qtbot):
    places = Segmented("Places")
    for name in ("read", "find", "brief"):
        places.add(name, name.title(), "book-open")
    qtbot.addWidget(places)
    with qtbot.waitExposed(places):
        places.show()
    places.activateWindow()
    return places


def segment(places, value):
    return places._segments[value]


def test_the_first_is_on_at_first(places):
    assert places.value == "read"
    assert places.height() == 34


def test_a_click_picks_and_tells(qtbot, places):
    with qtbot.waitSignal(places.chosen) as told:
        qtbot.mouseClick(segment(places, "find"), Qt.MouseButton.LeftButton)
    assert told.args == ["find"]
    assert places.value == "find"


def test_arrows_pick_the_next_one(qtbot, places):
    segment(places, "read").setFocus()
    with qtbot.waitSignal(places.chosen) as told:
        qtbot.keyClick(segment(places, "read"), Qt.Key.Key_Right)
    assert told.args == ["find"]


def test_setting_a_value_tells_nobody(qtbot, places):
    with qtbot.assertNotEmitted(places.chosen):
        places.set_value("brief")
    assert places.value == "brief"
