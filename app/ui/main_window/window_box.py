"""Where the window stands on the screen: as it was left, and never beyond what the screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QMainWindow

    from app.settings.window_state import WindowState

_FIRST_SIZE = (1440, 900)
_LEAST = QSize(1024, 700)
_TITLE_BAR = 40  # logical pixels; how high it is, the desktop says only once the window is shown


def fitted(box: QRect, room: QRect) -> QRect:
    """``box`` moved into ``room``, and made smaller where it is larger; logical pixels."""
    width, height = min(box.width(), room.width()), min(box.height(), room.height())
    x = min(max(box.x(), room.x()), room.x() + room.width() - width)
    y = min(max(box.y(), room.y()), room.y() + room.height() - height)
    return QRect(x, y, width, height)


def hold(window: QMainWindow) -> None:
    """Let ``window`` never be smaller than the places need, nor need more than its screen has."""
    window.setMinimumSize(_LEAST.boundedTo(_room(window.screen()).size()))


def restore(window: QMainWindow, state: WindowState) -> None:
    """Put ``window`` where ``state`` has it; the first time in the middle, or over all the screen.

    A window left on a screen that is gone comes back on the first one.
    """
    left = QRect(*state.geometry) if state.geometry else None
    screen = (QGuiApplication.screenAt(left.center()) if left else None) or window.screen()
    room = _room(screen)
    first = QRect(0, 0, *_FIRST_SIZE)
    if left is None:
        first.moveCenter(room.center())
    box = left or first
    box = fitted(box, room)
    window.setGeometry(box)
    cut = left is None and box.size() != first.size()
    if state.maximized or (cut and window.minimumSize() == _LEAST):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def remember(window: QMainWindow, state: WindowState) -> None:
    """Keep in ``state`` where ``window`` stands."""
    state.maximized = window.isMaximized()
    if not window.isMaximized() and not window.isFullScreen():
        box = window.geometry()
        state.geometry = [box.x(), box.y(), box.width(), box.height()]


def _room(screen: QScreen) -> QRect:
    return screen.availableGeometry().adjusted(0, _TITLE_BAR, 0, 0)
