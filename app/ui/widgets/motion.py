"""Whether things may move: by the analyst's setting, and by the system's where it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStyle

if TYPE_CHECKING:
    from app.settings.settings import Settings


def is_reduced(settings: Settings) -> bool:
    """Whether everything is to happen at once."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return settings.reduced_motion or QApplication.style().styleHint(hint) == 0
