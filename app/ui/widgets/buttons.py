"""Buttons, painted to the design: with a border, filled, as a link, and as an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.icons import icon, paint_icon
from app.ui.widgets.focus import OuterRing, paint_ring, shows_ring
from app.ui.wording import plain, unmarked

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QEnterEvent, QKeyEvent

_RADIUS = 6
_GAP = 6
_LINK_PADDING = 6
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""The keys that press a button as Space does; Qt knows only Space outside a dialog."""


class Button(QPushButton):
    """A button with a border: 32 px high, 28 if ``small``; ``glyph`` is the name of an icon."""

    def __init__(
        self, text: str, glyph: str = "", parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._glyph = glyph
        self._small = small
        self._ringed = True
        self._trailing = False
        self.setFont(theme.ui_font(13, 500))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(plain(text))

    def set_glyph(self, glyph: str, *, trailing: bool = False) -> None:
        """Show the icon called ``glyph``, before or (``trailing``) after the words."""
        self._glyph = glyph
        self._trailing = trailing
        self.updateGeometry()
        self.update()

    def set_words(self, text: str) -> None:
        """Show ``text`` and be called by it."""
        self.setText(text)
        self.setAccessibleName(plain(text))
        self.updateGeometry()

    def follow(self, action: QAction, *, words: str = "") -> None:
        """Trigger ``action`` and share its state and tooltip; ``words`` replace its text."""
        self._action = action
        self._words = words
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(unmarked(self.text())) + 2 * self._padding() + 2
        if self._glyph:
            width += self._icon_size() + (_GAP if self.text() else 0)
        return QSize(width, 28 if self._small else 32)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_words(painter, self._text_role())
        if self.hasFocus() and self._ringed:
            self._paint_focus(painter)
        painter.end()

    def _padding(self) -> int:
        return 10 if self._small else 12

    def _icon_size(self) -> int:
        return 14

    def _text_role(self) -> str:
        return "text" if self.isEnabled() else "text.3"

    def _paint_box(self, painter: QPainter) -> None:
        shown = theme.current()
        fill = "field"
        if self.isDown():
            fill = "line"
        elif self.underMouse() and self.isEnabled():
            fill = "hover"
        painter.setBrush(shown.color(fill))
        painter.setPen(QPen(shown.color("line.strong" if self.isEnabled() else "line"), 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )

    def _paint_focus(self, painter: QPainter) -> None:
        paint_ring(painter, self.rect(), _RADIUS)

    def _paint_words(self, painter: QPainter, role: str) -> None:
        words = unmarked(self.text())
        metrics = QFontMetrics(self.font())
        side = self._icon_size() if self._glyph else 0
        gap = _GAP if self._glyph and words else 0
        room = self.width() - 2 * self._padding() - side - gap
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 12))
        width = metrics.horizontalAdvance(words)
        left = (self.width() - width - side - gap) // 2
        text_left = left if self._trailing else left + side + gap
        icon_left = left + width + gap if self._trailing else left
        if self._glyph:
            square = QRect(icon_left, (self.height() - side) // 2, side, side)
            paint_icon(painter, square, self._glyph, role)
        painter.setPen(theme.current().color(role))
        painter.setFont(self.font())
        box = QRect(text_left, 0, width + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    @Slot()
    def _on_action_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.set_words(self._words or self._action.text())


class MainButton(Button):
    """The one filled button of an area."""

    def __init__(
        self, text: str, glyph: str = "", parent: QWidget | None = None, *, small: bool = False
    ) -> None:
        super().__init__(text, glyph, parent, small=small)
        self._ring: OuterRing | None = None

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._ringed:
            if self._ring is None or self._ring.parentWidget() is not self.parentWidget():
                self._ring = OuterRing(self, _RADIUS + 3)
            self._ring.show()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._ring is not None:
            self._ring.hide()

    @override
    def _text_role(self) -> str:
        return "on.accent" if self.isEnabled() else "text.3"

    @override
    def _paint_box(self, painter: QPainter) -> None:
        fill = theme.current().color("accent" if self.isEnabled() else "hover")
        if self.isEnabled() and self.isDown():
            fill = _darker(fill, 14)
        elif self.isEnabled() and self.underMouse():
            fill = _darker(fill, 8)
        painter.setBrush(fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)

    @override
    def _paint_focus(self, painter: QPainter) -> None:
        """The ring is a widget of its own, outside the button."""


class LinkButton(Button):
    """Words in the accent, underlined under the pointer; for second choices."""

    @override
    def _padding(self) -> int:
        return _LINK_PADDING

    @override
    def _text_role(self) -> str:
        return "accent" if self.isEnabled() else "text.3"

    @override
    def _paint_box(self, painter: QPainter) -> None:
        if self.underMouse() and self.isEnabled():
            base = QPointF(self._padding(), self.height() / 2 + 8)
            painter.setPen(theme.current().color("accent"))
            painter.drawLine(base, QPointF(self.width() - self._padding(), base.y()))


def flush_left(link: LinkButton) -> QHBoxLayout:
    """A row that begins with the words of ``link``: its padding stands out to the left of it."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(-_LINK_PADDING - 1)  # a margin below 0 would count as none
    row.addWidget(link)
    row.addStretch(1)
    return row


class IconButton(QToolButton):
    """An action as an icon of 16 px on 32 by 32, or 26 by 26 if ``small``.

    Name, tooltip, key and state come from the action. With a ``glyph`` it shows that icon instead
    of the action's own.
    """

    def __init__(
        self,
        action: QAction,
        parent: QWidget | None = None,
        *,
        small: bool = False,
        glyph: str = "",
    ) -> None:
        super().__init__(parent)
        self._ringed = True
        self._glyph = glyph
        self.setAutoRaise(True)
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(QSize(26, 26) if small else QSize(32, 32))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setDefaultAction(action)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        on = self.isChecked() and not self._glyph  # a cross that closes is no switch
        pressed = self.isDown()
        if on or pressed or (self.underMouse() and self.isEnabled()):
            fill = "sel" if on else "line" if pressed else "hover"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown.color(fill))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        side = self.iconSize().width()
        square = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        picture = icon(self._glyph) if self._glyph else self.icon()
        mode = picture.Mode.Normal if self.isEnabled() else picture.Mode.Disabled
        state = picture.State.On if on else picture.State.Off
        picture.paint(painter, square, Qt.AlignmentFlag.AlignCenter, mode, state)
        if self.hasFocus() and self._ringed:
            paint_ring(painter, self.rect(), _RADIUS)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @Slot()
    def _on_action_changed(self) -> None:
        self.setAccessibleName(plain(self.defaultAction().text()))


def _darker(colour: QColor, per_cent: int) -> QColor:
    return colour.darker(100 + per_cent)
