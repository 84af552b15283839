from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.buttons import Button, IconButton, LinkButton, MainButton


@pytest.fixture
def host(qtbot):
    host = QWidget()
    QVBoxLayout(host)
    host.resize(400, 300)
    qtbot.addWidget(host)
    with qtbot.waitExposed(host):
        host.show()
    host.activateWindow()
    return host


def put(host, button):
    host.layout().addWidget(button)
    button.show()
    host.layout().activate()
    return button


def pixel(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name()


def test_a_button_is_as_high_as_the_design_says(host):
    assert put(host, Button("Save")).height() == 32
    assert put(host, Button("Save", small=True)).height() == 28


def test_a_button_is_called_by_its_words_without_mnemonic_and_dots(host):
    assert put(host, Button("Choose &files…")).accessibleName() == "Choose files"


def test_the_main_button_is_filled_with_the_accent_and_loses_it_when_disabled(host):
    button = put(host, MainButton("Export"))
    assert pixel(button, 6, 16) == theme.current().color("accent").name()
    button.setEnabled(False)
    assert pixel(button, 6, 16) == theme.current().color("hover").name()


def test_focus_by_keyboard_shows_a_ring_and_by_mouse_does_not(qtbot, host):
    first, main = put(host, Button("Before")), put(host, MainButton("Export"))
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    ring = host.findChild(QWidget, "focusRing")
    assert main.hasFocus()
    assert ring.isVisible()
    assert ring.geometry() == main.geometry().adjusted(-4, -4, 4, 4)
    main.clearFocus()
    main.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()


def test_a_plain_button_wears_its_ring_inside(qtbot, host):
    button = put(host, Button("Before"))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert pixel(button, 20, 0) == theme.current().color("accent").name()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert pixel(button, 20, 0) != theme.current().color("accent").name()


def test_a_button_that_follows_an_action_does_it_and_shares_its_state(qtbot, host):
    action = QAction("&New briefing")
    button = put(host, LinkButton("", small=True))
    button.follow(action)
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setText("New &outline")
    assert button.accessibleName() == "New outline"


def test_an_icon_button_takes_name_tooltip_and_state_from_its_action(qtbot, host):
    action = QAction(icon("layout"), "&Inspector")
    action.setCheckable(True)
    action.setToolTip("Inspector (Shift+F9)")
    button = put(host, IconButton(action))
    assert button.accessibleName() == "Inspector"
    assert button.toolTip() == "Inspector (Shift+F9)"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert pixel(button, 16, 3) == theme.current().color("sel").name()


def test_a_cross_that_closes_never_looks_switched_on(host):
    action = QAction(icon("layout"), "Inspector")
    action.setCheckable(True)
    action.setChecked(True)
    button = put(host, IconButton(action, small=True, glyph="x"))
    assert button.size().width() == 26
    assert pixel(button, 13, 2) != theme.current().color("sel").name()
