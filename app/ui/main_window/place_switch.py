"""The switch between the places; a passage dragged over it opens the place to drop it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from typing_extensions import override

from app.ui.models.outline_drag import PASSAGE_TYPE
from app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
    from PySide6.QtWidgets import QWidget

REST_MS = 400
"""How long a drag rests over a place before that opens."""


class PlaceSwitch(Segmented):
    """Read, Find and Brief.

    A passage that is dragged from the reader to the outline rests over "Brief" on its way.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAcceptDrops(True)
        self._over = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._over = ""
        if event.mimeData().hasFormat(PASSAGE_TYPE):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        under = self.childAt(event.position().toPoint())
        over = under.value if isinstance(under, Segment) else ""
        if over != self._over:
            self._over = over
            self._rest.start()
        event.ignore()  # a way, no place to drop: the pointer says so

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = ""
        self._rest.stop()

    @Slot()
    def _on_rested(self) -> None:
        if self._over and self._over != self.value:
            self.chosen.emit(self._over)
