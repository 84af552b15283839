"""The ground between two panes, where ribbons join the passages that meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.passages.extents import Extents
from app.ui.reading.pane_head import HEIGHT
from app.ui.reading.ribbons import (
    NOTHING,
    Inks,
    Place,
    Ribbon,
    Scene,
    Side,
    paint_ribbons,
    scene,
)
from app.ui.widgets.buttons import IconButton
from app.ui.wording import as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from app.library.comparing import Pair
    from app.ui.reading.pane import Pane

WIDTH = 56
"""The width of the gutter between two panes, in pixels."""

_COUNT = 16


class Gutter(QWidget):
    """Draws the pairs of the two panes at its sides; ``chosen`` carries the one clicked on.

    ``menu_wanted`` carries the one whose menu is asked for, and the point of the screen.

    It is no control of its own but for the button in its head: the inspector's Links tab says the
    same in words.
    """

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, link: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._left: Pane | None = None
        self._right: Pane | None = None
        self._pairs: tuple[Pair, ...] = ()
        self._places: list[Place] | None = None
        self._standing: tuple[Extents[int], Extents[int]] = (Extents(), Extents())
        self._hovered: Pair | None = None
        self._current: Pair | None = None
        self._button = IconButton(link, self)
        self._inks: Inks | None = None
        self._labels: dict[str, QPixmap] = {}
        theme.switch().changed.connect(self._on_theme)

    @property
    def panes(self) -> tuple[Pane, Pane] | None:
        """The panes at the left and at the right; ``None`` while it joins none."""
        if self._left is None or self._right is None:
            return None
        return self._left, self._right

    def join(self, left: Pane, right: Pane) -> None:
        """Stand between these two."""
        if self.panes != (left, right):
            self._left, self._right = left, right
            self.show_pairs(())

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Draw these pairs: their ``a`` is in the left pane, their ``b`` in the right one."""
        self._pairs = tuple(pairs)
        if self._hovered not in self._pairs:
            self._hover(None)
        self.measure()

    def show_current(self, pair: Pair | None) -> None:
        """Let the pair stand out at which the reader is."""
        if pair != self._current:
            self._current = pair
            self.update()

    @Slot()
    def follow(self) -> None:
        """Draw the ribbons where the text is now; the head stays as it is."""
        self.update(0, HEIGHT, self.width(), self.height() - HEIGHT)

    @Slot()
    def measure(self) -> None:
        """Find out anew where passages are: one of the two was laid out otherwise."""
        self._places = None
        self.follow()

    def scene(self) -> Scene:
        """What is drawn now, the ribbon on top last."""
        if self._left is None or self._right is None:
            return NOTHING
        if self._left.view.isHidden() or self._right.view.isHidden():  # read as pages
            return NOTHING
        places = self._measured(self._left, self._right)
        left, right = self._side(self._left), self._side(self._right)
        near = {
            n
            for on, side in zip(self._standing, (left, right), strict=True)
            for n in on.between(side.scrolled, side.scrolled + side.bottom - side.top)
        }
        drawn = scene([places[n] for n in sorted(near)], left, right, self.width())
        drawn.ribbons.sort(key=self._depth)
        return drawn

    def ribbon_at(self, point: QPoint) -> Ribbon | None:
        """The ribbon at ``point``, the topmost one."""
        at = QPointF(point)
        return next((r for r in reversed(self.scene().ribbons) if r.path.contains(at)), None)

    # Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        if self._inks is None or self._inks.theme is not shown:
            self._inks = Inks(shown, self.width())
        painter = QPainter(self)
        painter.fillRect(self.rect(), shown.color("win"))
        line = shown.color("line")
        painter.fillRect(0, 0, 1, self.height(), line)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.save()
        painter.setClipRect(0, HEIGHT, self.width(), self.height() - HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self.scene()
        lit = (self._hovered, self._current)
        paint_ribbons(painter, ((r, r.pair in lit) for r in drawn.ribbons), self._inks)
        painter.restore()
        self._paint_counts(painter, drawn)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, line)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        button = self._button
        button.move((self.width() - button.width()) // 2, (HEIGHT - button.height()) // 2)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.ribbon_at(event.position().toPoint())
        self._hover(found.pair if found is not None else None)
        self.setToolTip(as_tip(self._tip(found)))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.ribbon_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(found.pair)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.ribbon_at(event.pos())
        if found is not None:
            self.menu_wanted.emit(found.pair, event.globalPos())

    # Private

    @Slot()
    def _on_theme(self) -> None:
        self._labels.clear()
        self.update()

    def _hover(self, pair: Pair | None) -> None:
        """Light the ribbon under the pointer and outline its passages in both panes."""
        if pair == self._hovered:
            return
        self._hovered = pair
        self.setCursor(
            Qt.CursorShape.ArrowCursor if pair is None else Qt.CursorShape.PointingHandCursor
        )
        if self._left is not None and self._right is not None:
            relation = pair.relation if pair is not None else "same"
            self._left.view.set_outlined(pair.a if pair is not None else None, relation)
            self._right.view.set_outlined(pair.b if pair is not None else None, relation)
        self.update()

    def _measured(self, left: Pane, right: Pane) -> list[Place]:
        if self._places is None:
            a, b = left.view.geometry_of_text, right.view.geometry_of_text
            found = []
            for pair in self._pairs if a is not None and b is not None else ():
                here = a.extent(pair.a) if a is not None else None
                there = b.extent(pair.b) if b is not None else None
                if here is not None and there is not None:  # a folded passage has no place
                    found.append(Place(pair, here, there))
            self._places = found
            self._standing = (
                Extents((*place.left, n) for n, place in enumerate(found)),
                Extents((*place.right, n) for n, place in enumerate(found)),
            )
        return self._places

    def _side(self, pane: Pane) -> Side:
        viewport = pane.view.viewport()
        top = viewport.mapTo(pane, QPoint(0, 0)).y() + pane.y() - self.y()
        scrolled = pane.view.verticalScrollBar().value()
        return Side(top, top + viewport.height(), scrolled)

    def _depth(self, ribbon: Ribbon) -> tuple[bool, float]:
        lit = ribbon.pair in (self._hovered, self._current)
        (a0, a1), (b0, b1) = ribbon.left, ribbon.right
        return (lit, -(a1 - a0 + b1 - b0))

    def _tip(self, ribbon: Ribbon | None) -> str:
        if ribbon is None:
            return ""
        words = self.tr("These passages differ")
        if ribbon.pair.relation == "same":
            words = self.tr("These passages say the same")
        if ribbon.pair.ruling is None:
            return words
        return self.tr("{words}. Right match, said {who}").format(words=words, who=ribbon.pair.by)

    def _paint_counts(self, painter: QPainter, drawn: Scene) -> None:
        """How many partners are above or below, at the side of the pane that hides them."""
        bottom = self.height()
        sides = (
            (drawn.left, Qt.AlignmentFlag.AlignLeft),
            (drawn.right, Qt.AlignmentFlag.AlignRight),
        )
        rows_above = [(side.above, way) for side, way in sides if side.above]
        rows_below = [(side.below, way) for side, way in sides if side.below]
        for number, (count, way) in enumerate(rows_above):
            words = self.tr("{count} above").format(count=count)
            self._paint_count(painter, HEIGHT + 4 + _COUNT * number, words, way)
        for number, (count, way) in enumerate(rows_below):
            words = self.tr("{count} below").format(count=count)
            self._paint_count(painter, bottom - 4 - _COUNT * (number + 1), words, way)

    def _paint_count(
        self, painter: QPainter, top: float, words: str, side: Qt.AlignmentFlag
    ) -> None:
        label = self._labels.get(words)
        if label is None or label.devicePixelRatio() != self.devicePixelRatioF():
            label = self._labels[words] = self._label(words)
        wide = label.deviceIndependentSize().width()
        x = 4 if side is Qt.AlignmentFlag.AlignLeft else self.width() - 4 - wide
        painter.drawPixmap(QPointF(x, top), label)

    def _label(self, words: str) -> QPixmap:
        """A count as it is painted: while one scrolls, the same few are painted again and again."""
        shown, font, ratio = (
            theme.current(),
            theme.ui_font(11, tabular=True),
            self.devicePixelRatioF(),
        )
        wide = QFontMetrics(font).horizontalAdvance(words) + 6
        label = QPixmap(QSize(wide, _COUNT) * ratio)
        label.setDevicePixelRatio(ratio)
        label.fill(Qt.GlobalColor.transparent)
        box = QRectF(0, 0, wide, _COUNT - 1)
        painter = QPainter(label)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color("win"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(shown.color("text.2"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return label
