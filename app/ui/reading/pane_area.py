"""The panes side by side, with a gutter between each two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.reading.pane import Pane
from app.ui.reading.pane_head import HEIGHT
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.domain.article import ArticleId
    from app.ui.actions import Desk

GUTTER = 56
"""The width of the gutter between two panes, in pixels."""

MOST = 2
"""How many panes there may be side by side."""


class Gutter(QWidget):
    """The ground between two panes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(GUTTER)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), shown.color("win"))
        line = shown.color("line")
        painter.fillRect(0, 0, 1, self.height(), line)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, line)
        painter.end()


class PaneArea(QWidget):
    """One pane or more; ``changed`` comes when panes come, go, take the focus or show another."""

    changed = Signal()
    picked = Signal()
    graded = Signal(str, str)
    left_at = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panes: list[Pane] = []
        self._gutters: list[Gutter] = []
        self._active: Pane | None = None
        self._row_widget = QWidget()
        self._row = QHBoxLayout(self._row_widget)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._nothing = _Paper()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._row_widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def panes(self) -> list[Pane]:
        """The panes from left to right."""
        return list(self._panes)

    @property
    def active(self) -> Pane | None:
        """The pane that has the focus, or had it last."""
        return self._active

    @property
    def has_room(self) -> bool:
        """Whether there may be another pane."""
        return len(self._panes) < MOST

    def open(self, article: ArticleId, pane: int | None = None, *, beside: bool = False) -> Pane:
        """Show ``article`` in the active pane, in the one numbered ``pane``, or ``beside``.

        Raises ``NotFound``.
        """
        self._desk.library.article(article)
        if pane is not None:
            while len(self._panes) <= min(pane, MOST - 1):
                self._add()
            target = self._panes[min(pane, len(self._panes) - 1)]
        elif beside:
            target = self._beside()
        else:
            target = self._active or self._add()
        target.show_article(article)
        self.activate(target)
        return target

    def add(self) -> None:
        """Add a pane that shows what the active one shows."""
        if (
            len(self._panes) < MOST
            and self._active is not None
            and self._active.article is not None
        ):
            article, top = self._active.article.id, self._active.view.top_position()
            made = self._add()
            made.show_article(article)
            made.view.scroll_to_top(top)
            self.activate(made)

    def close_pane(self, pane: Pane) -> None:
        """Take ``pane`` away."""
        number = self._panes.index(pane)
        self._panes.remove(pane)
        if self._gutters:
            gutter = self._gutters.pop(max(0, number - 1))
            self._row.removeWidget(gutter)
            gutter.hide()
            gutter.deleteLater()
        self._row.removeWidget(pane)
        pane.hide()
        pane.deleteLater()
        if pane is self._active:
            self._active = None
        if self._panes:
            self.activate(self._panes[min(number, len(self._panes) - 1)])
        else:
            self._stack.setCurrentWidget(self._nothing)
            self.changed.emit()

    def step(self, by: int) -> None:
        """Give the focus to the next pane (1) or the previous one (-1)."""
        if self._panes and self._active is not None:
            at = self._panes.index(self._active)
            self.activate(self._panes[(at + by) % len(self._panes)])

    def activate(self, pane: Pane) -> None:
        """Give ``pane`` the focus."""
        self._become_active(pane)
        pane.view.setFocus()

    def say_empty(self, text: str, action: QAction | None) -> None:
        """What stands here while no pane is open."""
        self._nothing.say(text, action)

    @Slot()
    def _on_focused(self) -> None:
        pane = self.sender()
        if isinstance(pane, Pane) and pane is not self._active:
            self._become_active(pane)

    @Slot()
    def _on_close_wanted(self) -> None:
        pane = self.sender()
        if isinstance(pane, Pane):
            self.close_pane(pane)

    @Slot()
    def _on_picked(self) -> None:
        if self.sender() is self._active:
            self.picked.emit()

    def _become_active(self, pane: Pane) -> None:
        self._active = pane
        for other in self._panes:
            other.head.set_active(other is pane)
        self.changed.emit()

    def _beside(self) -> Pane:
        if self._active is None:
            return self._add()
        if self.has_room:
            return self._add()
        return self._panes[(self._panes.index(self._active) + 1) % len(self._panes)]

    def _add(self) -> Pane:
        if self._panes:
            gutter = Gutter()
            self._gutters.append(gutter)
            self._row.addWidget(gutter)
        pane = Pane(self._desk)
        self._panes.append(pane)
        self._row.addWidget(pane, 1)
        pane.focused.connect(self._on_focused)
        pane.picked.connect(self._on_picked)
        pane.close_wanted.connect(self._on_close_wanted)
        pane.graded.connect(self.graded)
        pane.gone_to.connect(self.left_at)
        self._stack.setCurrentWidget(self._row_widget)
        return pane


class _Paper(QWidget):
    """What stands where no article is open: a sentence and an action."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._state: EmptyState | None = None
        self._said = ""

    def say(self, text: str, action: QAction | None) -> None:
        """Say ``text`` and offer ``action``."""
        if text == self._said:
            return
        self._said = text
        if self._state is not None:
            self._column.removeWidget(self._state)
            self._state.hide()
            self._state.deleteLater()
        self._state = EmptyState(text, action, glyph="book-open")
        self._column.addWidget(self._state)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("paper"))
        painter.end()
