"""The pages of a PDF, one below the other, with the marks of the article drawn on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.wheel_steps import WheelSteps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF, QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
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

    ``clicked``, ``pressed``, ``dragged`` and ``word_wanted`` carry a page (from 1) and where on it,
    as shares of its width and height; ``let_go`` follows what was dragged, ``key_pressed`` carries
    what the pages have no use for, ``zoom_wanted`` by how many steps they should be larger.
    """

    clicked = Signal(int, float, float)
    pressed = Signal(int, float, float)
    dragged = Signal(int, float, float)
    word_wanted = Signal(int, float, float)
    let_go = Signal()
    zoom_wanted = Signal(int)
    key_pressed = Signal(object)
    took_focus = Signal()
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._document: QPdfDocument | None = None
        self._renderer: QPdfPageRenderer | None = None
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self._asked: dict[int, tuple[int, int]] = {}
        self._boxes: dict[int, list[tuple[int, PageBox]]] = {}
        self._underlined: Sequence[PageBox] = ()
        self._selected: Sequence[PageBox] = ()
        self._caret: PageBox | None = None
        self._zoom = 1.0
        self._wheel = WheelSteps()
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self._tops: list[int] = []
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
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
        self._boxes, self._underlined = {}, underlined
        for fill, places in boxes:
            for box in places:
                self._boxes.setdefault(box.page, []).append((fill.colour, box))
        self.viewport().update()

    def show_selected(self, boxes: Sequence[PageBox], caret: PageBox | None) -> None:
        """Draw these boxes as selected, and a caret."""
        if (boxes, caret) != (self._selected, self._caret):
            self._selected, self._caret = boxes, caret
            self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at ``zoom``: at 1.0 they are as wide as there is room."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()

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

    def scroll_lines(self, by: int) -> None:
        """Scroll by so many lines, upwards if it is less than 0."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * _LINE)

    def top_place(self) -> tuple[int, float]:
        """The page at the top of the view, from 1, and where on it, as a share of its height."""
        for number in range(len(self._tops)):
            page = self._page(number)
            if page.bottom() > 0:
                return number + 1, max(0.0, -page.top() / page.height())
        return 1, 0.0

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
        seen = self._seen(event.rect())
        for number in seen:
            page = self._page(number)
            painter.fillRect(page, Qt.GlobalColor.white)
            picture = self._picture(number)
            if picture is not None:
                painter.drawPixmap(page.topLeft(), picture)
            painter.setPen(QPen(shown.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(page)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        light = theme.load("light")  # pages are white in every theme
        for number in seen:
            for colour, box in self._boxes.get(number + 1, ()):
                painter.fillRect(self._rect(box), light.fill(colour))
        for box in self._selected:
            painter.fillRect(self._rect(box), light.color("sel.text"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for box in self._underlined:
            place = self._rect(box)
            accent = QColor(light.color("accent"))
            painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 2), accent)
        if self._caret is not None and self.hasFocus():
            place = self._rect(self._caret)
            painter.fillRect(
                QRectF(place.left() - 1, place.top(), 2, place.height()), Qt.GlobalColor.black
            )
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._pressed_at, self._is_dragging = event.position().toPoint(), False
            self.pressed.emit(*place)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place = self._place_at(event.position())
        if self._pressed_at is None or place is None:
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self._is_dragging:
            self._is_dragging = True
            self._follow(point)
            self.dragged.emit(*place)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, pressed = self._place_at(event.position()), self._pressed_at is not None
        self._pressed_at = None
        if self._is_dragging:
            self._is_dragging = False
            self.let_go.emit()
        elif pressed and place is not None:
            self.clicked.emit(*place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self.word_wanted.emit(*place)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        steps = self._wheel.take(event)
        if steps:
            self.zoom_wanted.emit(steps)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
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

    def _seen(self, rect: QRect) -> list[int]:
        """The numbers, from 0, of the pages of which something stands in ``rect``."""
        pages = ((number, self._page(number)) for number in range(len(self._tops)))
        return [
            n for n, page in pages if page.bottom() >= rect.top() and page.top() <= rect.bottom()
        ]

    def _place_at(self, at: QPointF) -> tuple[int, float, float] | None:
        """The page nearest to a point, and where on it; ``None`` without pages."""
        pages = [(number, self._page(number)) for number in range(len(self._tops))]
        if not pages:
            return None
        away = [max(page.top() - at.y(), at.y() - page.bottom(), 0.0) for _number, page in pages]
        number, page = pages[away.index(min(away))]
        x, y = at.x() - page.left(), at.y() - page.top()
        return number + 1, x / page.width(), y / page.height()

    def _follow(self, point: QPoint) -> None:
        """Scroll while something is dragged beyond an edge."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not 0 <= point.y() < height:
            bar.setValue(bar.value() + (_LINE if point.y() > 0 else -_LINE))

    def _wide(self) -> int:
        fitting = max(120, min(_WIDEST, self._room() - 2 * _GAP))
        return round(fitting * self._zoom)

    def _room(self) -> int:
        """The width of the view, whether or not the bars are shown."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

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
        across = self.horizontalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setSingleStep(_LINE)
        across.setRange(0, max(0, self._wide() + 2 * _GAP - self.viewport().width()))
        self.viewport().update()

    def _page(self, number: int) -> QRectF:
        spare = (self.viewport().width() - self._wide()) // 2
        left = max(_GAP, spare) - self.horizontalScrollBar().value()
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
