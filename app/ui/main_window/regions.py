"""F6: from one region of the window to the next, each remembering where one was in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from app.ui.main_window.focus_order import tab_stops
from app.ui.widgets.focus import first_focus_in
from app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from collections.abc import Sequence


class Regions:
    """Steps through what ``regions_of`` finds; the focus returns to the widget that had it."""

    def __init__(self) -> None:
        self._left_at: dict[int, QWidget] = {}

    def step(self, regions: Sequence[QWidget], by: int) -> None:
        """Move the focus ``by`` regions on (-1: back), round and round."""
        shown = [region for region in regions if region.isVisible() and first_focus_in(region)]
        if not shown:
            return
        held = QApplication.focusWidget()
        at = next((n for n, r in enumerate(shown) if held is not None and _within(r, held)), None)
        if at is not None and held is not None:
            self._left_at[id(shown[at])] = held
        start = (-1 if by > 0 else 0) if at is None else at
        self._enter(shown[(start + by) % len(shown)])

    def _enter(self, region: QWidget) -> bool:
        last = self._left_at.get(id(region))
        if last is None or not isValid(last) or not last.isVisible() or not _within(region, last):
            last = _main_stop(region)
        if last is not None:
            last.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return last is not None

    def enter_place(self, place: QWidget, otherwise: QWidget) -> None:
        """Put the focus into ``place`` (unless it is there): to where it was when that was left.

        Into ``otherwise`` if nothing there takes it.
        """
        held = QApplication.focusWidget()
        if held is not None and _within(place, held):
            return
        entered = False
        if id(place) not in self._left_at and _named_stop(place) is None:
            columns = regions_of(place)  # first the text, the results, then the side before it
            shown = [column for column in columns[1:2] + columns if first_focus_in(column)]
            entered = bool(shown) and self._enter(shown[0])
        if not entered and not self._enter(place):
            self._enter(otherwise)

    def leave_place(self, place: QWidget) -> None:
        """Remember where the focus is in ``place``, which is about to go out of sight.

        It is taken away there: Qt would hand it to whatever comes first in the next place.
        """
        held = QApplication.focusWidget()
        if held is not None and _within(place, held):
            self._left_at[id(place)] = held
            held.clearFocus()


def regions_of(place: QWidget) -> list[QWidget]:
    """The regions of a place: the columns of its outermost splitter, else the place itself."""
    splitter = place.findChild(Splitter)
    if splitter is None:
        return [place]
    columns = (splitter.widget(number) for number in range(splitter.count()))
    return [column for column in columns if column is not None]


def _main_stop(region: QWidget) -> QWidget | None:
    """What one comes to a region for: what it names itself (the proxy of its focus).

    Else its first list, text or field, not the button above it.
    """
    named = _named_stop(region)
    if named is not None:
        return named
    button = None
    for stop in tab_stops(region):
        if not _is_button(stop):
            return stop
        button = button or stop
    return button


def _named_stop(region: QWidget) -> QWidget | None:
    named = region.focusProxy()
    return named if named is not None and named.isVisible() and named.isEnabled() else None


def _is_button(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.group() is None


def _within(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)
