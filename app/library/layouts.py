"""Arrangements of reading panes kept under a name, with the library or with a briefing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.edits import Collection, Edit
from app.domain.errors import BadRequest, NotFound
from app.domain.layout import LONGEST_NAME, Layout, LayoutId, PaneLayout
from app.library.ledger import new_id
from app.storage.records import from_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.briefing import BriefingId
    from app.library.ledger import Ledger

__all__ = ["Layout", "LayoutId", "Layouts", "PaneLayout"]


class Layouts:
    """Keeps layouts; keeping, renaming and deleting one can be undone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> list[Layout]:
        """Every layout by name, those of the library before those of briefings.

        One whose briefing was deleted is the library's.
        """
        kept = [self._housed(one) for one in self._ledger.records.all(Collection.LAYOUT, Layout)]
        return sorted(kept, key=_place)

    def get(self, layout: LayoutId) -> Layout:
        """The layout; raises ``NotFound``."""
        record = self._ledger.records.get(Collection.LAYOUT, layout)
        if record is None:
            raise NotFound("This layout is no longer in the library.")
        return self._housed(from_record(record, Layout))

    def save(
        self,
        name: str,
        panes: Sequence[PaneLayout],
        *,
        active: int = 0,
        briefing: BriefingId | None = None,
    ) -> Layout:
        """Keep ``panes`` under ``name``; one of that name in the same place is kept anew.

        Raises ``BadRequest`` without a name or panes, ``NotFound`` for an article or a briefing
        that is not in the library.
        """
        words = _checked(name)
        if not panes:
            raise BadRequest("There is nothing to keep yet. Open an article first.")
        for pane in panes:
            self._ledger.article(pane.article)
        if briefing is not None and not self._has(briefing):
            raise NotFound("This briefing is no longer in the library.")
        old = self._named(words, briefing)
        made = Layout(
            old.id if old is not None else LayoutId(new_id()),
            words,
            tuple(panes),
            min(max(active, 0), len(panes) - 1),
            briefing,
        )
        change = self._ledger.change(Collection.LAYOUT, made.id, made)
        did = "save" if old is None else "change"
        self._ledger.do(Edit("save-layout", f"{did} layout “{made.name}”", (change,)))
        return made

    def rename(self, layout: LayoutId, name: str) -> Layout:
        """Give a layout another name; returns it as it is now. Raises ``BadRequest`` if taken."""
        old = self.get(layout)
        new = replace(old, name=_checked(name))
        if new == old:
            return old
        taken = self._named(new.name, new.briefing)
        if taken is not None and taken.id != layout:
            raise BadRequest(
                f"There is a layout called “{taken.name}” already. Choose another name."
            )
        change = self._ledger.change(Collection.LAYOUT, layout, new)
        self._ledger.do(Edit("rename-layout", f"rename layout “{old.name}”", (change,)))
        return new

    def delete(self, layout: LayoutId) -> None:
        """Delete a layout; its articles stay. Raises ``NotFound``."""
        said = f"delete layout “{self.get(layout).name}”"
        change = self._ledger.change(Collection.LAYOUT, layout, None)
        self._ledger.do(Edit("delete-layout", said, (change,)))

    def _named(self, name: str, briefing: BriefingId | None) -> Layout | None:
        same = (one for one in self.all() if one.name.casefold() == name.casefold())
        return next((one for one in same if one.briefing == briefing), None)

    def _housed(self, layout: Layout) -> Layout:
        gone = layout.briefing is not None and not self._has(layout.briefing)
        return replace(layout, briefing=None) if gone else layout

    def _has(self, briefing: BriefingId) -> bool:
        return self._ledger.records.get(Collection.BRIEFING, briefing) is not None


def _checked(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise BadRequest("A layout needs a name.")
    return words[:LONGEST_NAME]


def _place(layout: Layout) -> tuple[bool, str, str, str]:
    return (layout.briefing is not None, layout.briefing or "", layout.name.casefold(), layout.id)
