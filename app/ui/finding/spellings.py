"""Whether names are looked for in other spellings: in this search, and in general."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from app.ui.actions import Desk
    from app.ui.finding.query_bar import QueryBar
    from app.ui.finding.question import Found

_ACTION = "find.spellings"


class Spellings(QObject):
    """Follows the switch above the results and the setting; ``changed()`` tells.

    What is switched for one search holds until the query is another one altogether.
    """

    changed = Signal()

    def __init__(self, desk: Desk, bar: QueryBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._here: bool | None = None
        action = desk.actions.get(_ACTION)
        action.setChecked(desk.settings.other_spellings)
        action.toggled.connect(self._on_general)
        bar.variants.wanted.connect(self._on_here)
        bar.variants.list_wanted.connect(desk.actions.get("find.names").trigger)

    @property
    def on(self) -> bool:
        """Whether other spellings are looked for."""
        return self._desk.settings.other_spellings if self._here is None else self._here

    def forget(self) -> None:
        """Another search begins: the setting counts again."""
        self._here = None

    def follow(self, found: Found) -> None:
        """Say which other spellings were found."""
        asked = not found.question.empty
        self._bar.variants.show_found(found, can_be_on=asked and self._here is False)

    @Slot(bool)
    def _on_here(self, on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._here = on
        self.changed.emit()

    @Slot(bool)
    def _on_general(self, on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self._here = None
        self._desk.settings.other_spellings = on
        self._desk.settings.save()
        self.changed.emit()
