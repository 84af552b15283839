"""The pages of a PDF, one below the other, drawn as they come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_WIDEST = 460
_SIDE = 18
_GAP = 16


class PagesView(QScrollArea):
    """Shows a PDF. ``page_changed`` has the page in view, counted from 1.

    ``clicked_at`` has a page and how far down it was clicked, in points.
    """

    page_changed = Signal(int)
    clicked_at = Signal(int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._pages: list[_Page] = []
        self._current = 1
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._desk = QWidget()
        self._desk.setProperty("surface", "win")
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._desk)
        self._column.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self.setWidget(self._desk)
        self.setAccessibleName(self.tr("Preview of the pages"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    @property
    def current_page(self) -> int:
        """The page in view, counted from 1."""
        return self._current

    def show_pdf(self, data: bytes) -> bool:
        """Show the PDF instead of the one shown; says whether it could be read."""
        from PySide6.QtPdf import QPdfDocument  # heavy: loaded when a preview is first seen

        buffer = QBuffer(self)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready:
            document.deleteLater()
            buffer.deleteLater()
            return False
        if self._document is not None and self._buffer is not None:
            self._document.close()
            self._document.deleteLater()
            self._buffer.deleteLater()
        self._document, self._buffer = document, buffer
        self._show_pages(document)
        return True

    def clear(self) -> None:
        """Show nothing."""
        for page in self._pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self._pages = []
        if self._document is not None:
            self._document.close()

    def go_to(self, page: int, points: float = 0.0) -> None:
        """Bring a page (from 1) into view, at ``points`` from its top."""
        if not 1 <= page <= len(self._pages):
            return
        shown = self._pages[page - 1]
        y = shown.y() - _GAP + max(0, round(points * shown.scale) - self.height() // 3)
        self.verticalScrollBar().setValue(y)
        self._on_scrolled()

    def shows(self, page: int, points: float) -> bool:
        """Whether the place ``points`` down the ``page`` is in view."""
        if not 1 <= page <= len(self._pages):
            return False
        shown = self._pages[page - 1]
        y = shown.y() + round(points * shown.scale) - self.verticalScrollBar().value()
        return 0 <= y <= self.viewport().height() - 40

    @Slot()
    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = next((n for n, p in enumerate(self._pages, 1) if middle < p.geometry().bottom()), 0)
        page = page or len(self._pages)
        if page and page != self._current:
            self._current = page
            self.page_changed.emit(page)

    def _show_pages(self, document: QPdfDocument) -> None:
        while len(self._pages) > document.pageCount():
            gone = self._pages.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self._pages) < document.pageCount():
            page = _Page(len(self._pages) + 1)
            page.clicked_at.connect(self.clicked_at)
            self._pages.append(page)
            self._column.insertWidget(len(self._pages) - 1, page, 0, Qt.AlignmentFlag.AlignHCenter)
        for page in self._pages:
            page.show_document(document, self._page_width())
            page.setAccessibleName(
                self.tr("Page {page} of {count}").format(page=page.number, count=len(self._pages))
            )
        self._current = max(1, min(self._current, len(self._pages)))

    def _page_width(self) -> int:
        return max(160, min(_WIDEST, self.viewport().width() - 2 * _SIDE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for page in self._pages:
            page.set_width(self._page_width())


class _Page(QWidget):
    """One page; its picture is made when it is shown, its words for who cannot see it too."""

    clicked_at = Signal(int, float)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.scale = 1.0
        self._document: QPdfDocument | None = None
        self._picture: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_document(self, document: QPdfDocument, width: int) -> None:
        """Show this page of ``document``."""
        self._document = document
        self._picture = None
        self.set_width(width)
        self.update()

    def set_width(self, width: int) -> None:
        """Be ``width`` pixels wide and as high as the paper asks."""
        if self._document is None:
            return
        paper = self._document.pagePointSize(self.number - 1)
        self.scale = (width - 2) / max(1.0, paper.width())
        size = QSize(width, round(paper.height() * self.scale) + 2)
        if size != self.size():
            self._picture = None
            self.setFixedSize(size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.color("line"))
        paper = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(paper, QColor("#FFFFFF"))
        picture = self._drawn(paper)
        if picture is not None:
            painter.drawPixmap(paper, picture)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked_at.emit(self.number, (event.position().y() - 1) / self.scale)

    def _drawn(self, paper: QRect) -> QPixmap | None:
        ratio = self.devicePixelRatioF()
        fresh = self._picture is not None and self._picture.devicePixelRatioF() == ratio
        if not fresh and self._document is not None:
            image = self._document.render(self.number - 1, paper.size() * ratio)
            self._picture = QPixmap.fromImage(image)
            self._picture.setDevicePixelRatio(ratio)
            words = self._document.getAllText(self.number - 1).text()
            self.setAccessibleDescription(words)
        return self._picture
