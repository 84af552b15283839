"""The focus ring: shown when the focus came by keyboard, painted in one way everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

_KEPT = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


def shows_ring(event: QFocusEvent, *, before: bool) -> bool:
    """Whether a focus that came with ``event`` is shown; back in a window, as ``before``."""
    if event.reason() in _KEPT:
        return before
    return event.gotFocus() and event.reason() is not Qt.FocusReason.MouseFocusReason


def paint_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """Paint a ring of 2 px in the accent just inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class OuterRing(QWidget):
    """A ring around a filled control with a gap of 2 px, drawn over its neighbours."""

    MARGIN = 4

    def __init__(self, control: QWidget, radius: float) -> None:
        super().__init__(control.parentWidget())
        self._control = control
        self._radius = radius
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._control:
            if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
                self._place()
            elif event.type() in {QEvent.Type.Hide, QEvent.Type.ParentChange}:
                self.hide()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, self.rect(), self._radius)
        painter.end()

    def _place(self) -> None:
        margin = self.MARGIN
        self.setGeometry(self._control.geometry().adjusted(-margin, -margin, margin, margin))
        self.raise_()


def first_focus_in(region: QWidget) -> QWidget | None:
    """What Tab comes to first in ``region``: itself, something inside, or nothing."""
    if _takes_tab(region):
        return region
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:
        if region.isAncestorOf(widget) and _takes_tab(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and (widget.focusPolicy() & tab) == tab
