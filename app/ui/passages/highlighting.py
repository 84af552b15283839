"""The highlights and hits of a view: what is drawn behind its letters, and its ticks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.ui import theme
from app.ui.passages.highlights import Highlights
from app.ui.passages.painting import Fill, Hits, Letters, ticks, ticks_of_fills

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QTextEdit

    from app.domain.article import Span
    from app.ui.passages.geometry import Geometry
    from app.ui.passages.laying_out import LayingOut
    from app.ui.passages.passage_map import PassageMap
    from app.ui.widgets.tick_scroll_bar import TickScrollBar

AHEAD = 10
"""How many highlights are measured at a time before they come into view."""

AHEAD_MS = 20

_AROUND = 5
"""Pixels beside a line that what is drawn at it may take: the knobs of a mark's edges."""


class Highlighting(QObject):
    """Keeps the highlights and the hits of one view, and their ticks on its scroll bar."""

    def __init__(self, view: QTextEdit, bar: TickScrollBar, laying_out: LayingOut) -> None:
        super().__init__(view)
        self._view, self._bar, self._laying_out = view, bar, laying_out
        laying_out.done.connect(self._place_ticks)
        self._geometry: Geometry | None = None
        self._passages: PassageMap | None = None
        self._fills = Highlights()
        self._hits = Hits()
        self._letters = Letters(view)
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._on_ahead)
        self._measured = 0

    @property
    def fills(self) -> tuple[Fill, ...]:
        """The highlights in the order in which they are painted: shorter ones lie on top."""
        return tuple(self._fills)

    @property
    def hits(self) -> tuple[Span, ...]:
        """Where a search hit."""
        return self._hits.spans

    def clear(self) -> None:
        """Another text is shown, with no highlight and no hit in it."""
        self._fills, self._hits = Highlights(), Hits()

    def measure_with(self, geometry: Geometry, passages: PassageMap) -> None:
        """Stand where ``geometry`` says from now on: the text is in another document."""
        self._geometry, self._passages = geometry, passages
        self._fills.forget()

    def measure_again(self) -> None:
        """Draw everything where it is now: lines were broken otherwise."""
        self._fills.forget()
        self.draw()

    def set_fills(self, fills: Iterable[Fill]) -> None:
        """Put these highlights behind the text; the shortest lies on top."""
        self._fills = Highlights(fills)
        self.draw()

    def change_fills(self, gone: Sequence[Fill], come: Sequence[Fill]) -> None:
        """Take highlights away that are ``gone``, and add those that have ``come``."""
        geometry, passages = self._geometry, self._passages
        self._fills.change(gone, come, geometry)
        if geometry is None or passages is None:
            return
        self._letters.change((*gone, *come), geometry, passages)
        anew = self._hits.spans or self._laying_out.is_under_way
        if anew or not (self._bar.ticks and self._fills):
            self._place_ticks()
        else:
            height, shown = self._height(geometry), theme.current()
            self._bar.change_ticks(
                ticks_of_fills(_placed(geometry, gone), shown, height),
                ticks_of_fills(_placed(geometry, come), shown, height),
            )
        for fill in (*gone, *come):
            self.update_lines(fill.span)

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Show where a search hit; ``current`` is the number of the one that stands out."""
        self._hits = Hits(tuple(hits), current)
        self.draw()

    def between(self, begin: float, end: float) -> list[Fill]:
        """The highlights of which something stands between two heights of the document."""
        return self._fills.between(self._geometry, begin, end) if self._geometry else []

    def draw(self) -> None:
        """Draw all that there is."""
        if self._geometry is None or self._passages is None:
            return
        self._letters.show(self._fills, self._hits, theme.current())
        self._letters.draw(self._geometry, self._passages)
        self._place_ticks()
        self._view.viewport().update()
        self._measured = 0
        if self._fills:
            self._ahead.start()

    def follow(self) -> None:
        """Draw what has come near, after the text was scrolled."""
        if self._geometry is not None and self._passages is not None:
            self._letters.follow(self._geometry, self._passages)

    def update_lines(self, span: Span | None) -> None:
        """Let the lines of ``span`` be painted anew."""
        extent = self._geometry.extent(span) if self._geometry is not None and span else None
        if extent is not None:
            viewport = self._view.viewport()
            top = round(extent[0]) - self._bar.value() - _AROUND
            height = round(extent[1] - extent[0]) + 2 * _AROUND
            viewport.update(0, top, viewport.width(), height)

    @Slot()
    def _on_ahead(self) -> None:
        """Find out, while there is time, what scrolling would have to find out in haste."""
        if self._geometry is not None and self._passages is not None:
            for fill in islice(self._fills, self._measured, self._measured + AHEAD):
                self._geometry.boxes(fill.span)
                self._letters.look_at(fill, self._passages)
        self._measured += AHEAD
        if self._measured >= len(self._fills):
            self._ahead.stop()
            self._letters.all_looked_at()

    def _height(self, geometry: Geometry) -> float:
        """What the bar stands for: the text, or the view if that has room for all of it."""
        return max(geometry.height(), self._view.viewport().height())

    @Slot()
    def _place_ticks(self) -> None:
        if not self._fills and not self._hits.spans:
            self._bar.set_ticks([])  # unmeasured: the height is known once all is laid out
        elif self._geometry is not None and not self._laying_out.is_under_way:
            height = self._height(self._geometry)
            self._bar.set_ticks(
                ticks(self._geometry, theme.current(), self._fills, self._hits, height)
            )


def _placed(geometry: Geometry, fills: Iterable[Fill]) -> Iterator[tuple[float, Fill]]:
    """Those of ``fills`` that are not hidden, each with its top in the document."""
    for fill in fills:
        extent = geometry.extent(fill.span)
        if extent is not None:
            yield extent[0], fill
