"""Where open articles meet: ribbons, linked scrolling, and going from passage to passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from app.ui.models.link_list import LinkedPassage
from app.ui.passages.quoting import quoted
from app.ui.reading.linked_scrolling import LinkedScrolling
from app.ui.reading.links import Couple, Link, Links
from app.ui.widgets import memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.article import Span
    from app.library.comparing import Pair
    from app.ui.actions import Desk
    from app.ui.reading.pane import Pane
    from app.ui.reading.pane_area import PaneArea

_OFF = "read.links"
_REST_MS = 120
_FEW_WORDS = 6


class _Row(NamedTuple):
    other: Pane
    link: Link
    passage: LinkedPassage

    @property
    def span(self) -> Span:
        """The passage here."""
        return self.passage.here


class Linking(QObject):
    """Joins the panes in sight.

    ``changed`` comes when other passages are linked or another one is at hand, ``moved_on`` when
    fewer or more of them are in view, ``chosen`` when one was chosen by its ribbon; ``menu_wanted``
    carries the point of the screen where the menu of the link at hand is wanted.
    """

    changed = Signal()
    moved_on = Signal()
    chosen = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, area: PaneArea, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._area = area
        self._host = host
        self.links = Links(desk, self)
        self.scrolling = LinkedScrolling(desk, area, self.links)
        self.scrolling.on = _OFF not in memory.current().folded
        self._current: Link | None = None
        self._rows: list[_Row] | None = None
        self._drawn_rows: list[_Row] | None = None
        self._told = -1
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        area.added.connect(self._on_added)
        area.changed.connect(self.refresh)
        area.arranged.connect(self.refresh)
        area.ribbon_chosen.connect(self._on_ribbon)
        area.ribbon_asked.connect(self._on_ribbon_asked)
        self.links.changed.connect(self.refresh)
        for name, slot in (
            ("go.next_linked", self._on_next),
            ("go.previous_linked", self._on_previous),
        ):
            desk.actions.get(name).triggered.connect(slot)
        action = desk.actions.get("view.link_panes")
        action.setChecked(self.scrolling.on)
        action.triggered.connect(self._on_switched)

    # What is linked

    @property
    def passages(self) -> Sequence[LinkedPassage]:
        """The passages of the other panes in sight that the active one's article is linked to.

        After them come the nearest passages without a ribbon, and what was called no match.
        """
        return [row.passage for row in self._listed()]

    @property
    def current(self) -> int | None:
        """The number of the linked passage at hand among ``passages``, from 0."""
        at_hand = self._current
        if at_hand is not None:
            for number, row in enumerate(self._listed()):
                if row.link.joins(at_hand):
                    return number
        return None

    @property
    def at_hand(self) -> Link | None:
        """The link at hand, seen from the active pane's article."""
        current = self.current
        return None if current is None else self._listed()[current].link

    @property
    def is_comparing(self) -> bool:
        """Whether an answer about the articles in sight is still to come."""
        here = self._area.active.article if self._area.active is not None else None
        others = [pane.article for pane in self._others()]
        return here is not None and not all(
            self.links.are_known(here.id, other.id) for other in others if other is not None
        )

    @property
    def has_company(self) -> bool:
        """Whether another pane stands beside the active one."""
        return len(self._area.in_sight) > 1

    def in_view(self) -> int:
        """How many linked passages of the active pane's article are in view."""
        pane = self._area.active
        geometry = pane.view.geometry_of_text if pane is not None else None
        if geometry is None:
            return 0
        return len(geometry.in_view(self._drawn()))

    def facts(self) -> list[str]:
        """What the status bar says of links; nothing with one pane."""
        if not self.has_company or self.is_comparing:
            return []
        count, current = self.in_view(), self.current
        words = self.tr("{count} linked passages in view").format(count=count)
        if count < 2:
            words = self.tr("1 linked passage in view") if count else self.tr("No match here")
        facts = [words]
        rows = self._drawn()
        if current is not None and current < len(rows):
            said = rows[current].passage.own_words.split()
            few = " ".join(said[:_FEW_WORDS]) + ("…" if len(said) > _FEW_WORDS else "")
            facts.append(
                self.tr("Passage {number} of {count}: {words}").format(
                    number=current + 1, count=len(rows), words=few
                )
            )
        return facts

    # Going there

    def go_to(self, number: int) -> None:
        """Bring the linked passage of this number (from 0) and its partner level."""
        pane, rows = self._area.active, self._listed()
        if pane is None or not 0 <= number < len(rows):
            return
        row = rows[number]
        self._area.left_at.emit(pane.view.top_position())
        pane.view.put_caret(row.passage.here.start, reveal=False)
        self.scrolling.bring_level(pane, row.passage.here, row.other, row.passage.there)
        self._make_current(row.link)
        self._desk.notices.announce(row.passage.spoken)

    def choose(self, number: int) -> None:
        """Take the linked passage of this number (from 0) to hand, without going there."""
        if 0 <= number < len(self._listed()):
            self._make_current(self._listed()[number].link)

    def step(self, by: int) -> None:
        """Go to the next linked passage (1) or the previous one (-1), round and round."""
        rows, pane = self._drawn(), self._area.active
        if not rows or pane is None:
            return
        current = self.current
        if current is None or current >= len(rows):
            at = pane.view.caret_position()
            before = sum(row.passage.here.start < at for row in rows)
            current = before - 1 if by > 0 else before
        self.go_to((current + by) % len(rows))

    # Slots

    @Slot()
    def refresh(self) -> None:
        """Draw and list what is linked now."""
        self._rows = self._drawn_rows = None
        for gutter in self._area.gutters:
            if gutter.panes is not None:
                left, right = (pane.article for pane in gutter.panes)
                pairs = self.links.between(left.id, right.id) if left and right else ()
                gutter.show_pairs(pairs)
        self._show_current()
        self._allow()
        self.changed.emit()

    @Slot(object)
    def _on_added(self, pane: Pane) -> None:
        self.scrolling.attend(pane)
        pane.view.moved.connect(self._on_moved)

    @Slot()
    def _on_moved(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        count = self.in_view()
        if count != self._told:
            self._told = count
            self.moved_on.emit()

    @Slot(object, object, object)
    def _on_ribbon(self, left: Pane, right: Pane, pair: Pair) -> None:
        """A click: the passages come level, in the pane that has the focus if it is one of two."""
        number = self._number_of(left, right, pair)
        if number is not None:
            self.go_to(number)
            self.chosen.emit()

    @Slot(object, object, object, QPoint)
    def _on_ribbon_asked(self, left: Pane, right: Pane, pair: Pair, point: QPoint) -> None:
        number = self._number_of(left, right, pair)
        if number is not None:
            self.choose(number)
            self.menu_wanted.emit(point)

    @Slot()
    def _on_next(self) -> None:
        if self._host.isVisible():
            self.step(1)

    @Slot()
    def _on_previous(self) -> None:
        if self._host.isVisible():
            self.step(-1)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:  # noqa: FBT001  # a Qt signal's argument
        self.scrolling.on = on
        folded = memory.current().folded
        if on and _OFF in folded:
            folded.remove(_OFF)
        elif not on and _OFF not in folded:
            folded.append(_OFF)
        self._desk.notices.tell(
            self.tr("Panes scroll together") if on else self.tr("Each pane scrolls on its own")
        )

    # Private

    def _others(self) -> list[Pane]:
        return [pane for pane in self._area.in_sight if pane is not self._area.active]

    def _listed(self) -> list[_Row]:
        if self._rows is None:
            self._rows = self._made()
        return self._rows

    def _number_of(self, left: Pane, right: Pane, pair: Pair) -> int | None:
        """Which row the ribbon between two panes is; one of them takes the focus for it."""
        if self._area.active not in (left, right):
            self._area.activate(left)
        if left.article is None or right.article is None:
            return None
        link = Link(Couple(left.article.id, right.article.id), pair)
        rows = enumerate(self._listed())
        return next((number for number, row in rows if row.link.joins(link)), None)

    def _drawn(self) -> list[_Row]:
        """Those with a ribbon: one list as long as they stay the same, so it is measured once."""
        if self._rows is None or self._drawn_rows is None:
            self._drawn_rows = [row for row in self._listed() if row.link.pair.drawn]
        return self._drawn_rows

    def _made(self) -> list[_Row]:
        here = self._area.active.article if self._area.active is not None else None
        rows: list[_Row] = []
        seen = set()
        for pane in self._others():
            there = pane.article
            if here is None or there is None or there.id in seen:
                continue
            seen.add(there.id)
            pairs = self.links.between(here.id, there.id)
            for pair in (*pairs, *self.links.beside(here.id, there.id)):
                passage = LinkedPassage(
                    there.id,
                    pair.a,
                    pair.b,
                    pair.relation if pair.drawn or pair.ruling else "similar",
                    there.short_title,
                    there.paragraph_at(pair.b.start),
                    quoted(there, pair.b),
                    quoted(here, pair.a),
                    pair.ruling,
                    pair.by,
                )
                rows.append(_Row(pane, Link(Couple(here.id, there.id), pair), passage))
        return sorted(rows, key=_place)

    def _make_current(self, link: Link | None) -> None:
        self._current = link
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        link = self.at_hand
        for gutter in self._area.gutters:
            pair = None
            if link is not None and gutter.panes is not None:
                ids = tuple(p.article.id if p.article is not None else "" for p in gutter.panes)
                if ids == link.couple:
                    pair = link.pair
                elif ids == link.couple.turned:
                    pair = link.turned.pair
            gutter.show_current(pair)

    def _allow(self) -> None:
        allow = self._desk.actions.allow
        allow("view.link_panes", self.has_company, self.tr("There is one pane only"), "read")
        none = self.tr("No linked passages in this article and those beside it")
        if not self.has_company:
            none = self.tr("No linked passages: no other article is open beside this one")
        elif self.is_comparing:
            none = self.tr("The articles are still being compared")
        for name in ("go.next_linked", "go.previous_linked"):
            allow(name, bool(self._drawn()), none, "read")


def _place(row: _Row) -> tuple[int, int, int]:
    """Drawn ones first, then those nobody spoke of, refused ones last."""
    pair = row.link.pair
    rank = 0 if pair.drawn else 1 + (pair.ruling is not None)
    return (rank, row.passage.here.start, row.passage.there.start)
