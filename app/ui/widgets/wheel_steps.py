"""The wheel as whole steps: touchpads and fine wheels send small parts of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_STEP = 120


class WheelSteps:
    """Adds up how far the wheel was turned."""

    def __init__(self) -> None:
        self._turned = 0

    def take(self, event: QWheelEvent) -> int:
        """How many whole steps it has been turned since the last one: up is positive."""
        turn = event.angleDelta().y()
        if turn * self._turned < 0:
            self._turned = 0  # the other way
        self._turned += turn
        steps = int(self._turned / _STEP)
        self._turned -= steps * _STEP
        return steps
