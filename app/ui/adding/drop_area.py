"""The area that files are dropped on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon
from app.ui.widgets.buttons import MainButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent

HEIGHT = 188


class DropArea(QWidget):
    """188 px high, dashed; ``dropped`` carries the paths, the button does ``action``."""

    dropped = Signal(list)

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dragged = False
        self.setObjectName("dropArea")
        self.setFixedHeight(HEIGHT)
        self.setAcceptDrops(True)
        words = QLabel(self.tr("Drop files or folders here"))
        words.setFont(theme.ui_font(15, 500))
        self._formats = QLabel(" ")
        self._formats.setProperty("role", "hint")
        self._formats.setFont(theme.ui_font(13))
        self.button = MainButton(self.tr("Choose files…"))
        self.button.setObjectName("chooseFiles")
        self.button.setToolTip(action.toolTip())
        self.button.clicked.connect(action.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 74, 0, 0)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(words, 0, centre)
        column.addSpacing(4)
        column.addWidget(self._formats, 0, centre)
        column.addSpacing(14)
        column.addWidget(self.button, 0, centre)
        column.addStretch(1)

    def show_formats(self, words: str) -> None:
        """Say what can be read: "Text, Markdown"."""
        self._formats.setText(words)

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        pen = QPen(shown.color("accent" if self._dragged else "line.strong"), 2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(shown.color("sel" if self._dragged else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        paint_icon(painter, QRect((self.width() - 34) // 2, 28, 34, 34), "file-plus", "accent")
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_in(event.mimeData()):
            self._show_dragged(dragged=True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dragged(dragged=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dragged(dragged=False)
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _show_dragged(self, *, dragged: bool) -> None:
        self._dragged = dragged
        self.update()


def paths_in(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
