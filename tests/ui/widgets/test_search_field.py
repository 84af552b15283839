from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot):
    field = SearchField("Find in the library", "Find in the library", key="Ctrl K")
    qtbot.addWidget(field)
    field.show()
    return field


def test_typing_tells_each_change_and_enter_submits(qtbot, field):
    seen = []
    field.changed.connect(seen.append)
    qtbot.keyClicks(field.edit, "ab")
    with qtbot.waitSignal(field.submitted) as told:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert seen == ["a", "ab"]
    assert told.args == ["ab"]


def test_escape_clears_first_and_leaves_second(qtbot, field):
    field.set_text("sanctions")
    with qtbot.assertNotEmitted(field.left):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.edit, Qt.Key.Key_Escape)


def test_the_key_gives_way_to_the_cross(qtbot, field):
    key = next(label for label in field.findChildren(QLabel) if label.text() == "Ctrl K")
    assert key.isVisible()
    field.set_text("sanctions")
    assert not key.isVisible()
    assert field._cross.isVisible()
    qtbot.mouseClick(field._cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_it_has_a_name(field):
    assert field.edit.accessibleName() == "Find in the library"
