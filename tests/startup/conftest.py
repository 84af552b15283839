from __future__ import annotations

from tests.support.qt import _collected_here, empty_library, qapp, qtbot, settings

__all__ = ["_collected_here", "empty_library", "qapp", "qtbot", "settings"]
