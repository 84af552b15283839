"""A chip that says what is chosen and opens the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets.buttons import ENTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_CARET = 14


class ChoiceChip(QToolButton):
    """Shows one of several choices; ``chosen`` has the value of the one that was picked.

    ``strong`` sets it in the accent (a likelihood), ``flat`` without border and caret. The
    accessible name is "name: what is chosen".
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        strong: bool = False,
        flat: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._strong = strong
        self._flat = flat
        self._icon = icon
        self._filled = False
        self._choices: list[tuple[str, object]] = []
        self._group: QActionGroup | None = None
        self.setFont(theme.ui_font(12, 600 if strong else 400))
        self.setFixedHeight(24)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        menu = QMenu(self)
        menu.setAccessibleName(name)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        theme.switch().changed.connect(self.update)

    def show_choices(
        self, choices: Sequence[tuple[str, object]], current: object, words: str
    ) -> None:
        """Offer ``choices`` (words and value), tick ``current`` and say ``words`` on the chip.

        A choice whose words are empty is a separator.
        """
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._fill()
        if self._group is not None:
            for action in self._group.actions():
                action.setChecked(action.data() == current)
        self._filled = current is not None
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for words, value in self._choices:
            if not words:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setData(value)
            action.setCheckable(True)
            self._group.addAction(action)

    @property
    def _has_caret(self) -> bool:
        return self.isEnabled() and not self._flat

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 16
        width += _CARET + 6 if self._has_caret else 0
        return QSize(width + (_CARET + 6 if self._icon else 0), 24)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(56, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        role = self._text_role()
        inner = self.rect().adjusted(8, 0, -8, 0)
        if self._icon:
            place = QRect(inner.topLeft() + QPoint(0, self._icon_top()), QSize(_CARET, _CARET))
            icons.paint_icon(painter, place, self._icon, role)
            inner.setLeft(inner.left() + _CARET + 6)
        if self._has_caret:
            place = QRect(inner.right() - _CARET + 1, self._icon_top(), _CARET, _CARET)
            icons.paint_icon(painter, place, "caret-down", role)
            inner.setRight(place.left() - 4)
        painter.setPen(theme.current().color(role))
        painter.setFont(self.font())
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width() + 2
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_frame(self, painter: QPainter) -> None:
        colours = theme.current()
        over = self.underMouse() or self.isDown()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._strong and self._filled:
            edge, fill = "sel.text" if over else "sel", "sel"
        elif self._flat:
            edge = fill = "hover"
        else:
            edge, fill = "line.strong" if over else "line", "hover" if self.isDown() else "field"
        if over or not self._flat:
            painter.setPen(colours.color(edge))
            painter.setBrush(colours.color(fill))
            painter.drawRoundedRect(frame, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _icon_top(self) -> int:
        return (self.height() - _CARET) // 2

    def _text_role(self) -> str:
        if self._strong and self._filled:
            return "accent"
        if self._flat:
            return "text.3"
        return "text" if self._filled else "text.2"
