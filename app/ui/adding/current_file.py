"""The row below the list: the file that is being read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import paint_icon

_HEIGHT = 51
_LEFT = 44


class CurrentFile(QWidget):
    """51 px high while a file is read, as a row of the list is; else it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("currentFile")
        self._name = ""
        self._page = self._pages = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def name(self) -> str:
        """The name of the file that is shown; empty for none."""
        return self._name

    @property
    def words(self) -> str:
        """How far it is."""
        if not self._pages:
            return self.tr("Reading")
        words = self.tr("Reading page {page} of {pages}")
        return words.format(page=f"{self._page:,}", pages=f"{self._pages:,}")

    def show_file(self, path: str, page: int = 0, pages: int = 0) -> None:
        """Show that the file at ``path`` is being read, and its page of ``pages``; empty for none.

        A file is shown without pages where they are not known.
        """
        name = Path(path).name
        if (name, page, pages) != (self._name, self._page, self._pages):
            self._name, self._page, self._pages = name, page, pages
            self.setAccessibleName(f"{name}: {self.words}" if name else "")
            self.setToolTip(path)
            self.setVisible(bool(name))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.current()
        paint_icon(painter, QRect(18, 9, 16, 16), "hourglass", "accent")
        font = theme.ui_font(13, 500)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(shown.color("text"))
        width = self.width() - _LEFT - 16
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(_LEFT, 8 + metrics.ascent(), name)
        painter.setFont(theme.ui_font(12))
        painter.setPen(shown.color("text.2"))
        painter.drawText(_LEFT, 38, self.words)
        painter.end()
