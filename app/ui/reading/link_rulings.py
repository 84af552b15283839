"""What the analyst says of the link at hand: a right match, or not a match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.library.comparing import Ruling
    from app.ui.actions import Desk
    from app.ui.reading.deeds import Deeds
    from app.ui.reading.linking import Linking


class LinkRulings(QObject):
    """Lets the link at hand be judged, by the actions and by the menu of a ribbon.

    An action that is checked says what was said already; triggered again it takes that back.
    """

    def __init__(self, desk: Desk, deeds: Deeds, linking: Linking, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._deeds = deeds
        self._linking = linking
        self._host = host
        self._right, self._wrong = desk.actions.get("link.right"), desk.actions.get("link.wrong")
        self._right.triggered.connect(self._on_right)
        self._wrong.triggered.connect(self._on_wrong)
        linking.changed.connect(self.refresh)
        linking.menu_wanted.connect(self.open_menu)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Let the actions say what was said of the link at hand."""
        link = self._linking.at_hand
        ruling = link.pair.ruling if link is not None else None
        self._right.setChecked(ruling == "right")
        self._wrong.setChecked(ruling == "wrong")
        why = self.tr("Go to a linked passage first (Alt+Down)")
        for name in ("link.right", "link.wrong"):
            self._desk.actions.allow(name, link is not None, why, "read")

    @Slot(int, str)
    def judge_row(self, number: int, action: str) -> None:
        """Trigger "link.right" or "link.wrong" on the linked passage of this number."""
        self._linking.choose(number)
        self._desk.actions.trigger(action)

    @Slot(int, QPoint)
    def open_menu_of_row(self, number: int, point: QPoint) -> None:
        """Offer the two for the linked passage of this number."""
        self._linking.choose(number)
        self.open_menu(point)

    @Slot(QPoint)
    def open_menu(self, point: QPoint) -> None:
        """Offer the two at a ``point`` of the screen."""
        menu = QMenu(self._host)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._right)
        menu.addAction(self._wrong)
        menu.popup(point)

    @Slot()
    def _on_right(self) -> None:
        self._say("right")

    @Slot()
    def _on_wrong(self) -> None:
        self._say("wrong")

    def _say(self, ruling: Ruling) -> None:
        link = self._linking.at_hand
        if link is None or not self._host.isVisible():
            self.refresh()
            return
        comparing, pair = self._desk.library.comparing, link.pair
        places = (link.couple.a, pair.a, link.couple.b, pair.b)
        if pair.ruling == ruling:
            self._deeds.attempt(comparing.withdraw, *places)
            words = self.tr("Nothing is said of this match any more")
        elif self._deeds.attempt(comparing.judge, *places, ruling) is None:
            self.refresh()
            return
        elif ruling == "right":
            words = self.tr("Right match: it stays linked")
        else:
            words = self.tr("Not a match: the link is gone")
        self._desk.notices.tell(words, action=self._desk.actions.get("edit.undo"))
