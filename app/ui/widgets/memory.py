"""Where widgets keep what they should remember: sizes of splitters, folded sections."""

from __future__ import annotations

from app.settings.window_state import WindowState

_in_use: list[WindowState] = [WindowState()]


def use(state: WindowState) -> None:
    """Keep everything in ``state`` from now on."""
    _in_use[0] = state


def current() -> WindowState:
    """The state in use."""
    return _in_use[0]
