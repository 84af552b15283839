"""Panes that are scrolled together: the one with the focus leads, the others follow."""

from __future__ import annotations

import math
from contextlib import contextmanager
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QPropertyAnimation, QTimer, Slot

from app.ui.reading.course import Course, Meeting, level_at
from app.ui.widgets.motion import is_reduced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QScrollBar

    from app.domain.article import ArticleId, Span
    from app.ui.actions import Desk
    from app.ui.reading.links import Links
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea

    Shown = list[tuple[Pane, ArticleId | None]]

_MS = 160
_AT_ONCE = 48
"""A way of so few pixels is gone at once: the panes move as one."""


class _Standing(NamedTuple):
    """How panes came to stand as they do: ``leader`` was scrolled and the others followed.

    Or two passages were brought ``level``: the leader's, the other pane and the passage there.
    """

    shown: Shown
    leader: Pane
    level: tuple[Span, Pane, Span] | None = None


class LinkedScrolling(QObject):
    """Lets panes follow the one that leads, as long as ``on``.

    The pane with the focus leads, however it came to scroll; another leads while it is scrolled by
    hand. What this object scrolls itself leads nobody.
    """

    def __init__(self, desk: Desk, area: PaneArea, links: Links) -> None:
        super().__init__(area)
        self._desk = desk
        self._area = area
        self._links = links
        self._is_on = True
        self._is_following = self._is_hurried = self._is_laid_out = False
        self._by_hand: QScrollBar | None = None
        self._courses: dict[tuple[Pane, Pane], Course] = {}
        self._ways: dict[QScrollBar, QPropertyAnimation] = {}
        self._standing: _Standing | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._on_laid_out)
        links.changed.connect(self._on_linked)
        area.arranged.connect(self._on_linked)
        area.measured.connect(self._on_measured)

    @property
    def on(self) -> bool:
        """Whether panes follow the one that leads."""
        return self._is_on

    @on.setter
    def on(self, on: bool) -> None:
        self._is_on = on
        self._again.start()

    @property
    def is_levelling(self) -> bool:
        """Whether panes were laid out anew and are still to be brought to where they stood."""
        return self._again.isActive()

    def attend(self, pane: Pane) -> None:
        """Watch how ``pane`` is scrolled."""
        bar = pane.view.verticalScrollBar()
        bar.actionTriggered.connect(self._on_hand)
        bar.valueChanged.connect(self._on_scrolled)

    @Slot()
    def _on_linked(self) -> None:
        """Other passages are linked, or other panes stand side by side."""
        self._courses.clear()
        self._again.start()

    @Slot()
    def _on_measured(self) -> None:
        """Passages stand elsewhere: the panes are brought to where they stood before."""
        self._courses.clear()
        self._is_laid_out = True
        self._again.start()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Whatever scrolls meanwhile leads nobody."""
        before, self._is_following = self._is_following, True
        try:
            yield
        finally:
            self._is_following = before

    def bring_level(self, pane: Pane, here: Span, other: Pane, there: Span) -> None:
        """Scroll ``here`` in ``pane`` to the middle and ``there`` in ``other`` to its height."""
        a, b = pane.view.geometry_of_text, other.view.geometry_of_text
        one = a.extent(here) if a is not None else None
        two = b.extent(there) if b is not None else None
        if one is None or two is None:
            return
        self._make_room()
        apart = _top(pane) - _top(other)
        wanted = _wanted(pane, one)
        # Neither can be scrolled above its top or below its end: both go where both can.
        least = max(one[0] - _last(pane), two[0] - _last(other) - apart)
        most = min(one[0], two[0] - apart)
        y = min(max(wanted, least), max(least, most))
        self._standing = _Standing(self._shown(), pane, (here, other, there))
        with self.still():
            self._move(pane, round(one[0] - y))
            self._move(other, round(two[0] - y - apart))

    # Slots

    @Slot(int)
    def _on_hand(self, _action: int) -> None:
        """A wheel, a key or the pointer moves this bar: whatever moved it before stops."""
        bar = self._sending_bar()
        self._by_hand = bar
        if bar is not None and bar in self._ways:
            self._ways[bar].stop()

    @Slot(int)
    def _on_scrolled(self, _value: int) -> None:
        bar = self._sending_bar()
        by_hand, self._by_hand = self._by_hand is bar, None
        leader = self._pane_of(bar) if bar is not None else None
        if bar is None or leader is None or self._is_following or leader.view.is_laying_out:
            return
        way = self._ways.get(bar)
        if way is not None and way.state() is QPropertyAnimation.State.Running:
            return
        leads = by_hand or leader is self._area.active
        if not self.on or leader.view.scrolls_alone or not leads:
            self._standing = None
        else:
            self._standing = _Standing(self._shown(), leader)
            self._lead(leader)

    @Slot()
    def _on_laid_out(self) -> None:
        """Panes that stood as they were scrolled together do so again: lines are others now."""
        self._make_room()
        standing, laid_out, self._is_laid_out = self._standing, self._is_laid_out, False
        if not laid_out:
            return
        if standing is None or not self.on or standing.shown != self._shown():
            self._standing = None
            return
        with self._at_once():
            if standing.level is not None:
                here, other, there = standing.level
                self.bring_level(standing.leader, here, other, there)
            else:
                self._lead(standing.leader)

    # Private

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Whatever is scrolled meanwhile is there at once."""
        self._is_hurried = True
        try:
            yield
        finally:
            self._is_hurried = False

    def _shown(self) -> Shown:
        """What stands side by side now."""
        return [(p, p.article.id if p.article is not None else None) for p in self._area.in_sight]

    def _lead(self, leader: Pane) -> None:
        with self.still():
            for other in self._area.in_sight:
                if other is leader:
                    continue
                value = self._course(leader, other).scrolled(
                    leader.view.verticalScrollBar().value()
                )
                if value is not None:
                    self._move(other, round(value))

    def _course(self, leader: Pane, other: Pane) -> Course:
        """How ``other`` follows; kept until something is measured anew."""
        if (leader, other) not in self._courses:
            self._courses[leader, other] = self._plotted(leader, other)
        return self._courses[leader, other]

    def _plotted(self, leader: Pane, other: Pane) -> Course:
        a, b = leader.view.geometry_of_text, other.view.geometry_of_text
        meetings: list[Meeting] = []
        if a is not None and b is not None and leader.article and other.article:
            apart = _top(leader) - _top(other)
            for pair in self._links.between(leader.article.id, other.article.id):
                here, there = a.extent(pair.a), b.extent(pair.b)
                if here is not None and there is not None:
                    meetings.append(Meeting(*here, there[0] - apart, pair.score))
        height = leader.view.viewport().height()
        return Course(meetings, height, (_last(leader), _last(other)))

    def _make_room(self) -> None:
        """Let each pane be scrolled past its end, so far that its passages can stand level.

        Above its beginning there is no room: its first passages stand where they are, and those of
        another pane come up to them.
        """
        beyond = dict.fromkeys(self._area.panes, 0)
        for pane, other in permutations(self._area.in_sight if self.on else (), 2):
            beyond[other] = max(beyond[other], self._missing(pane, other))
        before = [_last(pane) for pane in beyond]
        with self.still():
            for pane, pixels in beyond.items():
                pane.view.bar.set_beyond(pixels)
        if before != [_last(pane) for pane in beyond]:
            self._courses.clear()

    def _missing(self, leader: Pane, other: Pane) -> int:
        """By how much ``other`` ends too soon for its passages to be level with the leader's."""
        a, b = leader.view.geometry_of_text, other.view.geometry_of_text
        if a is None or b is None or leader.article is None or other.article is None:
            return 0
        height, apart, needed = leader.view.viewport().height(), _top(leader) - _top(other), 0.0
        for pair in self._links.between(leader.article.id, other.article.id):
            here, there = a.extent(pair.a), b.extent(pair.b)
            if here is not None and there is not None:
                led = here[0] - level_at((here[0] + here[1]) / 2, height, leader.view.bar.end)
                brought = min(_wanted(leader, here), here[0], there[0] - apart)
                needed = max(needed, there[0] - apart - min(led, brought))
        return max(0, math.ceil(needed) - other.view.bar.end)

    def _move(self, pane: Pane, value: int) -> None:
        bar = pane.view.verticalScrollBar()
        value = min(max(value, bar.minimum()), bar.maximum())
        way = self._ways.get(bar)
        if way is not None:
            way.stop()
        near = abs(value - bar.value()) <= _AT_ONCE
        if near or self._is_hurried or is_reduced(self._desk.settings):
            bar.setValue(value)
            return
        if way is None:
            way = QPropertyAnimation(bar, b"value", bar)
            way.setDuration(_MS)
            way.setEasingCurve(QEasingCurve.Type.OutCubic)
            way.finished.connect(self._on_arrived)
            self._ways[bar] = way
        way.setStartValue(bar.value())
        way.setEndValue(value)
        way.start()

    @Slot()
    def _on_arrived(self) -> None:
        self._area.update_gutters()

    def _sending_bar(self) -> QScrollBar | None:
        sender = self.sender()
        for pane in self._area.panes:
            bar = pane.view.verticalScrollBar()
            if bar is sender:
                return bar
        return None

    def _pane_of(self, bar: QScrollBar) -> Pane | None:
        return next((p for p in self._area.panes if p.view.verticalScrollBar() is bar), None)


def _top(pane: Pane) -> int:
    """Where the pane's view begins: a field above it may have pushed it down."""
    return pane.view.viewport().mapTo(pane, QPoint(0, 0)).y() + pane.y()


def _wanted(pane: Pane, extent: tuple[float, float]) -> float:
    """How far below the top of its view a passage is to stand: in the middle."""
    return max(8.0, (pane.view.viewport().height() - (extent[1] - extent[0])) / 2)


def _last(pane: Pane) -> int:
    return pane.view.verticalScrollBar().maximum()
