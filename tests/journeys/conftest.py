"""The real window over a real library that can be closed and opened again."""

from __future__ import annotations

import pytest

from tests.journeys.analyst import Analyst
from tests.support.qt import _collected_here, qapp, qtbot, seeded_folder, settings

__all__ = ["_collected_here", "qapp", "qtbot", "seeded_folder", "settings"]


@pytest.fixture
def analyst(qtbot, settings, tmp_path):
    """Someone at a window over an empty library in ``tmp_path``."""
    someone = Analyst(qtbot, settings, tmp_path)
    someone.open_window()
    yield someone
    someone.close_window()
