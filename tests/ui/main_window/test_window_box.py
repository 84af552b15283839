"""Where the window stands: inside what the screen shows, and where it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMainWindow

from app.settings.window_state import WindowState
from app.ui.main_window import window_box

ROOM = QRect(0, 40, 1440, 860)


@pytest.mark.parametrize(
    ("box", "stands"),
    [
        (QRect(100, 100, 1024, 700), QRect(100, 100, 1024, 700)),
        (QRect(0, 0, 1440, 900), QRect(0, 40, 1440, 860)),
        (QRect(-3000, 50, 1100, 750), QRect(0, 50, 1100, 750)),
        (QRect(1000, 600, 1100, 750), QRect(340, 150, 1100, 750)),
    ],
)
def test_a_box_is_moved_and_made_smaller_until_the_screen_shows_all_of_it(box, stands):
    assert window_box.fitted(box, ROOM) == stands


def test_a_window_left_on_a_screen_that_is_gone_comes_back_into_sight(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    state = WindowState(_path=tmp_path / "window.toml")
    state.geometry = [9000, 9000, 500, 400]
    window_box.restore(window, state)
    assert window.screen().availableGeometry().contains(window.geometry())


def test_a_window_left_maximised_comes_back_so(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    state = WindowState(_path=tmp_path / "window.toml")
    state.maximized = True
    window_box.restore(window, state)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    kept = WindowState(_path=tmp_path / "window.toml")
    window_box.remember(window, kept)
    assert kept.maximized


def test_a_window_needs_no_more_than_its_screen_has(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    window_box.hold(window)
    room = window.screen().availableGeometry()
    assert window.minimumWidth() == min(1024, room.width())
    assert window.minimumHeight() <= min(700, room.height())
    window_box.restore(window, WindowState(_path=tmp_path / "window.toml"))
    assert room.contains(window.geometry())
