"""The panes side by side, with a gutter between each two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.reading.gutter import Gutter
from app.ui.reading.pane import Pane
from app.ui.reading.pane_moves import PaneTabs, drag_pane
from app.ui.reading.paper import Paper

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from app.domain.article import ArticleId
    from app.library.comparing import Pair
    from app.ui.actions import Desk

MOST = 4
"""How many panes there may be."""

_ALWAYS = 2
_ROOM_FOR = ((1640, 4), (1240, 3))
"""How wide the area must be for so many panes side by side; two always fit."""


class PaneArea(QWidget):
    """Up to four panes; those that have no room side by side are tabs of the last one in sight.

    ``changed`` comes when panes come, go, take the focus or show another article, ``arranged`` when
    others are in sight than before, ``measured`` when one was laid out anew. ``added`` carries a
    new pane, ``ribbon_chosen`` the two panes and the pair whose ribbon was clicked,
    ``ribbon_asked`` these and the point of the screen where its menu is wanted. ``emptied`` follows
    when the last pane goes and the keyboard was in it.
    """

    changed = Signal()
    emptied = Signal()
    arranged = Signal()
    measured = Signal()
    added = Signal(object)
    ribbon_chosen = Signal(object, object, object)
    ribbon_asked = Signal(object, object, object, QPoint)
    picked = Signal()
    caret_moved = Signal()
    graded = Signal(str, str)
    left_at = Signal(int)
    edges_moved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panes: list[Pane] = []
        self._spare: Pane | None = None
        self._gutters: list[Gutter] = []
        self._active: Pane | None = None
        self._front: Pane | None = None
        self._sight: list[Pane] = []
        self._behind: list[Pane] = []
        self.tabs = PaneTabs(self.tr("Further panes"))
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.tabMoved.connect(self._on_tab_moved)
        self.tabs.taken.connect(self._on_tab_taken)
        self._row_widget = QWidget()
        self._row = QHBoxLayout(self._row_widget)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._nothing = Paper()
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
    def in_sight(self) -> list[Pane]:
        """The panes that stand side by side, from left to right."""
        return list(self._sight)

    @property
    def gutters(self) -> list[Gutter]:
        """The gutters between panes in sight, from left to right."""
        return self._gutters[: max(0, len(self._sight) - 1)]

    @property
    def active(self) -> Pane | None:
        """The pane that has the focus, or had it last."""
        return self._active

    @property
    def has_room(self) -> bool:
        """Whether there may be another pane."""
        return len(self._panes) < MOST

    @property
    def fits_another(self) -> bool:
        """Whether another pane would stand beside those in sight."""
        return self.has_room and len(self._panes) < self._fitting()

    def prepare(self) -> None:
        """Build the first pane, to be there when an article is opened."""
        if not self._panes and self._spare is None:
            self._spare = Pane(self._desk)

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
        self._name_tabs()
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
            self.activate(made)
            self._name_tabs()
            made.view.scroll_to_top(top)

    def close_pane(self, pane: Pane) -> None:
        """Take ``pane`` away."""
        held = QApplication.focusWidget()
        had_keys = held is not None and pane.isAncestorOf(held)
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
        if pane is self._front:
            self._front = None
        if self.tabs.parentWidget() is pane:
            self.tabs.setParent(self)
        self._sight = [other for other in self._sight if other is not pane]
        self._behind = [other for other in self._behind if other is not pane]
        if self._panes:
            self.activate(self._panes[min(number, len(self._panes) - 1)])
        else:
            self._stack.setCurrentWidget(self._nothing)
            self.changed.emit()
            if had_keys:
                self.emptied.emit()

    def step(self, by: int) -> None:
        """Give the focus to the next pane (1) or the previous one (-1)."""
        if self._panes and self._active is not None:
            at = self._panes.index(self._active)
            self.activate(self._panes[(at + by) % len(self._panes)])

    def activate(self, pane: Pane) -> None:
        """Give ``pane`` the focus."""
        self._become_active(pane)
        pane.view.setFocus()

    def swap(self, pane: Pane, other: Pane) -> None:
        """Let two panes change places; ``pane`` gets the focus."""
        at, to = self._panes.index(pane), self._panes.index(other)
        self._panes[at], self._panes[to] = other, pane
        self._stand_in_row()
        self.activate(pane)

    def move_pane(self, by: int) -> None:
        """Let the active pane change places with the next one (1) or the previous one (-1)."""
        if self._active is not None:
            to = self._panes.index(self._active) + by
            if 0 <= to < len(self._panes):
                self.swap(self._active, self._panes[to])

    @Slot()
    def update_gutters(self) -> None:
        """Draw the ribbons where the text is now."""
        for gutter in self.gutters:
            gutter.follow()

    def cover(self, page: QWidget) -> None:
        """Show ``page`` in place of the panes, which stay as they are."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def uncover(self) -> None:
        """Show the panes again."""
        self._stack.setCurrentWidget(self._row_widget if self._panes else self._nothing)

    @property
    def cover_shown(self) -> QWidget | None:
        """The page that stands in place of the panes, if there is one."""
        shown = self._stack.currentWidget()
        return None if shown in (self._row_widget, self._nothing) else shown

    def lay_out_again(self) -> None:
        """Lay the article of every pane out as the settings are now."""
        for pane in self._panes:
            pane.lay_out_again()

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

    @Slot()
    def _on_laid_out(self) -> None:
        for gutter in self.gutters:
            gutter.measure()
        self.measured.emit()

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if 0 <= number < len(self._behind):
            self.activate(self._behind[number])

    @Slot(int, int)
    def _on_tab_moved(self, at: int, to: int) -> None:
        before = len(self._panes) - len(self._behind)
        self._panes.insert(before + to, self._panes.pop(before + at))
        self._behind = self._panes[before:]
        self._stand_in_row()
        self.changed.emit()

    @Slot(int)
    def _on_tab_taken(self, number: int) -> None:
        if 0 <= number < len(self._behind):
            drag_pane(self._behind[number])
            self._name_tabs()

    @Slot(object)
    def _on_ribbon(self, pair: Pair) -> None:
        gutter = self.sender()
        if isinstance(gutter, Gutter) and gutter.panes is not None:
            self.ribbon_chosen.emit(*gutter.panes, pair)

    @Slot(object, QPoint)
    def _on_ribbon_menu(self, pair: Pair, point: QPoint) -> None:
        gutter = self.sender()
        if isinstance(gutter, Gutter) and gutter.panes is not None:
            self.ribbon_asked.emit(*gutter.panes, pair, point)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _become_active(self, pane: Pane) -> None:
        self._active = pane
        for other in self._panes:
            other.head.set_active(other is pane)
        self._arrange()
        self.changed.emit()

    def _beside(self) -> Pane:
        """A pane beside the active one: a new one, or the neighbour where a new one would hide it.

        Without room a new pane lies over the last one.
        """
        if self._active is None:
            return self._add()
        fits = len(self._panes) < self._fitting()
        if self.has_room and (fits or self._active is not self._sight[-1]):
            return self._add()
        return self._sight[(self._sight.index(self._active) + 1) % len(self._sight)]

    def _add(self) -> Pane:
        if self._panes:
            gutter = Gutter(self._desk.actions.get("view.link_panes"))
            gutter.chosen.connect(self._on_ribbon)
            gutter.menu_wanted.connect(self._on_ribbon_menu)
            self._gutters.append(gutter)
            self._row.addWidget(gutter)
        pane, self._spare = self._spare or Pane(self._desk), None
        self._panes.append(pane)
        self._row.addWidget(pane, 1)
        pane.focused.connect(self._on_focused)
        pane.picked.connect(self._on_picked)
        pane.view.cursorPositionChanged.connect(self.caret_moved)
        pane.close_wanted.connect(self._on_close_wanted)
        pane.graded.connect(self.graded)
        pane.edges_moved.connect(self.edges_moved)
        pane.gone_to.connect(self.left_at)
        pane.view.moved.connect(self.update_gutters)
        pane.view.laid_out.connect(self._on_laid_out)
        self._stack.setCurrentWidget(self._row_widget)
        self.added.emit(pane)
        return pane

    def _stand_in_row(self) -> None:
        """Stand from left to right in the order of the panes, a gutter between each two."""
        for widget in (*self._panes, *self._gutters):
            self._row.removeWidget(widget)
        for number, pane in enumerate(self._panes):
            if number:
                self._row.addWidget(self._gutters[number - 1])
            self._row.addWidget(pane, 1)

    # Side by side, and behind

    def _fitting(self) -> int:
        """How many panes have room side by side."""
        return next((most for wide, most in _ROOM_FOR if self.width() >= wide), _ALWAYS)

    def _arrange(self) -> None:
        """Put as many panes side by side as fit; the others are tabs of the last."""
        fit = self._fitting()
        beside, behind = self._panes[: fit - 1], self._panes[fit - 1 :]
        if self._active in behind:
            self._front = self._active
        elif self._front not in behind:
            self._front = behind[0] if behind else None
        sight = [*beside, self._front] if self._front is not None else beside
        if (sight, behind) == (self._sight, self._behind):
            return
        self._sight, self._behind = sight, behind
        for pane in self._panes:
            pane.setVisible(pane in sight)
        for number, gutter in enumerate(self._gutters):
            gutter.setVisible(number + 1 < len(sight))
            if number + 1 < len(sight):
                gutter.join(sight[number], sight[number + 1])
        self._name_tabs()
        self.arranged.emit()

    def _name_tabs(self) -> None:
        """A tab for each pane of which only the one in front is in sight."""
        behind = self._behind
        with QSignalBlocker(self.tabs):
            while self.tabs.count() > len(behind):
                self.tabs.removeTab(self.tabs.count() - 1)
            for number, pane in enumerate(behind):
                if number == self.tabs.count():
                    self.tabs.addTab("")
                name = pane.article.short_title if pane.article is not None else ""
                self.tabs.setTabText(number, name.replace("&", "&&"))
                self.tabs.setTabToolTip(number, pane.article.title if pane.article else "")
            if self._front in behind:
                self.tabs.setCurrentIndex(behind.index(self._front))
        if self._front is not None and len(behind) > 1:
            self._front.put_on_top(self.tabs)
        self.tabs.setVisible(len(behind) > 1)
