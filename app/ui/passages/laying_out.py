"""Lays a long document out bit by bit, so that no turn of the event loop takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal, Slot
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

SHORT = 20_000
"""Characters of a document that is laid out as a whole as soon as somebody asks how high it is."""

_SLICE_MS = 4
_STEP = 8  # blocks between two looks at the clock


class LayingOut(QObject):
    """Lays out what Qt has left of a document, a few milliseconds at a time.

    Left to itself, Qt takes twice as much at each step, up to 200,000 characters in one: the window
    stands still for longer each time. ``done`` comes when all is laid out.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_under_way(self) -> bool:
        """Whether something of the document is still to be laid out."""
        return self._timer.isActive()

    def begin(self, document: QTextDocument) -> None:
        """Lay ``document`` out from its top; a short one is left to whoever asks for it.

        To be called whenever its lines are broken anew.
        """
        if document is not self._document:
            self._document = document
            document.documentLayout().installEventFilter(self)
        self._at = 0
        if document.characterCount() > SHORT:
            self._timer.start()
        else:
            self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Qt's own steps from it meanwhile; its timers beat again until they are heard."""
        return event.type() is QEvent.Type.Timer and self._timer.isActive()

    @Slot()
    def _on_turn(self) -> None:
        document, clock = self._document, QElapsedTimer()
        if document is None:
            return
        layout, count = document.documentLayout(), document.blockCount()
        clock.start()
        while self._at < count:
            self._at += _STEP
            last = min(self._at, count) - 1
            layout.blockBoundingRect(document.findBlockByNumber(last))
            if clock.elapsed() >= _SLICE_MS:
                break
        if self._at >= count:
            self._timer.stop()
            self.done.emit()
