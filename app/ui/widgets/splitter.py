"""A splitter that remembers its place, folds its sides and moves by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = 16


class Splitter(QSplitter):
    """Panes side by side; ``name`` is where the sizes are remembered, ``sizes`` the default ones.

    A size of 0 among the defaults takes the spare room. A double click on a divider restores the
    default. Dragging a pane below its minimum folds it.
    """

    def __init__(
        self,
        name: str,
        sizes: Sequence[int] = (),
        parent: QWidget | None = None,
        *,
        vertical: bool = False,
    ) -> None:
        way = Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal
        super().__init__(way, parent)
        self.setObjectName(f"splitter.{name}")
        self._name = name
        self._defaults = list(sizes)
        self._others: list[int] = []
        self._placed = False
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)

    def restore_defaults(self) -> None:
        """Give every pane its default size and forget the remembered ones."""
        memory.current().splitters.pop(self._name, None)
        self.place_again()

    def place_again(self) -> None:
        """Take the remembered sizes, else the default ones, after panes came or went."""
        remembered = memory.current().splitters.get(self._name, [])
        for sizes in (remembered, self._defaults, self._others):
            if len(sizes) == self.count():
                self._place(sizes)
                return

    def close_up(self, *, first: bool) -> None:
        """Give the others their default sizes after the ``first`` pane, or the last, has gone."""
        self._others = self._defaults[1:] if first else self._defaults[:-1]
        self.place_again()

    def move_by_keyboard(self) -> None:
        """Focus the first divider: arrows move it, Enter keeps, Esc puts it back."""
        for number in range(1, self.count()):
            handle = self.handle(number)
            if isinstance(handle, _Handle) and handle.isVisible():
                handle.take_keys()
                return

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    @override
    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Show and not self._placed:
            self._placed = True
            self.place_again()
        return handled

    def remember(self) -> None:
        """Keep the sizes as they are now."""
        memory.current().splitters[self._name] = self.sizes()

    def _place(self, sizes: Sequence[int]) -> None:
        if len(sizes) != self.count():
            return
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        spare = max(whole - sum(sizes), 0)
        stretching = [number for number, size in enumerate(sizes) if size == 0]
        share = spare // len(stretching) if stretching else 0
        self.setSizes([size or share for size in sizes])
        for number, size in enumerate(sizes):
            self.setStretchFactor(number, 0 if size and stretching else 1)

    @Slot()
    def _on_moved(self) -> None:
        self.remember()


class _Handle(QSplitterHandle):
    """A line of 1 px, in the accent while it has the focus or the pointer is over it."""

    def __init__(self, way: Qt.Orientation, splitter: Splitter) -> None:
        super().__init__(way, splitter)
        self._before: list[int] = []
        self._came_from: QWidget | None = None
        self.setAccessibleName(self.tr("Divider"))

    def take_keys(self) -> None:
        self._before = self.splitter().sizes()
        self._came_from = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = {Qt.Key.Key_Left, Qt.Key.Key_Up}
        on = {Qt.Key.Key_Right, Qt.Key.Key_Down}
        if event.key() in back | on:
            margins = self.contentsMargins()  # Qt widens a line of 1 px to be grabbed
            across = self.orientation() is Qt.Orientation.Horizontal
            place = self.x() + margins.left() if across else self.y() + margins.top()
            self.moveSplitter(place + (_STEP if event.key() in on else -_STEP))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._leave()
        elif event.key() == Qt.Key.Key_Escape:
            self.splitter().setSizes(self._before)
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        if isinstance(splitter, Splitter):
            splitter.restore_defaults()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "accent" if self.hasFocus() or self.underMouse() else "line"
        painter.fillRect(self.rect(), theme.current().color(role))
        painter.end()

    def _leave(self) -> None:
        splitter = self.splitter()
        if isinstance(splitter, Splitter):
            splitter.remember()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clearFocus()
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
