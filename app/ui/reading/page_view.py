"""The pages of a PDF, one below the other, with the marks of the article drawn on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
    from PySide6.QtWidgets import QWidget

    from app.domain.pages import PageBox
    from app.ui.passages.painting import Fill

_GAP = 16
_WIDEST = 900
_KEPT = 12
"""Pictures of pages that are kept."""

_LINE = 40


class PageView(QAbstractScrollArea):
    """Shows pages as wide as there is room, drawn off the main thread as they come into view.

    ``clicked`` carries a page (from 1) and where on it, as shares of its width and height;
    ``key_pressed`` what the pages have no use for.
    """

    clicked = Signal(int, float, float)
    key_pressed = Signal(object)
    took_focus = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._document: QPdfDocument | None = None
        self._renderer: QPdfPageRenderer | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._asked: dict[int, tuple[int, int]] = {}
        self._boxes: list[tuple[Fill, Sequence[PageBox]]] = []
        self._underlined: Sequence[PageBox] = ()
        self._tops: list[int] = []
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.switch().changed.connect(self.viewport().update)

    def show_pdf(self, data: bytes, title: str) -> bool:
        """Show the PDF instead of the one shown; says whether it could be read."""
        from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer  # heavy: only for pages

        renderer = QPdfPageRenderer(self)
        document = QPdfDocument(renderer)  # which it owns: it ends its thread before they go
        buffer = QBuffer(renderer)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() is not QPdfDocument.Status.Ready:
            renderer.deleteLater()
            return False
        self._drop()
        self._document = document
        renderer.setDocument(document)
        renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        renderer.pageRendered.connect(self._on_rendered)
        self._renderer = renderer
        self.setAccessibleName(
            self.tr("{title}, {count} pages").format(title=title, count=document.pageCount())
        )
        self._lay_out()
        return True

    def show_boxes(
        self, boxes: list[tuple[Fill, Sequence[PageBox]]], underlined: Sequence[PageBox] = ()
    ) -> None:
        """Draw these highlights, later ones on top, and a line below ``underlined``."""
        self._boxes, self._underlined = boxes, underlined
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._tops)

    @property
    def current_page(self) -> int:
        """The page in the upper third of the view, from 1."""
        at = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(1, sum(top <= at for top in self._tops))

    def reveal(self, box: PageBox) -> None:
        """Scroll so that ``box`` is in view; one that is not comes to the upper third."""
        if not 1 <= box.page <= len(self._tops):
            return
        place, bar, height = self._rect(box), self.verticalScrollBar(), self.viewport().height()
        if place.top() < 8 or place.bottom() > height - 8:
            bar.setValue(bar.value() + round(place.top() - height / 3))

    def box_of(self, box: PageBox) -> QRectF:
        """Where ``box`` is drawn, in pixels of the viewport."""
        return self._rect(box)

    # Slots

    @Slot()
    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()

    @Slot(int, QSize, QImage)
    def _on_rendered(self, page: int, _size: QSize, picture: QImage) -> None:
        wanted = self._asked.pop(page, None)
        if wanted is None:
            return
        shown = QPixmap.fromImage(picture)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        while len(self._pictures) >= _KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[wanted] = shown
        self.viewport().update()

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), shown.color("win"))
        for number in range(len(self._tops)):
            page = self._page(number)
            if page.bottom() < event.rect().top() or page.top() > event.rect().bottom():
                continue
            painter.fillRect(page, Qt.GlobalColor.white)
            picture = self._picture(number)
            if picture is not None:
                painter.drawPixmap(page.topLeft(), picture)
            painter.setPen(QPen(shown.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        light = theme.load("light")  # pages are white in every theme
        for fill, boxes in self._boxes:
            for box in boxes:
                painter.fillRect(self._rect(box), light.fill(fill.colour))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for box in self._underlined:
            place = self._rect(box)
            accent = QColor(light.color("accent"))
            painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 2), accent)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for number in range(len(self._tops)):
            page = self._page(number)
            if page.contains(at) and event.button() is Qt.MouseButton.LeftButton:
                x, y = at.x() - page.left(), at.y() - page.top()
                self.clicked.emit(number + 1, x / page.width(), y / page.height())
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        by = steps.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers():
            bar.setValue(bar.value() + by)
        else:
            self.key_pressed.emit(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.took_focus.emit()

    # Private

    def _drop(self) -> None:
        if self._renderer is not None:
            self._renderer.deleteLater()
        self._pictures.clear()
        self._asked.clear()

    def _wide(self) -> int:
        return max(120, min(_WIDEST, self.viewport().width() - 2 * _GAP))

    def _high(self, number: int) -> int:
        if self._document is None:
            return 0
        size = self._document.pagePointSize(number)
        return round(self._wide() * size.height() / max(1.0, size.width()))

    def _lay_out(self) -> None:
        count = self._document.pageCount() if self._document is not None else 0
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._tops, top = [], _GAP
        for number in range(count):
            self._tops.append(top)
            top += self._high(number) + _GAP
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(_LINE)
        bar.setRange(0, max(0, top - self.viewport().height()))
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def _page(self, number: int) -> QRectF:
        left = (self.viewport().width() - self._wide()) // 2
        top = self._tops[number] - self.verticalScrollBar().value()
        return QRectF(left, top, self._wide(), self._high(number))

    def _rect(self, box: PageBox) -> QRectF:
        if not 1 <= box.page <= len(self._tops):
            return QRectF()
        page = self._page(box.page - 1)
        return QRectF(
            page.left() + box.left * page.width(),
            page.top() + box.top * page.height(),
            (box.right - box.left) * page.width(),
            (box.bottom - box.top) * page.height(),
        )

    def _picture(self, number: int) -> QPixmap | None:
        """The page as it was drawn; asks for it, if it was not drawn at this width."""
        ratio = self.devicePixelRatioF()
        key = (number, round(self._wide() * ratio))
        if key not in self._pictures and self._asked.get(number) != key and self._renderer:
            self._asked[number] = key
            self._renderer.requestPage(number, QSize(key[1], round(self._high(number) * ratio)))
        return self._pictures.get(key)
