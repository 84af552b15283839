"""Where Tab leads: through everything in sight, in the order in which one reads it.

Qt's own chain is that of making. Panes, chips and pages are made and unmade all the time, so the
order is read off the screen instead, whenever the key is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """What Tab comes to in ``root``: by rows from the top, in a row from the reading side."""
    return filter(_stops_at, _in_order(root))


def step_focus(root: QWidget, by: int) -> bool:
    """Lead the focus to the next (1) or the last (-1) stop; ``False`` if there is none."""
    everything = list(_in_order(root))
    stops = [widget for widget in everything if _stops_at(widget)]
    if not stops:
        return False
    place = {id(widget): number for number, widget in enumerate(everything)}
    here = _place_of(QApplication.focusWidget(), place)
    if by > 0:
        found = next((stop for stop in stops if place[id(stop)] > here), stops[0])
    else:
        before = [stop for stop in stops if place[id(stop)] < here]
        found = before[-1] if before else stops[-1]
    forward = Qt.FocusReason.TabFocusReason
    found.setFocus(forward if by > 0 else Qt.FocusReason.BacktabFocusReason)
    above = found.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(found)
        above = above.parentWidget()
    return True


def _place_of(widget: QWidget | None, places: dict[int, int]) -> int:
    """The place of ``widget``, or of what it is part of; -1 if it is nowhere."""
    while widget is not None and id(widget) not in places:
        widget = widget.parentWidget()
    return places[id(widget)] if widget is not None else -1


def _stops_at(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not _is_another_choice(widget)
    )


def _is_another_choice(widget: QWidget) -> bool:
    """Whether another button of the same choice is on: that one takes the focus, arrows go on."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    return group.checkedButton() is not None and group.checkedButton() is not widget


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for row in _rows(widget):
        for child in row:
            yield from _in_order(child)


def _rows(parent: QWidget) -> list[list[QWidget]]:
    """The visible children of ``parent``: those side by side share a row."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    children = [
        child
        for child in parent.findChildren(QWidget, options=direct)
        if child.isVisible() and not child.isWindow()
    ]
    children.sort(key=_top)
    rows: list[list[QWidget]] = []
    end = 0
    for child in children:
        box = child.geometry()
        if rows and box.center().y() <= end:
            rows[-1].append(child)
        else:
            rows.append([child])
            end = box.bottom()
    mirrored = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for row in rows:
        row.sort(key=_left, reverse=mirrored)
    return rows


def _top(widget: QWidget) -> int:
    return widget.geometry().top()


def _left(widget: QWidget) -> int:
    return widget.geometry().left()
