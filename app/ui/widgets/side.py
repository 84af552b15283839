"""A side of a place: a column of its splitter where there is room, else a drawer over its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from typing_extensions import override

from app.ui.widgets.drawer import Drawer, Edge

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from app.ui.widgets.splitter import Splitter


class Side(QObject):
    """Lets a checkable ``action`` show and hide ``column``.

    Below ``below`` px of the place's width the column leaves the splitter and becomes a drawer of
    ``width`` px, closed at first; with room again it goes back to where it was.
    """

    def __init__(
        self,
        place: QWidget,
        splitter: Splitter,
        column: QWidget,
        action: QAction,
        *,
        edge: Edge,
        below: int,
        width: int,
    ) -> None:
        super().__init__(place)
        self._place = place
        self._splitter = splitter
        self._column = column
        self._action = action
        self._edge: Edge = edge
        self._below = below
        self._wanted = True
        self._drawer = Drawer(place, edge, width)
        self._drawer.closed.connect(self._on_drawer_closed)
        action.triggered.connect(self._on_triggered)
        place.installEventFilter(self)

    @property
    def is_drawer(self) -> bool:
        """Whether the side is a drawer now."""
        return self._drawer.isAncestorOf(self._column)

    @property
    def is_shown(self) -> bool:
        """Whether the side can be seen, as a column or as an open drawer."""
        return self._drawer.is_open if self.is_drawer else not self._column.isHidden()

    def show(self) -> None:
        """Bring the side into sight."""
        self._set_shown(shown=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Also when the place comes into sight: the action is shared by several places.
        if watched is self._place:
            if event.type() is QEvent.Type.Resize:
                self._fit()
            elif event.type() is QEvent.Type.Show:
                self._fit()
                self._action.setChecked(self.is_shown)
        return False

    def _fit(self) -> None:
        narrow = self._place.width() < self._below
        if narrow and not self.is_drawer:
            self._drawer.set_content(self._column)
            self._splitter.close_up(first=self._edge == "left")
        elif not narrow and self.is_drawer:
            self._drawer.hide()
            first = self._edge == "left"
            self._splitter.insertWidget(0 if first else self._splitter.count(), self._column)
            self._column.setVisible(self._wanted)
            self._splitter.place_again()
        else:
            return
        if self._place.isVisible():
            self._action.setChecked(self.is_shown)

    def _set_shown(self, *, shown: bool) -> None:
        if self.is_drawer:
            if shown:
                self._drawer.open()
            else:
                self._drawer.shut()
        else:
            self._wanted = shown
            self._column.setVisible(shown)
        self._action.setChecked(shown)

    @Slot(bool)
    def _on_triggered(self, checked: bool) -> None:  # noqa: FBT001
        if self._place.isVisible():
            self._set_shown(shown=checked)

    @Slot()
    def _on_drawer_closed(self) -> None:
        if self._place.isVisible():
            self._action.setChecked(False)
