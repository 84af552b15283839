"""Fixtures for everything with widgets; see ``tests/support/qt.py``."""

from __future__ import annotations

from tests.support.qt import (
    _collected_here,
    desk,
    empty_library,
    empty_window,
    library,
    qapp,
    qtbot,
    seeded_folder,
    settings,
    window,
)

__all__ = [
    "_collected_here",
    "desk",
    "empty_library",
    "empty_window",
    "library",
    "qapp",
    "qtbot",
    "seeded_folder",
    "settings",
    "window",
]
