"""Grading: six equal cells, A to F or 1 to 6, with the meaning in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.focus import paint_ring, shows_ring

if TYPE_CHECKING:
    from collections.abc import Mapping


class GradeControl(QWidget):
    """A label, the chosen cell's meaning, and the cells.

    ``chosen`` carries the key picked by hand, such as "C" or "3", or "" if the chosen one was
    picked again: not graded. Arrows move the ring, Space or Enter picks, the key itself picks.
    """

    chosen = Signal(str)

    def __init__(
        self, label: str, meanings: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meanings = dict(meanings)
        self._value = ""
        self.setAccessibleName(label)
        words = QLabel(label)
        words.setFont(theme.ui_font(12, 500))
        words.setProperty("role", "secondary")
        self._meaning = ElidedLabel()
        self._meaning.setFont(theme.ui_font(12))
        self._meaning.setProperty("role", "secondary")
        self._meaning.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(self._meaning)
        self._cells = _Cells(label, self._meanings, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._cells)
        self._cells.picked.connect(self._on_picked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self._cells.first())
        self.set_value(None)

    def focus_value(self) -> None:
        """Put the focus on the chosen cell, or on the first if none is."""
        self._cells.cell(self._value).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def value(self) -> str:
        """The chosen key, or "" for not graded."""
        return self._value

    def set_value(self, value: str | int | None) -> None:
        """Show ``value`` as chosen without telling; ``None`` is "not graded"."""
        self._value = "" if value is None else str(value)
        self._cells.show_value(self._value)
        self._meaning.setText(self._meanings.get(self._value, self.tr("Not graded")))
        self._meaning.setToolTip("")

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        self.set_value(None if key == self._value else key)
        self.chosen.emit(self._value)


class _Cells(QWidget):
    picked = Signal(str)

    def __init__(self, label: str, meanings: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(30)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # picking the chosen one again clears the grade
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, _Cell] = {}
        for key, meaning in meanings.items():
            cell = _Cell(key, f"{label} {key}, {meaning}", self)
            cell.setToolTip(f"{key}: {meaning}")
            self._buttons[key] = cell
            self._group.addButton(cell)
            row.addWidget(cell, 1)
        self._group.buttonClicked.connect(self._on_clicked)

    def first(self) -> _Cell:
        return next(iter(self._buttons.values()))

    def cell(self, value: str) -> _Cell:
        return self._buttons.get(value) or self.first()

    def show_value(self, value: str) -> None:
        for key, cell in self._buttons.items():
            cell.setChecked(key == value)
        on = self._buttons.get(value)
        for cell in self._buttons.values():  # Tab stops once, at the chosen cell
            stop = cell is (on or self.first())
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def step(self, cell: _Cell, by: int) -> None:
        cells = list(self._buttons.values())
        to = min(max(cells.index(cell) + by, 0), len(cells) - 1)
        cells[to].setFocus(Qt.FocusReason.TabFocusReason)

    def pick(self, key: str) -> bool:
        if key in self._buttons:
            self.picked.emit(key)
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
        return key in self._buttons

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = theme.current()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.fillPath(outline, shown.color("field" if self.isEnabled() else "panel"))
        painter.setClipPath(outline)
        for key, cell in self._buttons.items():
            self._paint_cell(painter, cell, key)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.color("line.strong" if self.isEnabled() else "line"), 1))
        painter.drawPath(outline)
        for cell in self._buttons.values():
            if cell.shows_ring:
                paint_ring(painter, cell.geometry().adjusted(-1, 0, 1, 0), 5)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: _Cell, key: str) -> None:
        shown = theme.current()
        rect = cell.geometry()
        role = "text" if self.isEnabled() else "text.3"
        if cell.isChecked():
            painter.fillRect(rect, shown.color("accent" if self.isEnabled() else "hover"))
            role = "on.accent" if self.isEnabled() else "text.3"
        elif cell.underMouse() and self.isEnabled():
            painter.fillRect(rect, shown.color("hover"))
        if rect.left() > 0:
            painter.fillRect(QRect(rect.left(), 0, 1, self.height()), shown.color("line"))
        painter.setFont(theme.ui_font(13, 600 if cell.isChecked() else 500))
        painter.setPen(shown.color(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.picked.emit(button.text())


class _Cell(QAbstractButton):
    """A cell; the row paints it, so that the rounded border clips it."""

    def __init__(self, key: str, name: str, row: _Cells) -> None:
        super().__init__(row)
        self._row = row
        self._ringed = True
        self.setText(key)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shows_ring(self) -> bool:
        return self.hasFocus() and self._ringed

    @override
    def sizeHint(self) -> QSize:
        return QSize(24, 30)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = shows_ring(event, before=self._ringed)
        super().focusInEvent(event)
        self._row.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._row.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self._row.step(self, -1)
        elif event.key() == Qt.Key.Key_Right:
            self._row.step(self, 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif not self._row.pick(event.text().upper()):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._row.update()
